package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/export"
)

// fromWire is the event that left as x. The label and codes of its type are
// those of this build, its days those of its date.
func (im *Importer) fromWire(x export.Event) (timeline.Event, error) {
	e := timeline.Event{
		ID: x.ID, Type: timeline.TypeSlug(x.Type), Modality: timeline.Modality(x.Modality), Outcome: x.Outcome, Detail: x.Detail,
		Summary: x.Summary, Lang: timeline.Lang(x.Lang), Score: x.Score, Sources: x.Sources, Status: timeline.Status(x.Status), Disputes: x.Disputes,
	}
	if _, ok := im.types.Lookup(e.Type); !ok {
		im.unmapped[x.Type]++
		return e, fmt.Errorf("unknown type %.40q", x.Type)
	}
	var err error
	if e.When, err = dateOf(x.Date); err != nil {
		return e, err
	}
	for _, p := range x.Parties {
		e.Parties = append(e.Parties, timeline.Party{Actor: timeline.ActorID(p.Actor), Name: p.Name, Country: timeline.CountryID(p.Country), Role: timeline.Role(p.Role)})
	}
	if x.Place != nil {
		e.Place = timeline.Place{Name: x.Place.Name, Country: timeline.CountryID(x.Place.Country)}
	}
	if e.Vote, err = voteOf(x.Vote); err != nil {
		return e, err
	}
	for _, r := range x.Reports {
		report, err := reportOf(r, e)
		if err != nil {
			return e, err
		}
		e.Reports = append(e.Reports, report)
	}
	return e, nil
}

func dateOf(s *string) (edtf.Date, error) {
	if s == nil {
		return edtf.Date{}, nil
	}
	d, err := edtf.Parse(*s)
	if err != nil {
		return d, fmt.Errorf("the date: %w", err)
	}
	return d, nil
}

func voteOf(x *export.Vote) (*timeline.Vote, error) {
	if x == nil {
		return nil, nil
	}
	var err error
	n := func(p *int) int {
		switch {
		case p == nil:
			return -1
		case *p < 0:
			err = fmt.Errorf("the count %d of a vote is below 0", *p)
		}
		return *p
	}
	v := &timeline.Vote{Body: x.Body, Symbol: x.Symbol, For: n(x.For), Against: n(x.Against), Abstain: n(x.Abstain)}
	for c, pos := range x.By {
		v.By = append(v.By, timeline.Position{Country: timeline.CountryID(c), Position: pos})
	}
	slices.SortFunc(v.By, func(a, b timeline.Position) int { return strings.Compare(string(a.Country), string(b.Country)) })
	for _, c := range x.Vetoed {
		v.Vetoed = append(v.Vetoed, timeline.CountryID(c))
	}
	return v, err
}

// reportOf is the report that left as r. Bytes of the article are not known:
// its spans count from where the quote starts in code points, which is right
// inside the quote and for every use outside the program.
func reportOf(r export.Report, e timeline.Event) (timeline.Report, error) {
	when, err := dateOf(r.Date)
	if err != nil {
		return timeline.Report{}, err
	}
	out := timeline.Report{
		Article: r.Article, Outlet: r.Outlet, URL: r.URL, Lang: timeline.Lang(r.Lang), Quote: r.Quote, QuoteStart: r.Start, Reason: r.Reason,
		Mention: timeline.Mention{
			Type: timeline.TypeSlug(r.Type), Parties: e.Parties, When: when, Modality: timeline.Modality(r.Modality), Rule: timeline.RuleID(r.Rule), Score: r.Score,
			Evidence: timeline.Span{Start: r.Start, End: r.Start + len(r.Quote)},
		},
	}
	if out.Trigger, err = spanOf(r, r.Trigger); err != nil {
		return out, err
	}
	out.WhenSpan, err = spanOf(r, r.DateSpan)
	return out, err
}

func spanOf(r export.Report, q *export.Quote) (timeline.Span, error) {
	if q == nil {
		return timeline.Span{}, nil
	}
	a, ok := byteAt(r.Quote, q.Start-r.Start)
	b, ok2 := byteAt(r.Quote, q.End-r.Start)
	if !ok || !ok2 || a > b || r.Quote[a:b] != q.Text {
		return timeline.Span{}, fmt.Errorf("the offsets %d-%d do not point at %.40q", q.Start, q.End, q.Text)
	}
	return timeline.Span{Start: r.Start + a, End: r.Start + b}, nil
}

// byteAt is the byte at which code point n of s starts.
func byteAt(s string, n int) (int, bool) {
	if n < 0 {
		return 0, false
	}
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at, n == 0
}
