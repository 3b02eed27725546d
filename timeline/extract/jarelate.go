package extract

import (
	"math"
	"slices"
	"strings"

	"demarche/timeline"
)

// relateUnspaced settles what becomes of events told inside others. What stands in
// quotation marks is somebody's words: it counts only where it is the very act that
// the words perform or report, and then the verb of saying steps back.
func (c *scene) relateUnspaced(all []*candidate) {
	depth := c.bracketDepth()
	for _, k := range all {
		if depth[k.pred] == 0 || k.dropped != "" || c.onlyMarked(k) {
			continue
		}
		if s := c.sayer(k, all, depth); s != nil {
			s.dropped = "told by what is said"
			k.takeSpeaker(s)
			k.date = s.date
			continue
		}
		if v := c.endsQuote(k); v >= 0 && k.speaks() {
			for _, s := range all {
				if s.rule.Type == "statement" && s.acting() == v && s.dropped == "" {
					s.dropped = "told by what is said"
				}
			}
			continue
		}
		k.dropped = "somebody's words"
	}
	for _, k := range all {
		switch {
		case k.dropped != "":
		case c.passing(k):
			k.dropped = "named in passing"
		case k.rule.Type == "demand" && c.forPurpose(k):
			k.dropped = "what is done for it is told"
		case wordsOnly(k.rule.Type) && c.byOther(k):
			k.dropped = "said by somebody of no country"
		}
	}
	c.promote(all)
	c.vehicles(all)
	c.drafted(all)
	c.wished(all)
	c.spokenOf(all)
	c.described(all)
	c.relate(all)
	c.twice(all)
	c.shouted(all)
}

// shouted gives a protest those against whom it goes where another verb of its chain
// says so, which is no demand of its own: 米軍の撤退を求めてデモを行った.
func (c *scene) shouted(all []*candidate) {
	for _, k := range all {
		if k.rule.Type != "protest" || k.dropped != "" {
			continue
		}
		for j := range c.clauses {
			at := c.clauseAt[k.acting()]
			if at < 0 || j == at || c.clauses[j].Parent != at && c.clauses[at].Parent != j || !objects(c.clauses[j].Lemma) {
				continue
			}
			for _, g := range c.frameOf(j) {
				if (g.label == "を" || g.label == "に" || g.label == "に対して") && g.head >= 0 && g.head != k.pred && k.has(timeline.RoleTarget) == 0 {
					for _, p := range c.partiesOf(g.head, wide) {
						k.add(p, timeline.RoleTarget, "against whom they protest")
					}
				}
			}
			for _, o := range all {
				if o != k && o.acting() == c.clauses[j].Pred && (o.speaks() || o.rule.Type == "protest") {
					o.dropped = "what the protest says"
				}
			}
		}
	}
}

// objects reports whether a verb tells what people in the street are for or against.
func objects(lemma string) bool {
	switch lemma {
	case "求める", "抗議", "反対", "訴える", "批判", "非難", "要求", "叫ぶ", "主張":
		return true
	}
	return false
}

// onlyMarked reports whether the quotation marks around k only set off a term that the
// sentence uses itself: 「強い遺憾の意」を表明した.
func (c *scene) onlyMarked(k *candidate) bool {
	i := max(k.last, k.pred) + 1
	if !k.nominal || k.by < 0 || i+1 >= len(c.toks) || c.form[i] != "」" {
		return false
	}
	switch c.form[i+1] {
	case "を", "に", "が":
		return true
	}
	return false
}

