package gazetteer

import (
	"fmt"
	"io"
	"strings"

	"demarche/timeline/gazetteer/internal/aliasindex"
)

// ownLimit bounds a user's own file, in bytes.
const ownLimit = 16 << 20

// addOwn adds a user's own file: lines as in the tables of people, where the id
// may also be that of an organisation ("org/...", "group/...") with the kind
// "organization" or "group" in the column of the office.
func (g *Gazetteer) addOwn(own namedReader) error {
	text, err := io.ReadAll(io.LimitReader(own.r, ownLimit+1))
	if err != nil {
		return fmt.Errorf("read gazetteer file %s: %w", own.name, err)
	}
	if len(text) > ownLimit {
		return fmt.Errorf("gazetteer file %s is larger than %d bytes", own.name, ownLimit)
	}
	f := g.facts
	f.keepAliases, f.aliases = true, nil
	before := len(f.actors)
	if err := eachLine(string(text), own.name, peopleColumns, f.ownRow); err != nil {
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

// ownRow reads one line of a user's file.
func (f *facts) ownRow(r row) error {
	switch r.fields[2] {
	case "organization", "group":
		fields := []string{
			r.fields[0], r.fields[2], r.fields[1], r.fields[3],
			r.fields[6], r.fields[7], r.fields[8], r.fields[9], r.fields[10],
		}
		return f.organisation(row{r.file, r.line, fields, strings.Join(fields, "\t")})
	}
	if _, ok := f.offices[r.fields[2]]; !ok {
		f.offices[r.fields[2]] = r.fields[2]
	}
	return f.person(r)
}
