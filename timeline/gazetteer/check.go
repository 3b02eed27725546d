package gazetteer

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/fold"
)

// Fault is what is wrong with one line of a user's file.
type Fault struct {
	Line int // from 1
	Err  error
}

// Check reads a user's file as WithFile does and lists all its faults in the
// order of the lines: what Load would refuse, and what it takes but would read
// otherwise than meant, such as a name that someone else bears. The error is of
// reading, not of the lines.
func Check(name string, r io.Reader) ([]Fault, error) {
	text, err := readOwn(name, r)
	if err != nil {
		return nil, err
	}
	g, err := Load()
	if err != nil {
		return nil, err
	}
	c := checker{Gazetteer: g, names: map[ownName]timeline.ActorID{}, lines: map[string]int{}}
	var faults []Fault
	for i, line := range strings.Split(text, "\n") {
		for _, err := range c.line(name, i+1, line) {
			if at := (*lineError)(nil); errors.As(err, &at) {
				err = at.err
			}
			faults = append(faults, Fault{Line: i + 1, Err: err})
		}
	}
	return faults, nil
}

// checker reads lines one by one into a gazetteer of its own.
type checker struct {
	*Gazetteer
	names map[ownName]timeline.ActorID // of the lines before
	lines map[string]int               // lines without their end, and where
}

type ownName struct {
	lang timeline.Lang
	key  string
}

func (c *checker) line(file string, n int, line string) (faults []error) {
	err := eachLine(line, file, peopleColumns, func(r row) error {
		r.line = n
		faults = c.row(r)
		return nil
	})
	if err != nil {
		faults = append(faults, err)
	}
	return faults
}

var slug = regexp.MustCompile(`^(person/|org/|group/)?[a-z0-9]+(-[a-z0-9]+)*$`)

func (c *checker) row(r row) (faults []error) {
	whole := strings.Join(r.fields, "\t")
	if before, twice := c.lines[whole]; twice {
		return []error{r.errorf("the same as line %d: %w", before, timeline.ErrInvalid)}
	}
	c.lines[whole] = r.line
	id := ownID(r.fields[0])
	isGroup, isOrg := r.fields[2] == "group", r.fields[2] == "organization"
	switch {
	case r.fields[0] != "" && !slug.MatchString(r.fields[0]):
		faults = append(faults, r.errorf("id %q: want small letters, digits and hyphens: %w", r.fields[0], timeline.ErrInvalid))
	case isGroup && !strings.HasPrefix(r.fields[0], "group/"), isOrg && !strings.HasPrefix(r.fields[0], "org/"):
		faults = append(faults, r.errorf("id %q does not start as that of %s: %w", r.fields[0], r.fields[2], timeline.ErrInvalid))
	}
	before, known := c.actorIndex[id]
	tenures := 0
	if known {
		tenures = len(c.actors[before].Tenures)
	}
	if err := c.ownRow(r); err != nil {
		faults = append(faults, err)
		// The dates are looked at even where the line failed before them.
		if _, _, late := r.period(4); late != nil && late.Error() != err.Error() {
			faults = append(faults, late)
		}
	} else if known {
		faults = append(faults, c.overlaps(r, &c.actors[before], tenures)...)
	}
	return append(faults, c.clashes(r, id)...)
}

// overlaps tells of a new tenure that an actor has already.
func (c *checker) overlaps(r row, a *Actor, before int) (faults []error) {
	for _, t := range a.Tenures[before:] {
		for _, o := range a.Tenures[:before] {
			if o.Office == t.Office && o.Country == t.Country && o.From.First() <= t.To.Last() && t.From.First() <= o.To.Last() {
				faults = append(faults, r.errorf("%s is %s of %s from %s already: %w", a.ID, o.Office, o.Country, o.From, timeline.ErrInvalid))
			}
		}
	}
	return faults
}

