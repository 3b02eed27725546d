package extract

import (
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// article is the state of one run over a document.
type article struct {
	x    *Extractor
	pack *pack
	doc  *timeline.Document

	mentions []timeline.Mention
	last     *candidate // the last act that had a target
	subject  []found    // of the last clause that had one: what "it" and "they" mean
	setting  edtf.Date  // the date that the paragraph's last dated main clause set
	setSpan  timeline.Span
	news     bool // it tells of the days before its publication
	setAt    int  // the sentence that set it
	para     int

	introduced  map[string]introduction
	offices     []office
	namedBefore []timeline.CountryID // by the sentence before
	affairKnown bool
	countries   int                  // that the article names
	homeNamed   int                  // in how many sentences the home country is
	centre      timeline.CountryID   // which it names most
	affairOf    []timeline.CountryID // what the article is about: see affair
}

// sentence extracts the mentions of one sentence.
func (a *article) sentence(num int) {
	s := &a.doc.Sentences[num]
	if s.Kind == timeline.KindFurniture || s.Kind == timeline.KindDateline {
		return
	}
	if s.Paragraph != a.para && a.pack.spaced {
		a.para, a.setting, a.setSpan = s.Paragraph, edtf.Date{}, timeline.Span{}
	}
	if len(s.Tokens) == 0 {
		a.passOver(num)
		return
	}
	c := newScene(a.pack, a.x.opts.Parser, a.doc, num)
	c.carried, c.introduced, c.offices = a.subject, a.introduced, a.offices
	all := c.triggers()
	if len(all) == 0 && a.pack.spaced {
		all = a.repeats(c, nil)
	}
	told := len(a.mentions)
	if a.pack.spaced && len(all) == 0 {
		a.seesDay(s)
	}
	if len(all) > 0 {
		a.tell(c, a.describe(c, all))
	}
	a.remember(c, len(a.mentions) > told)
}

// describe finds who takes part in each of all, whether it happened and when, and drops
// what is no event of its own.
func (a *article) describe(c *scene, all []*candidate) []*candidate {
	blocked := c.blockedTypes()
	for i, k := range all {
		if len(k.parties) == 0 {
			all[i] = a.withRoles(c, k)
		}
	}
	all = a.repeats(c, all)
	c.shareParties(all)
	c.placeHosts(all)
	for _, k := range all {
		c.assignModality(k)
		k.outcome = c.outcomeOf(k)
		if why := blocked.reason(c, k); why != "" {
			k.dropped = why
		}
	}
	if !c.pack.spaced {
		a.assignDates(c, all)
		c.relateUnspaced(all)
		a.dropIdle(c, all)
		return append(all, c.votedOn(all)...)
	}
	c.relate(all)
	c.echo(all)
	c.again(all)
	c.remote(all)
	c.captives(all)
	c.tails(all)
	c.ballots(all)
	a.assignDates(c, all)
	a.recall(all)
	return all
}

// tell makes mentions of those that stand.
func (a *article) tell(c *scene, all []*candidate) {
	for _, k := range all {
		if k.dropped == "" && c.stands(k) {
			k.place = c.placeOf(k)
			k.vote = a.voteOf(c, k)
			k.detail = c.detailOf(k)
			a.mentions = append(a.mentions, a.mention(c, k))
		}
	}
}

// withRoles gives k its parties. Where one that its rule needs is not found, the next rule
// for the same word that needs less stands for it.
func (a *article) withRoles(c *scene, k *candidate) *candidate {
	if !c.pack.spaced {
		k.others = nil
	}
	for i := -1; i < len(k.others); i++ {
		o := k
		if i >= 0 {
			o = k.others[i]
		}
		o.depth = c.depthOf(o.acting())
		a.assignRoles(c, o)
		if o.missing || o.dropped != "" {
			continue
		}
		if i < 0 && (len(o.parties) > 0 || o.rule.frame.hosted()) || k.missing && len(o.parties) > 0 || i >= 0 && o.rule.frame.hosted() {
			return o
		}
	}
	return k
}

// passOver keeps the date that opens a sentence without a tree: what follows it in the
// paragraph may happen then.
func (a *article) passOver(num int) {
	s := &a.doc.Sentences[num]
	if a.pack.spaced {
		a.seesDay(s)
	}
	const opening = 8 // bytes of "On " or "By late" before the date
	for i := range a.doc.Times {
		t := &a.doc.Times[i]
		if a.pack.spaced && t.Start >= s.Start && t.Start <= s.Start+opening && t.End <= s.End && datesEvents(t) {
			a.setting, a.setSpan, a.setAt = t.Date, t.Span, num
			return
		}
	}
}

// acting is the predicate that tells when and whether k happened: the support
// verb of an event noun, or the trigger itself.
func (k *candidate) acting() int {
	if k.by >= 0 {
		return k.by
	}
	return k.pred
}

// depthOf counts the clauses above token i.
func (c *scene) depthOf(i int) int {
	n := 0
	for steps := 0; i >= 0 && i < len(c.toks) && steps < len(c.toks); steps++ {
		if r := c.rel(i); r == "ccomp" || r == "xcomp" || r == "advcl" || r == "acl" || r == "nmod" {
			n++
		}
		i = c.toks[i].Head
	}
	return n
}

// remember keeps the subject of the sentence's main clause for the pronouns of the
// next; told says whether the sentence told an event.
func (a *article) remember(c *scene, told bool) {
	if !c.pack.spaced {
		a.rememberUnspaced(c, told)
		return
	}
	for j := range c.clauses {
		if c.clauses[j].Parent >= 0 {
			continue
		}
		for _, g := range c.clauses[j].Args {
			if g.Label != "subj" || g.Head < 0 || g.Head >= len(c.toks) {
				continue
			}
			if got := c.partiesOf(g.Head, narrow); len(got) > 0 {
				a.subject = got
				return
			}
		}
	}
}

// finish joins the mentions of one event and puts them in the order of the text.
func (a *article) finish() []timeline.Mention {
	tells := worth
	var apart func(x, y *timeline.Mention) bool
	if !a.pack.spaced {
		tells, apart = told, a.toldApart
	}
	out := join(a.mentions, tells, apart)
	if a.x.opts.MinScore <= 0 {
		return out
	}
	kept := out[:0]
	for _, m := range out {
		if m.Score >= a.x.opts.MinScore {
			kept = append(kept, m)
		}
	}
	return kept
}
