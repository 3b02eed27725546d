package syntax

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"demarche/timeline"
)

// handTree builds a document of one sentence from words written
// form/lemma/UPOS/XPOS/head/relation, heads counted from 1, so that the tests of
// clauses don't hang on the model.
func handTree(t *testing.T, words string) *timeline.Document {
	t.Helper()
	doc := &timeline.Document{Lang: "en"}
	var s timeline.Sentence
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		if len(f) != 6 {
			t.Fatalf("word %q has not 6 parts", w)
		}
		if doc.Text != "" {
			doc.Text += " "
		}
		head, err := strconv.Atoi(f[4])
		if err != nil {
			t.Fatal(err)
		}
		start := len(doc.Text)
		doc.Text += f[0]
		s.Tokens = append(s.Tokens, timeline.Token{Span: timeline.Span{Start: start, End: len(doc.Text)}, Lemma: f[1], UPOS: f[2], XPOS: f[3], Head: head - 1, Rel: f[5]})
	}
	s.Span = timeline.Span{End: len(doc.Text)}
	doc.Sentences = []timeline.Sentence{s}
	return doc
}

// frame writes a clause in short: lemma(label=phrase, ...) and what else is not usual.
func frame(doc *timeline.Document, c Clause) string {
	var args []string
	for _, a := range c.Args {
		args = append(args, string(a.Label)+"="+a.Span.In(doc.Text))
	}
	out := fmt.Sprintf("%s(%s) %s", c.Lemma, strings.Join(args, ", "), c.Tense)
	if c.Nominal {
		out += " nominal"
	}
	if c.Negated {
		out += " negated"
	}
	if c.ParentRel != "" {
		out += " " + c.ParentRel
	}
	for _, x := range c.Times {
		out += " @" + doc.Times[x].In(doc.Text)
	}
	return out
}

