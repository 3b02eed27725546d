package extract

// coordinated adds the names that stand in one list with those found: "A, B and C",
// whatever tree they were given.
func (c *scene) coordinated(got []found) []found {
	if len(got) == 0 || !c.pack.spaced {
		return got
	}
	first, last := len(c.toks), -1
	for _, f := range got {
		if f.Span.IsZero() || f.name < 0 {
			continue
		}
		if i := c.tokenIn(f.Span); i >= 0 {
			first = min(first, i)
			for last = max(last, i); last+1 < len(c.toks) && c.nameAt[last+1] == f.name; last++ {
			}
		}
	}
	if last < 0 {
		return got
	}
	got = c.listLeft(first, got)
	return compactFound(c.listRight(last, got))
}

// listLeft walks over "A, B and" before token i.
func (c *scene) listLeft(i int, got []found) []found {
	and := false
	for j := i - 1; j >= 0; {
		switch {
		case c.form[j] == "and" || c.form[j] == "&":
			and = true
			j--
			continue
		case c.form[j] == "," && and:
			j--
			continue
		case c.toks[j].UPOS == "DET" || c.title(j):
			j--
			continue
		case c.form[j] == ",":
			return got
		}
		n := c.nameAt[j]
		if n < 0 || !and || c.inVenue(j) {
			return got
		}
		got = append(got, c.fromName(n, narrow)...)
		for j >= 0 && c.nameAt[j] == n {
			j--
		}
		if j >= 0 && c.form[j] != "," && c.form[j] != "and" && !c.title(j) && c.toks[j].UPOS != "DET" {
			return got
		}
	}
	return got
}

// listRight walks over ", B and C" behind token i.
func (c *scene) listRight(i int, got []found) []found {
	var pending []found
	for j := i + 1; j < len(c.toks); {
		if c.form[j] != "," && c.form[j] != "and" {
			return got
		}
		and := c.form[j] == "and"
		j++
		if j < len(c.toks) && c.form[j] == "and" {
			and = true
			j++
		}
		for j < len(c.toks) && (c.toks[j].UPOS == "DET" || c.title(j)) {
			j++
		}
		if j >= len(c.toks) || c.nameAt[j] < 0 {
			return got
		}
		n := c.nameAt[j]
		next := c.fromName(n, narrow)
		for j < len(c.toks) && c.nameAt[j] == n {
			j++
		}
		if j < len(c.toks) && c.title(j) && c.doc.Names[n].Adjective {
			for j < len(c.toks) && (c.title(j) || c.nameAt[j] >= 0) {
				j++
			}
		}
		pending = append(pending, next...)
		if and {
			// "A and B said": the second may open a clause of its own.
			v := j
			if v < len(c.toks) && c.toks[v].UPOS == "AUX" && c.rel(v) == "aux" {
				v = c.toks[v].Head
			}
			if j < len(c.toks) && c.predicate(j) && !c.subjectBefore(v, i) {
				return got
			}
			return append(got, pending...)
		}
	}
	return got
}

// subjectBefore reports whether the subject of the verb at token j begins at or before i.
func (c *scene) subjectBefore(j, i int) bool {
	for _, k := range c.children[j] {
		if c.rel(k) == "nsubj" && k <= i {
			return true
		}
	}
	return false
}

// title reports whether token i is an office before a name.
func (c *scene) title(i int) bool {
	return c.nameAt[i] < 0 && (c.pack.officials[c.lemma[i]] || c.toks[i].UPOS == "ADJ" && c.toks[i].XPOS == "NNP")
}
