package article

import (
	"regexp"
	"sync"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// datelinePatterns match a dateline at the start of a paragraph: where, and often
// for whom and when, a report was written.
var datelinePatterns = sync.OnceValue(func() []*regexp.Regexp {
	const (
		sp     = `[\s\p{Z}]`
		agency = `[A-Za-z][A-Za-z .&-]{1,30}`
		dash   = `(?:` + sp + `*[—–―]+|` + sp + `+--?)` + sp + `+`
		date   = `(?:,?` + sp + `+\d{1,2}` + sp + `+[A-Z][a-z]{2,8}\.?|,?` + sp + `+[A-Z][a-z]{2,8}\.?` + sp + `+\d{1,2})(?:,?` + sp + `+\d{4})?`
		city   = `[\p{Lu}][\p{Lu} .'’-]{2,30}`                               // in capitals
		more   = `(?:,` + sp + `+[\p{Lu}][\p{L}.'’ -]{1,30}|/` + city + `)?` // a country, or a second city
		mixed  = `[\p{Lu}][\p{L}.'’-]{2,20}(?: [\p{Lu}][\p{L}.'’-]{1,20})?`
	)
	const source = `(?:[＝=]|共同|時事|ロイター|通信|新聞|[0-9０-９]日|[A-Z]{2,6}|放送|テレビ)` // who sent it, or when
	re := regexp.MustCompile
	return []*regexp.Regexp{
		re(`^` + city + more + `(?:` + date + `)?` + sp + `*(?:\(` + agency + `\)` + sp + `*)?` + dash),
		re(`^` + mixed + more + `(?:` + date + `)?` + sp + `*\(` + agency + `\)` + dash),
		re(`^` + mixed + more + date + dash),
		re(`^\(` + agency + `\)` + dash),
		// Japanese: 【ソウル共同】, ［モスクワ 19日 ロイター］ ―, 大韓民国ソウル(AP) —, （ソウル＝山田）
		re(`^【[^】\n]{0,30}` + source + `[^】\n]{0,20}】` + sp + `*`),
		re(`^[［\[][^］\]\n]{0,30}` + source + `[^］\]\n]{0,20}[］\]]` + sp + `*[—―–ー─-]*` + sp + `*`),
		re(`^[^\s。、()（）「」『』]{1,24}[（(]` + source + `[^()（）。、]{0,12}[)）]` + sp + `*[—―–─-]+` + sp + `*`),
		re(`^[（(][^()（）。、]{1,12}[＝=][^()（）。、]{1,16}[)）]` + sp + `*`),
		re(`^[^\s。、()（）「」]{1,12}[＝=][^\s。、()（）「」]{2,12}(?:特派員|記者|支局)[）)]?` + sp + `*`),
	}
})

// dateline is the length in bytes of the dateline at the start of a paragraph; 0
// when there is none, or nothing else.
func dateline(s string) int {
	head := s[:min(len(s), 400)]
	for !utf8.ValidString(head) {
		head = head[:len(head)-1]
	}
	for _, re := range datelinePatterns() {
		if m := re.FindStringIndex(head); m != nil && m[1] < len(s) {
			return m[1]
		}
	}
	return 0
}

// textDate is the day of publication as the lines around the article give it: a
// byline or dateline with a full date. A date in a sentence is no such thing.
func textDate(doc *timeline.Document) (edtf.Date, bool) {
	for _, m := range doc.Marks {
		switch m.Kind {
		case timeline.KindFurniture, timeline.KindDateline:
			text := m.In(doc.Text)
			if m.Kind == timeline.KindFurniture && classify(line{text: text, runes: utf8.RuneCountInString(text)}) != classByline {
				continue // the date of another article, or of a copyright
			}
			if d, _, ok := findDay(text); ok {
				return d, true
			}
		}
	}
	return edtf.Date{}, false
}
