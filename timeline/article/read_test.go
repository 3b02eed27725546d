package article

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarche/timeline"
)

func readAll(in Input) []Item {
	var out []Item
	Read(in, func(i Item) bool { out = append(out, i); return true })
	return out
}

func TestReadErrorsNameTheThing(t *testing.T) {
	tests := []struct {
		name string
		in   Input
		code string
		want string
	}{
		{"empty file", Input{Name: "a.txt"}, CodeEmpty, "a.txt"},
		{"white space", Input{Name: "a.txt", Data: []byte(" \n\t\n")}, CodeEmpty, "a.txt"},
		{"much white space", Input{Name: "a.txt", Data: []byte(strings.Repeat("\n", 3*sniffBytes))}, CodeEmpty, "a.txt"},
		{"picture", Input{Name: "a.png", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")}, CodeBinary, "a PNG image"},
		{"archive", Input{Name: "a.zip", Data: []byte("PK\x03\x04\x14\x00")}, CodeBinary, "a zip archive"},
		{"bytes", Input{Name: "a", Data: []byte("\x01\x02\x00\x00\x03\x04\x05\x06\x00\x01")}, CodeBinary, "binary data"},
		{"page without text", Input{Name: "a.html", Data: []byte("<!doctype html><title>T</title><script>x()</script><nav>Home</nav>")}, CodeNoText, "a.html"},
		{"broken JSON", Input{Name: "a.jsonl", Data: []byte(`{"id": "x", text}`)}, CodeBadJSON, "a.jsonl:1: malformed JSON at byte"},
		{"no text", Input{Name: "a.jsonl", Data: []byte(`{"id":"x"}`)}, CodeBadJSON, `no "text"`},
		{"empty text", Input{Name: "a.jsonl", Data: []byte(`{"id":"x","text":" "}`)}, CodeEmpty, "a.jsonl:1: x has no text"},
		{"text of the wrong type", Input{Name: "a.jsonl", Data: []byte(`{"id":"x","text":["a"]}`)}, CodeBadJSON, `"text" must be a string`},
		{"key twice", Input{Name: "a.jsonl", Data: []byte(`{"id":"x","text":"a","text":"b"}`)}, CodeBadJSON, `"text" comes twice`},
		{"bad date", Input{Name: "a.jsonl", Data: []byte(`{"id":"x","text":"a","published":"2023-02-29"}`)}, CodeBadDate, "2023-02-29"},
		{"number as line", Input{Name: "a.jsonl", Data: []byte("5")}, CodeBadJSON, "is a JSON object"},
		{"feed with entities", Input{Name: "f.xml", Data: []byte(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel></channel></rss>`)}, CodeBadFeed, "entity"},
		{"deep feed", Input{Name: "f.xml", Data: []byte(`<rss version="2.0"><channel>` + strings.Repeat("<a>", 300))}, CodeBadFeed, "200 deep"},
		{"feed without entries", Input{Name: "f.xml", Data: []byte(`<rss version="2.0"><channel><title>T</title></channel></rss>`)}, CodeNoText, "no entries"},
		{"deep page", Input{Name: "a.html", Data: []byte("<html><body>" + strings.Repeat("<div>", 2000) + "x")}, CodeBadHTML, "a.html"},
		{"cut PDF", Input{Name: "a.pdf", Data: []byte("%PDF-1.4\n1 0 obj\n<<")}, CodeBadPDF, "a.pdf"},
		{"damaged DOCX", Input{Name: "a.docx", Data: []byte("PK\x03\x04 word/document.xml")}, CodeBadDOCX, "a.docx"},
		{"too large", Input{Name: "a.txt", Data: []byte(strings.Repeat("word ", MaxTextBytes/5+1))}, CodeTooLarge, "a.txt: the text has"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items := readAll(tt.in)
			if len(items) != 1 {
				t.Fatalf("%d items, want 1", len(items))
			}
			var e *Error
			if !errors.As(items[0].Err, &e) || e.Code != tt.code || !strings.Contains(e.Message, tt.want) {
				t.Fatalf("error = %#v, want code %s with %q", items[0].Err, tt.code, tt.want)
			}
			if items[0].Doc != nil || items[0].ID == "" {
				t.Errorf("item = %+v, want no document and an id", items[0])
			}
		})
	}
}

func TestOneBadLineStopsNothing(t *testing.T) {
	in := Input{Name: "a.jsonl", Data: []byte("{\"id\":\"a\",\"text\":\"One.\"}\n\n{bad\n{\"id\":7,\"text\":\"Two.\",\"published\":\"2024-06-19T23:30:00+09:00\",\"lang\":\"en-GB\",\"extra\":{\"x\":[1]}}\n")}
	got := readAll(in)
	if len(got) != 3 || got[0].Err != nil || got[1].Err == nil || got[2].Err != nil {
		t.Fatalf("items = %+v", got)
	}
	if got[1].ID != "a.jsonl:3" {
		t.Errorf("id of the bad line = %q, want a.jsonl:3", got[1].ID)
	}
	d := got[2].Doc
	if d.ID != "7" || d.DCT.String() != "2024-06-19" || d.PublishedFrom != timeline.PublishedGiven || d.Lang != "en" {
		t.Errorf("document = %+v", d)
	}
	var streamed []Item
	ReadFrom(strings.NewReader(string(in.Data)), Input{Name: in.Name}, func(i Item) bool { streamed = append(streamed, i); return true })
	if len(streamed) != 3 || streamed[2].Doc.Text != d.Text {
		t.Errorf("ReadFrom gave %d items, want the same 3", len(streamed))
	}
}

func TestStreamOfManyLines(t *testing.T) {
	line := `{"id":"a","text":"` + strings.Repeat("x", 1000) + `"}` + "\n"
	n := 0
	ReadFrom(strings.NewReader(strings.Repeat(line, 500)), Input{}, func(i Item) bool {
		if i.Err != nil {
			t.Fatal(i.Err)
		}
		n++
		return n < 400
	})
	if n != 400 {
		t.Errorf("%d items, want reading to stop at 400", n)
	}
}

func TestLettersOfAMagicNumberAreText(t *testing.T) {
	for _, text := range []string{"RIFFs between the two ministers grew.", "BZh is a code.", "ID3 talks resumed.", "GIF89a was banned."} {
		if got := readAll(Input{Data: []byte(text)}); len(got) != 1 || got[0].Err != nil {
			t.Errorf("Read(%q) = %+v", text, got)
		}
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct {
		name, text string
		given      timeline.Lang
		want       timeline.Lang
	}{
		{"a few English words", "Russia vetoed a draft.", "", "en"},
		{"French", "Le président français a rencontré son homologue à Berlin pour parler de la guerre.", "", "fr"},
		{"Japanese", "両国の外相が会談した。", "", "ja"},
		{"Russian", "Министры иностранных дел двух стран встретились в Москве во вторник.", "", "ru"},
		{"given with its region", "Russia vetoed a draft.", "en-GB", "en"},
		{"no tag", "両国の外相が会談した。", "<x>", "ja"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readAll(Input{Data: []byte(tt.text), Lang: tt.given})
			if len(got) != 1 || got[0].Err != nil || got[0].Doc.Lang != tt.want {
				t.Errorf("language = %q, want %q", got[0].Doc.Lang, tt.want)
			}
		})
	}
}

func TestTextBehindWhiteSpace(t *testing.T) {
	data := strings.Repeat(" ", 3*sniffBytes) + "One."
	for _, got := range [][]Item{
		readAll(Input{Data: []byte(data)}),
		func() (items []Item) {
			ReadFrom(strings.NewReader(data), Input{}, func(i Item) bool { items = append(items, i); return true })
			return items
		}(),
	} {
		if len(got) != 1 || got[0].Err != nil || got[0].Doc.Text != data {
			t.Errorf("items = %d, error %v", len(got), got[0].Err)
		}
	}
}

func TestGivenTextStaysAsItIs(t *testing.T) {
	tests := []struct {
		name, text, want string
		cleaned          bool
	}{
		{"plain", "  One.\r\n\r\nTwo. \n", "  One.\r\n\r\nTwo. \n", false},
		{"decomposed", "か\u3099 e\u0301", "が é", true},
		{"NUL and broken bytes", "a\x00b\xffc", "a\ufffdb\ufffdc", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := draft{id: "x", text: tt.text}.finish(Input{})
			if got.Err != nil || got.Doc.Text != tt.want || got.Cleaned != tt.cleaned {
				t.Errorf("text = %q, cleaned %v, want %q, %v", got.Doc.Text, got.Cleaned, tt.want, tt.cleaned)
			}
		})
	}
}

func TestJSONLaidOutForReading(t *testing.T) {
	for _, data := range []string{
		"{\n  \"id\": \"a\",\n  \"text\": \"One.\"\n}",
		"[{\"id\":\"a\",\"text\":\"One.\"}]",
	} {
		got := readAll(Input{Data: []byte(data)})
		if len(got) != 1 || got[0].Err != nil || got[0].ID != "a" || got[0].Doc.Text != "One." {
			t.Errorf("Read(%q) = %+v", data, got)
		}
	}
}

// TestSeedArticle reads a real article where it is at hand.
func TestSeedArticle(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(sharedDir(t), "data", "seed", "putin-pyongyang.ja.txt"))
	if err != nil {
		t.Skip("the seed article is not here")
	}
	got := readAll(Input{Data: data, Name: "seed.txt"})
	if len(got) != 1 || got[0].Err != nil || got[0].Doc.Text != string(data) || got[0].Doc.Lang != "ja" {
		t.Fatalf("items = %d, error %v", len(got), got[0].Err)
	}
	count := map[timeline.Kind]int{}
	for _, m := range got[0].Doc.Marks {
		count[m.Kind]++
	}
	want := map[timeline.Kind]int{timeline.KindHeadline: 1, timeline.KindDateline: 1, timeline.KindCaption: 1, timeline.KindFurniture: 8}
	for k, n := range want {
		if count[k] != n {
			t.Errorf("%d marks of kind %s, want %d", count[k], k, n)
		}
	}
}

func sharedDir(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("DEMARCHE_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared")
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no go.mod above the working directory")
		}
		dir = filepath.Dir(dir)
	}
}
