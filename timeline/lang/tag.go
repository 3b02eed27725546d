package lang

import (
	"fmt"

	"golang.org/x/text/language"

	"demarche/timeline"
)

// ParseTag is the language that a BCP 47 tag names, in the case that
// BCP 47 recommends, for case tells nothing in one; "" is "".
// A tag that is malformed or names no language is a timeline.ErrInvalid. A
// language without a pack is none: its articles are kept, and no events found.
func ParseTag(tag string) (timeline.Lang, error) {
	if tag == "" {
		return "", nil
	}
	if _, err := language.Parse(tag); err != nil {
		return "", fmt.Errorf("%.40q is no language tag such as en, ja or pt-BR: %w", tag, timeline.ErrInvalid)
	}
	canonical, err := language.Raw.Parse(tag)
	if err != nil {
		return "", fmt.Errorf("%.40q: %w", tag, timeline.ErrInvalid)
	}
	return timeline.Lang(canonical.String()), nil
}
