package importer

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// rollCall is one vote of a body as its rows tell it.
type rollCall struct {
	call    string
	line    int // of the first row
	date    edtf.Date
	day     edtf.Day
	vote    timeline.Vote
	detail  map[string]string
	whole   bool // on a text as a whole, no amendment or paragraph
	by      map[timeline.CountryID]string
	counted map[string]int
	rows    int
	err     error
}

// newRollCall reads what the first row tells of all.
func newRollCall(t *table, call string) *rollCall {
	c := &rollCall{
		call: call, line: t.line, detail: map[string]string{}, whole: true,
		by: map[timeline.CountryID]string{}, counted: map[string]int{}, vote: timeline.Vote{For: -1, Against: -1, Abstain: -1},
	}
	fail := func(format string, args ...any) {
		if c.err == nil {
			c.err = fmt.Errorf("line %d: roll call %.40q: "+format, append([]any{t.line, call}, args...)...)
		}
	}
	if call == "" {
		fail("it has no number")
	}
	text := strings.TrimSpace(t.cell("date"))
	if i := strings.IndexAny(text, " T"); i > 0 { // the time of day
		text = text[:i]
	}
	var err error
	if c.date, err = edtf.Parse(text); err != nil || c.date.IsZero() {
		fail("the date: %w: %.40q", edtf.ErrSyntax, text)
	}
	c.day = c.date.First()
	for name, n := range map[string]*int{"for": &c.vote.For, "against": &c.vote.Against, "abstain": &c.vote.Abstain} {
		s := number(t.cell(name))
		if s == "" || s == "NA" {
			continue
		}
		if *n, err = strconv.Atoi(s); err != nil || *n < 0 {
			fail("the count %.20q is no number", s)
		}
	}
	given := func(name string) string {
		s := strings.Join(strings.Fields(t.cell(name)), " ")
		if s == "NA" {
			return ""
		}
		return s
	}
	for key, s := range map[string]string{"topic": either(given("topic"), given("long")), "session": number(given("session")), "meeting": given("meeting")} {
		if s != "" {
			c.detail[key] = s
		}
	}
	for column, what := range map[string]string{"amend": "amendment", "para": "paragraph"} {
		if number(given(column)) == "1" {
			c.detail["on"], c.whole = what, false
		}
	}
	c.vote.Symbol = either(given("symbol"), given("draft"))
	c.vote.Body = bodyOf(given("body"), c.vote.Symbol)
	return c
}

// bodyOf is the body that voted: as the table says, or by its documents' symbols.
func bodyOf(given, symbol string) string {
	switch strings.ToUpper(given) {
	case "UNSC", "SC", "S", "SECURITY COUNCIL":
		return "UNSC"
	}
	if given == "" && strings.HasPrefix(symbol, "S/") {
		return "UNSC"
	}
	return "UNGA"
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// finish is the event of a roll call whose rows are all read.
func (im *Importer) finish(c *rollCall) Row {
	if c.err != nil {
		return Row{Line: c.line, Err: c.err}
	}
	v := c.vote
	for name, n := range map[string]*int{"for": &v.For, "against": &v.Against, "abstain": &v.Abstain} {
		if *n < 0 {
			*n = c.counted[name]
		}
	}
	if v.For+v.Against+v.Abstain == 0 {
		return Row{Line: c.line, Skipped: noVote}
	}
	e := timeline.Event{
		ID: strings.ToLower(v.Body) + "-vote-" + c.call, Type: "un-vote", When: c.date, Vote: &v, Modality: timeline.Occurred,
		Lang: "en", Score: 1, Sources: 1, Status: timeline.StatusAccepted, Detail: c.detail,
	}
	adopted := c.whole && strings.Contains(v.Symbol, "/RES/")
	if adopted {
		e.Outcome = "adopted"
	}
	for _, id := range slices.Sorted(maps.Keys(c.by)) {
		p := im.country(id)
		p.Role = timeline.RoleVoter
		if v.Body == "UNSC" && c.whole && !adopted && c.by[id] == "against" && permanent(id, c.day) && v.For >= majority(c.day) {
			p.Role, e.Type = timeline.RoleSource, "veto"
			v.Vetoed = append(v.Vetoed, id)
		}
		e.Parties = append(e.Parties, p)
		v.By = append(v.By, timeline.Position{Country: id, Position: c.by[id]})
	}
	e.Summary = im.voteSummary(&v, c.detail["topic"])
	return Row{Line: c.line, Event: e}
}

func (im *Importer) voteSummary(v *timeline.Vote, topic string) string {
	on := either(topic, "a proposal")
	if v.Symbol != "" {
		on += " (" + v.Symbol + ")"
	}
	counts := fmt.Sprintf("%d for, %d against, %d abstaining", v.For, v.Against, v.Abstain)
	switch {
	case len(v.Vetoed) > 0:
		var names []string
		for _, c := range v.Vetoed {
			names = append(names, im.country(c).Name)
		}
		return fmt.Sprintf("%s vetoed a draft of the Security Council on: %s: %s", strings.Join(names, ", "), on, counts)
	case v.Body == "UNSC":
		return fmt.Sprintf("Vote of the Security Council on: %s: %s", on, counts)
	}
	return fmt.Sprintf("Vote of the General Assembly on: %s: %s", on, counts)
}

// permanent reports whether a state sat in the Security Council for good on a day.
// The seat of China was Taiwan's until October 1971.
func permanent(id timeline.CountryID, day edtf.Day) bool {
	switch id {
	case "USA", "GBR", "FRA", "SUN", "RUS":
		return true
	case "TWN":
		return day < edtf.DayOf(1971, 10, 25)
	case "CHN":
		return true // tables that do not tell the two apart call both so
	}
	return false
}

// majority is how many votes a draft of the Security Council needs. A draft with
// fewer fails by itself, and no vote against it is a veto.
func majority(day edtf.Day) int {
	if day < edtf.DayOf(1966, 1, 1) { // 11 members
		return 7
	}
	return 9
}
