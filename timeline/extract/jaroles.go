package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/syntax"
)

// guessUnspaced fills roles that the case frame left open: an event noun takes who
// acts from the clause around it, any event from the topic of the text.
func (a *article) guessUnspaced(c *scene, k *candidate) {
	f := k.rule.frame
	acts := k.actingRole()
	if acts == "" || k.has(acts) >= k.wants(acts) {
		return
	}
	if k.nominal && len(k.parties) == 0 {
		c.take(k, acts, c.inPhrase(k))
	}
	if (k.nominal || k.has(acts) == 0) && k.has(acts) < k.wants(acts) {
		c.take(k, acts, c.actorAround(k))
	}
	if k.speaks() && k.has(acts) == 0 && !c.otherSubject(k) {
		c.take(k, acts, c.mainSubject(k))
	}
	if k.has(acts) == 0 && (k.rule.Frame == "polity" || k.rule.Frame == "demo") {
		// What happens in a country its people do.
		c.take(k, acts, c.whereAround(k))
	}
	if k.has(acts) == 1 && f.all[acts] && c.bareSubject(k) {
		c.take(k, acts, a.subject) // 副大臣は首相らと会談した
	}
	if k.has(acts) > 0 || k.nominal && k.by < 0 || c.quoted(k) || c.otherSubject(k) {
		return
	}
	if !c.suffered(k) || f.all[acts] && !slices.ContainsFunc(a.subject, func(p found) bool { return p.kind == timeline.ActorPerson }) {
		c.take(k, acts, a.subject)
		return
	}
	if ids := countriesWithout(a.namedBefore, nil); f.all[acts] && len(ids) > 1 {
		for _, id := range ids {
			k.addCountry(id, acts, "of the sentence before")
		}
	}
}

// topicSpeaks leaves out a subject behind the topic of a verb of saying: it belongs to what
// is said, wherever the tree has hung it. オバマ氏は、政権が使用したとして理解を求めた.
func (c *scene) topicSpeaks(k *candidate) {
	if slices.ContainsFunc(k.args, func(g arg) bool { return g.label == "agent" && g.head >= 0 && len(c.partiesOf(g.head, narrow)) > 0 }) {
		// Who suffers is を by now: a topic beside the agent belongs to the clause above.
		k.args = slices.DeleteFunc(slices.Clone(k.args), func(g arg) bool { return g.label == "は" || g.label == "が" })
		return
	}
	if !wordsOnly(k.rule.Type) || k.nominal {
		return
	}
	topic := -1
	for _, g := range k.args {
		if g.label == "は" && g.head >= 0 && len(c.partiesOf(g.head, narrow)) > 0 {
			topic = g.head
		}
	}
	if topic < 0 {
		return
	}
	k.args = slices.DeleteFunc(slices.Clone(k.args), func(g arg) bool { return g.label == "が" && g.head > topic })
}

// actingRole is the role of those who act in k's frame; "" for none.
func (k *candidate) actingRole() timeline.Role {
	first := timeline.Role("")
	for role := range orderedRoles(k.rule.frame) {
		if role == timeline.RoleTarget {
			continue
		}
		if slices.Contains(k.rule.Need, role) {
			return role
		}
		if first == "" {
			first = role
		}
	}
	return first
}

// inPhrase is who is named in the phrase of an event noun, however deep:
// イスラエルとレバノンの武装組織の停戦.
func (c *scene) inPhrase(k *candidate) []found {
	var out []found
	for i := k.pred - 1; i >= 0; i-- {
		n := c.nameAt[i]
		if n < 0 || c.doc.Names[n].Kind == timeline.ActorPlace || c.caseOf(i) == "で" {
			continue
		}
		for at, steps := i, 0; at >= 0 && steps < 6; at, steps = c.toks[at].Head, steps+1 {
			if at == k.pred {
				out = append(c.fromName(n, narrow), out...)
				break
			}
			if r := c.rel(at); r != "nmod" && r != "compound" && r != "conj" {
				break
			}
		}
	}
	return compactFound(out)
}

