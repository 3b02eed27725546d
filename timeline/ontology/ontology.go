// Package ontology holds the event types as data: types.tsv, one row a type, with
// its labels, family, PLOVER and CAMEO codes and weight. How a language says that
// an event of a type happened belongs to that language's pack, not here.
package ontology

import (
	"maps"
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Family groups types for people who choose among them: "consult", "un". The
// list with labels is families.tsv.
type Family string

// Type is one kind of event.
type Type struct {
	Slug   timeline.TypeSlug
	Labels map[timeline.Lang]string // "en" and "ja" always
	Family Family
	PLOVER string // type, with its mode behind a slash: "SANCTION/expel"
	CAMEO  string // three digits
	// Weight runs from -10 (most conflictual) to 10 (most cooperative), after
	// Goldstein 1992 by CAMEO code; approximate.
	Weight float64
	// Near lists other types under which the same event may be reported.
	Near []timeline.TypeSlug
	// Within is how vague a date may be and still single out one event of this
	// type between the same parties: the day, the month or the year.
	Within edtf.Precision
	Counts string // what belongs to the type
}

// Label is t's name in lang, or in English where lang has none.
func (t Type) Label(lang timeline.Lang) string { return label(t.Labels, lang) }

// Ontology is the set of event types. It is read-only and safe for concurrent use.
type Ontology struct {
	types    []Type
	bySlug   map[timeline.TypeSlug]int
	families []Family
	labels   map[Family]map[timeline.Lang]string
}

// All lists the types in the order of the table.
func (o *Ontology) All() []Type { return slices.Clone(o.types) }

// Lookup is the type with that slug.
func (o *Ontology) Lookup(slug timeline.TypeSlug) (Type, bool) {
	i, ok := o.bySlug[slug]
	if !ok {
		return Type{}, false
	}
	return o.types[i], true
}

// Families lists the families in the order in which they are shown.
func (o *Ontology) Families() []Family { return slices.Clone(o.families) }

// FamilyLabel is f's name in lang, or in English where lang has none; "" for an
// unknown family.
func (o *Ontology) FamilyLabel(f Family, lang timeline.Lang) string {
	return label(o.labels[f], lang)
}

// Near reports whether reports typed a and b can tell the same event: the types
// are equal or one lists the other.
func (o *Ontology) Near(a, b timeline.TypeSlug) bool {
	if a == b {
		return true
	}
	t, ok := o.Lookup(a)
	if ok && slices.Contains(t.Near, b) {
		return true
	}
	t, ok = o.Lookup(b)
	return ok && slices.Contains(t.Near, a)
}

func label(labels map[timeline.Lang]string, lang timeline.Lang) string {
	if s, ok := labels[lang]; ok {
		return s
	}
	return labels["en"]
}

// FamilyLabels is f's names by language; nil for an unknown family.
func (o *Ontology) FamilyLabels(f Family) map[timeline.Lang]string { return maps.Clone(o.labels[f]) }
