package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// assignDatesUnspaced dates the candidates of a sentence by its clauses: a time
// dates the predicate that it hangs on, the links of the same chain, and what is
// told inside the clause; with none the event has the date of the story so far, else the day of
// publication.
func (a *article) assignDatesUnspaced(c *scene, all []*candidate) {
	for _, k := range all {
		if t, note := c.clauseTime(k); t >= 0 && !(wordsOnly(k.rule.Type) && k.modality == timeline.Occurred && a.ahead(t)) {
			k.date = c.stretch(c.fromTime(t, note), t)
		}
	}
	back := c.pointsBack()
	for _, k := range all {
		switch {
		case !k.date.when.IsZero() || k.modality == timeline.Hypothetical && k.nominal:
		case a.timeAhead(c, k) >= 0:
			t := a.timeAhead(c, k)
			k.date = c.stretch(c.fromTime(t, "stands before it in the sentence"), t)
		case back >= 0 && k.modality != timeline.Planned:
			k.date = c.fromTime(back, "the time that the sentence points back to")
		case !a.setting.IsZero() && k.modality != timeline.Planned:
			k.date = dated{when: a.setting, span: a.setSpan, from: timeline.AnchorText, note: "the time of the story so far"}
		case !a.doc.DCT.IsZero() && k.modality == timeline.Planned && c.afterOther(k):
			k.date = dated{when: edtf.Interval(a.doc.DCT, edtf.Date{}), from: timeline.AnchorDCT, note: "after another event"}
		case !a.doc.DCT.IsZero():
			k.date = dated{when: a.doc.DCT, from: timeline.AnchorDCT, note: "the day of publication"}
		}
	}
	for _, k := range all {
		if k.dropped == "" && !(k.nominal && k.by < 0) && !k.date.span.IsZero() && k.modality == timeline.Occurred && a.current(k.date) && (!c.quoted(k) || c.announced(k)) {
			if a.setting.IsZero() || k.date.when.First() > a.setting.First() {
				a.setting, a.setSpan = k.date.when, k.date.span
			}
			return
		}
	}
}

// ahead reports whether time t lies behind the day of publication: nothing was said then.
func (a *article) ahead(t int) bool {
	return !a.doc.DCT.IsZero() && a.doc.Times[t].Date.First() > a.doc.DCT.Last()
}

// announced reports whether k is what somebody gave out as done, and not in his own words:
// ...したと発表した.
func (c *scene) announced(k *candidate) bool {
	at := c.clauseAt[k.acting()]
	if at < 0 || c.clauses[at].ParentRel != "quote" || c.bracketDepth()[k.pred] > 0 {
		return false
	}
	p := c.clauses[at].Parent
	return p >= 0 && c.clauses[p].Parent < 0 && c.clauses[p].Tense == "past"
}

// pointsBack is the last time told before a sentence that opens with "at that time", or
// says 当時; -1 where it doesn't, or where nothing was told in the two sentences before.
func (c *scene) pointsBack() int {
	opens := strings.Contains(c.text(), "当時、")
	for _, w := range [...]string{"この時", "このとき", "その時", "そのとき", "この際", "その際", "この会談で", "この会合で", "この会議で"} {
		opens = opens || strings.HasPrefix(c.text(), w)
	}
	if _, behind, ok := strings.Cut(c.text(), "この"); ok && !opens {
		noun, _, at := strings.Cut(behind, "で")
		opens = at && len(noun) <= maxOccasionBytes && occasion(noun) // この非公式協議では
	}
	if !opens {
		return -1
	}
	from := c.doc.Sentences[max(0, c.num-2)].Start
	for t := len(c.doc.Times) - 1; t >= 0 && c.doc.Times[t].Start >= from; t-- {
		if c.doc.Times[t].End <= c.sent.Start && c.datesEvents(t) {
			return t
		}
	}
	return -1
}

// maxOccasionBytes is how long the name of an occasion may be.
const maxOccasionBytes = 30

