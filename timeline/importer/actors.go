package importer

import (
	"strings"

	"demarche/timeline"
)

// party resolves a name as ICEWS writes it: a country, a person or organisation
// that the gazetteer knows, or a sector with its country in parentheses. A name
// that resolves to nothing is kept as a name.
func (im *Importer) party(name string) timeline.Party {
	name = strings.Join(strings.Fields(name), " ")
	if p, ok := im.found[name]; ok {
		if p.Actor == "" && p.Country == "" {
			im.unknown[name]++
		}
		return p
	}
	p := im.resolve(name)
	im.found[name] = p
	if p.Actor == "" && p.Country == "" {
		im.unknown[name]++
	}
	return p
}

func (im *Importer) resolve(name string) timeline.Party {
	if c, ok := im.actors.CountryByName(name, "en"); ok {
		return im.country(c.ID)
	}
	if i := strings.LastIndex(name, " ("); i > 0 && strings.HasSuffix(name, ")") {
		if c, ok := im.actors.CountryByName(name[i+2:len(name)-1], "en"); ok {
			return im.sector(name[:i], c.ID)
		}
	}
	tries := []string{name}
	if words := strings.Fields(name); len(words) > 2 { // without patronymics and middle names
		tries = append(tries, words[0]+" "+words[len(words)-1])
	}
	for _, try := range tries {
		for _, a := range im.actors.Complete(try, 3) {
			for _, alias := range a.Aliases() {
				if strings.EqualFold(alias, try) {
					return timeline.Party{Actor: a.ID, Name: a.Name, Country: a.Country}
				}
			}
		}
	}
	return timeline.Party{Name: name}
}

// sector is a part of a country. Who acts for the state is the state itself;
// others (a party, citizens, the press) only have their country.
func (im *Importer) sector(sector string, id timeline.CountryID) timeline.Party {
	for _, s := range []string{"Government", "Head of Government", "Cabinet", "Foreign Affairs", "Military", "President", "Prime Minister", "Armed Forces"} {
		if sector == s || strings.HasPrefix(sector, s+" ") || strings.Contains(sector, "Ministry") {
			p := im.country(id)
			if sector != "Government" {
				p.Name = sector + " (" + p.Name + ")"
			}
			return p
		}
	}
	return timeline.Party{Name: sector + " (" + im.country(id).Name + ")", Country: id}
}

func (im *Importer) country(id timeline.CountryID) timeline.Party {
	p := timeline.Party{Actor: timeline.ActorID("country/" + id), Name: string(id), Country: id}
	if a, ok := im.actors.Actor(p.Actor); ok {
		p.Name = a.Name
	}
	return p
}

// withRoles gives two parties the parts that they play in an event of kind.
func (im *Importer) withRoles(c coding, a, b timeline.Party) []timeline.Party {
	t, _ := im.types.Lookup(c.kind)
	a.Role, b.Role = timeline.RoleSource, timeline.RoleTarget
	switch {
	case c.code == "043": // who hosts is named first
		a.Role, b.Role = timeline.RoleHost, timeline.RoleSource
	case c.kind == "mediation":
		a.Role, b.Role = timeline.RoleMediator, timeline.RoleParticipant
	case c.kind == "treaty-signed":
		a.Role, b.Role = timeline.RoleSignatory, timeline.RoleSignatory
	case c.kind == "visit":
	case t.Family == "consult", t.Family == "agreement", c.kind == "cooperation":
		a.Role, b.Role = timeline.RoleParticipant, timeline.RoleParticipant
	}
	var out []timeline.Party
	for _, p := range []timeline.Party{a, b} {
		if p.Name != "" {
			out = append(out, p)
		}
	}
	return out
}
