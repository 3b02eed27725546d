package gazetteer

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/aliasindex"
	"demarche/timeline/gazetteer/internal/fold"
)

// Compile makes the index of all aliases in the tables of fsys: what go
// generate writes to data/aliases.idx. The same tables give the same bytes.
func Compile(fsys fs.FS) ([]byte, error) {
	f, err := load(fsys, true)
	if err != nil {
		return nil, err
	}
	if err := f.cldrAliases(fsys); err != nil {
		return nil, err
	}
	langs := f.languages()
	data, err := compileAliases(f.aliases, langs)
	if err != nil {
		return nil, err
	}
	head := make([]string, len(langs))
	for i, l := range langs {
		head[i] = string(l)
	}
	return append([]byte(strings.Join(head, " ")+"\n"), data...), nil
}

// cldrAliases adds the names of countries in all languages.
func (f *facts) cldrAliases(fsys fs.FS) error {
	entityOf := map[timeline.ActorID]int32{}
	for i, e := range f.entities {
		if e.kind == kindCountry {
			entityOf[e.id] = int32(i)
		}
	}
	return eachRow(fsys, cldrFile, 4, func(r row) error {
		e, ok := entityOf[actorOf(timeline.CountryID(r.fields[1]))]
		if !ok {
			return r.errorf("country %q: %w", r.fields[1], timeline.ErrInvalid)
		}
		for _, name := range append([]string{r.fields[2]}, r.list(3)...) {
			f.alias(e, timeline.Lang(r.fields[0]), name, 0)
		}
		return nil
	})
}

// languages lists the languages of the aliases: "" for all, then sorted.
func (f *facts) languages() []timeline.Lang {
	seen := map[timeline.Lang]bool{}
	var out []timeline.Lang
	for _, a := range f.aliases {
		if a.lang != "" && !seen[a.lang] {
			seen[a.lang] = true
			out = append(out, a.lang)
		}
	}
	slices.Sort(out)
	return append([]timeline.Lang{""}, out...)
}

// cutThe takes the English article off a name.
func cutThe(s string) (string, bool) {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:], true
	}
	return s, false
}

func compileAliases(aliases []alias, langs []timeline.Lang) ([]byte, error) {
	entries := make([]aliasindex.Entry, 0, len(aliases))
	bare := map[alias]bool{}
	for _, a := range aliases {
		a.flags &^= flagExact
		bare[a] = true
	}
	for _, a := range aliases {
		if rest, ok := cutThe(a.text); ok && bare[alias{rest, a.lang, a.entity, a.flags &^ flagExact}] {
			continue // "the EU" where EU will do
		}
		lang := slices.Index(langs, a.lang)
		if lang < 0 || lang > 255 {
			return nil, fmt.Errorf("alias %q: language %q: %w", a.text, a.lang, timeline.ErrInvalid)
		}
		key := strings.TrimSpace(fold.String(a.text))
		if key == "" {
			return nil, fmt.Errorf("alias %q folds to nothing: %w", a.text, timeline.ErrInvalid)
		}
		entries = append(entries, aliasindex.Entry{Key: key, Posting: aliasindex.Posting{Entity: a.entity, Lang: uint8(lang), Flags: a.flags}})
	}
	data, err := aliasindex.Build(entries)
	if err != nil {
		return nil, fmt.Errorf("compile aliases: %w", err)
	}
	return data, nil
}
