package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
)

// Offices of which the article said before whose they are: パキスタンのX大統領 … X氏,
// 韓国外交部 … 外交部.

// introduction is what an article says of a person where it names them first.
type introduction struct {
	country timeline.CountryID
	leads   bool // a head of state or government
	office  bool // of any kind
}

// introduce collects what the article says of each person by name, for where they
// come back without it: パキスタンのX大統領 ... X氏.
func introduce(doc *timeline.Document) map[string]introduction {
	known := map[string]introduction{}
	for n := range doc.Names {
		m := &doc.Names[n]
		if m.Kind != timeline.ActorPerson {
			continue
		}
		who := known[m.Name]
		if who.country == "" {
			who.country = m.Country
		}
		who.office = who.office || m.Office != ""
		who.leads = who.leads || strings.HasPrefix(m.Office, "head of ")
		known[m.Name] = who
	}
	for n := range doc.Names {
		// Four Chinese characters are a Japanese name: 中川昭一.
		m := &doc.Names[n]
		if who := known[m.Name]; m.Kind == timeline.ActorPerson && who.country == "" {
			if id := codeBefore(doc.Text[:m.Start]); id != "" {
				who.country = id
				known[m.Name] = who
			}
		}
		if who := known[m.Name]; m.Kind == timeline.ActorPerson && who.country == "" && hanOnly(m.In(doc.Text)) >= 4 && !strings.HasSuffix(doc.Text[:m.Start], "国連") && !strings.HasSuffix(doc.Text[:m.Start], "国際連合") {
			who.country = "JPN"
			known[m.Name] = who
		}
	}
	return known
}

// codeBefore is the country whose one-character code ends a text, with no word before
// it: 米|アレッサンドロ・ウルフ国連大使.
func codeBefore(text string) timeline.CountryID {
	r, n := utf8.DecodeLastRuneInString(text)
	if p, _ := utf8.DecodeLastRuneInString(text[:len(text)-n]); unicode.Is(unicode.Han, p) || unicode.Is(unicode.Katakana, p) {
		return ""
	}
	switch r {
	case '米':
		return "USA"
	case '英':
		return "GBR"
	case '仏':
		return "FRA"
	case '独':
		return "DEU"
	case '露':
		return "RUS"
	case '韓':
		return "KOR"
	case '伊':
		return "ITA"
	case '豪':
		return "AUS"
	}
	return ""
}

// offices of a country by the word for them, in the order of the text: 韓国|外交部.
type office struct {
	word    string
	country timeline.CountryID
	at      int // where it ends
}

// officesNamed lists the offices that a text names with their country, so that they are
// known where they come back without it: 外交部は、....
func officesNamed(doc *timeline.Document) []office {
	var out []office
	for n := range doc.Names {
		m := &doc.Names[n]
		if m.Country == "" || incidental(doc.Text, m) {
			continue
		}
		text := m.In(doc.Text)
		for _, w := range officeWords {
			if strings.HasSuffix(text, w) || m.Kind != timeline.ActorPlace && strings.HasPrefix(strings.TrimPrefix(doc.Text[m.End:], "の"), w) {
				out = append(out, office{w, m.Country, m.End})
				break
			}
		}
	}
	return out
}

// officeWords are offices of which a country has one.
var officeWords = [...]string{"暫定政府", "大統領府", "首相府", "外務省", "外交部", "国防省", "国防部", "国務省", "国防総省", "統一部", "統一省", "政府軍", "国防軍", "政府", "大統領", "首相", "外相", "国王", "国防相", "議会", "統一相"}

// sameOffice is the country of an office that stands without it at token i, as the text
// named it last.
func (c *scene) sameOffice(i int) (found, bool) {
	if len(c.children[i]) > 0 && slices.ContainsFunc(c.children[i], func(x int) bool { return c.rel(x) == "nmod" || c.rel(x) == "acl" || c.nameAt[x] >= 0 }) {
		return found{}, false
	}
	from := i
	for from > 0 && c.rel(from-1) == "compound" && c.toks[from-1].Head == i {
		from--
	}
	word := c.span(from, i).In(c.doc.Text)
	for n := len(c.offices) - 1; n >= 0; n-- {
		if o := c.offices[n]; o.word == word && o.at <= c.toks[from].Start {
			return found{Party: timeline.Party{Actor: countryActor(o.country), Name: string(o.country), Country: o.country, Span: c.span(from, i)}, kind: timeline.ActorCountry, name: -1, rank: public}, true
		}
	}
	return found{}, false
}

// hanOnly counts the characters of s where all are Chinese; 0 otherwise.
func hanOnly(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) && r != '々' {
			return 0
		}
		n++
	}
	return n
}
