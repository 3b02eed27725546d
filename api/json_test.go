package api

import (
	"bytes"
	"encoding/json"
	"testing"

	"demarche/models"
	"demarche/timeline/export"
)

func TestLargeAnswersAreWhatEncodingJSONMakes(t *testing.T) {
	total, date := 7, "2024-06"
	event := export.Event{ID: "x", Type: "veto", Date: &date, Parties: []export.Party{}, Countries: []string{"RUS"}, Summary: "\"拒否\" <b>"}
	for name, v := range map[string]any{
		"page":            EventPage{Events: []export.Event{event, event}, Next: "n", Prev: "p", Total: &total},
		"empty page":      EventPage{Events: []export.Event{}},
		"rows":            EventRows{Events: []export.Event{event}},
		"event":           event,
		"density":         models.Density{First: -3, Days: 9, Bins: 2, Total: 5, Undated: 1, Lanes: []models.Lane{{Key: "RUS", Total: 4, Counts: []int{1, 3}}, {Key: "", Counts: []int{0, 0}}}},
		"density of none": models.Density{Lanes: []models.Lane{}},
	} {
		var got bytes.Buffer
		if err := jsonFormat().Marshal(&got, v); err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want)+"\n" {
			t.Errorf("%s:\n got %s\nwant %s", name, got.String(), want)
		}
	}
}

func TestABodyOfTwoMeaningsIsRefused(t *testing.T) {
	tests := map[string]bool{
		`{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}],"d":"a"}`: true,
		`[1,{"a":[]},"a","a"]`:                              true,
		`"a"`:                                               true,
		`{"a":1,"a":1}`:                                     false,
		`{"a":{"b":1},"c":[1],"a":1}`:                       false,
		`{"x":[{"b":{}, "c":0, "b":0}]}`:                    false,
		`{"name":1,"NAME":1}`:                               false,
		`{"Name":1}`:                                        false,
		`{"kind":1,"\u212aind":1}`:                          false, // the sign of Kelvin
		"{\"a\":\"\xff\"}":                                  false,
		`{"a":1`:                                            false,
		`{"a":1}{"b":1}`:                                    false,
	}
	for text, fine := range tests {
		var v any
		if err := unmarshalStrictly([]byte(text), &v); (err == nil) != fine {
			t.Errorf("unmarshalStrictly(%s) = %v, want fine: %t", text, err, fine)
		}
	}
}
