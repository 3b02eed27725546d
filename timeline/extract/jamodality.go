package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/syntax"
)

// Modality by the end of the predicate: what follows it, what it leans on, its tense.

// assignModalityUnspaced decides whether k happened from what follows its predicate:
// endings, the nouns and verbs that it leans on, tense.
func (c *scene) assignModalityUnspaced(k *candidate) {
	set := func(m timeline.Modality, span timeline.Span, note string) {
		if k.modality != "" {
			return
		}
		k.modality, k.modCue = m, span
		k.why = append(k.why, timeline.Reason{What: "modality", Rule: k.rule.id, Span: span, Note: string(m) + ": " + note})
	}
	act := k.acting()
	at := c.clauseAt[act]
	if k.nominal && k.by < 0 {
		if h, _ := c.caseGovernor(k.pred); h >= 0 {
			at = c.clauseAt[h]
		}
	}
	if c.performed(k, at) {
		k.modality = timeline.Occurred
		k.why = append(k.why, timeline.Reason{What: "modality", Rule: k.rule.id, Note: "occurred: to announce it is to do it"})
		return
	}
	if k.speaks() && at >= 0 && (c.shown(at) || c.spoken(at) || c.mindShown(k)) {
		set(timeline.Occurred, c.clauses[at].Span, "to show such a mind is to say so")
	}
	c.negatedModality(k, at, set)
	c.toldModality(k, at, set)
	c.liftModality(k, at, set)
	if k.modality == "" && at >= 0 && c.toCome(at) && !k.speaks() {
		set(timeline.Planned, timeline.Span{}, "not yet past")
	}
	if k.modality == "" && at >= 0 && k.lasts() && c.clauses[at].Tense == "pres" && strings.Contains(c.clauses[at].Span.In(c.doc.Text), "てい") && c.timeOfClause(at) < 0 && c.clauses[at].Parent < 0 {
		set(timeline.Ongoing, c.clauses[at].Span, "a state that lasts")
	}
	if k.modality == "" {
		k.modality = timeline.Occurred
	}
}

// setModalitySpan sets a modality that some words tell, unless a nearer sign did.
type setModalitySpan func(m timeline.Modality, span timeline.Span, note string)

// negatedModality is what the words behind the predicate and the clause deny.
func (c *scene) negatedModality(k *candidate, at int, set setModalitySpan) {
	for _, q := range c.pack.cues {
		if q.modality != timeline.Negated || k.negative {
			continue
		}
		if s := c.following(k, q); s.Len() > 0 {
			set(q.modality, s, "words behind the predicate")
		}
	}
	if at >= 0 && c.clauses[at].Negated && !k.negative && (!k.nominal || k.by >= 0) {
		set(timeline.Negated, c.clauses[at].Span, "negation")
	}
}

// toldModality is what the support verb, the rule and the words that the predicate leans
// on tell.
func (c *scene) toldModality(k *candidate, at int, set setModalitySpan) {
	if at >= 0 && k.nominal && c.timeOfContent(at, k) >= 0 && !c.pastModifier(k.pred) {
		set(timeline.Planned, c.clauses[at].Span, "it is settled for a day")
	}
	if k.support != nil && k.support.Modality != "" {
		set(k.support.Modality, c.toks[k.by].Span, "support verb")
	}
	if k.by >= 0 && k.nominal && comesLater(k.rule.Type) && settles(c.lemma[k.by]) {
		set(timeline.Planned, c.toks[k.by].Span, "what is settled is to come")
	}
	if k.rule.Modality != "" {
		set(k.rule.Modality, timeline.Span{}, "rule")
	}
	for _, q := range c.pack.cues {
		if at >= 0 && q.modality == timeline.Hypothetical && c.clauses[at].Tense == "past" {
			continue // 攻撃した可能性: somebody says that it happened
		}
		if s := c.leaning(at, q); s.Len() > 0 {
			set(q.modality, s, "the predicate leans on it")
		}
	}
	for _, q := range c.pack.cues {
		if s := c.following(k, q); s.Len() > 0 && !(k.negative && q.modality == timeline.Negated) {
			set(q.modality, s, "words behind the predicate")
		}
	}
}

