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
	if err := checkWords(x); err != nil {
		return e, err
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
	e.Vote = voteOf(x.Vote)
	for _, r := range x.Reports {
		report, err := reportOf(r, e)
		if err != nil {
			return e, err
		}
		e.Reports = append(e.Reports, report)
	}
	return e, nil
}

// checkWords refuses words outside the vocabulary: the program would carry them on.
func checkWords(x export.Event) error {
	modalities := []timeline.Modality{timeline.Occurred, timeline.Ongoing, timeline.Planned, timeline.Hypothetical, timeline.Negated, timeline.Alleged}
	if !slices.Contains(modalities, timeline.Modality(x.Modality)) {
		return fmt.Errorf("unknown modality %.40q", x.Modality)
	}
	statuses := []timeline.Status{timeline.StatusExtracted, timeline.StatusAccepted, timeline.StatusRejected, timeline.StatusCorrected}
	if !slices.Contains(statuses, timeline.Status(x.Status)) {
		return fmt.Errorf("unknown status %.40q", x.Status)
	}
	roles := []timeline.Role{timeline.RoleSource, timeline.RoleTarget, timeline.RoleParticipant, timeline.RoleHost, timeline.RoleMediator, timeline.RoleSignatory, timeline.RoleVoter}
	for _, p := range x.Parties {
		if !slices.Contains(roles, timeline.Role(p.Role)) {
			return fmt.Errorf("unknown role %.40q", p.Role)
		}
	}
	if x.Score < 0 || x.Score > 1 || x.Sources < 0 {
		return fmt.Errorf("score %v or sources %d is out of range", x.Score, x.Sources)
	}
	return nil
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

func voteOf(x *export.Vote) *timeline.Vote {
	if x == nil {
		return nil
	}
	n := func(p *int) int {
		if p == nil {
			return -1
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
	return v
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
