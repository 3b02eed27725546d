package extract

import "demarche/timeline"

// official reports whether the noun at token i stands for the country or body that
// it belongs to. Without spaces the word may be cut finer than the pack writes it:
// 報道|官.
func (c *scene) official(i int) bool {
	if c.pack.officials[c.lemma[i]] || c.pack.officials[c.form[i]] {
		return true
	}
	if c.pack.spaced {
		return false
	}
	for from := i - 1; from >= 0 && from >= i-3; from-- {
		if c.toks[from].Head != i && c.rel(from) != "compound" {
			break
		}
		if c.pack.officials[c.span(from, i).In(c.doc.Text)] {
			return true
		}
	}
	return false
}

// introduce maps the names of persons whom the article introduces with a country to
// it, for where they come back without: パキスタンのX大統領 ... X大統領.
func introduce(doc *timeline.Document) map[string]timeline.CountryID {
	known := map[string]timeline.CountryID{}
	for n := range doc.Names {
		m := &doc.Names[n]
		if m.Kind == timeline.ActorPerson && m.Country != "" && known[m.Name] == "" {
			known[m.Name] = m.Country
		}
	}
	return known
}
