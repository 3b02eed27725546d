package lang

import (
	"errors"
	"testing"

	"demarche/timeline"
)

func TestParseTag(t *testing.T) {
	for tag, ok := range map[string]bool{"": true, "en": true, "ja": true, "zh-Hant-TW": true, "pt-BR": true, "zz": false, "english": false, "e": false, "en--US": false} {
		got, err := ParseTag(tag)
		if ok && (err != nil || string(got) != tag) || !ok && !errors.Is(err, timeline.ErrInvalid) {
			t.Errorf("ParseTag(%q) = %q, %v", tag, got, err)
		}
	}
	for tag, want := range map[string]timeline.Lang{"EN": "en", "pt-br": "pt-BR", "ZH-hant-tw": "zh-Hant-TW"} {
		if got, err := ParseTag(tag); err != nil || got != want {
			t.Errorf("ParseTag(%q) = %q, %v, want %q", tag, got, err, want)
		}
	}
}
