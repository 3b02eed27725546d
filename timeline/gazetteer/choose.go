package gazetteer

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer/internal/aliasindex"
)

// Which of those who bear a name is meant: by title, country, the day and the rest of the text.

// choosePerson picks the person that a form means; -1 leaves it open. Points
// are given for the country and office beside the name, for holding office on
// the day, and for being named in full elsewhere.
func (t *tagger) choosePerson(posts []aliasindex.Posting, a around, date edtf.Date, form string) int32 {
	best, second, choice := -100, -100, int32(-1)
	short := true
	for _, p := range posts {
		e := &t.g.entities[p.Entity]
		if e.kind != kindPerson || choice == e.actor {
			continue
		}
		score := t.personScore(&t.g.actors[e.actor], e.actor, a, date)
		isShort := p.Flags&flagShort != 0
		if !isShort {
			score += 4
		}
		switch {
		case score > best:
			best, second, choice, short = score, best, e.actor, isShort
		case score > second:
			second = score
		}
	}
	need := 0
	if short {
		need = 5
		if a.title < 0 && a.country == "" && isThin(form) && !t.named[choice] {
			return -1
		}
	}
	if short && choice >= 0 && isThin(form) && isSmallTitle(a.class) && a.country == "" && !t.named[choice] {
		actor := &t.g.actors[choice]
		if !t.countries[actor.Country] && !slices.ContainsFunc(actor.Tenures, func(n timeline.Tenure) bool { return n.Office == a.office }) {
			return -1 // シン統一相 in a text that does not name India
		}
	}
	if best < need || best-second < 2 {
		return -1
	}
	return choice
}

func (t *tagger) personScore(p *Actor, i int32, a around, date edtf.Date) int {
	score := 0
	if t.named[i] {
		score += 6
	}
	if t.countries[p.Country] {
		score++
	}
	ever, now, recent, country, later, exact := false, false, false, false, true, false
	for k := range p.Tenures {
		n := &p.Tenures[k]
		in := within(n.From, n.To, date)
		matches := a.office == n.Office || isHead(a.class) && isLooseTitle(n.Office) || a.class != "" && a.class == t.g.offices[n.Office] || isLooseTitle(a.class)
		now = now || in && (matches || a.title < 0)
		exact = exact || in && a.title >= 0 && a.office == n.Office
		recent = recent || in || !date.IsZero() && n.From.First() <= date.Last() && !n.To.IsZero() && n.To.Last()+3650 > date.First()
		ever = ever || matches
		country = country || a.country == n.Country || a.country == p.Country
		later = later && !date.IsZero() && n.From.First() > date.Last()+5500
	}
	switch {
	case a.country != "" && country:
		score += 5
	case a.country != "":
		score -= 6
	}
	switch {
	case a.title >= 0 && now:
		score += 6
	case a.title >= 0 && ever:
		score += 3
	case a.title >= 0 && !isLooseTitle(a.class):
		score -= 4
	case now:
		score += 5
	}
	if exact {
		score += 3
	}
	if recent {
		score += 2
	}
	if later {
		score -= 8
	}
	return score
}

// officeNow is the class of the office that a mention speaks of, and the country.
func (t *tagger) officeNow(actor Actor, a around, date edtf.Date) (string, timeline.CountryID) {
	country := actor.Country
	class, best := "", -1
	for i := range actor.Tenures {
		h := &actor.Tenures[i]
		if date.IsZero() || !within(h.From, h.To, date) {
			continue
		}
		rank := 0
		c := t.g.offices[h.Office]
		if h.Country == a.country {
			rank += 8
		}
		if !isLooseTitle(a.class) && (c == a.class || h.Office == a.office) {
			rank += 4
		}
		if c == "head of state" {
			rank += 2
		} else if c == "head of government" {
			rank++
		}
		if rank > best {
			best, class, country = rank, c, h.Country
		}
	}
	if class == "" && a.class != "" && a.class != "mr" && !a.former {
		class = a.class
	}
	return class, country
}

// countryLed is the country that all led who bear a name and ever held an office of the
// class: "President Bush" is of the United States, whichever he was. It is empty where
// they led several.
func (t *tagger) countryLed(posts []aliasindex.Posting, class string) timeline.CountryID {
	led := timeline.CountryID("")
	for _, p := range posts {
		e := &t.g.entities[p.Entity]
		if e.kind != kindPerson {
			continue
		}
		for k := range t.g.actors[e.actor].Tenures {
			n := &t.g.actors[e.actor].Tenures[k]
			switch {
			case t.g.offices[n.Office] != class || n.Country == led:
			case led != "":
				return ""
			default:
				led = n.Country
			}
		}
	}
	return led
}

// onlyHead is the one of those that a form names who heads a state on the day,
// else the one who heads a government; -1 when none or several do.
func (t *tagger) onlyHead(posts []aliasindex.Posting, date edtf.Date) int32 {
	if date.IsZero() {
		return -1
	}
	for _, class := range []string{"head of state", "head of government"} {
		found, several := int32(-1), false
		for _, p := range posts {
			e := &t.g.entities[p.Entity]
			if e.kind != kindPerson || e.actor == found || !slices.ContainsFunc(t.g.actors[e.actor].Tenures, func(n timeline.Tenure) bool {
				return class == t.g.offices[n.Office] && within(n.From, n.To, date)
			}) {
				continue
			}
			several = found >= 0
			found = e.actor
		}
		if several {
			return -1
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// withMiddleNames is the only one of those that a surname names who is called by the
// first and last word of a longer name: George Shultz for "George Pratt Shultz". It
// is -1 when none or several are.
func (t *tagger) withMiddleNames(posts []aliasindex.Posting, name string) int32 {
	words := strings.Fields(name)
	if len(words) < 3 {
		return -1
	}
	first, last, found := words[0], words[len(words)-1], int32(-1)
	for _, p := range posts {
		e := &t.g.entities[p.Entity]
		if e.kind != kindPerson || e.actor == found {
			continue
		}
		actor := &t.g.actors[e.actor]
		if !slices.Contains(append(actor.Names("en"), actor.Name), first+" "+last) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e.actor
	}
	return found
}

func isHead(class string) bool { return class == "head of state" || class == "head of government" }

// isLooseTitle holds for titles that anyone may bear.
func isLooseTitle(class string) bool {
	switch class {
	case "mr", "official", "leader", "minister", "party leader", "chairman", "lawmaker", "general", "opposition leader", "adviser", "cleric", "founder":
		return true
	}
	return false
}

// isSmallTitle holds for loose titles that heads of states are not called by.
func isSmallTitle(class string) bool {
	return class == "minister" || class == "official" || class == "lawmaker"
}
