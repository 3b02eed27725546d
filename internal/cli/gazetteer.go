package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer"
	"demarche/timeline/lang"
)

// gazetteerCmd is for people who look a name up or keep names of their own.
type gazetteerCmd struct {
	Show  gazetteerShowCmd  `cmd:"" help:"Tell what a name leads to, and what else it may mean."`
	Check gazetteerCheckCmd `cmd:"" help:"List the faults of a file of one's own names."`
	Add   gazetteerAddCmd   `cmd:"" help:"Add a line to a file of one's own names."`
}

const gazetteerExamples = `Examples:
  demarche gazetteer show "the Russian president" --on 2010-04
  demarche gazetteer show Kim --on 2024-06-19 --json
  demarche --gazetteer own.tsv gazetteer show "Jan Testov"
  demarche gazetteer check own.tsv
  demarche gazetteer add own.tsv --id jan-testov --name "Jan Testov" --office "foreign minister" \
    --country SVK --from 2020-03-21 --alias ja=ヤン・テストフ
  demarche gazetteer add own.tsv --id vladimir-putin --alias "en=V. Putin"

`

// Help is the long help of the command.
func (gazetteerCmd) Help() string {
	return `Shows what the gazetteer knows of a name, and keeps files of names of your own, which --gazetteer reads
beside the built-in tables. docs/gazetteer.md tells how a line reads.

` + gazetteerExamples + exitHelp
}

type gazetteerShowCmd struct {
	Name string `arg:"" help:"A name, a phrase such as \"the Russian president\", or an id such as person/vladimir-putin."`
	On   string `help:"The day that counts (EDTF); without it, offices of all times." placeholder:"DATE"`
	Lang string `help:"Language of the name; found out when empty." placeholder:"TAG"`
}

// Help is the long help of the command.
func (gazetteerShowCmd) Help() string {
	return `Prints the actor that the name leads to where it stands alone, then everything that it may mean, with kind, country,
offices, names by language and the table. Exits with 1 where nothing is known.

` + gazetteerExamples + exitHelp
}

// shown is the answer of show.
type shown struct {
	Name       string      `json:"name"`
	On         string      `json:"on,omitempty"`
	Leads      *shownActor `json:"leads_to"`       // null where it stays open
	Open       *shownActor `json:"open,omitempty"` // what is known of it then
	Candidates []candidate `json:"candidates"`
}

type candidate struct {
	As   string        `json:"as"`
	Lang timeline.Lang `json:"lang,omitempty"`
	shownActor
}

type shownActor struct {
	ID       timeline.ActorID           `json:"id,omitempty"`
	Kind     timeline.ActorKind         `json:"kind,omitempty"`
	Name     string                     `json:"name"`
	Country  timeline.CountryID         `json:"country,omitempty"`
	Office   string                     `json:"office,omitempty"`
	Rule     timeline.RuleID            `json:"rule,omitempty"`
	Offices  []shownOffice              `json:"offices,omitempty"`
	Aliases  map[timeline.Lang][]string `json:"aliases,omitempty"`
	Wikidata string                     `json:"wikidata,omitempty"`
	Source   string                     `json:"source,omitempty"`
}

type shownOffice struct {
	Office  string             `json:"office"`
	Country timeline.CountryID `json:"country,omitempty"`
	From    edtf.Date          `json:"from"`
	To      edtf.Date          `json:"to"`
	Held    *bool              `json:"held,omitempty"` // on the day asked for
}

// Run looks the name up.
func (c gazetteerShowCmd) Run(app *App, g *grammar) error {
	on, err := edtf.Parse(c.On)
	if c.On != "" && err != nil {
		return usageError{fmt.Errorf("--on: %w", err)}
	}
	tag := lang.Detect(c.Name)
	if c.Lang != "" {
		if tag, err = lang.ParseTag(c.Lang); err != nil {
			return usageError{fmt.Errorf("--lang: %w", err)}
		}
	}
	names, err := loadNames(app.Gazetteer)
	if err != nil {
		return err
	}
	out := shown{Name: c.Name, On: c.On, Candidates: []candidate{}}
	if m, ok := names.Resolve(c.Name, timeline.Document{Lang: tag, DCT: on}); ok {
		a, _ := names.Actor(m.Actor)
		who := showActor(a, on)
		who.ID, who.Kind, who.Name, who.Country, who.Office, who.Rule = m.Actor, m.Kind, m.Name, m.Country, m.Office, m.Rule
		if m.Actor != "" {
			out.Leads = who
		} else {
			out.Open = who
		}
	}
	if a, ok := names.Actor(timeline.ActorID(c.Name)); ok {
		out.Candidates = append(out.Candidates, candidate{As: "id", shownActor: *showActor(a, on)})
	}
	for _, s := range names.Senses(c.Name) {
		out.Candidates = append(out.Candidates, candidate{s.As, s.Lang, *showActor(s.Actor, on)})
	}
	if err := out.print(app.Out, g.JSON); err != nil {
		return err
	}
	if out.Leads == nil && out.Open == nil && len(out.Candidates) == 0 {
		return fmt.Errorf("%q: the gazetteer knows no such name", c.Name)
	}
	return nil
}

func showActor(a gazetteer.Actor, on edtf.Date) *shownActor {
	s := shownActor{ID: a.ID, Kind: a.Kind, Name: a.Name, Country: a.Country, Wikidata: a.Wikidata, Source: a.Source}
	held := a.OfficesAt(on)
	for _, t := range a.Tenures {
		o := shownOffice{Office: t.Office, Country: t.Country, From: t.From, To: t.To}
		if !on.IsZero() {
			now := slices.Contains(held, t)
			o.Held = &now
		}
		s.Offices = append(s.Offices, o)
	}
	for _, l := range a.Languages() {
		if s.Aliases == nil {
			s.Aliases = map[timeline.Lang][]string{}
		}
		s.Aliases[l] = a.Names(l)
	}
	return &s
}

func (s shown) print(w io.Writer, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(s)
	}
	var b strings.Builder
	if s.Leads != nil {
		fmt.Fprintf(&b, "%s leads to %s\n", s.Name, s.Leads.line())
	} else if s.Open != nil {
		fmt.Fprintf(&b, "%s stays open: %s\n", s.Name, s.Open.line())
	} else if len(s.Candidates) > 0 {
		fmt.Fprintf(&b, "%s stays open where it stands alone\n", s.Name)
	}
	for _, c := range s.Candidates {
		in := ""
		if c.Lang != "" {
			in = " in " + string(c.Lang)
		}
		fmt.Fprintf(&b, "\n%s%s: %s\n", c.As, in, c.line())
		c.details(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// line is the actor in a line: "person/x, X, RUS, head of state".
func (a shownActor) line() string {
	parts := slices.DeleteFunc([]string{string(a.ID), a.Name, string(a.Country), a.Office}, func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

func (a shownActor) details(b *strings.Builder) {
	for _, o := range a.Offices {
		mark := " "
		if o.Held != nil && *o.Held {
			mark = "*"
		}
		fmt.Fprintf(b, "  %s %-10s .. %-10s  %s, %s\n", mark, o.From, o.To, o.Office, o.Country)
	}
	for _, l := range slices.Sorted(maps.Keys(a.Aliases)) {
		fmt.Fprintf(b, "    %s: %s\n", l, strings.Join(a.Aliases[l], ", "))
	}
	if a.Source != "" {
		fmt.Fprintf(b, "    from %s\n", a.Source)
	}
}
