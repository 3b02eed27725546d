package gazetteer

import (
	"strings"

	"demarche/timeline"
)

// title reads a line of titles.tsv: office, class, en, ja, zh, ko, ru, ar.
func (f *facts) title(r row) error {
	office, class := r.fields[0], r.fields[1]
	if class == "" {
		class = office
	}
	f.offices[office] = class
	e := f.add(entity{kind: kindTitle, name: office, office: office, class: class, actor: -1})
	for i, lang := range []timeline.Lang{"en", "ja", "zh", "ko", "ru", "ar"} {
		for _, a := range r.list(2 + i) {
			f.alias(e, lang, a, 0)
		}
	}
	return nil
}

// bodyKind is an authority that many states have.
type bodyKind struct{ slug, name string }

// bodyRow reads a line of bodies.tsv: slug, name with %s for the country, en, ja, zh, ko.
func (f *facts) bodyRow(r row) error {
	if !strings.Contains(r.fields[1], "%s") {
		return r.errorf("name %q has no %%s: %w", r.fields[1], timeline.ErrInvalid)
	}
	f.bodies = append(f.bodies, bodyKind{r.fields[0], r.fields[1]})
	e := f.add(entity{kind: kindBody, name: r.fields[1], office: r.fields[0], actor: -1})
	for i, lang := range []timeline.Lang{"en", "ja", "zh", "ko"} {
		for _, a := range r.list(2 + i) {
			f.alias(e, lang, a, 0)
		}
	}
	return nil
}

// pointer reads a line of pointers.tsv: sort, language, forms.
func (f *facts) pointer(r row) error {
	e := f.add(entity{kind: kindPointer, name: r.fields[0], office: r.fields[0], actor: -1})
	for _, a := range r.list(2) {
		f.alias(e, timeline.Lang(r.fields[1]), a, 0)
	}
	return nil
}

// stop reads a line of stops.tsv: language, forms.
func (f *facts) stop(r row) error {
	e := f.add(entity{kind: kindStop, actor: -1})
	for _, a := range r.list(1) {
		f.alias(e, timeline.Lang(r.fields[0]), a, 0)
	}
	return nil
}

// body composes the actor of an id such as "org/rus-foreign-ministry".
func (g *Gazetteer) body(id timeline.ActorID) (Actor, bool) {
	rest, ok := strings.CutPrefix(string(id), "org/")
	if !ok || len(rest) < 5 || rest[3] != '-' {
		return Actor{}, false
	}
	c, ok := g.Country(timeline.CountryID(strings.ToUpper(rest[:3])))
	if !ok {
		return Actor{}, false
	}
	for _, b := range g.bodies {
		if b.slug == rest[4:] {
			name := bodyName(b, c)
			return Actor{
				ID: id, Kind: timeline.ActorOrganization, Name: name, Country: c.ID,
				names: map[timeline.Lang][]string{"en": {name}},
			}, true
		}
	}
	return Actor{}, false
}

func bodyID(slug string, c timeline.CountryID) timeline.ActorID {
	return timeline.ActorID("org/" + strings.ToLower(string(c)) + "-" + slug)
}

func bodyName(b bodyKind, c Country) string {
	return strings.Replace(b.name, "%s", c.names["en"], 1)
}