func TestClausesOfEnglishTrees(t *testing.T) {
	tests := []struct {
		name, words, time string
		want              []string
	}{
		{
			"coordinated subjects are one argument, a light verb lends its own",
			"Oslo/Oslo/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc Lima/Lima/PROPN/NNP/1/conj held/hold/VERB/VBD/0/root talks/talk/NOUN/NNS/4/obj with/with/ADP/IN/7/case Chile/Chile/PROPN/NNP/5/nmod on/on/ADP/IN/9/case Monday/Monday/PROPN/NNP/4/obl",
			"on Monday",
			[]string{"hold(subj=Oslo and Lima, obj=talks with Chile, with=Chile) past @on Monday", "talk(with=Chile, subj=Oslo and Lima) past nominal light @on Monday"},
		},
		{
			"a passive is turned",
			"The/the/DET/DT/2/det pact/pact/NOUN/NN/5/nsubj:pass was/be/AUX/VBD/5/aux:pass not/not/PART/RB/5/advmod signed/sign/VERB/VBN/0/root by/by/ADP/IN/7/case Mali/Mali/PROPN/NNP/5/obl:agent",
			"",
			[]string{"pact(agent=Mali) past nominal negated light", "sign(obj=The pact, agent=Mali) past negated"},
		},
		{
			"a reduced relative clause takes its noun as object",
			"The/the/DET/DT/2/det draft/draft/NOUN/NN/6/nsubj vetoed/veto/VERB/VBN/2/acl by/by/ADP/IN/5/case Chad/Chad/PROPN/NNP/3/obl:agent failed/fail/VERB/VBD/0/root",
			"",
			[]string{"draft() past nominal light", "veto(obj=The draft, agent=Chad) past acl", "fail(subj=The draft) past"},
		},
		{
			"a relative pronoun stands for its noun",
			"Envoys/envoy/NOUN/NNS/6/nsubj who/who/PRON/WP/3/nsubj met/meet/VERB/VBD/1/acl:relcl in/in/ADP/IN/5/case Lima/Lima/PROPN/NNP/3/obl left/leave/VERB/VBD/0/root",
			"",
			[]string{"meet(subj=Envoys, in=Lima) past acl", "leave(subj=Envoys) past"},
		},
		{
			"an infinitive has the subject of its governor, which is a cue",
			"Peru/Peru/PROPN/NNP/2/nsubj plans/plan/VERB/VBZ/0/root to/to/PART/TO/4/mark recall/recall/VERB/VB/2/xcomp its/its/PRON/PRP$/6/nmod:poss envoy/envoy/NOUN/NN/4/obj",
			"",
			[]string{"plan(subj=Peru) pres", "recall(subj=Peru, obj=its envoy) none xcomp", "envoy(poss=its) none nominal arg"},
		},
		{
			"coordinated verbs share subject and auxiliary",
			"Mali/Mali/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux meet/meet/VERB/VB/0/root Togo/Togo/PROPN/NNP/3/obj and/and/CCONJ/CC/6/cc sign/sign/VERB/VB/3/conj a/a/DET/DT/8/det pact/pact/NOUN/NN/6/obj",
			"",
			[]string{"meet(subj=Mali, obj=Togo) fut", "sign(subj=Mali, obj=a pact) fut conj", "pact(subj=Mali) fut nominal light"},
		},
		{
			"a nominal event has its own arguments",
			"Togo/Togo/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case veto/veto/NOUN/NN/7/nsubj of/of/ADP/IN/6/case the/the/DET/DT/6/det draft/draft/NOUN/NN/3/nmod angered/anger/VERB/VBD/0/root Chad/Chad/PROPN/NNP/7/obj",
			"",
			[]string{"veto(poss=Togo, of=the draft) none nominal arg", "anger(subj=Togo 's veto of the draft, obj=Chad) past"},
		},
		{
			"a quotation hangs on the verb of speech",
			"\"/\"/PUNCT/``/4/punct We/we/PRON/PRP/4/nsubj will/will/AUX/MD/4/aux sign/sign/VERB/VB/8/ccomp ,/,/PUNCT/,/8/punct \"/\"/PUNCT/''/8/punct Chad/Chad/PROPN/NNP/8/nsubj said/say/VERB/VBD/0/root",
			"",
			[]string{"sign(subj=We) fut quote", "say(subj=Chad) past"},
		},
		{
			"who is called on is to act",
			"Peru/Peru/PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root on/on/ADP/IN/4/case Mali/Mali/PROPN/NNP/2/obl to/to/PART/TO/6/mark leave/leave/VERB/VB/2/advcl",
			"",
			[]string{"call(subj=Peru, on=Mali) past", "leave(subj=Mali) none advcl"},
		},
		{
			"a relative pronoun whose clause hangs elsewhere stands for the noun before it",
			"Lund/Lund/PROPN/NNP/5/nsubj ,/,/PUNCT/,/4/punct who/who/PRON/WP/4/nsubj met/meet/VERB/VBD/5/advcl left/leave/VERB/VBD/0/root",
			"",
			[]string{"meet(subj=Lund) past advcl", "leave(subj=Lund) past"},
		},
		{
			"a headline's infinitive lies ahead",
			"Mali/Mali/PROPN/NNP/3/nsubj to/to/PART/TO/3/mark host/host/VERB/VB/0/root summit/summit/NOUN/NN/3/obj",
			"",
			[]string{"host(subj=Mali, obj=summit) fut", "summit(subj=Mali) fut nominal light"},
		},
		{
			"a date inside a noun phrase dates no verb",
			"Peru/Peru/PROPN/NNP/2/nsubj praised/praise/VERB/VBD/0/root the/the/DET/DT/5/det 2015/2015/NUM/CD/5/nummod treaty/treaty/NOUN/NN/2/obj",
			"2015",
			[]string{"praise(subj=Peru, obj=the 2015 treaty) past"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := handTree(t, tt.words)
			if i := strings.Index(doc.Text, tt.time); tt.time != "" {
				doc.Times = []timeline.TimeExpr{{Span: timeline.Span{Start: i, End: i + len(tt.time)}}}
			}
			var got []string
			clauses := englishClauses(doc, 0)
			checkClauses(t, doc, 0, clauses)
			for _, c := range clauses {
				got = append(got, frame(doc, c))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("clauses of %q =\n%s\nwant\n%s", doc.Text, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestInfinitiveNamesItsGovernors(t *testing.T) {
	doc := handTree(t, "Peru/Peru/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass asked/ask/VERB/VBN/0/root to/to/PART/TO/5/mark leave/leave/VERB/VB/3/xcomp")
	c := englishClauses(doc, 0)[1]
	if got := frame(doc, c); got != "leave(subj=Peru) none xcomp" {
		t.Errorf("got %s", got)
	}
	if want := []int{1, 2}; !slices.Equal(c.Aux, want) {
		t.Errorf("Aux = %v, want %v", c.Aux, want)
	}
}
