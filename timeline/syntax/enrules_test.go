package syntax

import (
	"math/rand/v2"
	"strings"
	"testing"

	"demarche/timeline"
)

// TestRulesKeepTrees applies every rule that turns a tree to random trees of words that
// the rules look for: a tree with one root must come out.
func TestRulesKeepTrees(t *testing.T) {
	words := strings.Fields("in when , the Chad 's - held town that said of city into inquiry party to Friday Monday and Mali . report announced demanding Party last month")
	tags := [][2]string{{"NOUN", "NN"}, {"PROPN", "NNP"}, {"VERB", "VBD"}, {"VERB", "VBN"}, {"VERB", "VBG"}, {"ADJ", "JJ"}, {"ADP", "IN"}, {"PUNCT", ","}, {"PART", "POS"}, {"CCONJ", "CC"}, {"DET", "DT"}}
	rels := strings.Fields("nsubj obj obl conj appos compound flat advcl acl ccomp parataxis mark case punct cc nmod amod")
	r := rand.New(rand.NewPCG(1, 2))
	for range 30000 {
		n := 2 + r.IntN(14)
		doc, s := &timeline.Document{}, timeline.Sentence{}
		order := r.Perm(n)
		s.Tokens = make([]timeline.Token, n)
		var text strings.Builder
		for i := range n {
			w, tag := words[r.IntN(len(words))], tags[r.IntN(len(tags))]
			at := text.Len()
			text.WriteString(w)
			s.Tokens[i] = timeline.Token{Span: timeline.Span{Start: at, End: text.Len()}, Lemma: w, UPOS: tag[0], XPOS: tag[1], Rel: rels[r.IntN(len(rels))]}
			if r.IntN(2) == 0 {
				text.WriteByte(' ')
			}
		}
		s.Tokens[order[0]].Head, s.Tokens[order[0]].Rel = -1, "root"
		for k := 1; k < n; k++ { // words next to each other hang on each other more often
			s.Tokens[order[k]].Head = order[r.IntN(k)]
		}
		s.Span = timeline.Span{End: text.Len()}
		doc.Text = text.String()
		for i := range n - 1 {
			if s.Tokens[i].UPOS == "PROPN" {
				last := min(i+r.IntN(4), n-1)
				doc.Names = append(doc.Names, timeline.ActorMention{Span: timeline.Span{Start: s.Tokens[i].Start, End: s.Tokens[last].End}})
			}
		}
		mendTree(&s, doc)
		checkTree(t, doc.Text, &s)
	}
}
