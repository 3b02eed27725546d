package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// The countries that a sentence names, without those in the names of newspapers, wars,
// sources and venues.

// otherInSentence is the only country that the sentence names beside those that k
// has; "" for none or several.
func (c *scene) otherInSentence(have map[timeline.CountryID]bool) timeline.CountryID {
	var other timeline.CountryID
	for _, n := range c.names {
		m := &c.doc.Names[n]
		if incidental(c.doc.Text, m) || historical(c.doc.Text, m) || servesBody(c.doc, n) || c.heard(n) || c.venue(n) || stance(c.doc.Text, m.Span) && m.Kind == timeline.ActorCountry {
			continue
		}
		for _, id := range countriesOf(m) {
			if have[id] || id == other {
				continue
			}
			if other != "" {
				return ""
			}
			other = id
		}
	}
	return other
}

// countriesNamed lists the countries that the sentence names.
func (c *scene) countriesNamed() []timeline.CountryID {
	var out []timeline.CountryID
	for _, n := range c.names {
		if m := &c.doc.Names[n]; !incidental(c.doc.Text, m) && !historical(c.doc.Text, m) && !servesBody(c.doc, n) && !c.heard(n) {
			out = append(out, countriesOf(m)...)
		}
	}
	return out
}

func countriesOf(m *timeline.ActorMention) []timeline.CountryID {
	if len(m.Countries) > 0 {
		return m.Countries
	}
	if m.Country == "" {
		return nil
	}
	return []timeline.CountryID{m.Country}
}

// countriesWithout lists the countries of names that are not in have, each once.
func countriesWithout(ids []timeline.CountryID, have map[timeline.CountryID]bool) []timeline.CountryID {
	var out []timeline.CountryID
	for _, id := range ids {
		if !have[id] && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// incidental reports whether a name is only part of a source's name or of a time:
// 日本経済新聞, 中国国際放送, 日本時間.
func incidental(text string, m *timeline.ActorMention) bool {
	rest := text[m.End:min(len(text), m.End+maxCueBytes)]
	for _, w := range []string{"経済新聞", "新聞", "通信", "国際放送", "国際ラジオ", "ラジオ", "公共ラジオ", "放送", "中央放送", "日報", "テレビ", "時間", "標準時", "東部夏時間", "東部時間", "語", "メディア", "紙", "の報道によ", "の報道で", "の報道機関", "の通信社", "の新聞", "のメディア", "国営", "中央通信", "国際通信", "主義"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// historical reports whether a name is only part of the name of a war.
func historical(text string, m *timeline.ActorMention) bool {
	rest := text[m.End:]
	return strings.HasPrefix(rest, "戦争") || strings.HasPrefix(rest, "内戦") || strings.HasPrefix(rest, "紛争") || strings.HasPrefix(rest, "動乱")
}

// venue reports whether name n says where: it stands in an argument of place, or
// before a place in one (アメリカのニューヨークにある本部).
func (c *scene) venue(n int) bool {
	i := c.tokenIn(c.doc.Names[n].Span)
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 4; steps++ {
		h := c.toks[i].Head
		if h < 0 {
			return false
		}
		if at := c.clauseAt[h]; at >= 0 && !c.clauses[at].Nominal {
			switch c.caseOf(i) {
			case "で", "において", "での":
				return true
			case "に":
				l := c.clauses[at].Lemma
				return l == "ある" || l == "位置" || l == "いる"
			}
			return false
		}
		i = h
	}
	return false
}

// heard reports whether name n stands in what the sentence gives as its source.
func (c *scene) heard(n int) bool {
	i := c.tokenIn(c.doc.Names[n].Span)
	if i < 0 {
		return false
	}
	end := c.doc.Text[c.toks[i].End:min(len(c.doc.Text), c.toks[i].End+maxCueBytes)]
	if j := strings.IndexAny(end, "、。"); j >= 0 {
		end = end[:j]
	}
	return strings.HasSuffix(end, "によると") || strings.HasSuffix(end, "によれば")
}
