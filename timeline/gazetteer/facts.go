package gazetteer

import (
	"fmt"
	"io/fs"
	"strings"

	"demarche/timeline"
)

// kind says what an alias stands for.
type kind uint8

const (
	kindCountry kind = iota
	kindPerson
	kindOrganization
	kindGroup
	kindPlace   // a place that is never a government
	kindCapital // a place, or the government that sits there
	kindSeat    // a building or street that stands for a government: the Kremlin
	kindTitle
	kindBody // a kind of authority that every state has: foreign ministry
	kindPointer
	kindStop // a name that must not be read as one of ours: Michael Jordan
)

// entity is one thing that an alias may name. Its index is what the compiled
// index stores, so that the order of loading must never depend on chance.
type entity struct {
	kind    kind
	id      timeline.ActorID // "" for what is no actor
	name    string
	country timeline.CountryID
	office  string // of a title; the slug of a body; the sort of a pointer
	class   string // of a title: "head of state"
	actor   int32  // index into actors; -1 for none
}

// facts are the tables in memory.
type facts struct {
	countries    []Country
	countryIndex map[timeline.CountryID]int
	actors       []Actor
	actorIndex   map[timeline.ActorID]int
	entities     []entity
	aliases      []alias
	bodies       []bodyKind
	offices      map[string]string // office -> class
	holders      map[timeline.CountryID][]holder
	members      map[timeline.ActorID][]membership
	kanji        map[rune]timeline.CountryID
	kanjiNext    []string
	kanjiBefore  []rune
	keepAliases  bool
}

// alias is a name before folding.
type alias struct {
	text   string
	lang   timeline.Lang
	entity int32
	flags  uint16
}

// Flags of an alias.
const (
	flagShort  uint16 = 1 << iota // a surname: counts only in company
	flagAdj                       // "Russian"
	flagPeople                    // "Russians"
	flagExact                     // case counts: an acronym
	flagWeak                      // a word more often than a name
)

// load reads all tables in their fixed order. The aliases are kept only when
// the index is to be compiled.
func load(fsys fs.FS, keepAliases bool) (*facts, error) {
	f := &facts{
		countryIndex: map[timeline.CountryID]int{}, actorIndex: map[timeline.ActorID]int{},
		offices: map[string]string{}, holders: map[timeline.CountryID][]holder{},
		members: map[timeline.ActorID][]membership{}, kanji: map[rune]timeline.CountryID{},
		keepAliases: keepAliases,
		entities:    make([]entity, 0, 1<<13),
		actors:      make([]Actor, 0, 1<<12),
	}
	steps := []struct {
		file    string
		columns int
		read    func(row) error
	}{
		{"countries.tsv", 15, f.country},
		{"kanji.tsv", 3, f.kanjiRow},
		{"titles.tsv", 8, f.title},
		{"bodies.tsv", 6, f.bodyRow},
		{"pointers.tsv", 3, f.pointer},
		{"stops.tsv", 2, f.stop},
		{"organisations.tsv", 9, f.organisation},
		{"members.tsv", 4, f.member},
		{"places.tsv", 6, f.place},
		{"cities.tsv", 2, f.city},
	}
	for _, s := range steps {
		if err := eachRow(fsys, s.file, s.columns, s.read); err != nil {
			return nil, err
		}
	}
	people, err := fs.Glob(fsys, "people-*.tsv")
	if err != nil {
		return nil, fmt.Errorf("list tables of people: %w", err)
	}
	for _, name := range people {
		if err := eachRow(fsys, name, peopleColumns, f.person); err != nil {
			return nil, err
		}
	}
	return f, f.finish()
}

// add makes an entity and returns its index.
func (f *facts) add(e entity) int32 {
	f.entities = append(f.entities, e)
	return int32(len(f.entities) - 1)
}

// alias notes a name of an entity.
func (f *facts) alias(e int32, lang timeline.Lang, text string, flags uint16) {
	if !f.keepAliases || text == "" {
		return
	}
	if isAcronym(text) {
		flags |= flagExact
	}
	f.aliases = append(f.aliases, alias{text, lang, e, flags})
}

// isAcronym holds for names in capitals only, whose lower-case twin is another word.
func isAcronym(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			letters++
		case 'a' <= r && r <= 'z' || r > 0x7F:
			return false
		}
	}
	return letters > 1 && letters <= 7
}

// knownCountry is the country of a cell; "" for an empty one or "-".
func (f *facts) knownCountry(r row, column int) (timeline.CountryID, error) {
	id := timeline.CountryID(r.fields[column])
	if id == "" || id == "-" {
		return "", nil
	}
	if _, ok := f.countryIndex[id]; !ok {
		return "", r.errorf("country %q: %w", id, timeline.ErrInvalid)
	}
	return id, nil
}

// first splits a list into its head and the rest.
func first(list []string) (string, []string) {
	if len(list) == 0 {
		return "", nil
	}
	return strings.TrimPrefix(list[0], "~"), list[1:]
}
