package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/export"
	"demarche/timeline/lang"
)

// The words that an event may use; docs/export-schema.json lists the same.
var (
	modalities = []timeline.Modality{timeline.Occurred, timeline.Ongoing, timeline.Planned, timeline.Hypothetical, timeline.Negated, timeline.Alleged}
	statuses   = []timeline.Status{timeline.StatusExtracted, timeline.StatusAccepted, timeline.StatusRejected, timeline.StatusCorrected}
	roles      = []timeline.Role{
		timeline.RoleSource, timeline.RoleTarget, timeline.RoleParticipant, timeline.RoleHost, timeline.RoleMediator,
		timeline.RoleSignatory, timeline.RoleVoter,
	}
	positions = []string{"for", "against", "abstain"}
	disputes  = []string{"date", "countries", "modality", "vote"}
)

// checked passes rows on. An event that the formats, the API or a database could
// not carry becomes an error of its own row, where it would fail those around it.
func (im *Importer) checked(f Format, yield func(Row) bool) func(Row) bool {
	what := "line"
	if f.Name == "json" {
		what = "event"
	}
	return func(r Row) bool {
		if r.Err == nil && r.Skipped == "" {
			if err := im.check(&r.Event); err != nil {
				r = Row{Line: r.Line, Err: fmt.Errorf("%s %d: %w", what, r.Line, err)}
			}
		}
		if r.Skipped != "" {
			im.skipped[r.Skipped]++
		}
		return yield(r)
	}
}

// faults keeps the first fault that is found, and all countries that are none.
type faults struct {
	err    error
	strays []timeline.CountryID
}

func (f *faults) add(format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf(format+": %w", append(args, timeline.ErrInvalid)...)
	}
}

// text looks at a text that not every database can hold.
func (f *faults) text(what, text string) {
	switch {
	case !utf8.ValidString(text):
		f.add("%s %.40q is not UTF-8", what, text)
	case strings.IndexByte(text, 0) >= 0:
		f.add("%s %.40q holds the character U+0000", what, text)
	}
}

func (f *faults) lang(tag timeline.Lang) {
	if _, err := lang.ParseTag(string(tag)); err != nil {
		f.add("the language %.40q is none", tag)
	}
}

func (f *faults) score(what string, score float64) {
	if !(score >= 0 && score <= 1) { // NaN is neither
		f.add("%s %v is out of range: it goes from 0 to 1", what, score)
	}
}

func oneOf[T ~string](f *faults, what string, word T, words []T) {
	if !slices.Contains(words, word) {
		f.add("unknown %s %.40q", what, word)
	}
}

func (im *Importer) check(e *timeline.Event) error {
	var f faults
	f.text("id", e.ID)
	if !export.ValidID(e.ID) {
		f.add("the id %.80q is not of 1 to %d letters, digits and -._~:", e.ID, export.MaxID)
	}
	oneOf(&f, "modality", e.Modality, modalities)
	oneOf(&f, "status", e.Status, statuses)
	f.text("summary", e.Summary)
	f.text("outcome", e.Outcome)
	f.lang(e.Lang)
	f.score("score", e.Score)
	if e.Sources < 0 || e.Sources > export.MaxSources {
		f.add("%d sources are out of range: it goes from 0 to %d", e.Sources, export.MaxSources)
	}
	for _, p := range e.Parties {
		im.checkParty(&f, p)
	}
	f.text("place", e.Place.Name)
	im.checkCountry(&f, e.Place.Country)
	for key, value := range e.Detail {
		f.text("detail", key)
		f.text("detail", value)
	}
	for _, d := range e.Disputes {
		oneOf(&f, "dispute", d, disputes)
	}
	if e.Vote != nil {
		im.checkVote(&f, e.Vote)
	}
	for i := range e.Reports {
		im.checkReport(&f, &e.Reports[i])
	}
	for _, id := range f.strays {
		im.strays[string(id)]++
	}
	return f.err
}

func (im *Importer) checkParty(f *faults, p timeline.Party) {
	f.text("name", p.Name)
	oneOf(f, "role", p.Role, roles)
	im.checkCountry(f, p.Country)
	if p.Actor == "" {
		return
	}
	if !export.ValidActor(string(p.Actor)) {
		f.add("the actor %.80q is not one like country/RUS or person/name", p.Actor)
	}
	if code, ok := strings.CutPrefix(string(p.Actor), "country/"); ok {
		im.checkCountry(f, timeline.CountryID(code))
	}
}

// checkCountry refuses a code that is in no table of ours.
func (im *Importer) checkCountry(f *faults, id timeline.CountryID) {
	if id == "" {
		return
	}
	if _, ok := im.actors.Country(id); !ok {
		if !slices.Contains(f.strays, id) {
			f.strays = append(f.strays, id)
		}
		f.add("unknown country %.40q", id)
	}
}

func (im *Importer) checkVote(f *faults, v *timeline.Vote) {
	f.text("body", v.Body)
	f.text("symbol", v.Symbol)
	for _, n := range [...]int{v.For, v.Against, v.Abstain} {
		if n < -1 || n > export.MaxCount {
			f.add("the count %d of a vote is out of range: it goes from 0 to %d", n, export.MaxCount)
		}
	}
	for i, p := range v.By {
		im.checkCountry(f, p.Country)
		oneOf(f, "position", p.Position, positions)
		if p.Country == "" || i > 0 && v.By[i-1].Country == p.Country {
			f.add("the position %.40q is of no country or of one that has another", p.Position)
		}
	}
	for _, c := range v.Vetoed {
		im.checkCountry(f, c)
		if c == "" {
			f.add("a veto is of no country")
		}
	}
}

func (im *Importer) checkReport(f *faults, r *timeline.Report) {
	f.text("article", r.Article)
	f.text("outlet", r.Outlet)
	f.text("url", r.URL)
	f.text("quote", r.Quote)
	f.text("rule", string(r.Rule))
	f.text("reason", r.Reason)
	f.lang(r.Lang)
	f.score("score of a report", r.Score)
	oneOf(f, "modality of a report", r.Modality, modalities)
	if _, ok := im.types.Lookup(r.Type); !ok {
		f.add("unknown type of a report %.40q", r.Type)
	}
	if r.QuoteStart < 0 || r.QuoteStart > export.MaxCount-len(r.Quote) {
		f.add("the start %d of a quote is out of range", r.QuoteStart)
	}
}
