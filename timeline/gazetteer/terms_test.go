package gazetteer

import (
	"slices"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// sharedTerms are offices that two people held at once for more than a handover:
// one acted for the other, both claimed it, or the state had two.
var sharedTerms = map[string]bool{
	"BHS prime minister cynthia-pratt": true, "BRA president michel-temer": true, "BTN prime minister sonam-tobgye": true,
	"CIV president alassane-ouattara": true, "ROU president crin-antonescu": true, "COM president moustadroine-abdou": true, "GRC prime minister akis-tsochatzopoulos": true,
	"ISR prime minister ehud-olmert": true, "KGZ president talant-mamytov": true, "KHM prime minister norodom-ranariddh": true,
	"LBY prime minister fayez-al-sarraj": true, "MDA prime minister pavel-filip": true, "MDG president marc-ravalomanana": true,
	"NGA president goodluck-jonathan": true, "NOR prime minister anne-enger-lahnstein": true, "ROU president nicolae-vacaroiu": true,
	"TLS president fernando-de-araujo": true, "ZMB president rupiah-banda": true,
}

// handoverDays is how long two terms may overlap where the tables give days.
const handoverDays = 31

func TestTermsOfOneOfficeDoNotOverlap(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	single := []string{
		"president", "king", "queen", "emperor", "emir", "sultan", "pope", "prime minister", "chancellor", "foreign minister", "defence minister",
		"secretary of state", "supreme leader", "finance minister", "trade minister", "chief cabinet secretary", "national security adviser",
	}
	seen := map[string]bool{}
	for _, c := range g.countries {
		list := g.holders[c.ID]
		for i := range list {
			for j := range list {
				a, b := &list[i], &list[j]
				if i == j || a.office != b.office || a.actor == b.actor || a.from > b.from || a.from == b.from && i > j || !slices.Contains(single, a.office) {
					continue
				}
				// The latest start and the earliest end that the cells allow.
				_, late := g.bounds(b)
				early, _ := g.bounds(a)
				if early-late <= handoverDays {
					continue
				}
				key := string(c.ID) + " " + a.office + " " + string(g.actors[b.actor].ID)[len("person/"):]
				if seen[key] = true; !sharedTerms[key] {
					t.Errorf("%s: %s holds it from %v while %s does", key, g.actors[b.actor].ID, b.from.Date(), g.actors[a.actor].ID)
				}
			}
		}
	}
	for key := range sharedTerms {
		if !seen[key] {
			t.Errorf("%s is no shared term any more", key)
		}
	}
}

// bounds is the first day on which the term of h can end and the last one on
// which it can start.
func (g *Gazetteer) bounds(h *holder) (end, start edtf.Day) {
	for _, t := range g.actors[h.actor].Tenures {
		if t.Office != h.office || t.From.First() != h.from || t.To.Last() != h.to {
			continue
		}
		end = edtf.MaxDay
		if !t.To.IsZero() {
			end = t.To.First()
		}
		return end, t.From.Last()
	}
	return h.to, h.from
}

func TestTermsArePossible(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	// States that came out of one another, and people who served two.
	moved := map[timeline.ActorID]bool{
		"person/vaclav-havel": true, "person/slobodan-milosevic": true, "person/vojislav-kostunica": true, "person/eduard-shevardnadze": true, "person/tommy-franks": true,
	}
	last := edtf.MustParse("2026-12-31").Last()
	for i := range g.actors {
		a := &g.actors[i]
		if a.Kind != timeline.ActorPerson {
			continue
		}
		countries := []timeline.CountryID{}
		for _, n := range a.Tenures {
			if n.Country != "" && !slices.Contains(countries, n.Country) {
				countries = append(countries, n.Country)
			}
			if !n.From.IsZero() && n.From.First() > last {
				t.Errorf("%s: %s starts on %s", a.ID, n.Office, n.From)
			}
			c, ok := g.Country(n.Country)
			if ok && c.Status == StatusFormer && !c.To.IsZero() && !n.From.IsZero() && n.From.First() > c.To.Last() {
				t.Errorf("%s: %s of %s from %s, which ended on %s", a.ID, n.Office, c.ID, n.From, c.To)
			}
		}
		if len(countries) > 1 && !moved[a.ID] {
			t.Errorf("%s serves %v", a.ID, countries)
		}
	}
}
