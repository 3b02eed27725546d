package article

import (
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

func TestPublishedLadder(t *testing.T) {
	tests := []struct {
		name string
		in   Input
		want string
		from timeline.PublishedFrom
	}{
		{"given", Input{Data: []byte("Text."), Name: "2020-01-02.txt", Published: edtf.Of(2024, 6, 19)}, "2024-06-19", "given"},
		{"address", Input{Data: []byte("Text."), Name: "https://news.example/2020/01/02/x"}, "2020-01-02", "text"},
		{"file name", Input{Data: []byte("Text."), Name: "dir/20200102-x.txt"}, "2020-01-02", "text"},
		{"no day in a number", Input{Data: []byte("Text."), Name: "99999999.txt"}, "", "none"},
		{"byline", Input{Data: []byte("Ministers meet\nPublished: 19 June 2024 10:30 GMT\n\n" + strings.Repeat("The ministers met again in the capital. ", 4))}, "2024-06-19", "dateline"},
		{"byline in Japanese", Input{Data: []byte("外相が会談\n2024年6月19日 10時30分\n\n両国の外相は首都で再び会談した。")}, "2024-06-19", "dateline"},
		{"dateline", Input{Data: []byte("SEOUL, June 19, 2024 (Agency) — The ministers met.\n\nThey talked.")}, "2024-06-19", "dateline"},
		{"a date in a sentence", Input{Data: []byte("The ministers met on 19 June 2024 in Seoul.\n\nThey talked.")}, "", "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readAll(tt.in)
			if len(got) != 1 || got[0].Err != nil {
				t.Fatalf("items = %+v", got)
			}
			if d := got[0].Doc; d.DCT.String() != tt.want || d.PublishedFrom != tt.from {
				t.Errorf("published = %s from %s, want %s from %s", d.DCT, d.PublishedFrom, tt.want, tt.from)
			}
		})
	}
}

func TestParsePublished(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2024-06-19", "2024-06-19"},
		{"2024-06", "2024-06"},
		{"2024-06-19T23:59:59-05:00", "2024-06-19"},
		{"2024-06-19 10:00", "2024-06-19"},
		{"20240619T100000Z", "2024-06-19"},
		{"Wed, 19 Jun 2024 23:30:00 GMT", "2024-06-19"},
		{"June 19th, 2024", "2024-06-19"},
		{"Sept. 9, 2023", "2023-09-09"},
		{"令和6年(2024年6月19日)", "2024-06-19"},
		{"２０２４年６月１９日", "2024-06-19"},
		{"2024/6/19", "2024-06-19"},
		{"yesterday", ""},
		{"31 June 2024", ""},
		{"2024-06-01/2024-06-02", ""},
	}
	for _, tt := range tests {
		got, ok := parsePublished(tt.in)
		if got.String() != tt.want || ok != (tt.want != "") {
			t.Errorf("parsePublished(%q) = %s, %v, want %q", tt.in, got, ok, tt.want)
		}
	}
}