// drafted drops what only the text of a resolution says that is put to the vote or
// adopted, and lets the vote concern whom the text is about: ロシアを非難する決議を採択した.
func (c *scene) drafted(all []*candidate) {
	for _, k := range all {
		at := c.clauseAt[k.acting()]
		if k.dropped != "" || !k.speaks() || at < 0 {
			continue
		}
		for steps := 0; at >= 0 && c.clauses[at].ParentRel == "conj" && steps < 4; steps++ {
			at = c.clauses[at].Parent // 非難し、撤退を求める決議
		}
		if at < 0 || c.clauses[at].ParentRel != "acl" {
			continue
		}
		h := c.toks[c.clauses[at].Pred].Head
		if h < 0 || !document(c.form[h]) && !document(c.toks[h].In(c.doc.Text)) {
			continue
		}
		for _, o := range all {
			if o.dropped != "" || !ballot(o.rule.Type) || o.rule.Type == "veto" || !c.under(h, o.acting()) {
				continue
			}
			k.dropped = "the text of a draft"
			if len(statesOf(o.parties)) == 0 {
				for _, p := range k.parties {
					if p.Role == timeline.RoleTarget && p.Country != "" {
						o.add(found{Party: p}, timeline.RoleTarget, "whom the text is about")
					}
				}
			}
		}
	}
}

// wished drops what stands in a wish before よう as the content of the demand behind it, and
// makes who is to do it the demand's target: イスラエルに検問所を開くよう訴えた.
func (c *scene) wished(all []*candidate) {
	for _, k := range all {
		if k.dropped != "" || !k.speaks() || k.rule.Under != "drop" {
			continue
		}
		y := c.wishBefore(k.acting())
		if y < 0 {
			continue
		}
		for _, in := range all {
			if in != k && in.dropped == "" && in.acting() == y {
				in.dropped = "content of " + string(k.rule.Type)
			}
		}
		at := c.clauseAt[y]
		if at < 0 || len(statesOf(k.parties)) > 1 || k.has(timeline.RoleTarget) > 0 {
			continue
		}
		for _, g := range c.frameOf(at) {
			if g.head >= 0 && g.head < y && (g.label == "に" || g.label == "に対して" || g.label == "が" || g.label == "へ") {
				for _, p := range c.partiesOf(g.head, narrow) {
					k.add(p, timeline.RoleTarget, "who is to do what is wished")
				}
			}
		}
	}
}

// wishBefore is the predicate that よう ties to the verb at token v: 開くよう in 開くよう訴えた.
// -1 for none.
func (c *scene) wishBefore(v int) int {
	for i := v - 1; i > 0 && i >= v-8; i-- {
		if c.form[i] != "よう" && c.form[i] != "ように" {
			if c.form[i] == "、" || c.verbal(i) && c.clauseAt[i] >= 0 {
				return -1
			}
			continue
		}
		for j := i - 1; j >= 0 && j >= i-5; j-- {
			if c.clauseAt[j] >= 0 && !c.clauses[c.clauseAt[j]].Nominal {
				return j
			}
		}
		return -1
	}
	return -1
}

// spokenOf drops an attack that is only what somebody says he will or may do: the words
// are the event. 侵攻を続ける考えを示した, 攻撃する意図はないと述べた.
func (c *scene) spokenOf(all []*candidate) {
	for _, in := range all {
		if in.rule.Type != "attack" || in.dropped != "" || in.modality == timeline.Occurred || in.modality == timeline.Ongoing || in.modality == timeline.Alleged {
			continue
		}
		for _, k := range all {
			if k.dropped == "" && !k.missing && k.rule.Type == "statement" && k.rule.Under == "replace" && (c.content(in, k) || c.under(in.acting(), k.acting()) && k.acting() > in.acting()) {
				in.dropped = "only spoken of"
				break
			}
		}
	}
}

// described drops what a clause without a day of its own only says of the noun that it
// modifies: 拘束していた記者を解放した, ドイツに駐留する米軍を減らす.
func (c *scene) described(all []*candidate) {
	for _, k := range all {
		at := c.clauseAt[k.acting()]
		if k.dropped != "" || at < 0 || c.clauses[at].ParentRel != "acl" || c.timeOfClause(at) >= 0 {
			continue
		}
		switch k.rule.Type {
		case "deployment":
			if l := c.clauses[at].Lemma; l == "駐留" || l == "駐屯" || l == "展開" || l == "常駐" {
				k.dropped = "says which force"
			}
		case "border-incident":
			if p := c.clauses[at].Parent; p >= 0 && (c.clauses[p].Lemma == "禁じる" || c.clauses[p].Lemma == "禁止") {
				k.dropped = "what is forbidden"
			}
		case "seizure-arrest":
			if slices.ContainsFunc(all, func(o *candidate) bool { return o.rule.Type == "prisoner-exchange" && o.dropped == "" }) {
				k.dropped = "says who is freed"
			}
		}
	}
}

