package gazetteer

import (
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Tag finds the names in doc: mentions in text order that do not overlap. It
// needs doc.Sentences, uses doc.Times where they are there, and changes nothing.
func (g *Gazetteer) Tag(doc *timeline.Document) []timeline.ActorMention {
	t := &tagger{g: g, doc: doc, text: doc.Text, japanese: doc.Lang == "ja"}
	t.read(g.scan(doc.Text, doc.Lang))
	t.out = make([]timeline.ActorMention, 0, len(t.items))
	t.remember()
	for i := range t.items {
		if !t.items[i].used {
			t.step(i)
		}
	}
	slices.SortStableFunc(t.out, func(a, b timeline.ActorMention) int { return a.Start - b.Start })
	t.laterSurnames()
	t.pointers()
	return t.out
}

// item is a hit with what it was chosen to mean.
type item struct {
	hit
	kind kind
	best int32 // index of the chosen posting's entity; -1 for kanji codes
	adj  bool
	peop bool
	used bool // taken as part of a larger mention
}

// tagger is the state of one Tag.
type tagger struct {
	g        *Gazetteer
	doc      *timeline.Document
	text     string
	japanese bool
	items    []item
	out      []timeline.ActorMention
	named    map[int32]bool // actors named in full somewhere in the text
	unknown  []unknownName
	sentence int       // where sentenceAt looked last: names come in the order of the text
	dated    int       // sentence, from 1, that date is for
	date     edtf.Date // by which offices count there
	capitals []int8    // by sentence: 1 for title case, -1 for not, 0 for not looked at
	// countries are those that the text names somewhere.
	countries map[timeline.CountryID]bool
}

// read chooses what kind each hit is by itself.
func (t *tagger) read(hits []hit) {
	t.items = make([]item, 0, len(hits))
	for i := range hits {
		it := item{hit: hits[i], best: -1, kind: kindCountry}
		rank := -1
		for _, p := range it.posts {
			e := &t.g.entities[p.Entity]
			if r := rankOf(e.kind, p.Flags); r > rank {
				rank, it.best, it.kind = r, p.Entity, e.kind
				it.adj, it.peop = p.Flags&flagAdj != 0, p.Flags&flagPeople != 0
			}
		}
		if it.kind == kindStop && it.best >= 0 {
			continue
		}
		t.items = append(t.items, it)
	}
}

// rankOf orders the readings of one form.
func rankOf(k kind, flags uint16) int {
	switch k {
	case kindStop:
		return 20
	case kindPointer:
		return 19
	case kindCountry:
		return 16 - int(flags&flagAdj)/2
	case kindOrganization, kindGroup:
		return 13
	case kindSeat:
		return 12
	case kindPerson:
		if flags&flagShort != 0 {
			return 2
		}
		return 11
	case kindCapital:
		return 10
	case kindTitle:
		return 9
	case kindBody:
		return 8
	}
	return 5
}

// step reads item i in its surroundings.
func (t *tagger) step(i int) {
	it := &t.items[i]
	switch it.kind {
	case kindPerson:
		t.personAt(i)
	case kindTitle:
		t.titleAt(i)
	case kindBody, kindPointer:
	case kindCountry:
		t.countryAt(i)
	case kindSeat, kindCapital, kindPlace:
		t.placeAt(i)
	case kindOrganization, kindGroup:
		if !t.bodyOf(i) && !t.isAnotherState(it) {
			e := t.g.entities[it.best]
			t.emit(timeline.ActorMention{Span: it.Span, Kind: t.g.actors[e.actor].Kind, Actor: e.id, Name: e.name, Country: e.country, Rule: "names/organisation"})
		}
	}
}

func (t *tagger) emit(m timeline.ActorMention) { t.out = append(t.out, m) }

// dateAt is the day by which offices count at a place in the text: a date of
// its sentence that lies in the past, else the day of publication.
func (t *tagger) dateAt(pos int) edtf.Date {
	i := t.sentenceAt(pos)
	if i < 0 {
		return t.doc.DCT
	}
	if t.dated != i+1 {
		t.dated, t.date = i+1, t.sentenceDate(t.doc.Sentences[i])
	}
	return t.date
}

func (t *tagger) sentenceDate(s timeline.Sentence) edtf.Date {
	var found edtf.Date
	for _, x := range t.doc.Times {
		if !s.Contains(x.Span) || x.Use != timeline.UseWhen || x.Date.IsZero() || !x.Date.Bounded() {
			continue
		}
		if x.Anchor.Kind == timeline.AnchorExplicit && x.Date.Precision() >= edtf.PrecisionYear {
			if !found.IsZero() && found != x.Date {
				return t.doc.DCT
			}
			found = x.Date
		}
	}
	if found.IsZero() || !t.doc.DCT.IsZero() && found.First() > t.doc.DCT.Last() {
		return t.doc.DCT
	}
	return found
}

// sentenceAt is the index of the sentence around pos, -1 when there is none.
func (t *tagger) sentenceAt(pos int) int {
	if t.sentence < len(t.doc.Sentences) {
		if s := &t.doc.Sentences[t.sentence]; s.Start <= pos && pos < s.End {
			return t.sentence
		}
	}
	i, ok := slices.BinarySearchFunc(t.doc.Sentences, pos, func(s timeline.Sentence, pos int) int {
		switch {
		case s.End <= pos:
			return -1
		case s.Start > pos:
			return 1
		}
		return 0
	})
	if !ok {
		return -1
	}
	t.sentence = i
	return i
}

// gap is the text between items i and i+1, or after the last item to the end of
// its sentence.
func (t *tagger) gap(i int) string {
	if i < 0 || i+1 >= len(t.items) {
		return "\n"
	}
	return t.text[t.items[i].End:t.items[i+1].Start]
}
