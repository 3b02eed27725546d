// Package bench measures the store on made-up events.
package bench

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Sizes of the made-up world.
const (
	countries = 200
	actors    = 20_000
	words     = 50_000
	outlets   = 300
	firstYear = 1995
	years     = 30
)

// world draws events. The same seed draws the same ones. Countries, actors,
// words and outlets are Zipf-distributed, an actor belongs to one country, and an
// event is likelier between a country and its neighbours, so that filters
// correlate as they do in news.
type world struct {
	rnd                                  *rand.Rand
	country, actor, word, outlet, typing *rand.Zipf
	types                                []timeline.TypeSlug
	day                                  edtf.Day
}

// Events draws n events roughly in the order of time, as published sets of
// events come: each lies within some weeks of its place.
func Events(n int, seed uint64, types []timeline.TypeSlug) iter.Seq[timeline.Event] {
	rnd := rand.New(rand.NewPCG(seed, 1))
	zipf := func(s float64, n int) *rand.Zipf { return rand.NewZipf(rnd, s, 4, uint64(n-1)) }
	w := world{
		rnd: rnd, types: types,
		country: zipf(1.3, countries), actor: zipf(1.2, actors), word: zipf(1.1, words),
		outlet: zipf(1.2, outlets), typing: zipf(1.3, len(types)),
	}
	return func(yield func(timeline.Event) bool) {
		for i := range n {
			w.day = edtf.DayOf(firstYear, 1, 1) + edtf.Day(int64(i)*years*365/int64(n))
			if !yield(w.event(fmt.Sprintf("b%d-%d", seed, i))) {
				return
			}
		}
	}
}

// ActorID is the id of the i-th most frequent person.
func ActorID(i int) timeline.ActorID { return timeline.ActorID(fmt.Sprintf("person/p%d", i)) }

// Word is the i-th most frequent word.
func Word(i int) string { return fmt.Sprintf("w%d", i) }

func (w *world) event(id string) timeline.Event {
	a := int(w.country.Uint64())
	b := int(w.country.Uint64())
	if w.rnd.IntN(2) == 0 {
		b = (a + 1 + w.rnd.IntN(8)) % countries
	}
	if a == b {
		b = (a + 1) % countries
	}
	person := int(w.actor.Uint64())
	home := CountryID(person % countries)
	e := timeline.Event{
		ID: id, Type: w.types[w.typing.Uint64()], When: w.date(), Modality: timeline.Occurred,
		Score: float64(500+w.rnd.IntN(500)) / 1000, Sources: 1 + w.rnd.IntN(3), Lang: "en",
		Parties: []timeline.Party{
			country(a, timeline.RoleSource), country(b, timeline.RoleTarget),
			{Actor: ActorID(person), Name: fmt.Sprintf("Person %d", person), Country: home, Role: timeline.RoleParticipant},
		},
	}
	switch w.rnd.IntN(10) {
	case 0:
		e.Modality = timeline.Planned
	case 1:
		e.Lang = "ja"
	}
	for range 12 {
		e.Summary += Word(int(w.word.Uint64())) + " "
	}
	if e.Lang == "ja" {
		e.Summary += "首脳会談が開かれた"
	}
	return e
}

func country(i int, role timeline.Role) timeline.Party {
	id := CountryID(i)
	return timeline.Party{Actor: timeline.ActorID("country/" + id), Name: "Country " + string(id), Country: id, Role: role}
}

// date is a day in most cases; some events are known to the month or year only.
func (w *world) date() edtf.Date {
	y, m, d := (w.day + edtf.Day(w.rnd.IntN(30))).Civil()
	switch w.rnd.IntN(50) {
	case 0:
		return edtf.Month(y, m)
	case 1:
		return edtf.Year(y)
	case 2:
		return edtf.Interval(edtf.Of(y, m, d), edtf.Of(y, m, d+3))
	}
	return edtf.Of(y, m, d)
}