// afterOther reports whether k is to follow something else whose day is not told:
// 北京訪問後、..., 韓国に続き....
func (c *scene) afterOther(k *candidate) bool {
	top := k.acting()
	if at := c.clauseAt[top]; at >= 0 && c.clauses[at].Parent >= 0 && (c.clauses[at].ParentRel == "quote" || c.clauses[at].ParentRel == "ccomp") {
		top = c.clauses[c.clauses[at].Parent].Pred // the verb of saying may have taken it
	}
	for i := range c.toks[:k.pred] {
		switch c.form[i] {
		case "後", "以来", "以後", "のち":
			if c.under(i, top) && c.timeAt[i] < 0 {
				return true
			}
		case "続き", "続い":
			if c.under(i, top) && i > 0 && c.form[i-1] == "に" {
				return true
			}
		}
	}
	return false
}

// newsDays is how far back from the day of publication the story that is news lies.
const newsDays = 7

// current reports whether a date belongs to the news itself and not to what was before.
func (a *article) current(d dated) bool {
	if a.doc.DCT.IsZero() || d.when.IsZero() {
		return false
	}
	first, last := d.when.First(), d.when.Last()
	return first == last && first <= a.doc.DCT.Last() && a.doc.DCT.First()-first <= newsDays
}

// clauseTime is the time that dates k: one in its own phrase, else one of the
// clauses that it acts in; -1 for none.
func (c *scene) clauseTime(k *candidate) (int, string) {
	if k.nominal {
		if t := c.timeInPhrase(k.pred); t >= 0 {
			return t, "stands in the trigger's phrase"
		}
	}
	at := c.clauseAt[k.acting()]
	if at < 0 {
		at = c.clauseOf[k.acting()]
	}
	loose := false // a link of a chain was passed: what stands behind it dates only the next
	for steps := 0; at >= 0 && at < len(c.clauses) && steps < 5; steps++ {
		if t := c.timeOfClause(at); t >= 0 && (!loose || c.doc.Times[t].Start < c.toks[k.pred].Start) {
			return t, "modifies the predicate"
		}
		if t := c.timeOfChain(at, k); t >= 0 {
			return t, "dates the chain of clauses"
		}
		if t := c.timeOfOccasion(at, k); t >= 0 {
			return t, "dates the occasion"
		}
		if t := c.timeOfContent(at, k); t >= 0 {
			return t, "dates what is settled"
		}
		rel := c.clauses[at].ParentRel
		if rel == "acl" && c.clauses[at].Tense == "past" && !c.framed(at) && k.rule.Frame != "travel" || rel == "quote" && k.modality == timeline.Planned {
			break
		}
		loose = loose || rel == "conj" || rel == "advcl"
		at = c.clauses[at].Parent
	}
	return -1, ""
}

// framed reports whether clause at is the content of a noun that only frames it:
// ...したことを明らかにした.
func (c *scene) framed(at int) bool {
	h := c.toks[c.clauses[at].Pred].Head
	if h < 0 || h >= len(c.toks) {
		return false
	}
	switch c.form[h] {
	case "こと", "旨", "の", "事実", "よう":
		return true
	}
	return false
}

// timeOfOccasion is the time of the gathering at which clause at happens:
// 5月に開かれた会議で調印した, 3日の会談で合意した.
func (c *scene) timeOfOccasion(at int, k *candidate) int {
	for _, g := range c.clauses[at].Args {
		if g.Head < 0 || g.Head >= len(c.toks) || g.Head == k.pred {
			continue
		}
		switch g.Label {
		case "で", "において", "にて", "では":
			if occasion(c.form[g.Head]) {
				if t := c.timeInPhrase(g.Head); t >= 0 {
					return t
				}
			}
		}
	}
	return -1
}

// occasion reports whether a noun names a gathering or its like.
func occasion(noun string) bool {
	for _, w := range [...]string{"会議", "会談", "会合", "総会", "大会", "会見", "サミット", "協議", "交渉", "式典", "演説", "投票", "訪問", "国会", "理事会"} {
		if strings.HasSuffix(noun, w) {
			return true
		}
	}
	return false
}

// timeOfContent is the time of what clause at settles about its topic k:
// 協議は5日に再開することが決まった.
func (c *scene) timeOfContent(at int, k *candidate) int {
	if !k.nominal {
		return -1
	}
	for j := range c.clauses {
		if c.clauses[j].Parent == at && c.clauses[j].ParentRel == "acl" && c.clauses[j].Tense != "past" && c.framed(j) && c.clauses[j].Span.Start > c.toks[k.pred].Start {
			if t := c.timeOfClause(j); t >= 0 {
				return t
			}
		}
	}
	return -1
}

