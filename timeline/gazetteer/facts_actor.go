package gazetteer

import (
	"cmp"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// peopleColumns is the number of columns of a table of people.
const peopleColumns = 13

// holder is one tenure seen from the country.
type holder struct {
	actor         int32
	office, class string
	from, to      edtf.Day // MinDay and MaxDay where it is open
}

type membership struct {
	country  timeline.CountryID
	from, to edtf.Date
}

// organisation reads a line of organisations.tsv: id, kind, name, country, en, ja, zh, ko, ru.
func (f *facts) organisation(r row) error {
	c, err := f.knownCountry(r, 3)
	if err != nil {
		return err
	}
	k := timeline.ActorKind(r.fields[1])
	a := Actor{ID: timeline.ActorID(r.fields[0]), Kind: k, Name: r.fields[2], Country: c, cells: r.from(4)}
	ek := kindOrganization
	if k == timeline.ActorGroup {
		ek = kindGroup
	} else if k != timeline.ActorOrganization {
		return r.errorf("kind %q: %w", k, timeline.ErrInvalid)
	}
	i, err := f.actor(r, a)
	if err != nil {
		return err
	}
	e := f.add(entity{kind: ek, id: a.ID, name: a.Name, country: c, actor: i})
	f.alias(e, "en", a.Name, 0)
	for n, lang := range aliasLanguages[:organisationLanguages] {
		if !f.keepAliases {
			break
		}
		for _, t := range r.list(4 + n) {
			if short, ok := strings.CutPrefix(t, "~"); ok {
				f.alias(e, lang, short, flagShort) // a name that bodies of other states bear too
				continue
			}
			f.alias(e, lang, t, 0)
		}
	}
	return nil
}

// actor keeps an actor once.
func (f *facts) actor(r row, a Actor) (int32, error) {
	if _, twice := f.actorIndex[a.ID]; twice || a.ID == "" || a.Name == "" {
		return 0, r.errorf("actor %q twice or without a name: %w", a.ID, timeline.ErrInvalid)
	}
	a.Source = r.file
	f.actorIndex[a.ID] = len(f.actors)
	f.actors = append(f.actors, a)
	return int32(len(f.actors) - 1), nil
}

// member reads a line of members.tsv: organisation, countries (space), from, to.
func (f *facts) member(r row) error {
	org := timeline.ActorID(r.fields[0])
	if _, ok := f.actorIndex[org]; !ok {
		return r.errorf("organisation %q: %w", org, timeline.ErrInvalid)
	}
	from, to, err := r.period(2)
	if err != nil {
		return err
	}
	for _, id := range strings.Fields(r.fields[1]) {
		c := timeline.CountryID(id)
		if _, ok := f.countryIndex[c]; !ok {
			return r.errorf("country %q: %w", c, timeline.ErrInvalid)
		}
		f.members[org] = append(f.members[org], membership{c, from, to})
	}
	return nil
}

// aliasLanguages are the languages of the columns of aliases, in their order.
var aliasLanguages = []timeline.Lang{"en", "ja", "zh", "ko", "ru", "ar"}

// organisationLanguages is how many of them the table of organisations has.
const organisationLanguages = 5

// person reads a line of a table of people: id, name, office, country, from, to,
// aliases in en, ja, zh, ko, ru, ar, Wikidata. Aliases stand on the first line of a person.
func (f *facts) person(r row) error {
	c, err := f.knownCountry(r, 3)
	if err != nil {
		return err
	}
	from, to, err := r.period(4)
	if err != nil {
		return err
	}
	class, ok := f.offices[r.fields[2]]
	if !ok {
		return r.errorf("office %q is not in titles.tsv: %w", r.fields[2], timeline.ErrInvalid)
	}
	id := timeline.ActorID("person/" + strings.TrimPrefix(r.fields[0], "person/"))
	i, known := f.actorIndex[id]
	if !known {
		n, err := f.actor(r, Actor{ID: id, Kind: timeline.ActorPerson, Name: r.fields[1], Country: c, Wikidata: r.fields[12], cells: r.from(firstAlias)})
		if err != nil {
			return err
		}
		i = int(n)
		f.names(r, i, c)
	}
	a := &f.actors[i]
	if a.Name != r.fields[1] {
		return r.errorf("%s is also called %q: %w", id, a.Name, timeline.ErrInvalid)
	}
	a.Tenures = append(a.Tenures, timeline.Tenure{Office: r.fields[2], Country: c, From: from, To: to})
	f.holders[c] = append(f.holders[c], holder{int32(i), r.fields[2], class, from.First(), to.Last()})
	return nil
}

// names notes the names of a new person, with the short forms that follow from them.
func (f *facts) names(r row, i int, c timeline.CountryID) {
	a := &f.actors[i]
	e := f.add(entity{kind: kindPerson, id: a.ID, name: a.Name, country: c, actor: int32(i)})
	if !f.keepAliases {
		return
	}
	f.nameForms(e, "en", a.Name, c)
	for n, lang := range aliasLanguages {
		for _, t := range r.list(firstAlias + n) {
			f.nameForms(e, lang, t, c)
		}
	}
}

// finish sorts what lookups need sorted.
func (f *facts) finish() error {
	for i := range f.actors {
		slices.SortStableFunc(f.actors[i].Tenures, func(a, b timeline.Tenure) int { return cmp.Compare(a.From.First(), b.From.First()) })
	}
	return nil
}

// Members lists the countries that belonged to org on some day of at, sorted;
// all that ever did when at is the zero Date.
func (g *Gazetteer) Members(org timeline.ActorID, at edtf.Date) []timeline.CountryID {
	var out []timeline.CountryID
	for _, m := range g.members[org] {
		if within(m.from, m.to, at) {
			out = append(out, m.country)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
