package syntax

import (
	_ "embed"
	"fmt"
	"sync"

	"demarche/timeline"
	model "demarche/timeline/syntax/english"
)

// englishModel is made by tools/train from UD_English-EWT and UD_English-GUM
// (CC BY-SA 4.0), whose licence it carries.
//
//go:embed english.model
var englishModel []byte

// english holds the model of English and the buffers of sentences being parsed.
type english struct {
	once       sync.Once
	model      *model.Model
	err        error
	workspaces sync.Pool
}

func (e *english) load() (*model.Model, error) {
	e.once.Do(func() {
		e.model, e.err = model.Open(englishModel)
		e.workspaces.New = func() any { return &model.Workspace{} }
	})
	return e.model, e.err
}

// EnglishModel tells which English model is built in and what its training measured:
// "en 1", "en_ewt-dev: UPOS ...".
func EnglishModel() (version, scores string, err error) {
	m, err := model.Open(englishModel)
	if err != nil {
		return "", "", fmt.Errorf("load the English model: %w", err)
	}
	return "en " + m.Version, m.Scores, nil
}

// parse fills the tokens of each sentence of an English document.
func (e *english) parse(doc *timeline.Document) error {
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		tokens, err := e.tree(doc.Text, englishTokens(doc.Text, s.Span), doc.Names)
		if err != nil {
			return err
		}
		s.Tokens = tokens
		mendTree(s, doc)
	}
	return nil
}

// mendTree turns the tree of a sentence where names and words leave no doubt.
func mendTree(s *timeline.Sentence, doc *timeline.Document) {
	keepNamesWhole(s, doc.Names)
	freeNamesFromTimes(s, doc.Names)
	freeFromDays(s, doc.Names)
	mendPhrases(s)
	keepListsWhole(s, doc.Names)
	ownSubjects(s)
	giveRelatives(s)
	raiseCircumstances(s)
	giveVerbs(s, doc.Text)
	giveFiniteVerb(s, doc.Text)
	closeAttribution(s)
	freeMainClause(s)
	freeFromSpans(s)
	freeFromMarks(s)
}

// tree is the tree of the tokens at spans of text.
func (e *english) tree(text string, spans []timeline.Span, names []timeline.ActorMention) ([]timeline.Token, error) {
	m, err := e.load()
	if err != nil {
		return nil, fmt.Errorf("load the English model: %w", err)
	}
	forms := make([]string, len(spans))
	for i, s := range spans {
		forms[i] = s.In(text)
	}
	ws, _ := e.workspaces.Get().(*model.Workspace)
	defer e.workspaces.Put(ws)
	tokens := make([]timeline.Token, len(spans))
	for i, r := range m.ParseNamed(ws, forms, nameKinds(spans, names)) {
		tokens[i] = timeline.Token{Span: spans[i], Lemma: r.Lemma, UPOS: r.UPOS, XPOS: r.XPOS, Feats: "_", Head: r.Head, Rel: r.Rel}
	}
	return tokens, nil
}

// nameKinds says of each token what the gazetteer knows about it.
func nameKinds(spans []timeline.Span, names []timeline.ActorMention) []model.NameKind {
	out := make([]model.NameKind, len(spans))
	if len(spans) == 0 {
		return out
	}
	whole := timeline.Span{Start: spans[0].Start, End: spans[len(spans)-1].End}
	for _, n := range names {
		if !whole.Overlaps(n.Span) || !n.Coref.IsZero() {
			continue
		}
		for i := range spans {
			switch {
			case !n.Overlaps(spans[i]):
			case n.Adjective:
				out[i] = model.NameModifier
			default:
				out[i] = model.NameHead
			}
		}
	}
	return out
}

// keepNamesWhole hangs the parts of each name that the parser tore apart on the part
// that stands highest in the tree.
func keepNamesWhole(s *timeline.Sentence, names []timeline.ActorMention) {
	for _, n := range names {
		if !s.Contains(n.Span) {
			continue
		}
		first, last := -1, -1
		for i := range s.Tokens {
			if n.Contains(s.Tokens[i].Span) {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		if first < 0 || first == last {
			continue
		}
		top := -1
		for i := first; i <= last; i++ {
			if t := &s.Tokens[i]; (t.Head < first || t.Head > last) && t.UPOS != "PUNCT" && (top < 0 || depth(s.Tokens, i) < depth(s.Tokens, top)) {
				top = i
			}
		}
		for i := first; i <= last && top >= 0; i++ {
			t := &s.Tokens[i]
			if i == top || t.Head >= first && t.Head <= last || above(s.Tokens, i, top) {
				continue
			}
			t.Head, t.Rel = top, "flat"
			if i < top {
				t.Rel = "compound"
			}
		}
		if top >= 0 && top+1 < last && s.Tokens[top+1].XPOS == "POS" && s.Tokens[last].XPOS != "POS" && !above(s.Tokens, last, top) {
			leavePossessor(s, top, first, last)
		}
	}
}

// leavePossessor makes the last word of a name its head where that was the owner within
// it: "the Young Farmers' Party".
func leavePossessor(s *timeline.Sentence, owner, first, last int) {
	t := &s.Tokens[last]
	t.Head, t.Rel = s.Tokens[owner].Head, s.Tokens[owner].Rel
	s.Tokens[owner].Head, s.Tokens[owner].Rel = last, "nmod:poss"
	for i := range s.Tokens {
		if d := &s.Tokens[i]; d.Head == owner && (i < first || i > owner+1) {
			d.Head = last
		}
	}
	if v := t.Head; t.Rel == "obl" && v > last && s.Tokens[v].UPOS == "VERB" && !hasChild(s, last, "case") && !hasChild(s, v, "nsubj") {
		t.Rel = "nsubj" // nothing but a preposition makes it another
	}
}

// above reports whether token i governs token k, directly or not.
func above(tokens []timeline.Token, i, k int) bool {
	for n := 0; k >= 0 && n <= len(tokens); n++ {
		if k = tokens[k].Head; k == i {
			return true
		}
	}
	return false
}

// climb is the first token from i upwards at which stop holds; -1 for none.
func climb(tokens []timeline.Token, i int, stop func(i int) bool) int {
	for n := 0; i >= 0 && n <= len(tokens); n++ {
		if stop(i) {
			return i
		}
		i = tokens[i].Head
	}
	return -1
}

// verbFrom is the nearest verb from token i upwards; -1 for none.
func verbFrom(tokens []timeline.Token, i int) int {
	return climb(tokens, i, func(i int) bool { return tokens[i].UPOS == "VERB" })
}

// depth is the number of steps from token i to the root.
func depth(tokens []timeline.Token, i int) int {
	n := 0
	for ; i >= 0 && n <= len(tokens); n++ {
		i = tokens[i].Head
	}
	return n
}