// mainSubject is the topic of the sentence before k: who says what stands in it.
func (c *scene) mainSubject(k *candidate) []found {
	for j := len(c.clauses) - 1; j >= 0; j-- {
		if c.clauses[j].Parent >= 0 || c.clauses[j].Nominal || c.clauses[j].Pred <= k.pred {
			continue
		}
		for _, g := range c.frameOf(j) {
			if g.label == "は" && g.head >= 0 && g.head < k.first {
				if got := c.partiesOf(g.head, narrow); len(got) > 0 {
					return got
				}
			}
		}
		break
	}
	// A topic that the parser gave to a clause with a subject of its own.
	for j := range c.clauses {
		if c.clauses[j].Pred < k.pred && !c.clauses[j].Nominal && slices.ContainsFunc(c.clauses[j].Args, func(a syntax.Arg) bool { return a.Label == "が" }) {
			if got := c.topicOf(j); len(got) > 0 {
				return got
			}
		}
	}
	return nil
}

// topicOf is who the topic of clause at names, whatever else the clause has.
func (c *scene) topicOf(at int) []found {
	for _, a := range c.clauses[at].Args {
		if a.Label == "は" && a.Head >= 0 {
			return c.partiesOf(a.Head, narrow)
		}
	}
	return nil
}

// bareSubject reports whether an official who is not named acts in the clause of k:
// he who was named before is meant.
func (c *scene) bareSubject(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	return at >= 0 && slices.ContainsFunc(c.frameOf(at), func(g arg) bool {
		return (g.label == "は" || g.label == "が") && g.head >= 0 && c.official(g.head) && len(c.partiesOf(g.head, wide)) == 0 &&
			!slices.ContainsFunc(c.children[g.head], func(x int) bool { return c.rel(x) == "nmod" || c.nameAt[x] >= 0 })
	})
}

// whereAround is the country in which the clause of k, or the chain that it belongs to,
// takes place.
func (c *scene) whereAround(k *candidate) []found {
	at := c.clauseAt[k.acting()]
	if at < 0 {
		at = c.clauseOf[k.acting()]
	}
	for steps := 0; at >= 0 && steps < 3; at, steps = c.clauses[at].Parent, steps+1 {
		for _, g := range c.frameOf(at) {
			if g.head < 0 || g.label != "で" && g.label != "では" && g.label != "において" {
				continue
			}
			if got := c.partiesOf(g.head, travel); len(got) > 0 && got[0].kind == timeline.ActorCountry {
				return got[:1]
			}
		}
	}
	return c.placeAhead(k)
}

// placeAhead is the country of the place that opens the sentence, on whatever the tree has
// hung it: ロンドンで侵攻に反対する人がデモをした.
func (c *scene) placeAhead(k *candidate) []found {
	for i := 0; i < k.first && i < maxPlaceAhead; i++ {
		if n := c.nameAt[i]; n >= 0 && c.lastOfName(i) && (c.caseOf(i) == "で" || c.caseOf(i) == "では") && (c.doc.Names[n].Kind == timeline.ActorPlace || c.doc.Names[n].Kind == timeline.ActorCountry) {
			return c.fromName(n, travel)
		}
	}
	return nil
}

// maxPlaceAhead is how many tokens from the head of a sentence its place may stand.
const maxPlaceAhead = 6

// beforeDoor reports whether token i says at whose door something happens: 大使館前, 大使館周辺.
func (c *scene) beforeDoor(i int) bool {
	return i >= 0 && (c.form[i] == "前" || c.form[i] == "周辺" || c.nameAt[i] >= 0 && c.doc.Names[c.nameAt[i]].Kind == timeline.ActorOrganization)
}

