package extract

import (
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Which time dates which event: the signs in a sentence.

// reaches is the only time of the sentence where it hangs below k by objects,
// infinitives and circumstances alone: "voted to condemn the attack on 2 March"; -1
// for none.
func (c *scene) reaches(k *candidate) int {
	found := -1
	for _, t := range c.times {
		if c.datesEvents(t) {
			if found >= 0 {
				return -1
			}
			found = t
		}
	}
	if found < 0 || k.nominal && k.by < 0 {
		return -1
	}
	i := c.tokenIn(c.doc.Times[found].Span)
	for steps := 0; i >= 0 && i < len(c.toks) && steps < len(c.toks); steps++ {
		if i == k.acting() {
			return found
		}
		if c.toks[i].Rel == "nmod:poss" {
			return -1
		}
		switch c.rel(i) {
		case "compound":
			if c.timeAt[c.toks[i].Head] < 0 {
				return -1 // "the 2015 accord"
			}
		case "xcomp", "obj", "nummod", "flat", "nmod", "obl":
			switch c.caseOf(i) {
			case "after", "following", "since", "before", "despite", "over", "until":
				return -1
			}
		case "advcl", "acl":
			if c.markOf(i) != "to" {
				return -1
			}
		default:
			return -1
		}
		i = c.toks[i].Head
	}
	return -1
}

// timeOfWhen is the time right before the "when" that opens the clause of verb i:
// "since July 2000, when he met the king"; -1 for none.
func (c *scene) timeOfWhen(i int) int {
	for _, x := range c.children[i] {
		if x > i || !c.pack.whens[c.form[x]] {
			continue
		}
		j := x - 1
		if j >= 0 && c.form[j] == "," {
			j--
		}
		if j >= 0 && c.timeAt[j] >= 0 && !c.doc.Times[c.timeAt[j]].Date.IsZero() {
			return c.timeAt[j]
		}
	}
	return -1
}

// afterNouns gives an event noun that is put before another by "after" or
// "following" the time right behind it, which the tree may have hung on the verb:
// "has sent ships following a clash on Wednesday".
func (c *scene) afterNouns(all []*candidate, used map[int]bool) map[int]bool {
	taken := map[int]bool{}
	for _, k := range all {
		if !k.nominal || k.by >= 0 || !c.earlier(k.pred) {
			continue
		}
		for i := k.last + 1; i < len(c.toks); i++ {
			if t := c.timeAt[i]; t >= 0 {
				if c.datesEvents(t) && !taken[t] {
					k.date = c.fromTime(t, "follows the trigger")
					taken[t], used[t] = true, true
				}
				break
			}
			if c.predicate(i) || c.form[i] == "," || c.form[i] == ";" {
				break
			}
		}
	}
	return taken
}

// ahead is the only one of times that lies after the day of publication; -1 for none
// or several.
func (c *scene) ahead(times []int, dct edtf.Date) int {
	found := -1
	for _, t := range times {
		if dct.IsZero() || c.doc.Times[t].Date.First() <= dct.Last() {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = t
	}
	return found
}

// openingTime is the time expression at the head of the sentence, before its
// first predicate; -1 for none.
func (c *scene) openingTime() int {
	for i := range c.toks {
		if t := c.timeAt[i]; t >= 0 {
			if c.datesEvents(t) {
				return t
			}
			return -1
		}
		if c.toks[i].UPOS != "ADP" && c.toks[i].UPOS != "DET" && c.toks[i].UPOS != "PUNCT" && c.toks[i].UPOS != "ADV" {
			return -1
		}
		if i > 3 {
			return -1
		}
	}
	return -1
}

// earlier reports whether the noun at token i stands behind a word that puts it
// before what the clause tells: "after the attack", "following the vote".
func (c *scene) earlier(i int) bool {
	for steps := 0; i >= 0 && i < len(c.toks) && steps < 4; steps++ {
		switch c.caseOf(i) {
		case "after", "following", "since", "before", "ahead", "because of", "due to", "over", "despite", "prior", "in response to", "in retaliation for":
			return true
		}
		if c.verbal(i) {
			return false
		}
		i = c.toks[i].Head
	}
	return false
}

// background reports whether k is told as something that was before: in the
// pluperfect, or in the past tense of a relative clause beside a present.
func (c *scene) background(k *candidate) bool {
	act := k.acting()
	for steps := 0; act >= 0 && act < len(c.toks) && steps < 5; steps++ {
		if c.pluperfect(act) {
			return true
		}
		if c.toks[act].Rel == "acl:relcl" {
			return c.tense(act) == "past"
		}
		if c.rel(act) == "conj" && c.returns(act) {
			return false
		}
		act = c.toks[act].Head
	}
	return false
}

func (c *scene) tense(i int) string {
	if at := c.clauseAt[i]; at >= 0 {
		return c.clauses[at].Tense
	}
	return ""
}

// narrates reports whether k goes on with a story told in the past.
func (c *scene) narrates(k *candidate) bool {
	for _, t := range c.times {
		if c.datesEvents(t) && !c.later(t, k) {
			return false
		}
	}
	return k.modality == timeline.Occurred && c.tense(k.acting()) == "past"
}

// stale reports whether time t lies too far back, or is too coarse, to date what k
// tells in the present tense of the day's news: "closes its border, as it did in 2018".
func (c *scene) stale(k *candidate, t int) bool {
	if k.nominal && k.by < 0 {
		return false
	}
	return c.staleAt(k.acting(), k.modality, t)
}

func (c *scene) staleAt(act int, m timeline.Modality, t int) bool {
	dct := c.doc.DCT
	if dct.IsZero() || !c.reportsAt(act, m) {
		return false
	}
	d := c.doc.Times[t].Date
	return d.Last() < dct.First() || d.Contains(dct) && d != dct
}

// reportsAt reports whether what predicate act tells, of modality m, is told in the
// present tense as news of the day.
func (c *scene) reportsAt(act int, m timeline.Modality) bool {
	at := c.clauseAt[act]
	x := c.toks[act].XPOS
	return at >= 0 && c.clauses[at].Tense == "pres" && (x == "VBZ" || x == "VBP") && m != timeline.Planned
}

// inOtherClause reports whether time t belongs to a clause below or beside k's own.
func (c *scene) inOtherClause(t int, k *candidate) bool {
	tok := c.tokenIn(c.doc.Times[t].Span)
	if tok < 0 {
		return true
	}
	in := c.clauseOf[tok]
	if in < 0 || in == c.clauseOf[k.acting()] {
		return false
	}
	p := c.clauses[in].Pred
	return c.under(p, k.acting()) && p != k.acting() && c.rel(p) != "xcomp" && c.rel(p) != "conj"
}

// tooLate reports whether time t lies ahead of the day of publication and k is told as
// past: "would be back on Tuesday, his spokesman said".
func (c *scene) tooLate(k *candidate, t int) bool {
	dct := c.doc.DCT
	return !dct.IsZero() && k.modality == timeline.Occurred && c.tense(k.acting()) == "past" && c.doc.Times[t].Date.First() > dct.Last()
}
