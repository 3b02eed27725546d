package gazetteer

import "demarche/timeline"

// The title and country beside a name where words are not set apart.

// afterCJK reads 大統領, 露外相, (...)外交部報道官 after a name.
func (t *tagger) afterCJK(span timeline.Span, k int, a *around) {
	pos := span.End
	if end := closeParen(t.text, pos); end > pos {
		pos = end
		for k < len(t.items) && t.items[k].Start < pos {
			k++
		}
	}
	for n := 0; n < 4 && k < len(t.items); n++ {
		it := &t.items[k]
		between := t.text[pos:it.Start]
		if cut := cutRank(t.text, it.Start); cut == pos && cut < it.Start {
			a.former = a.former || between == "元" || between == "前"
			between = ""
		}
		if !isJoin(between) {
			return
		}
		switch it.kind {
		case kindTitle:
			if a.title >= 0 && t.g.entities[it.best].office == "mr" {
				return
			}
			a.title, a.used = k, append(a.used, k)
		case kindBody, kindOrganization:
			a.used = append(a.used, k)
			if c := t.itemCountry(k); c != "" {
				a.country = c
			}
		case kindCountry:
			if a.title >= 0 || between != "" {
				return
			}
			if a.used = append(a.used, k); !t.isElsewhere(k) {
				a.country = t.countryOf(k)
			}
		default:
			return
		}
		pos, k = it.End, k+1
	}
	if a.title < 0 {
		a.used, a.country = nil, ""
	}
}

// beforeCJK reads ロシアの, 米国務長官の, 俄罗斯总统 before a name.
func (t *tagger) beforeCJK(span timeline.Span, k int, a *around) {
	pos := span.Start
	for n := 0; n < 4 && k >= 0; n++ {
		it := &t.items[k]
		between := t.text[it.End:pos]
		if !isJoin(between) && between != "の" && between != "・" {
			return
		}
		switch it.kind {
		case kindTitle:
			if a.title < 0 || t.g.entities[t.items[a.title].best].office == "mr" {
				a.title = k
			}
			a.used = append(a.used, k)
		case kindBody:
			a.used = append(a.used, k)
		case kindOrganization, kindSeat:
			if c := t.itemCountry(k); c != "" && a.country == "" {
				a.country = c
			}
			return
		case kindCountry:
			if a.country == "" && !t.isElsewhere(k) {
				a.country = t.countryOf(k)
			}
			return
		default:
			return
		}
		pos, k = it.Start, k-1
	}
}

func (t *tagger) cjk() bool { return t.japanese || t.doc.Lang == "zh" || t.doc.Lang == "ko" }