// otherSubject reports whether the clause of k says who acts, and that is somebody of
// whom nothing is known: 野党は反発した does not go on with whom the text was about. An
// official without a name may be the one.
func (c *scene) otherSubject(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	if at < 0 || c.clauses[at].Passive {
		return false
	}
	for _, g := range c.frameOf(at) {
		if g.label != "は" && g.label != "が" || g.head < 0 || g.head >= k.first && g.head <= k.last || g.head == k.pred {
			continue
		}
		if c.toks[g.head].UPOS == "PRON" || len(c.partiesOf(g.head, wide)) > 0 {
			return false
		}
		bare := c.spokesman(g.head) || !slices.ContainsFunc(c.children[g.head], func(x int) bool { r := c.rel(x); return r == "compound" || r == "nmod" })
		if c.official(g.head) && bare {
			return false
		}
		if person(c.form[g.head]) || c.official(g.head) {
			return true
		}
		if wordsOnly(k.rule.Type) && c.toks[g.head].UPOS == "NOUN" && c.clauseAt[g.head] < 0 && !writing(c.form[g.head]) {
			return true // a thing does not speak
		}
	}
	return false
}

// writing reports whether a noun names words that speak for those who wrote them.
func writing(noun string) bool {
	for _, end := range [...]string{"声明", "報告", "報告書", "談話", "論評", "発表", "書簡", "文書", "決議", "通知", "宣言", "演説", "氏", "者", "こと", "の"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// suffered reports whether k tells of something that was hit, signed or the like, so
// that who did it is not whom the text was about: 船2隻が攻撃を受けた, 条約は署名された.
func (c *scene) suffered(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	if at < 0 || !(c.clauses[at].Passive || k.support != nil && k.support.Swap) {
		return false
	}
	for _, g := range c.frameOf(at) {
		if g.head >= 0 && g.head != k.pred && (g.head < k.first || g.head > k.last) && (g.label == "を" && c.clauses[at].Passive || g.label == "が" || g.label == "は") && len(c.partiesOf(g.head, narrow)) == 0 {
			return true
		}
	}
	return false
}

func (k *candidate) has(r timeline.Role) int {
	n := 0
	for _, p := range k.parties {
		if p.Role == r {
			n++
		}
	}
	return n
}

// wants is how many parties a role should have.
func (k *candidate) wants(r timeline.Role) int {
	if k.rule.frame.all[r] && slices.Index(k.rule.Need, r) >= 0 {
		return 2
	}
	return 1
}

// actorAround is who acts in the clause that an event noun stands in.
func (c *scene) actorAround(k *candidate) []found {
	i := k.acting()
	for steps := 0; steps < 4 && i >= 0 && i < len(c.toks); steps++ {
		i = c.toks[i].Head
		if i < 0 || i >= len(c.toks) {
			return nil
		}
		at := c.clauseAt[i]
		if at < 0 || c.clauses[at].Nominal {
			continue
		}
		for _, g := range c.frameOf(at) {
			if g.label != "が" && g.label != "は" || g.head >= 0 && c.under(k.pred, g.head) {
				continue
			}
			got := c.partiesIn(g.span)
			if g.head >= 0 {
				got = c.partiesOf(g.head, narrow)
			}
			if len(got) > 0 {
				return got
			}
		}
	}
	return nil
}

// quoted reports whether k stands in somebody's words.
func (c *scene) quoted(k *candidate) bool {
	for at, steps := k.clause, 0; at >= 0 && at < len(c.clauses) && steps < 6; at, steps = c.clauses[at].Parent, steps+1 {
		if r := c.clauses[at].ParentRel; r == "quote" || r == "acl" {
			return true
		}
	}
	return false
}

// rememberUnspaced keeps who the sentence is about for the sentences that follow.
func (a *article) rememberUnspaced(c *scene, told bool) {
	a.dateBefore(c, told)
	a.namedBefore = c.countriesNamed()
	for j := len(c.clauses) - 1; j >= 0; j-- {
		if c.clauses[j].Parent >= 0 || c.clauses[j].Nominal {
			continue
		}
		for _, g := range c.frameOf(j) {
			if g.label != "は" && g.label != "が" || g.head < 0 {
				continue
			}
			if got := c.partiesOf(g.head, narrow); len(got) > 0 {
				a.subject = got
				return
			}
			if g.label == "は" && c.nominal(g.head) && c.timeAt[g.head] < 0 {
				a.subject = nil // a thing is what the text is about now
			}
		}
	}
}
