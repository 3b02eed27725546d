package syntax

import "slices"

// The predicate that a time expression dates.

// times hangs each time expression on the predicate that it modifies.
func (r *enReader) times() {
	for i := range r.toks {
		t := r.time[i]
		if t < 0 || r.toks[i].Head >= 0 && r.time[r.toks[i].Head] == t {
			continue
		}
		k := r.timed(i)
		if k < 0 {
			continue
		}
		r.addTime(k, t)
		if c := &r.out[k]; c.ParentRel == "light" && c.Parent >= 0 {
			r.addTime(c.Parent, t)
		}
		for j := range r.out {
			c := &r.out[j]
			switch {
			case c.Parent == k && c.ParentRel == "light":
				r.addTime(j, t)
			case c.Parent == k && c.ParentRel == "conj" && i < r.out[k].Pred && !r.ownTime(j):
				// "On Monday they met and signed."
				r.addTime(j, t)
			}
		}
	}
}

// timed is the clause that a time expression with head i modifies, -1 for none.
func (r *enReader) timed(i int) int {
	for h, below, steps := r.toks[i].Head, i, 0; h >= 0 && steps < len(r.toks); h, steps = r.toks[h].Head, steps+1 {
		if r.at[h] >= 0 {
			return r.at[h]
		}
		// "the 2015 agreement": dates nothing above the noun.
		if rel := r.rel(below); rel == "compound" || rel == "nummod" || rel == "nmod:poss" || rel == "amod" || rel == "nmod" && r.preposition(below) == "of" {
			return -1
		}
		below = h
	}
	return -1
}

// ownTime reports whether a time expression hangs on the predicate of clause k.
func (r *enReader) ownTime(k int) bool {
	return slices.ContainsFunc(r.kids[r.out[k].Pred], func(i int) bool { return r.time[i] >= 0 })
}

func (r *enReader) addTime(k, t int) {
	if !slices.Contains(r.out[k].Times, t) {
		r.out[k].Times = append(r.out[k].Times, t)
		slices.Sort(r.out[k].Times)
	}
}