// promote makes a summit of a meeting whose parties are heads of state or government of
// different countries: 安倍首相とオバマ大統領の会談.
func (c *scene) promote(all []*candidate) {
	for _, k := range all {
		if k.rule.Type != "meeting" || k.dropped != "" {
			continue
		}
		led := map[timeline.CountryID]bool{}
		others := false
		for _, p := range k.parties {
			if !strings.HasPrefix(string(p.Actor), "person/") {
				continue
			}
			n := slices.IndexFunc(c.names, func(n int) bool { return c.doc.Names[n].Span == p.Span })
			if n >= 0 && c.leads(c.names[n]) && p.Country != "" {
				led[p.Country] = true
			} else {
				others = true
			}
		}
		if len(led) < 2 || others || slices.ContainsFunc(all, func(o *candidate) bool { return o.rule.Type == "call" && o.dropped == "" }) {
			continue
		}
		for _, e := range c.pack.verbs["会談"] {
			if e.rule.Type == "summit" {
				k.rule = e.rule
				break
			}
		}
	}
}

// vehicles drops a speech of which nothing is told but what a later word of the chain
// tells, and what is said inside another act of words: 声明を出し、「...」と歓迎した, 侵略だと警告した.
func (c *scene) vehicles(all []*candidate) {
	for _, k := range all {
		at := c.clauseAt[k.acting()]
		if k.dropped != "" || at < 0 || !wordsOnly(k.rule.Type) {
			continue
		}
		for _, o := range all {
			to := c.clauseAt[o.acting()]
			if o == k || o.dropped != "" || o.missing || to < 0 || !wordsOnly(o.rule.Type) || o.acting() <= k.acting() {
				continue
			}
			rel := c.clauses[at].ParentRel
			if k.rule.Type == "statement" && (k.rule.ID == "issue" || k.rule.ID == "speech" || speech(c.clauses[at].Lemma)) && rel == "conj" && c.chained(at, to) && !c.tellsContent(k) {
				k.dropped = "only how " + string(o.rule.id) + " is said"
				break
			}
			if k.speaks() && o.speaks() && (rel == "quote" || rel == "ccomp") && c.clauses[at].Parent == to {
				k.dropped = "said in " + string(o.rule.id)
				break
			}
		}
	}
}

// speech reports whether a verb only says that somebody spoke.
func speech(lemma string) bool {
	switch lemma {
	case "会見", "演説", "講演", "記者会見":
		return true
	}
	return false
}

// chained reports whether clause at is a link of the chain that ends in clause to.
func (c *scene) chained(at, to int) bool {
	for steps := 0; at >= 0 && steps < 4; steps++ {
		if at == to {
			return true
		}
		if c.clauses[at].ParentRel != "conj" && c.clauses[at].ParentRel != "advcl" {
			return false
		}
		at = c.clauses[at].Parent
	}
	return false
}

// tellsContent reports whether the words of k, or the noun that is their object, have a
// content of their own: ...とする声明を出し.
func (c *scene) tellsContent(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	for j := range c.clauses {
		q := &c.clauses[j]
		if q.Parent == at && (q.ParentRel == "quote" || q.ParentRel == "ccomp" || q.ParentRel == "acl" && k.noun >= 0 && c.under(q.Pred, k.noun)) {
			return true
		}
	}
	if k.noun < 0 {
		return false
	}
	from := k.noun
	for from > 0 && c.rel(from-1) == "compound" {
		from--
	}
	before := c.doc.Text[c.sent.Start:c.toks[from].Start]
	for _, end := range [...]string{"る", "た", "との", "という"} {
		if strings.HasSuffix(before, end) {
			return true
		}
	}
	return false
}