// timeInPhrase is a time that modifies the noun at a token: 三月の会談, 十日開かれた会談.
func (c *scene) timeInPhrase(noun int) int {
	for _, t := range c.timesUnder(noun) {
		return t
	}
	for j := range c.clauses {
		if c.clauses[j].ParentRel == "acl" && c.isPartOf(c.toks[c.clauses[j].Pred].Head, noun) {
			if t := c.timeOfClause(j); t >= 0 {
				return t
			}
		}
	}
	return -1
}

// isPartOf reports whether token i is the noun, or stands in front of it without の.
func (c *scene) isPartOf(i, noun int) bool {
	if i < 0 || i >= len(c.toks) {
		return false
	}
	return i == noun || c.toks[i].Head == noun && i < noun && c.caseOf(i) == "" && c.nominal(i)
}

// timeOfClause is the time that dates clause at; of several the one that stands nearest to
// its predicate, but for the ends of one stretch. -1 for none.
func (c *scene) timeOfClause(at int) int {
	found := -1
	for _, t := range c.clauses[at].Times {
		if !c.datesEvents(t) || c.namesSource(t) || c.ofNoun(t) || found >= 0 && (c.tied(found, t) || c.doc.Times[t].Start > c.toks[c.clauses[at].Pred].Start) {
			continue
		}
		found = t
	}
	return found
}

// timeOfChain is a time in a clause to the left that clause at continues.
func (c *scene) timeOfChain(at int, k *candidate) int {
	found := -1
	for j := range c.clauses {
		r := c.clauses[j].ParentRel
		if j >= at || c.clauses[j].Parent != at || r != "conj" && r != "advcl" {
			continue
		}
		t := c.timeOfClause(j)
		if t < 0 {
			t = c.timeOfOccasion(j, k) // 13日の会見で反発し、撤回を求めた
		}
		if t >= 0 && c.clauses[j].Span.Start < c.toks[k.pred].Start {
			found = t
		}
	}
	return found
}

// timeAhead is the last time before k in the sentence that may date it though the tree
// has hung it elsewhere: not one of what is told as past about a noun, of somebody's words,
// or of what only came before. What is said is news, and nothing that lies ahead has
// happened. -1 for none.
func (a *article) timeAhead(c *scene, k *candidate) int {
	depth, found := c.bracketDepth(), -1
	for _, t := range c.times {
		x := &c.doc.Times[t]
		i := c.tokenIn(x.Span)
		if x.End > c.toks[k.first].Start {
			break
		}
		if i < 0 || !c.datesEvents(t) || depth[i] > depth[k.pred] || c.namesSource(t) || strings.HasPrefix(c.doc.Text[x.End:], "まで") {
			continue
		}
		if a.ahead(t) != (k.modality == timeline.Planned) || wordsOnly(k.rule.Type) && !a.current(dated{when: x.Date}) {
			continue
		}
		if c.ofNoun(t) {
			continue
		}
		if at := c.clauseWith(t); at >= 0 && c.clauses[at].ParentRel == "acl" && c.clauses[at].Tense == "past" && !c.framed(at) && !c.under(k.acting(), c.clauses[at].Pred) {
			continue
		}
		found = t
	}
	return found
}

// ofNoun reports whether time t only dates the noun behind it: 26日の大統領選の結果.
func (c *scene) ofNoun(t int) bool {
	rest := c.doc.Text[c.doc.Times[t].End:c.sent.End]
	if !strings.HasPrefix(rest, "の") && !strings.HasPrefix(rest, "からの") || ofOccasion(rest) {
		return false
	}
	for _, w := range [...]string{"段階", "時点", "午前", "午後", "夜", "朝", "未明", "早朝", "夕方", "深夜", "間", "うち", "昼", "前半", "後半", "初め", "末", "終わり", "こと", "に", "は"} {
		if strings.HasPrefix(rest, "の"+w) {
			return false
		}
	}
	return true
}

// ofOccasion reports whether a text goes on with the name of something in or by which the
// rest is done: の記者会見で, の総統選で.
func ofOccasion(rest string) bool {
	noun, _, ok := strings.Cut(rest, "で")
	return ok && len(noun) <= maxOccasionBytes && !strings.ContainsAny(noun, "をにがはも、")
}

