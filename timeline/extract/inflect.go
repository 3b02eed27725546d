package extract

import "strings"

// inflections lists the regular English forms of the verbs that the pack knows, so
// that a lemma that the lemmatizer cut wrongly (mediated to "mediat") is still found.
func (p *pack) inflections() map[string]string {
	out := map[string]string{}
	if p.tag != "en" {
		return out
	}
	for _, v := range sortedKeys(p.verbs) {
		p.inflect(out, v)
	}
	for _, v := range sortedKeys(p.supports) {
		p.inflect(out, v)
	}
	return out
}

func (p *pack) inflect(out map[string]string, v string) {
	if len(v) < 3 {
		return
	}
	add := func(form string) {
		if _, ok := out[form]; !ok {
			out[form] = v
		}
	}
	last, before := v[len(v)-1], v[len(v)-2]
	switch {
	case last == 'e':
		add(v + "d")
		add(v[:len(v)-1] + "ing")
		add(v + "s")
	case last == 'y' && !strings.ContainsRune("aeiou", rune(before)):
		add(v[:len(v)-1] + "ied")
		add(v[:len(v)-1] + "ies")
		add(v + "ing")
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"), last == 'o':
		add(v + "ed")
		add(v + "es")
		add(v + "ing")
	default:
		add(v + "ed")
		add(v + "ing")
		add(v + "s")
		if !strings.ContainsRune("aeiouwxy", rune(last)) && strings.ContainsRune("aeiou", rune(before)) {
			add(v + string(last) + "ed")
			add(v + string(last) + "ing")
		}
	}
}
