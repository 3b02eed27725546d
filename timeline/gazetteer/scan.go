package gazetteer

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/gazetteer/internal/aliasindex"
	"demarche/timeline/gazetteer/internal/fold"
)

// hit is an alias found in the text.
type hit struct {
	timeline.Span
	posts []aliasindex.Posting // what it may name, in this language and case
	codes []timeline.CountryID // of a run of kanji codes; posts is nil then
}

// scanner finds the aliases of one text.
type scanner struct {
	g       *Gazetteer
	text    string
	f       fold.Text
	lang    timeline.Lang
	accept  []bool              // by language of a posting
	readers []aliasindex.Reader // one an index
	ends    []int
	posts   []aliasindex.Posting
	hits    []hit
	backing []aliasindex.Posting
}

// namesEvery is how many bytes of a text there are to a name, about.
const namesEvery = 48

// scan lists the aliases in text from left to right, the longest at each place.
func (g *Gazetteer) scan(text string, lang timeline.Lang) []hit {
	s := &scanner{g: g, text: text, f: fold.New(text), lang: lang, accept: g.acceptedFor(lang), hits: make([]hit, 0, len(text)/namesEvery+8)}
	for _, x := range g.indexes {
		r, err := x.Reader()
		if err != nil {
			return nil // Load has opened the same bytes
		}
		s.readers = append(s.readers, r)
	}
	prev := rune(' ')
	for i := 0; i < len(s.f.Bytes); {
		r, n := rune(s.f.Bytes[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(s.f.Bytes[i:])
		}
		if s.startsWord(i, prev, r) {
			if end := s.match(i, r, prev); end > i {
				end = s.pastArticle(i, end)
				prev, _ = utf8.DecodeLastRune(s.f.Bytes[i:end])
				if i = end; isKatakana(prev) {
					prev = ' ' // a name may follow at once: オバマアメリカ大統領
				}
				continue
			}
		}
		prev, i = r, i+n
	}
	return s.hits
}

// pastArticle prefers a longer name behind the article that the name found last begins
// with: "the Gulf Cooperation Council" is not the Gulf. The result is where the name ends.
func (s *scanner) pastArticle(i, end int) int {
	const article = "the "
	from := i + len(article)
	if from >= end || string(s.f.Bytes[i:from]) != article || len(s.hits) == 0 {
		return end
	}
	n := len(s.hits) - 1
	last := s.hits[n]
	r, _ := utf8.DecodeRune(s.f.Bytes[from:])
	s.hits = s.hits[:n]
	if longer := s.match(from, r, ' '); longer > end {
		return longer
	}
	s.hits = append(s.hits[:n], last)
	return end
}

// acceptedFor is accepted, made ready by Load for the languages of most documents.
func (g *Gazetteer) acceptedFor(lang timeline.Lang) []bool {
	if a, ok := g.accept[lang]; ok {
		return a
	}
	return g.accepted(lang)
}

// accepted says which languages' aliases count in a document of lang: its own,
// those without a language and English, which names are quoted in.
func (g *Gazetteer) accepted(lang timeline.Lang) []bool {
	out := make([]bool, len(g.langs))
	for i, l := range g.langs {
		out[i] = lang == "" || l == "" || l == lang || l == "en" || lang == "zh" && (l == "zh-Hant" || l == "ja") || lang == "ko" && l == "ja"
	}
	return out
}

// startsWord reports whether a name can start with r at i.
func (s *scanner) startsWord(i int, prev, r rune) bool {
	switch {
	case r < utf8.RuneSelf && !isASCIIWord(r):
		return false
	case isKatakana(r):
		return !isKatakana(prev) || s.gapBefore(i)
	case isHangul(r):
		return !isHangul(prev)
	case fold.IsCJK(r):
		return true
	}
	return !isWordRune(prev) || fold.IsCJK(prev)
}

// match takes the longest alias at i that ends at a word boundary and means
// something here; the result is where it ends, i when there is none.
func (s *scanner) match(i int, r, prev rune) int {
	s.ends = s.ends[:0]
	for _, index := range s.g.indexes {
		s.ends = index.Ends(s.f.Bytes, i, s.ends)
	}
	if len(s.g.indexes) > 1 {
		slices.Sort(s.ends)
		s.ends = slices.Compact(s.ends)
	}
	if s.lang == "ja" && slices.Contains(s.g.kanjiBefore, prev) && len(s.ends) > 0 && s.ends[len(s.ends)-1] == i+utf8.RuneLen(r) {
		if end := s.kanjiRun(i, r, prev); end > i {
			return end // 駐韓 has no 韓 in it who is a person
		}
	}
	for k := len(s.ends) - 1; k >= 0; k-- {
		end := s.ends[k]
		if isHan(r) && isHan(prev) && end-i == utf8.RuneLen(r) && !s.afterHit(i) {
			continue // 足高氏 is not Mr 高
		}
		if !s.splitsWord(end) && s.endsWord(end, 0) && s.take(i, end) {
			return end
		}
	}
	if s.lang == "ja" || s.lang == "" {
		return s.kanjiRun(i, r, prev)
	}
	return i
}

// afterHit reports whether the name found last ends at folded byte i.
func (s *scanner) afterHit(i int) bool {
	return len(s.hits) > 0 && s.hits[len(s.hits)-1].Span.End == s.span(i, i).Start
}

// splitsWord reports whether a name that ends at i would cut 国務 or 国防 in two:
// 米国務長官 is 米 and 国務長官.
func (s *scanner) splitsWord(i int) bool {
	if s.lang != "ja" || !bytes.HasSuffix(s.f.Bytes[:i], []byte("国")) {
		return false
	}
	for _, w := range []string{"務長官", "務省", "務次官", "務副長官", "防総省", "防長官", "防次官", "防相", "防省"} {
		if bytes.HasPrefix(s.f.Bytes[i:], []byte(w)) {
			return true
		}
	}
	return false
}

// take keeps the alias from i to end if one of its postings means something here.
func (s *scanner) take(i, end int) bool {
	s.posts = s.posts[:0]
	for _, r := range s.readers {
		s.posts = r.Postings(s.f.Bytes[i:end], s.posts)
	}
	if len(s.posts) == 0 {
		return false
	}
	span := s.span(i, end)
	if rest, ok := cutThe(span.In(s.text)); ok {
		span.Start = span.End - len(rest)
	}
	shape := shapeOf(span.In(s.text))
	start := len(s.backing)
	for _, p := range s.posts {
		if !s.accept[p.Lang] || !s.fits(p, shape) {
			continue
		}
		s.backing = append(s.backing, p)
	}
	if start == len(s.backing) {
		return false
	}
	s.hits = append(s.hits, hit{Span: span, posts: s.backing[start:len(s.backing):len(s.backing)]})
	return true
}

// endsWord reports whether a name may end at i. Inside a run of katakana it may
// where the rest of the run is made of names too: アメリカトランプ大統領.
func (s *scanner) endsWord(i, depth int) bool {
	if i >= len(s.f.Bytes) {
		return true
	}
	last, _ := utf8.DecodeLastRune(s.f.Bytes[:i])
	next, _ := utf8.DecodeRune(s.f.Bytes[i:])
	switch {
	case isKatakana(last):
		return !isKatakana(next) || s.gapBefore(i) || depth < 3 && s.namesFollow(i, depth)
	case isHangul(last), fold.IsCJK(last):
		return true
	}
	return !isWordRune(next) || fold.IsCJK(next) || isHangul(next)
}

func (s *scanner) namesFollow(i, depth int) bool {
	for _, end := range s.g.indexes[0].Ends(s.f.Bytes, i, nil) {
		if end-i >= 9 && s.endsWord(end, depth+1) && len(s.readers[0].Postings(s.f.Bytes[i:end], nil)) > 0 {
			return true
		}
	}
	return false
}

// span is the stretch of the original behind folded bytes, without separators
// that folding dropped at its end.
func (s *scanner) span(start, end int) timeline.Span {
	sp := timeline.Span{Start: int(s.f.Off[start]), End: int(s.f.Off[end])}
	for sp.End > sp.Start {
		r, n := utf8.DecodeLastRuneInString(s.text[:sp.End])
		if r == ' ' || r == '-' || r == '\u00ad' || r == '\u200b' || isNameDot(r) || r == '·' || unicode.IsSpace(r) {
			sp.End -= n
			continue
		}
		break
	}
	return sp
}

// gapBefore reports whether folding dropped a separator just before i.
func (s *scanner) gapBefore(i int) bool {
	off := int(s.f.Off[i])
	if off == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:off])
	return !isKatakana(r) && !(r >= 0xFF66 && r <= 0xFF9F)
}