// pastModifier reports whether a clause in the past modifies the noun at token i: 開かれた会議.
func (c *scene) pastModifier(i int) bool {
	return slices.ContainsFunc(c.clauses, func(q syntax.Clause) bool {
		return q.ParentRel == "acl" && q.Tense == "past" && (c.isPartOf(c.toks[q.Pred].Head, i) || c.toks[q.Pred].Head < i && c.nameAt[max(0, c.toks[q.Pred].Head)] >= 0 && c.under(c.toks[q.Pred].Head, i))
	})
}

// settles reports whether a verb says that something will be: 訪問が決まった.
func settles(lemma string) bool {
	switch lemma {
	case "決まる", "決定", "固まる", "内定", "決める", "合意", "固める", "設定", "予定":
		return true
	}
	return false
}

// comesLater reports whether events of a type are fixed for a later day, and not done
// by fixing them.
func comesLater(t timeline.TypeSlug) bool {
	switch t {
	case "summit", "meeting", "visit", "call", "talks", "conference", "military-exercise", "election", "withdrawal", "treaty-signed":
		return true
	}
	return false
}

// lasts reports whether k may go on for a while, so that ている tells a state.
func (k *candidate) lasts() bool {
	switch k.rule.Type {
	case "seizure-arrest", "talks", "military-exercise", "peacekeeping", "deployment", "sanctions-imposed":
		return true
	}
	return false
}

// leaning finds a cue among the auxiliaries of clause at and the nouns it modifies.
func (c *scene) leaning(at int, q cue) timeline.Span {
	if at < 0 {
		return timeline.Span{}
	}
	for _, x := range c.clauses[at].Aux {
		if x >= 0 && x < len(c.toks) && (q.aux[c.lemma[x]] || q.aux[c.form[x]]) {
			return c.toks[x].Span
		}
	}
	return timeline.Span{}
}

// following finds a cue in the text that starts with the predicate's last word.
func (c *scene) following(k *candidate, q cue) timeline.Span {
	from := c.toks[max(k.last, k.acting())].Start
	end := min(c.sent.End, from+maxCueBytes)
	rest := c.doc.Text[from:end]
	if at := c.clauseAt[k.acting()]; at >= 0 && c.clauses[at].ParentRel == "acl" && c.clauses[at].Tense == "past" {
		if h := c.toks[c.clauses[at].Pred].Head; h >= 0 && !frameNoun(c.form[h]) && c.toks[h].Start >= from {
			rest = c.doc.Text[from:min(end, c.toks[h].Start)] // 撤退したレバノン: what follows is of another
		}
	}
	for i, r := range rest {
		if r == '、' || r == '。' || r == '」' || r == '｣' {
			rest = rest[:i]
			break
		}
	}
	for _, w := range q.after {
		if i := strings.Index(rest, w); i >= 0 {
			return timeline.Span{Start: from + i, End: from + i + len(w)}
		}
	}
	return timeline.Span{}
}

// maxCueBytes is how far behind a predicate a cue may stand.
const maxCueBytes = 60

// liftModality takes over what governs clause at: the content of a plan is planned.
func (c *scene) liftModality(k *candidate, at int, set setModalitySpan) {
	for steps := 0; at >= 0 && at < len(c.clauses) && steps < 4; steps++ {
		p := c.clauses[at].Parent
		if p < 0 || c.clauses[at].ParentRel == "acl" && c.clauses[at].Tense == "past" {
			return
		}
		rel := c.clauses[at].ParentRel
		if rel == "advcl" || rel == "quote" {
			return
		}
		for _, q := range c.pack.cues {
			if q.governors[c.clauses[p].Lemma] {
				set(q.modality, c.toks[c.clauses[p].Pred].Span, "governed by it")
			}
			if rel == "conj" && q.modality == timeline.Planned {
				if s := c.leaning(p, q); s.Len() > 0 {
					set(q.modality, s, "the end of the chain leans on it")
				}
			}
		}
		if rel == "conj" && c.clauses[p].Negated && !k.negative && k.clause == at && c.clauses[at].Span.End == c.clauses[p].Span.Start {
			set(timeline.Negated, c.clauses[p].Span, "negation")
		}
		if rel != "conj" {
			return
		}
		at = p
	}
}