// clauseWith is the clause that time t stands in; -1 for none.
func (c *scene) clauseWith(t int) int {
	for j := range c.clauses {
		if slices.Contains(c.clauses[j].Times, t) {
			return j
		}
	}
	return -1
}

// namesSource reports whether time t belongs to the words that name who told it: 26日付の
// アルジャジーラは, 27日のロイターによると.
func (c *scene) namesSource(t int) bool {
	rest := c.doc.Text[c.doc.Times[t].End:c.sent.End]
	if strings.HasPrefix(rest, "付") {
		return true
	}
	if i := strings.IndexAny(rest, "、。"); i >= 0 {
		rest = rest[:i]
	}
	return strings.HasSuffix(rest, "によると") || strings.HasSuffix(rest, "によれば") || strings.HasSuffix(rest, "によりますと")
}

// stretch makes an interval of two times that the text ties together: 3日から5日まで,
// 1日と2日に.
func (c *scene) stretch(d dated, t int) dated {
	from, to := t, t+1
	if !c.tied(from, to) {
		from, to = t-1, t
		if !c.tied(from, to) {
			return d
		}
	}
	a, b := &c.doc.Times[from], &c.doc.Times[to]
	if a.Date.IsInterval() || b.Date.IsInterval() || a.Date.First() >= b.Date.First() {
		return d
	}
	d.when = edtf.Interval(a.Date, b.Date)
	d.span = timeline.Span{Start: a.Start, End: b.End}
	return d
}

// tied reports whether times from and to are the ends of one stretch of time.
func (c *scene) tied(from, to int) bool {
	if from < 0 || to >= len(c.doc.Times) || !c.sent.Contains(c.doc.Times[from].Span) || !c.sent.Contains(c.doc.Times[to].Span) {
		return false
	}
	a, b := &c.doc.Times[from], &c.doc.Times[to]
	if a.Date.IsZero() || b.Date.IsZero() || a.End > b.Start {
		return false
	}
	between, after := c.doc.Text[a.End:b.Start], c.doc.Text[b.End:c.sent.End]
	switch between {
	case "から", "より", "～", "〜", "~", "-", "－":
		if between == "から" && strings.HasPrefix(after, "に") && a.Date.First() == a.Date.Last() {
			return !strings.HasPrefix(after, "に延期") && !strings.HasPrefix(after, "に変更") && !strings.HasPrefix(after, "に短縮")
		}
		return strings.HasPrefix(after, "まで") || strings.HasPrefix(after, "にかけて") || strings.HasPrefix(after, "に至るまで") || !strings.HasPrefix(between, "か")
	case "と", "、", "及び":
		return b.Date.First()-a.Date.Last() == 1
	}
	return false
}

// dateBefore lets a sentence that only says when date the sentence before it: one
// without a predicate, as captions end (...会談する両首脳。6月18日、平壌で。), or one that
// tells when it happened (衝突は火曜日に起きた。).
func (a *article) dateBefore(c *scene, told bool) {
	if len(c.toks) == 0 || len(a.mentions) == 0 || c.num == 0 || told {
		return
	}
	t := c.timeAt[0]
	for _, k := range c.clauses {
		if k.Nominal || k.Parent >= 0 {
			continue
		}
		if happens(k.Lemma) {
			t = -1
			for at := range c.clauses {
				if t < 0 && c.clauses[at].Span.Start <= k.Span.Start {
					t = c.timeOfClause(at)
				}
			}
			break
		}
		if k.Tense == "past" || c.verbal(k.Pred) {
			return
		}
	}
	if t < 0 || !c.datesEvents(t) {
		return
	}
	before := a.doc.Sentences[c.num-1].Span
	for i := range a.mentions {
		m := &a.mentions[i]
		if !before.Contains(m.Evidence) || wordsOnly(m.Type) || !m.WhenSpan.IsZero() && (m.WhenFrom != timeline.AnchorText || before.Contains(m.WhenSpan)) {
			continue
		}
		d := c.fromTime(t, "")
		m.When, m.WhenSpan, m.WhenFrom = d.when, d.span, d.from
	}
}

// happens reports whether a verb only says that something took place.
func happens(lemma string) bool {
	switch lemma {
	case "発生", "発生する", "起きる", "起こる", "行われる", "あった":
		return true
	}
	return false
}
