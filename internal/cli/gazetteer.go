package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
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

type gazetteerCheckCmd struct {
	File string `arg:"" help:"The file; - for standard input."`
}

// Help is the long help of the command.
func (gazetteerCheckCmd) Help() string {
	return `Reads a file of one's own names and prints a line FILE:LINE: FAULT for each thing wrong with it: unknown countries, bad
dates, tenures that end before they start, missing cells, ids and names that another actor bears. Exits with 1 where there is one.

` + gazetteerExamples + exitHelp
}

// Run prints the faults.
func (c gazetteerCheckCmd) Run(ctx context.Context, app *App, g *grammar) error {
	in := app.In
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return usageError{err}
		}
		defer func() { _ = f.Close() }()
		in = contextReader{ctx, f}
	}
	faults, err := gazetteer.Check(c.File, in)
	if err != nil {
		return err
	}
	if err := c.print(app.Out, faults, g.JSON); err != nil {
		return err
	}
	if len(faults) > 0 {
		return fmt.Errorf("%s: %d faults", c.File, len(faults))
	}
	return nil
}

func (c gazetteerCheckCmd) print(w io.Writer, faults []gazetteer.Fault, asJSON bool) error {
	type fault struct {
		Line  int    `json:"line"`
		Fault string `json:"fault"`
	}
	list := []fault{}
	for _, f := range faults {
		list = append(list, fault{f.Line, f.Err.Error()})
	}
	if asJSON {
		return json.NewEncoder(w).Encode(struct {
			File   string  `json:"file"`
			Faults []fault `json:"faults"`
		}{c.File, list})
	}
	for _, f := range list {
		if _, err := fmt.Fprintf(w, "%s:%d: %s\n", c.File, f.Line, f.Fault); err != nil {
			return err
		}
	}
	return nil
}

type gazetteerAddCmd struct {
	File     string   `arg:"" help:"The file; made where there is none."`
	ID       string   `required:"" help:"Id: jan-testov for a person, org/... or group/... for others; one that is there gets one more office or name." placeholder:"ID"`
	Name     string   `help:"Name in English; may be left out where the id is known." placeholder:"TEXT"`
	Office   string   `help:"Office, or organization or group; may be left out where only names are added." placeholder:"TEXT"`
	Country  string   `help:"ISO 3166-1 alpha-3; none for an international body." placeholder:"CODE"`
	From     string   `help:"First day in office (EDTF)." placeholder:"DATE"`
	To       string   `help:"Last day in office (EDTF)." placeholder:"DATE"`
	Alias    []string `help:"One more name: ja=ヤン・テストフ; en=~Testov counts only beside a title or a country. May be given again." placeholder:"LANG=TEXT" sep:"none"`
	Wikidata string   `help:"Item in Wikidata." placeholder:"Q1"`
}

// Help is the long help of the command.
func (gazetteerAddCmd) Help() string {
	return `Appends a person, an organisation or names of one to a file, if the file with the line has no fault that it did not
have before. The file is written beside its name and renamed when it is whole. Exits with 2 and changes nothing where the line is wrong.

` + gazetteerExamples + exitHelp
}

// Run appends the line.
func (c gazetteerAddCmd) Run(app *App, g *grammar) error {
	entry := gazetteer.Entry{
		ID: c.ID, Name: c.Name, Office: c.Office, Country: c.Country, From: c.From, To: c.To, Wikidata: c.Wikidata,
		Aliases: map[timeline.Lang][]string{},
	}
	for _, a := range c.Alias {
		l, text, ok := strings.Cut(a, "=")
		if !ok || strings.TrimSpace(text) == "" {
			return usageError{fmt.Errorf("--alias: %q: want a language, = and a name", a)}
		}
		entry.Aliases[timeline.Lang(l)] = append(entry.Aliases[timeline.Lang(l)], text)
	}
	line, err := entry.Line()
	if err != nil {
		return usageError{err}
	}
	name := c.File
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	before, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		before, err = []byte(gazetteer.OwnHead), nil
	}
	if err != nil {
		return usageError{err}
	}
	text := string(before)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	last := strings.Count(text, "\n") + 1
	text += line + "\n"
	faults, err := gazetteer.Check(c.File, strings.NewReader(text))
	if err != nil {
		return err
	}
	for _, f := range faults {
		if f.Line == last {
			return usageError{f.Err}
		}
	}
	if err := toFile(nil, name, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
		return err
	}
	if g.JSON {
		return json.NewEncoder(app.Out).Encode(struct {
			File string `json:"file"`
			Line int    `json:"line"`
			Text string `json:"text"`
		}{c.File, last, line})
	}
	_, err = fmt.Fprintf(app.Out, "%s:%d: %s\n", c.File, last, line)
	return err
}
