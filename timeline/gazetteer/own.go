package gazetteer

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/aliasindex"
)

// ownLimit bounds a user's own file, in bytes.
const ownLimit = 16 << 20

// readOwn reads a user's file within its bound.
func readOwn(name string, r io.Reader) (string, error) {
	text, err := io.ReadAll(io.LimitReader(r, ownLimit+1))
	if err != nil {
		return "", fmt.Errorf("read gazetteer file %s: %w", name, err)
	}
	if len(text) > ownLimit {
		return "", fmt.Errorf("gazetteer file %s is larger than %d bytes", name, ownLimit)
	}
	return strings.TrimPrefix(string(text), "\ufeff"), nil // the mark that some editors start a file with
}

// addOwn adds a user's own file: lines as in the tables of people, where the id
// may also be that of an organisation ("org/...", "group/...") with the kind
// "organization" or "group" in the column of the office.
func (g *Gazetteer) addOwn(own namedReader) error {
	text, err := readOwn(own.name, own.r)
	if err != nil {
		return err
	}
	f := g.facts
	f.keepAliases, f.aliases = true, nil
	before := len(f.actors)
	if err := eachLine(text, own.name, peopleColumns, f.ownRow); err != nil {
		return err
	}
	for i := before; i < len(f.actors); i++ {
		f.actors[i].Own = true
	}
	if err := f.finish(); err != nil {
		return err
	}
	if len(f.aliases) == 0 {
		return nil
	}
	data, err := compileAliases(f.aliases, g.langs)
	if err != nil {
		return fmt.Errorf("gazetteer file %s: %w", own.name, err)
	}
	f.keepAliases, f.aliases = false, nil
	index, err := aliasindex.Open(data)
	if err != nil {
		return fmt.Errorf("gazetteer file %s: %w", own.name, err)
	}
	g.indexes = append(g.indexes, index)
	return nil
}

// ownRow reads one line of a user's file. A line may add names to an actor that
// is there already: then it needs no office.
func (f *facts) ownRow(r row) error {
	id, office := ownID(r.fields[0]), r.fields[2]
	at, known := f.actorIndex[id]
	if known && r.fields[1] == "" {
		r.fields[1] = f.actors[at].Name
	}
	switch {
	case r.fields[0] == "":
		return r.errorf("no id: %w", timeline.ErrInvalid)
	case r.fields[1] == "":
		return r.errorf("%s is new and has no name: %w", id, timeline.ErrInvalid)
	case !known && (office == "organization" || office == "group"):
		fields := []string{
			r.fields[0], office, r.fields[1], r.fields[3],
			r.fields[6], r.fields[7], r.fields[8], r.fields[9], r.fields[10],
		}
		return f.organisation(row{r.file, r.line, fields, strings.Join(fields, "\t")})
	case !known && office == "":
		return r.errorf("%s is new and has no office: %w", id, timeline.ErrInvalid)
	case known && f.actors[at].Name != r.fields[1]:
		return r.errorf("%s is also called %q: %w", id, f.actors[at].Name, timeline.ErrInvalid)
	}
	if known {
		if err := f.moreNames(r, at); err != nil {
			return err
		}
		if f.actors[at].Kind != timeline.ActorPerson || office == "" {
			return nil
		}
	}
	if _, ok := f.offices[office]; !ok {
		f.offices[office] = office
	}
	return f.person(r)
}

// moreNames adds the names of a user's line to an actor that has some.
func (f *facts) moreNames(r row, at int) error {
	a := &f.actors[at]
	e := slices.IndexFunc(f.entities, func(e entity) bool { return e.id == a.ID })
	if e < 0 {
		return r.errorf("%s has no names to add to: %w", a.ID, timeline.ErrInvalid)
	}
	more := map[timeline.Lang][]string{}
	for n, lang := range aliasLanguages {
		for _, t := range r.list(firstAlias + n) {
			if a.Kind == timeline.ActorPerson {
				f.nameForms(int32(e), lang, t, a.Country)
			} else {
				f.alias(int32(e), lang, t, 0)
			}
			more[lang] = append(more[lang], written(lang, t))
		}
	}
	for lang, names := range a.names {
		more[lang] = append(slices.Clone(names), more[lang]...)
	}
	a.names = more
	return nil
}

// firstAlias is the first column of names.
const firstAlias = 6

// ownID is the id of a line: people need no prefix.
func ownID(cell string) timeline.ActorID {
	if strings.HasPrefix(cell, "org/") || strings.HasPrefix(cell, "group/") || strings.HasPrefix(cell, "person/") {
		return timeline.ActorID(cell)
	}
	return timeline.ActorID("person/" + cell)
}
