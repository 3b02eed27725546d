package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// The tests of a rule on arguments with case particles, and on what somebody is told to say.

// passesUnspaced is passes for case frames: が stands for whoever acts, however the
// clause marks it, and a carried topic counts.
func (c *scene) passesUnspaced(k *candidate, t argTest) (head, words int) {
	if t.label == "any" {
		for _, w := range sortedKeys(t.test.words) {
			if strings.Contains(c.text(), w) {
				return k.pred, 1
			}
		}
		return -1, -1
	}
	if t.label == "quote" || t.label == "not-quote" {
		return -1, c.says(k, t)
	}
	seen := false
	for _, a := range k.args {
		if !sameCase(a.label, t.label) && !(k.nominal && k.rule.Frame == "travel" && t.label == "が" && a.label == "の") || a.label == "は" && t.label == "が" && k.hasLabel("が") {
			continue
		}
		seen = true
		if a.head < 0 {
			for _, f := range c.partiesIn(a.span) {
				if t.test.kinds["actor"] || t.test.kinds[kindTest(f.kind)] || t.test.kinds["head"] && c.leads(f.name) {
					return -1, 0
				}
			}
			continue
		}
		if t.test.kinds["heads"] && c.leaders(a.head) > 1 {
			return a.head, 0
		}
		for _, h := range c.heads(a.head) {
			if n := max(c.fits(h, t.test), c.fits(c.counted(h), t.test), c.fits(c.called(h), t.test)); n > 0 {
				return h, n
			}
			if c.isKind(h, t.test) || t.label == "が" && t.test.kinds["actor"] && c.spokesman(h) {
				return h, 0
			}
		}
	}
	if !seen && (t.test.kinds["none"] || t.label == "が" && t.test.kinds["actor"] && len(c.carried) > 0 && !k.nominal && !c.saidByOther(k)) {
		return -1, 0
	}
	return -1, -1
}

// sameCase reports whether an argument's label is what a test asks for.
func sameCase(label, want string) bool {
	if label == want {
		return true
	}
	switch want {
	case "が":
		return label == "は" || label == "agent" || label == "による" || label == "によって"
	case "は":
		return label == "が"
	case "を":
		return label == "の"
	case "と":
		return label == "との"
	case "に":
		return label == "へ" || label == "への"
	case "から":
		return label == "からの"
	}
	return false
}

func kindTest(k timeline.ActorKind) string {
	switch k {
	case timeline.ActorCountry:
		return "state"
	case timeline.ActorPerson:
		return "person"
	case timeline.ActorOrganization:
		return "org"
	}
	return string(k)
}

func (k *candidate) hasLabel(label string) bool {
	return slices.ContainsFunc(k.args, func(a arg) bool { return a.label == label })
}

// leaders counts the heads of state or government in a list that token i ends.
func (c *scene) leaders(i int) int {
	seen := map[string]bool{}
	for _, h := range c.heads(i) {
		for _, p := range c.partiesOf(h, narrow) {
			if c.leads(p.name) {
				seen[p.Name] = true
			}
		}
	}
	return len(seen)
}

// spokesman reports whether the noun at token i is an office of the state that the text is
// about, named without it: 政府報道官が.
func (c *scene) spokesman(i int) bool {
	if !c.official(i) {
		return false
	}
	for _, x := range c.children[i] {
		switch c.rel(x) {
		case "nmod", "acl", "conj":
			return false
		case "compound":
			if !c.official(x) && c.form[x] != "報道" && c.form[x] != "外務" && c.form[x] != "国防" {
				return false
			}
		}
	}
	for _, end := range [...]string{"報道官", "政府", "外務省", "大統領府", "首相府", "国防省", "当局者", "外相", "首相", "大統領", "スポークスマン", "国防相"} {
		if strings.HasSuffix(c.doc.Text[c.sent.Start:c.toks[i].End], end) {
			return true
		}
	}
	return false
}

// saidByOther reports whether k stands in a relative clause, or in words whose speaker
// the sentence names.
func (c *scene) saidByOther(k *candidate) bool {
	for at, steps := k.clause, 0; at >= 0 && steps < 6; at, steps = c.clauses[at].Parent, steps+1 {
		p := c.clauses[at].Parent
		switch c.clauses[at].ParentRel {
		case "acl":
			return true
		case "quote":
			if p >= 0 && len(c.subjectsOf(p, "は"))+len(c.subjectsOf(p, "が")) > 0 {
				return true
			}
		}
	}
	return false
}

// says counts the words of the test that are told inside the words that k reports: with
// the label quote as done by somebody else, with not-quote as not done. -1 for none.
func (c *scene) says(k *candidate, t argTest) int {
	if k.nominal || k.clause < 0 {
		return -1
	}
	for j := range c.clauses {
		q := &c.clauses[j]
		if q.Parent != k.clause || q.ParentRel != "quote" && q.ParentRel != "ccomp" || q.Nominal || !t.test.words[q.Lemma] && c.fits(q.Pred, t.test) == 0 {
			continue
		}
		if t.label == "not-quote" {
			if q.Negated {
				return 3
			}
			continue
		}
		if q.Negated || q.Tense != "past" && !strings.Contains(q.Span.In(c.doc.Text), "てい") {
			continue
		}
		if who := c.subjectsOf(j, "が"); len(who) > 0 && len(otherThan(who, c.subjectsOf(k.clause, "は"))) > 0 || len(who) == 0 && c.strangerIn(j) {
			return 3
		}
	}
	return -1
}
