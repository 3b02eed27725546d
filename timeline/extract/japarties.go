package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// Whom a noun or name stands for: officials and bodies for their state, firms for nobody,
// a country beside 駐 or 親 for where somebody is posted or whom he is for.

// official reports whether the noun at token i stands for the country or body that
// it belongs to. Without spaces the word may be cut finer than the pack writes it:
// 報道|官.
func (c *scene) official(i int) bool {
	if c.form[i] == "側" && !c.pack.spaced {
		// インド側 is India; 日本板硝子側 is a company.
		return i > 0 && (c.nameAt[i-1] >= 0 || c.official(i-1))
	}
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

// unnamed reports whether somebody acts in k whom the text does not name but who
// stands for a body: 武装勢力は否定した, 指導者は拒否した.
func (c *scene) unnamed(k *candidate) bool {
	need := 0
	for _, r := range k.rule.Need {
		if r != timeline.RoleSource {
			return false
		}
		need++
	}
	for _, g := range k.args {
		if (g.label == "が" || g.label == "は" || g.label == "agent") && g.head >= 0 && c.official(g.head) {
			return need > 0
		}
	}
	return false
}

// leads reports whether name n is a head of state or government.
func (c *scene) leads(n int) bool {
	return n >= 0 && (strings.HasPrefix(c.doc.Names[n].Office, "head of ") || c.introduced[c.doc.Names[n].Name].leads)
}

// partOfWord reports whether a country's name is part of a longer name: JR西日本.
func partOfWord(text string, m *timeline.ActorMention) bool {
	if m.Kind != timeline.ActorCountry || m.Start == 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[:m.Start])
	return r == '西' || r == '東' || r == '全' || r < utf8.RuneSelf && unicode.IsLetter(r)
}

// private reports whether the noun at token i is a firm, a club or the like, which does
// not act for the state that is named with it.
func (c *scene) private(i int) bool {
	if c.nameAt[i] >= 0 {
		return false
	}
	for from := max(0, i-2); from <= i; from++ {
		if from < i && c.rel(from) != "compound" {
			continue
		}
		word := c.span(from, i).In(c.doc.Text)
		for _, end := range c.pack.private {
			if strings.HasSuffix(word, end) {
				return true
			}
		}
	}
	return false
}

// namesPerson reports whether token i is a person's name, before a title that may be no
// office of the pack: 頼清徳|総統.
func (c *scene) namesPerson(i int) bool {
	n := c.nameAt[i]
	return n >= 0 && c.doc.Names[n].Kind == timeline.ActorPerson
}

// byPrivate reports whether a firm, a club or the like acts in k.
func (c *scene) byPrivate(k *candidate) bool {
	if k.rule.Frame == "demo" || k.rule.Type == "asylum" {
		return false
	}
	return slices.ContainsFunc(k.args, func(g arg) bool {
		return (g.label == "は" || g.label == "が" || g.label == "agent") && !g.turn && g.head >= 0 && g.head != k.noun && g.head != k.pred && c.private(g.head)
	})
}

// withoutPosts leaves out the country to which an envoy is sent or in which an embassy stands:
// the 駐中国大使 of the EU is no Chinese, and a 親イラン勢力 no Iranian. Only whoever sends or recalls him does so to it.
func (c *scene) withoutPosts(k *candidate, got []found) []found {
	if c.pack.spaced || k.rule.Frame == "recall" || k.rule.Frame == "name" || k.rule.Frame == "demo" {
		return got
	}
	return slices.DeleteFunc(got, func(f found) bool { return f.kind == timeline.ActorCountry && stance(c.doc.Text, f.Span) })
}

// stance reports whether a country is named only as where somebody is posted, or for or
// against whom he is: 駐日大使, 親イラン勢力.
func stance(text string, name timeline.Span) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:name.Start])
	return r == '駐' || r == '在' || r == '親' || r == '反'
}

// examples adds the countries that a list before など names in the phrase of an argument:
// 米国やドイツ、フランスなど20カ国が.
func (c *scene) examples(g arg, got []found) []found {
	if c.pack.spaced || g.head < 0 {
		return got
	}
	i := g.head
	for i > 0 && i > g.head-maxAfterExamples && c.form[i] != "など" && c.form[i] != "、" {
		i--
	}
	if c.form[i] != "など" {
		return got
	}
	listed := false
	for i--; i >= 0; i-- {
		if n := c.nameAt[i]; n >= 0 {
			if m := &c.doc.Names[n]; m.Country != "" || len(m.Countries) > 0 {
				got = append(got, c.fromName(n, travel)...)
			}
			listed = true
			continue
		}
		switch f := c.form[i]; {
		case f == "や" || f == "、" || f == "と" || f == "・" || f == "の" || f == "（" || f == "）":
		case c.nominal(i) && !listed: // フランスの企業など
		default:
			return compactFound(got)
		}
	}
	return compactFound(got)
}

// maxAfterExamples is how many tokens may stand between など and what it belongs to.
const maxAfterExamples = 8

// servesBody reports whether the person of name n holds an office of an international
// body, for which his own country does not count: 潘基文国連事務次長, 国連のXYZ事務次長.
func servesBody(doc *timeline.Document, n int) bool {
	if doc.Names[n].Kind != timeline.ActorPerson || strings.Contains(doc.Names[n].Office, "ambassador") {
		return false
	}
	body := func(m *timeline.ActorMention) bool { return m.Kind == timeline.ActorOrganization && m.Country == "" }
	names := doc.Names
	rest := doc.Text[names[n].End:]
	if strings.HasPrefix(rest, "国連事務") || strings.HasPrefix(rest, "国連人権") || strings.HasPrefix(rest, "国際連合事務") || strings.HasPrefix(rest, "国連高等弁務官") {
		return true
	}
	if n+1 < len(names) && names[n+1].Start == names[n].End && body(&names[n+1]) {
		return true
	}
	return n > 0 && body(&names[n-1]) && doc.Text[names[n-1].End:names[n].Start] == "の" && !strings.HasPrefix(names[n].Office, "head of ")
}