// clashes tells of names that another actor bears in full.
func (c *checker) clashes(r row, id timeline.ActorID) (faults []error) {
	see := func(lang timeline.Lang, text string) {
		if text == "" {
			return
		}
		name, short := strings.CutPrefix(text, "~")
		key := strings.TrimSpace(fold.String(name))
		if key == "" {
			faults = append(faults, r.errorf("name %q has no letters: %w", text, timeline.ErrInvalid))
		}
		if key == "" || short {
			return
		}
		other, ok := c.names[ownName{lang, key}]
		if !ok {
			c.names[ownName{lang, key}] = id
			other, ok = c.bearer(lang, key, id)
		}
		if ok && other != id {
			faults = append(faults, r.errorf("%q is a name of %s: write ~%s to have it count only beside a title or a country: %w", text, other, text, timeline.ErrInvalid))
		}
	}
	see("en", r.fields[1])
	for n, lang := range aliasLanguages {
		for _, t := range r.list(firstAlias + n) {
			see(lang, t)
		}
	}
	return faults
}

// bearer is an actor other than id that the built-in tables call by the folded
// name in full.
func (c *checker) bearer(lang timeline.Lang, key string, id timeline.ActorID) (timeline.ActorID, bool) {
	for _, p := range c.indexes[0].Get(key) {
		e := &c.entities[p.Entity]
		if e.id != "" && e.id != id && p.Flags&(flagShort|flagAdj) == 0 && (c.langs[p.Lang] == lang || c.langs[p.Lang] == "") {
			return e.id, true
		}
	}
	return "", false
}

// Entry is a line for a user's file.
type Entry struct {
	ID       string // people need no prefix
	Name     string // English; may be "" where the id is known
	Office   string // "organization" or "group" for those; may be "" where the id is known
	Country  string // ISO 3166-1 alpha-3; "" for none
	From, To string // EDTF; "" for open
	// Aliases by language: en, ja, zh, ko, ru, ar.
	Aliases  map[timeline.Lang][]string
	Wikidata string
}

// OwnHead is the comment that a new file of one's own starts with.
const OwnHead = "# Names of our own for demarche --gazetteer. One line is one tenure; columns are parted by tabs:\n" +
	"# id, name, office, country, from, to, names in English, Japanese, Chinese, Korean, Russian, Arabic (parted by |), Wikidata\n"

// Line is the entry as a line without its end. It is an error for a language
// that the file has no column for, and for a cell that would break the line.
func (e Entry) Line() (string, error) {
	country := e.Country
	if country == "" {
		country = "-"
	}
	cells := []string{e.ID, e.Name, e.Office, country, e.From, e.To}
	for _, lang := range slices.Sorted(maps.Keys(e.Aliases)) {
		if !slices.Contains(aliasLanguages, lang) {
			return "", fmt.Errorf("names in %q, a language other than %v: %w", lang, aliasLanguages, timeline.ErrInvalid)
		}
	}
	for _, lang := range aliasLanguages {
		for _, name := range e.Aliases[lang] {
			if strings.Contains(name, "|") {
				return "", fmt.Errorf("%q holds a |, which parts names: %w", name, timeline.ErrInvalid)
			}
		}
		cells = append(cells, strings.Join(e.Aliases[lang], "|"))
	}
	if e.Name == "" && e.Office == "" && e.Wikidata == "" && len(e.Aliases) == 0 {
		return "", fmt.Errorf("%s: no name, office, alias or item: the line would tell nothing: %w", e.ID, timeline.ErrInvalid)
	}
	cells = append(cells, e.Wikidata)
	for _, cell := range cells {
		if strings.ContainsAny(cell, "\t\r\n") || strings.HasPrefix(cell, "#") {
			return "", fmt.Errorf("%q holds a tab, an end of line or starts with #: %w", cell, timeline.ErrInvalid)
		}
	}
	return strings.TrimRight(strings.Join(cells, "\t"), "\t"), nil
}
