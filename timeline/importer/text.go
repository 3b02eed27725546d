package importer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// checked passes rows on; one with a text that not every database can hold becomes
// an error of its own, where it would fail the rows stored with it.
func checked(yield func(Row) bool) func(Row) bool {
	return func(r Row) bool {
		if r.Err == nil && r.Skipped == "" {
			if err := checkTexts(&r.Event); err != nil {
				r = Row{Line: r.Line, Err: err}
			}
		}
		return yield(r)
	}
}

func checkTexts(e *timeline.Event) (err error) {
	see := func(what, text string) {
		switch {
		case err != nil:
		case !utf8.ValidString(text):
			err = fmt.Errorf("%s %.40q is not UTF-8: %w", what, text, timeline.ErrInvalid)
		case strings.IndexByte(text, 0) >= 0:
			err = fmt.Errorf("%s %.40q holds the character U+0000: %w", what, text, timeline.ErrInvalid)
		}
	}
	see("id", e.ID)
	see("summary", e.Summary)
	see("outcome", e.Outcome)
	see("lang", string(e.Lang))
	see("place", e.Place.Name)
	see("country of the place", string(e.Place.Country))
	for _, p := range e.Parties {
		see("actor", string(p.Actor))
		see("name", p.Name)
		see("country", string(p.Country))
	}
	if e.Vote != nil {
		see("symbol", e.Vote.Symbol)
	}
	for key, value := range e.Detail {
		see("detail", key)
		see("detail", value)
	}
	for i := range e.Reports {
		see("outlet", e.Reports[i].Outlet)
		see("lang", string(e.Reports[i].Lang))
		see("url", e.Reports[i].URL)
		see("quote", e.Reports[i].Quote)
	}
	return err
}
