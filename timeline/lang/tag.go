package lang

import (
	"fmt"

	"golang.org/x/text/language"

	"demarche/timeline"
)

// ParseTag is the language that a BCP 47 tag names, as it was written; "" is "".
// A tag that is malformed or names no language is a timeline.ErrInvalid. A
// language without a pack is none: its articles are kept, and no events found.
func ParseTag(tag string) (timeline.Lang, error) {
	if tag == "" {
		return "", nil
	}
	if _, err := language.Parse(tag); err != nil {
		return "", fmt.Errorf("%.40q is no language tag such as en, ja or pt-BR: %w", tag, timeline.ErrInvalid)
	}
	return timeline.Lang(tag), nil
}