// votedOn is the vote beside a decision that is told with its count: 賛成32、反対2で可決した.
func (c *scene) votedOn(all []*candidate) []*candidate {
	var decided *candidate
	for _, k := range all {
		switch {
		case k.dropped != "" || !c.stands(k):
		case k.rule.Type == "un-vote":
			return nil
		case decided == nil && (k.rule.Type == "resolution-adopted" || k.rule.Type == "resolution-rejected"):
			decided = k
		}
	}
	if decided == nil || !c.ballotCount() {
		return nil
	}
	for _, e := range c.pack.nouns["採"] {
		if e.rule.Type == "un-vote" {
			vote := *decided
			vote.rule = e.rule
			vote.parties, vote.why = slices.Clone(decided.parties), slices.Clone(decided.why)
			return []*candidate{&vote}
		}
	}
	return nil
}

// document reports whether a noun names a text that a body votes on.
func document(noun string) bool {
	for _, end := range [...]string{"決議", "決議案", "議長声明", "草案", "修正案", "案", "勧告", "宣言"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// endsQuote is the verb of saying behind the quotation that ends with the words of k:
// 「極めて遺憾」とし. -1 where they don't end one.
func (c *scene) endsQuote(k *candidate) int {
	i := k.last + 1
	for i < len(c.toks) && (c.toks[i].UPOS == "AUX" || c.form[i] == "。") {
		i++
	}
	if i+2 >= len(c.toks) || c.form[i] != "」" || c.form[i+1] != "と" {
		return -1
	}
	return i + 2
}

// passing reports whether an event noun is only mentioned: it is neither what the
// clause is about nor where it happens, nor dated by itself.
func (c *scene) passing(k *candidate) bool {
	if !k.nominal || k.by >= 0 || k.speaks() || k.rule.Type == "statement" || c.timeInPhrase(k.pred) >= 0 {
		return false
	}
	h, label := c.caseGovernor(k.pred)
	if rest := c.doc.Text[c.toks[max(k.pred, k.last)].End:c.sent.End]; strings.HasPrefix(rest, "により") || strings.HasPrefix(rest, "によって") {
		return false
	}
	if h < 0 {
		return c.toks[k.pred].Head >= 0
	}
	if k.last+1 < len(c.toks) && c.form[k.last+1] == "、" && c.caseOf(k.pred) == "" {
		return false // a headline: クーデター未遂、司令官を拘束
	}
	switch label {
	case "が", "は", "を":
		if !lastsWhile(k.rule.Type) {
			return true
		}
		// A body that meets may act by itself: 総会は採択した.
		return label != "を" && gathers(k.rule.Type) && !c.passive(h) && !strings.HasSuffix(c.form[k.pred], "会談")
	case "で", "において", "での", "によって", "により", "として", "にて", "と":
		return false
	}
	return true
}

// forPurpose reports whether the demand of k is only what something else is done for: 解放を
// 求めて訪問した.
func (c *scene) forPurpose(k *candidate) bool {
	_, rest, ok := strings.Cut(c.doc.Text[c.toks[k.pred].Start:c.sent.End], "求めて")
	if !ok || strings.Contains(c.doc.Text[c.toks[k.first].Start:c.sent.End-len(rest)], "、") {
		return false
	}
	for _, w := range [...]string{"い", "き", "お", "、", "は", "も", "や"} {
		if strings.HasPrefix(rest, w) {
			return false
		}
	}
	return true
}

// byOther reports whether the clause of k names who speaks, but that is neither an
// actor nor an official.
func (c *scene) byOther(k *candidate) bool {
	if c.clauseAt[k.acting()] < 0 {
		return false
	}
	other := false
	for _, g := range c.frameOf(c.clauseAt[k.acting()]) {
		if g.label != "は" && g.label != "が" || g.head >= k.first && g.head <= k.last {
			continue
		}
		if g.head >= 0 && subnational(g.span.In(c.doc.Text)) {
			return true
		}
		if g.head < 0 || c.toks[g.head].UPOS == "PRON" || len(c.partiesOf(g.head, wide)) > 0 {
			return false
		}
		for _, h := range c.heads(g.head) {
			if c.nameAt[h] >= 0 || c.official(h) {
				return false
			}
		}
		other = other || person(c.toks[g.head].In(c.doc.Text))
	}
	return other
}

// subnational reports whether a phrase names somebody who speaks for a province or town.
func subnational(phrase string) bool {
	phrase = strings.TrimRight(phrase, "はがも、")
	for _, end := range [...]string{"知事", "市長", "区長", "町長", "村長", "県議", "市議", "州議会", "州報道官", "州政府", "州当局", "県警", "州警察", "市当局", "市議会", "県議会", "警察署", "署長"} {
		if strings.HasSuffix(phrase, end) {
			return true
		}
	}
	return false
}

// person reports whether a noun names a kind of people or body that can speak.
func person(noun string) bool {
	for _, end := range [...]string{"側", "者", "家", "員", "会", "会社", "社", "事務所", "団体", "専門家", "弁護士", "教授", "住民", "遺族", "紙", "新聞", "通信", "党", "派", "官", "長", "相", "師", "組織", "連合", "連盟", "協会", "財団", "大学", "組合", "企業", "大手", "銀行", "球団", "クラブ"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

func gathers(t timeline.TypeSlug) bool { return t == "conference" || t == "summit" }

// bracketDepth counts the quotation marks open at each token.
func (c *scene) bracketDepth() []int {
	depth := make([]int, len(c.toks))
	open := 0
	if i := strings.Index(c.text(), "」"); i >= 0 && !strings.Contains(c.text()[:i], "「") {
		open = 1 // the quotation began in a sentence before
	}
	for i := range c.toks {
		for _, r := range c.form[i] {
			switch r {
			case '「', '『', '“', '｢':
				if strings.ContainsAny(c.doc.Text[c.toks[i].Start+len("「"):c.sent.End], "」』”｣") {
					open++
				}
			case '」', '』', '”', '｣':
				open = max(0, open-1)
			}
		}
		depth[i] = open
	}
	return depth
}

// sayer is the verb of saying whose words end in k: 「非難する」と述べた. Nil where k
// stands deeper in the words, or is neither an act of words nor told as done.
func (c *scene) sayer(k *candidate, all []*candidate, depth []int) *candidate {
	at := c.clauseAt[k.acting()]
	if at < 0 {
		at = c.clauseOf[k.acting()]
	}
	if at < 0 {
		return nil
	}
	told := c.clauses[at].Tense == "past" && !k.nominal || k.by >= 0 && c.clauses[at].Tense == "past"
	if !k.speaks() && !told {
		return nil
	}
	for steps := 0; at >= 0 && steps < 4; steps++ {
		p := c.clauses[at].Parent
		if p < 0 {
			return nil
		}
		rel := c.clauses[at].ParentRel
		if rel == "quote" || rel == "ccomp" {
			for _, s := range all {
				if s.dropped == "" && s.rule.Type == "statement" && s.acting() == c.clauses[p].Pred && depth[s.acting()] < depth[k.pred] {
					return s
				}
			}
			return nil
		}
		if rel != "conj" {
			return nil
		}
		at = p
	}
	return nil
}

// takeSpeaker makes the speaker of s who acts in k, where the words don't say.
func (k *candidate) takeSpeaker(s *candidate) {
	if k.has(timeline.RoleSource) > 0 && !k.speaks() {
		return
	}
	for _, p := range s.parties {
		if p.Role == timeline.RoleSource && !slices.ContainsFunc(k.parties, func(q timeline.Party) bool { return q.Actor == p.Actor }) {
			k.parties = append(k.parties, p)
		}
	}
	k.missing = k.missing && k.has(timeline.RoleSource) == 0
}

// consultRank orders the kinds of contact by how much they tell.
var consultRank = []timeline.TypeSlug{"talks", "meeting", "call", "summit"}

// twice drops a trigger that is the end of another's words (支援 in 軍事支援), and the vaguer of two reports of one contact in a sentence: 電話会談し、
// 意見交換を行った.
func (c *scene) twice(all []*candidate) {
	for _, k := range all {
		for _, o := range all {
			if o != k && o.dropped == "" && k.dropped == "" && o.rule.Type == k.rule.Type && (o.acting() == k.acting() && k.outranks(o) || k.rule.Type == "veto" && len(statesOf(o.parties)) == 0) {
				o.dropped = "told by " + string(k.rule.id)
			}
			if o.dropped == "" && k.dropped == "" && o.pred == k.pred && o.by == k.by && o.last == k.last && o.first > k.first && o.rule.Type != k.rule.Type {
				o.dropped = "part of the words of " + string(k.rule.id)
			}
		}
		rank := slices.Index(consultRank, k.rule.Type)
		if rank < 0 || k.dropped != "" {
			continue
		}
		for _, o := range all {
			r := slices.Index(consultRank, o.rule.Type)
			if o == k || o.dropped != "" || r < 0 || r > rank || r == rank && o.first < k.first {
				continue
			}
			if o.modality == k.modality && o.date.when == k.date.when && sameCountries(o, k) {
				o.dropped = "told by " + string(k.rule.id)
			}
		}
	}
}

// outranks reports whether k tells more than o of the same type with the same predicate:
// the predicate itself goes before a noun beside it, then more words before fewer.
func (k *candidate) outranks(o *candidate) bool {
	if k.nominal != o.nominal {
		return !k.nominal
	}
	return o.size < k.size || o.size == k.size && o.first > k.first
}

// sameCountries reports whether o names no country that k does not.
func sameCountries(o, k *candidate) bool {
	for _, p := range o.parties {
		if p.Country != "" && !slices.ContainsFunc(k.parties, func(q timeline.Party) bool { return q.Country == p.Country }) {
			return false
		}
	}
	return true
}

// told is worth in coarse steps, so that of two good reports the earlier stays: in
// Japanese news the lead tells most.
func told(m *timeline.Mention) float64 { return math.Floor(2 * m.Score) }

// lastsWhile reports whether events of a type are told by their noun alone as what a
// clause is about: talks go on and end, an attack is made.
func lastsWhile(t timeline.TypeSlug) bool {
	switch t {
	case "talks", "meeting", "summit", "call", "conference", "ceasefire", "peace-agreement", "agreement", "joint-statement", "treaty-signed", "visit", "mediation", "peacekeeping":
		return true
	}
	return false
}

// toldApart reports whether two mentions are two events: acts of words told in
// different sentences, neither of them the headline, or acts on different days
// between different countries.
func (a *article) toldApart(x, y *timeline.Mention) bool {
	if x.Evidence == y.Evidence {
		return false
	}
	if x.When != y.When && len(x.Countries()) != len(y.Countries()) {
		return true
	}
	if !wordsOnly(x.Type) || a.goesOn(x, y) {
		return false
	}
	for i := range a.doc.Sentences {
		if s := &a.doc.Sentences[i]; s.Kind == timeline.KindHeadline && (s.Contains(x.Evidence) || s.Contains(y.Evidence)) {
			return false
		}
	}
	return true
}

// goesOn reports whether the later of two statements only goes on with the earlier
// one, in the next sentence but one at the most and with its speaker unsaid.
func (a *article) goesOn(x, y *timeline.Mention) bool {
	if x.Type != "statement" || x.When != y.When {
		return false
	}
	if y.Evidence.Start < x.Evidence.Start {
		x, y = y, x
	}
	between := 0
	for i := range a.doc.Sentences {
		if s := &a.doc.Sentences[i]; s.Start >= x.Evidence.End && s.End <= y.Evidence.Start {
			between++
		}
	}
	for n := range a.doc.Names {
		m := &a.doc.Names[n]
		if y.Evidence.Contains(m.Span) && slices.ContainsFunc(y.Parties, func(p timeline.Party) bool {
			return p.Role == timeline.RoleSource && p.Country != "" && p.Country == m.Country
		}) {
			return false
		}
	}
	return between <= 1
}
