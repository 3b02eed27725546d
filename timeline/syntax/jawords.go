package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ikawaha/kagome/v2/tokenizer"

	"demarche/timeline"
)

// jaWord is one word of a Japanese sentence as the IPA dictionary sees it.
type jaWord struct {
	timeline.Span
	surface string
	base    string // dictionary form; the surface for what does not inflect
	pos     string // 名詞, 動詞, 助詞 ...
	sub     string // サ変接続, 格助詞 ...
	sub2    string
	ctype   string // サ変・スル; "" for what does not inflect
	cform   string // 連用形; "" likewise
	name    timeline.ActorKind
	gap     bool // white space stands before it
	aside   bool // it stands in round brackets
}

// jaWords cuts the sentence at s into words. Each name that lies in it is one
// word: the tokenizer sees a stand-in of the same kind, because it splits names
// that it does not know and then misreads what is beside them.
func jaWords(tok *tokenizer.Tokenizer, text string, s timeline.Span, names []timeline.ActorMention) []jaWord {
	var (
		masked strings.Builder
		holes  []jaHole
		pos    = s.Start
	)
	for _, n := range names {
		if n.Start < pos || n.End > s.End || n.Len() <= 0 {
			continue
		}
		masked.WriteString(text[pos:n.Start])
		from := masked.Len()
		masked.WriteString(standIn(n.Kind))
		holes = append(holes, jaHole{timeline.Span{Start: from, End: masked.Len()}, n.Span, n.Kind})
		pos = n.End
	}
	masked.WriteString(text[pos:s.End])
	toks := tok.Tokenize(masked.String())
	if !fits(toks, holes) {
		return jaWordsApart(tok, text, s, holes)
	}
	return placeWords(toks, holes, s.Start, text)
}

// jaHole is where a stand-in lies in the masked sentence and the name it stands for.
type jaHole struct {
	at   timeline.Span // in the masked sentence
	name timeline.Span // in the article
	kind timeline.ActorKind
}

// standIn is a short name that the dictionary knows and that joins with nothing.
func standIn(kind timeline.ActorKind) string {
	switch kind {
	case timeline.ActorPerson:
		return "田中"
	case timeline.ActorCountry, timeline.ActorPlace:
		return "中国"
	}
	return "国連"
}

// fits reports whether each stand-in came out as one word.
func fits(toks []tokenizer.Token, holes []jaHole) bool {
	i := 0
	for _, h := range holes {
		for i < len(toks) && toks[i].Position < h.at.Start {
			i++
		}
		if i == len(toks) || toks[i].Position != h.at.Start || toks[i].Position+len(toks[i].Surface) != h.at.End {
			return false
		}
	}
	return true
}

// jaWordsApart is jaWords for the rare sentence in which a stand-in melted into
// its surroundings: the stretches between names are tokenized each for itself.
func jaWordsApart(tok *tokenizer.Tokenizer, text string, s timeline.Span, holes []jaHole) []jaWord {
	var out []jaWord
	pos := s.Start
	for _, h := range append(holes, jaHole{name: timeline.Span{Start: s.End, End: s.End}}) {
		out = append(out, placeWords(tok.Tokenize(text[pos:h.name.Start]), nil, pos, text)...)
		if h.name.Len() > 0 {
			out = append(out, nameWord(h, text))
		}
		pos = h.name.End
	}
	for i := 1; i < len(out); i++ {
		out[i].gap = out[i].Start > out[i-1].End
	}
	return out
}

// placeWords turns tokens of a masked text that starts at byte start of the
// article into words, putting the names back.
func placeWords(toks []tokenizer.Token, holes []jaHole, start int, text string) []jaWord {
	out := make([]jaWord, 0, len(toks))
	shift, next := start, 0
	for _, t := range toks {
		if next < len(holes) && t.Position == holes[next].at.Start {
			h := holes[next]
			out = append(out, nameWord(h, text))
			shift = h.name.End - h.at.End
			next++
		} else {
			w := dictionaryWord(t)
			if strings.TrimFunc(w.surface, isSpace) == "" {
				continue
			}
			w.Span = timeline.Span{Start: t.Position + shift, End: t.Position + shift + len(t.Surface)}
			if w.pos == "接続詞" && w.surface == "が" && len(out) > 0 && out[len(out)-1].pos == "名詞" {
				w.pos, w.sub = "助詞", "格助詞"
			}
			if parts := splitWord(w); parts != nil {
				out = append(out, parts...)
			} else {
				out = append(out, w)
			}
		}
	}
	for i := 1; i < len(out); i++ {
		out[i].gap = out[i].Start > out[i-1].End
	}
	return out
}

func nameWord(h jaHole, text string) jaWord {
	form := h.name.In(text)
	return jaWord{Span: h.name, surface: form, base: form, pos: "名詞", sub: "固有名詞", name: h.kind}
}

// dictionaryWord reads the dictionary's features of a token.
func dictionaryWord(t tokenizer.Token) jaWord {
	w := jaWord{surface: t.Surface, base: t.Surface}
	tags := t.POS()
	w.pos = tagAt(tags, 0)
	w.sub = tagAt(tags, 1)
	w.sub2 = tagAt(tags, 2)
	if c, ok := t.InflectionalType(); ok && c != "*" {
		w.ctype = c
	}
	if c, ok := t.InflectionalForm(); ok && c != "*" {
		w.cform = c
	}
	if b, ok := t.BaseForm(); ok && b != "*" && b != "" {
		w.base = b
	}
	return mend(w)
}

func tagAt(tags []string, i int) string {
	if i < len(tags) && tags[i] != "*" {
		return tags[i]
	}
	return ""
}

// mend corrects what the dictionary gets wrong for news: signs in ASCII are
// tagged there as nouns that take する.
func mend(w jaWord) jaWord {
	if w.pos == "助動詞" && w.surface == "や" {
		w.pos, w.sub, w.ctype, w.cform = "助詞", "並立助詞", "", ""
	}
	if w.pos == "助詞" && w.surface == "および" {
		w.pos, w.sub = "接続詞", ""
	}
	r, n := utf8.DecodeRuneInString(w.surface)
	if n == 0 || !(unicode.IsPunct(r) || unicode.IsSymbol(r)) || w.pos == "記号" && w.sub != "一般" {
		return w
	}
	for _, r := range w.surface {
		if !unicode.IsPunct(r) && !unicode.IsSymbol(r) {
			return w
		}
	}
	w.pos, w.ctype, w.cform, w.sub2 = "記号", "", "", ""
	switch {
	case strings.ContainsRune(bracketOpen, r):
		w.sub = "括弧開"
	case strings.ContainsRune(bracketClose, r):
		w.sub = "括弧閉"
	case strings.ContainsRune(",，、", r):
		w.sub = "読点"
	case strings.ContainsRune("。．!?！？", r):
		w.sub = "句点"
	default:
		w.sub = "一般"
	}
	return w
}

// is reports whether w has the tag pos-sub; an empty sub stands for any.
func (w jaWord) is(pos, sub string) bool { return w.pos == pos && (sub == "" || w.sub == sub) }

// sign reports whether w is punctuation.
func (w jaWord) sign() bool { return w.pos == "記号" && w.sub != "アルファベット" }
