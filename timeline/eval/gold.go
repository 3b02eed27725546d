// Package eval scores a coder against texts whose events people have marked:
// precision, recall and F1 of finding, typing and fully describing an event, by
// language and by type, and how well scores are calibrated.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Article is a text with its events as people marked them: one JSON line of a
// gold file.
type Article struct {
	ID        string        `json:"id"`
	Lang      timeline.Lang `json:"lang"`
	Published *string       `json:"published"` // EDTF; null when not known
	Title     string        `json:"title,omitempty"`
	Text      string        `json:"text"`
	Events    []Gold        `json:"events"`
}

// Gold is one marked event. Offsets count code points of the text.
type Gold struct {
	Type        timeline.TypeSlug    `json:"type"`
	Date        *string              `json:"date"` // EDTF; null when it can't be told
	DateText    *string              `json:"date_text"`
	Modality    timeline.Modality    `json:"modality"`
	Countries   []timeline.CountryID `json:"countries"`
	Optional    []timeline.CountryID `json:"opt_countries"` // venue and topic: neither asked for nor wrong
	Sentence    Range                `json:"sentence"`
	AltSentence []Range              `json:"alt_sentences"`
	Trigger     string               `json:"trigger"`
	// Required is false for what is vague or borderline: neither hit nor miss.
	Required      bool                `json:"required"`
	AltTypes      []timeline.TypeSlug `json:"alt_types"`
	AltDates      []*string           `json:"alt_dates"` // equally right; null: no date is right too
	AltModalities []timeline.Modality `json:"alt_modalities"`
	// DateWindow says that it happened at some time inside Date: any date in it is right.
	DateWindow bool `json:"date_window"`
}

// Range is a half-open stretch of text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// maxLine bounds a line of a gold file, in bytes.
const maxLine = 16 << 20

// ReadGold reads JSON lines. An error names the line.
func ReadGold(r io.Reader) ([]Article, error) {
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	var out []Article
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		var a Article
		if err := json.Unmarshal(s.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("gold line %d: %w", n, err)
		}
		if err := a.check(); err != nil {
			return nil, fmt.Errorf("gold line %d: %w", n, err)
		}
		out = append(out, a)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("gold file: %w", err)
	}
	return out, nil
}

func (a Article) check() error {
	if a.ID == "" || a.Text == "" {
		return fmt.Errorf("%w: an article needs id and text", timeline.ErrInvalid)
	}
	dates := []*string{a.Published}
	for _, g := range a.Events {
		dates = append(dates, g.Date)
	}
	for _, d := range dates {
		if _, err := parseDate(d); err != nil {
			return fmt.Errorf("%s: %w", a.ID, err)
		}
	}
	return nil
}

func parseDate(s *string) (edtf.Date, error) {
	if s == nil {
		return edtf.Date{}, nil
	}
	return edtf.Parse(*s)
}

// countries is both sets without those that the gold calls optional.
func (g Gold) countries(m []timeline.CountryID) (want, got []timeline.CountryID) {
	asked := func(c timeline.CountryID) bool { return !slices.Contains(g.Optional, c) }
	return only(g.Countries, asked), only(m, asked)
}

func only[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, x := range list {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

// rightDate reports whether d is the date of g: the same days, an alternative, or
// inside the window.
func (g Gold) rightDate(d edtf.Date) bool {
	want, _ := parseDate(g.Date)
	if sameDays(want, d) {
		return true
	}
	for _, alt := range g.AltDates {
		if x, err := parseDate(alt); err == nil && sameDays(x, d) {
			return true
		}
	}
	return g.DateWindow && want.Bounded() && want.Contains(d)
}

func sameDays(a, b edtf.Date) bool {
	return a.IsZero() == b.IsZero() && a.First() == b.First() && a.Last() == b.Last()
}
