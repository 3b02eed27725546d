package syntax

import "demarche/timeline"

// carry gives clauses without a subject the one that Japanese leaves unsaid.
func (r *jaClauses) carry(before Arg) {
	r.lend(0, r.subjectBeside)
	r.lend(1, r.subjectAbove)
	r.lend(0, r.subjectBeside)
	if before.Span.IsZero() {
		return
	}
	r.lend(1, func(k int) (Arg, bool) { return before, !r.out[k].Passive && r.topLevel(k) })
	r.lend(1, r.subjectAbove)
}

// lend gives each clause without a subject what find finds for it; from the left,
// or from the right where back is 1.
func (r *jaClauses) lend(back int, find func(int) (Arg, bool)) {
	for n := range r.out {
		k := n
		if back == 1 {
			k = len(r.out) - 1 - n
		}
		if r.hasSubject(k) || r.out[k].Nominal {
			continue
		}
		if a, ok := find(k); ok {
			r.out[k].Args = append(r.out[k].Args, a)
		}
	}
}

// hasSubject reports whether who acts in clause k is said; in a passive, who
// suffers.
func (r *jaClauses) hasSubject(k int) bool {
	for _, a := range r.out[k].Args {
		switch a.Label {
		case "が", "は":
			return true
		case "を":
			if r.out[k].Passive {
				return true
			}
		}
	}
	return false
}

// subjectAbove takes the subject of the clause that governs clause k, where the
// two share it: chains, quotations, plans.
func (r *jaClauses) subjectAbove(k int) (Arg, bool) {
	c := &r.out[k]
	for p, steps := c.Parent, 0; p >= 0 && steps < 4; p, steps = r.out[p].Parent, steps+1 {
		for _, a := range r.out[p].Args {
			if a.Head < 0 || a.Label != "は" && a.Label != "が" && !(a.Label == "を" && r.out[p].Passive) {
				continue
			}
			// Only what stands to the left of the clause can be meant, or a topic.
			if a.Head >= r.bs[r.buns[k]].from && a.Label != "は" {
				continue
			}
			if a.Head >= r.bs[r.buns[k]].from && c.ParentRel != "conj" {
				continue
			}
			return r.asSubject(k, a), true
		}
		if r.hasSubject(p) {
			return Arg{}, false
		}
	}
	return Arg{}, false
}

// subjectBeside takes the subject of the clause that clause k continues: AがBし、Cした.
func (r *jaClauses) subjectBeside(k int) (Arg, bool) {
	for m := k - 1; m >= 0; m-- {
		o := &r.out[m]
		if o.Nominal || o.Parent != k || o.ParentRel == "acl" || r.bs[r.buns[m]].depth > r.bs[r.buns[k]].depth {
			continue
		}
		for _, a := range o.Args {
			if a.Head < 0 {
				continue
			}
			if a.Label == "は" || a.Label == "が" && o.ParentRel == "conj" && !o.Passive || o.Passive && a.Label == "を" && o.ParentRel == "conj" {
				return r.asSubject(k, a), true
			}
		}
	}
	return Arg{}, false
}

// asSubject labels a carried subject for clause k: in a passive it is what suffers.
func (r *jaClauses) asSubject(k int, a Arg) Arg {
	a.Label = "は"
	if r.out[k].Passive {
		a.Label = "を"
	}
	return a
}

// topLevel reports whether clause k is the main clause or a link of its chain.
func (r *jaClauses) topLevel(k int) bool {
	for steps := 0; k >= 0 && steps < 6; steps++ {
		c := &r.out[k]
		if c.Parent < 0 {
			return true
		}
		if c.ParentRel == "acl" {
			return false
		}
		k = c.Parent
	}
	return false
}

// maxTopicDistance is how many sentences a topic lasts.
const maxTopicDistance = 2

// topicBefore is the topic of a sentence before, as an argument carried from there.
func topicBefore(doc *timeline.Document, sentence int) Arg {
	for n := 1; n <= maxTopicDistance && sentence-n >= 0; n++ {
		p := &doc.Sentences[sentence-n]
		if p.Kind != timeline.KindBody || len(p.Tokens) == 0 {
			return Arg{}
		}
		s := readJapanese(doc.Text, p.Tokens)
		if b := s.topic(); b >= 0 {
			return Arg{Label: "は", Head: -1, Span: s.phrase(b)}
		}
	}
	return Arg{}
}

// times gives each clause the time expressions that hang on its predicate.
func (r *jaClauses) times(doc *timeline.Document) {
	for t := range doc.Times {
		span := doc.Times[t].Span
		if len(r.words) == 0 || span.Start < r.words[0].Start || span.End > r.words[len(r.words)-1].End {
			continue
		}
		last := -1
		for i := range r.words {
			if r.words[i].Start < span.End && r.words[i].End > span.Start {
				last = i
			}
		}
		if last < 0 {
			continue
		}
		if r.words[last].aside {
			continue
		}
		b := r.of[last]
		if k := r.at[b]; k >= 0 {
			r.out[k].Times = append(r.out[k].Times, t)
			continue
		}
		// Only の ties a time to a noun; any other passes it on to the predicate:
		// 22日、全会一致で決めた.
		adverb := r.bs[b].form != jaAdnom
		for h, steps := r.heads[b], 0; h >= 0 && steps < 8; h, steps = r.heads[h], steps+1 {
			if k := r.at[h]; k >= 0 && !(adverb && r.out[k].Nominal && r.heads[h] >= 0) {
				r.out[k].Times = append(r.out[k].Times, t)
				break
			}
		}
	}
}
