package importer

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Columns of the table of vetoes; its head says what they hold.
const (
	vetoColumns    = 11
	vetoDate       = 0
	vetoDraft      = 1
	vetoMeeting    = 2
	vetoTopic      = 3
	vetoAbout      = 4
	vetoBy         = 5
	vetoFor        = 6
	vetoAgainst    = 7
	vetoAbstain    = 8
	vetoAbstainers = 9
)

// readVetoes reads the table of Security Council vetoes: one veto a row, by one
// or more members.
func (im *Importer) readVetoes(r io.Reader, yield func(Row) bool) error {
	seen := map[string]int{}
	return eachRow(r, vetoColumns, isHeading(vetoDate, "date"), yield, func(n int, col []string) Row {
		e, err := im.veto(col)
		if err != nil {
			return Row{Line: n, Err: fmt.Errorf("line %d: %w", n, err)}
		}
		key := strings.ToLower(strings.NewReplacer("/", "-", ".", "").Replace(e.Vote.Symbol))
		if key == "" {
			key = strings.ReplaceAll(col[vetoDate], "/", "-")
		}
		if seen[key]++; seen[key] > 1 { // several votes on one draft, or on drafts without a symbol
			key = fmt.Sprintf("%s-%d", key, seen[key])
		}
		e.ID = "unsc-veto-" + key
		return Row{Line: n, Event: e}
	})
}

func (im *Importer) veto(col []string) (timeline.Event, error) {
	d, err := edtf.Parse(col[vetoDate])
	if err != nil || d.IsZero() {
		return timeline.Event{}, fmt.Errorf("the date: %w: %.40q", edtf.ErrSyntax, col[vetoDate])
	}
	v := &timeline.Vote{Body: "UNSC", Symbol: known(col[vetoDraft])}
	for i, n := range []*int{&v.For, &v.Against, &v.Abstain} {
		if *n, err = tally(col[vetoFor+i]); err != nil {
			return timeline.Event{}, err
		}
	}
	e := timeline.Event{
		Type: "veto", When: d, Vote: v, Modality: timeline.Occurred, Lang: "en", Score: 1, Sources: 1,
		Status: timeline.StatusAccepted, Detail: map[string]string{"topic": col[vetoTopic]},
	}
	if m := known(col[vetoMeeting]); m != "" {
		e.Detail["meeting"] = m
	}
	var names []string
	for _, c := range strings.Fields(known(col[vetoBy])) {
		p := im.country(timeline.CountryID(c))
		p.Role = timeline.RoleSource
		e.Parties, names = append(e.Parties, p), append(names, p.Name)
		v.Vetoed = append(v.Vetoed, p.Country)
		v.By = append(v.By, timeline.Position{Country: p.Country, Position: "against"})
	}
	if len(names) == 0 {
		return timeline.Event{}, errors.New("no member vetoed")
	}
	for _, c := range strings.Fields(known(col[vetoAbstainers])) {
		v.By = append(v.By, timeline.Position{Country: timeline.CountryID(c), Position: "abstain"})
	}
	for _, c := range strings.Fields(known(col[vetoAbout])) {
		p := im.country(timeline.CountryID(c))
		p.Role = timeline.RoleTarget
		if !hasCountry(e.Parties, p.Country) {
			e.Parties = append(e.Parties, p)
		}
	}
	e.Summary = fmt.Sprintf("%s vetoed a draft of the Security Council on: %s", strings.Join(names, ", "), col[vetoTopic])
	if v.Symbol != "" {
		e.Summary += " (" + v.Symbol + ")"
	}
	return e, nil
}

func hasCountry(parties []timeline.Party, c timeline.CountryID) bool {
	for _, p := range parties {
		if p.Country == c {
			return true
		}
	}
	return false
}

func known(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func tally(s string) (int, error) {
	if known(s) == "" {
		return -1, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("the count %.20q is no number", s)
	}
	return n, nil
}
