package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"demarche/timeline"
)

// This file and its neighbours ja*.go hold what a language without spaces and with
// case particles needs beside the shared engine: triggers are looked for in the
// text and held against the tokens, and the case frame of a clause is complete, so
// that an event noun borrows it whole.

// unspacedAt finds the candidates whose trigger starts at token i.
func (c *scene) unspacedAt(i int) []*candidate {
	var out []*candidate
	keep := func(k *candidate) {
		if c.holds(k) {
			if !k.nominal && k.noun >= 0 {
				// What the object says of its own: マリでの活動を終了した.
				if at := c.clauseAt[k.noun]; at >= 0 && c.clauses[at].Nominal {
					k.args = append(k.args, c.frameOf(at)...)
				}
			}
			if !k.nominal && k.noun >= 0 {
				k.size += 2 // a verb with its object tells more than the object alone
			}
			k.size += utf8.RuneCountInString(c.span(k.first, k.last).In(c.doc.Text)) - 1
			out = append(out, k)
		}
	}
	if at := c.clauseAt[i]; at >= 0 {
		for _, e := range c.pack.verbs[c.clauses[at].Lemma] {
			k := &candidate{rule: e.rule, pred: i, first: i, last: i, noun: -1, by: -1, clause: at, size: 1}
			c.attachUnspaced(k)
			if !k.nominal || k.support != nil {
				keep(k)
			}
		}
	}
	rest := c.doc.Text[c.toks[i].Start:c.sent.End]
	for _, e := range c.pack.nouns[firstRune(rest)] {
		word := e.words[0]
		if !strings.HasPrefix(rest, word) {
			continue
		}
		if firstRune(word) == "と" && (!c.closesClause(i-1) || strings.HasSuffix(c.doc.Text[c.sent.Start:c.toks[i].Start], "う")) {
			continue // 防ごうとしている says nothing
		}
		last := c.tokenAt(i, c.toks[i].Start+len(word)-1)
		if last < 0 {
			continue
		}
		whole := c.toks[last].End == c.toks[i].Start+len(word)
		pred, ok := c.predOf(last, whole)
		if !ok {
			continue
		}
		k := &candidate{rule: e.rule, pred: pred, first: i, last: last, noun: -1, by: -1, size: 1, negative: saysNot(word)}
		c.attachUnspaced(k)
		if s := c.pack.supports[c.lemma[pred]]; pred > last && len(s) > 0 && k.support == nil {
			k.support, k.by = s[0], pred
		}
		keep(k)
	}
	return out
}

// saysNot reports whether the words of a trigger hold their own negation: 応じない.
func saysNot(word string) bool {
	for _, w := range [...]string{"ない", "なか", "できな", "られな"} {
		if strings.Contains(word, w) {
			return true
		}
	}
	return strings.HasSuffix(word, "な") || strings.HasSuffix(word, "せず")
}

// closesClause reports whether token i may end what is said or thought: a predicate
// or a closing bracket.
func (c *scene) closesClause(i int) bool {
	if i < 0 {
		return false
	}
	switch c.toks[i].UPOS {
	case "VERB", "AUX", "ADJ":
		return true
	}
	return c.form[i] == "」" || c.form[i] == "べき" || c.form[i] == "」も" || c.form[i] == "遺憾"
}

// tokenAt is the token from i on that covers byte offset at; -1 for none.
func (c *scene) tokenAt(i, at int) int {
	for ; i < len(c.toks) && c.toks[i].Start <= at; i++ {
		if at < c.toks[i].End {
			return i
		}
	}
	return -1
}

// predOf is the predicate or noun that a trigger ending in token last acts through:
// the core of its word. It reports false where the trigger only says what kind of
// thing the word is: 攻撃 in 攻撃機, 制裁 in 制裁委員会.
func (c *scene) predOf(last int, whole bool) (int, bool) {
	if !whole {
		// A phrase cut inside a verb's ending: 合意に達|した.
		return c.core(last), c.verbal(last) || c.toks[last].UPOS == "ADJ" || c.toks[last].UPOS == "ADP" || c.clauseAt[c.core(last)] >= 0
	}
	if !c.nominal(last) && c.toks[last].UPOS != "NUM" {
		return c.core(last), true
	}
	core := c.core(last)
	if core <= last {
		return core, true
	}
	for j := last + 1; j <= core; j++ {
		switch c.form[j] {
		case "後", "以来", "以降", "前", "以前":
			return -1, false // it only dates what is told
		}
		if !c.pack.transparent[c.form[j]] && len(c.pack.supports[c.form[j]]) == 0 {
			return -1, false
		}
	}
	return core, true
}

// core is the content word of the bunsetsu that token i stands in.
func (c *scene) core(i int) int {
	for steps := 0; steps < 4; steps++ {
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) {
			return i
		}
		switch c.rel(i) {
		case "compound", "case", "mark", "aux", "fixed", "punct":
			i = h
		default:
			return i
		}
	}
	return i
}

// attachUnspaced gives k the case frame of its clause and, where it is a noun, that
// of the support verb whose argument it is.
func (c *scene) attachUnspaced(k *candidate) {
	at := c.clauseAt[k.pred]
	k.clause = c.clauseOf[k.pred]
	if at >= 0 {
		k.nominal = c.clauses[at].Nominal
		k.args = c.borrow(at, c.frameOf(at))
		k.clause = at
	} else {
		k.nominal = true
		k.args = c.dependents(k.pred)
	}
	for i := k.first; i < k.last; i++ {
		if n := c.nameAt[i]; n >= 0 {
			k.args = append(k.args, arg{label: "mod", head: i, span: c.toks[i].Span})
		}
	}
	if !k.nominal {
		return
	}
	h, label := c.caseGovernor(k.pred)
	if h < 0 {
		c.tellingClause(k)
		return
	}
	s := c.supportAt(h, label)
	if s == nil && label == "は" {
		s = c.supportAt(h, "を") // 閉鎖も命じた
	}
	if s == nil {
		s = c.becomes(h)
	}
	if s == nil || s.Swap && (strings.HasPrefix(c.doc.Text[c.toks[k.last].End:], "事件を受け") || wordsOnly(k.rule.Type) && c.inWake(h)) {
		if s == nil {
			c.tellingClause(k)
		}
		return
	}
	k.support, k.by = s, h
	k.size++
	if s.Swap && !suffers(k.rule.Type) {
		return // 発射を受けて会談した: only what came before
	}
	for _, a := range c.borrow(c.clauseAt[h], c.frameOf(c.clauseAt[h])) {
		if a.head == k.pred || a.head >= k.first && a.head <= k.last && a.head >= 0 {
			continue
		}
		a.turn = s.Swap && (a.label == "が" || a.label == "は")
		if s.Swap && a.label == "から" {
			a.turn = false
		}
		k.args = append(k.args, a)
	}
}

// inWake reports whether the verb at token h only says what came before the rest: 要請を受け、....
func (c *scene) inWake(h int) bool {
	rest := c.doc.Text[c.toks[h].Start:c.sent.End]
	return strings.HasPrefix(rest, "受け、") || strings.HasPrefix(rest, "受けて")
}

// becomes is what the predicate at token h does to its subject where it only says that this
// comes to be something: 訪問が延期になった, 協議が白紙に戻った.
func (c *scene) becomes(h int) *supportEntry {
	switch c.lemma[h] {
	case "なる", "する", "戻る", "追い込む", "終わる":
	default:
		return nil
	}
	for _, g := range c.clauses[max(0, c.clauseAt[h])].Args {
		if g.Label != "に" && g.Label != "と" || g.Head < 0 {
			continue
		}
		if s := c.pack.supports[c.lemma[g.Head]]; len(s) > 0 && (s[0].Modality == timeline.Negated || s[0].Outcome == "postponed") {
			return s[0]
		}
	}
	return nil
}

// suffers reports whether somebody can be at the other end of an event of the type, so
// that who 受ける is its target.
func suffers(t timeline.TypeSlug) bool {
	switch t {
	case "weapons-test", "election", "coup-independence", "summit", "meeting", "conference", "military-exercise", "deployment", "agreement", "treaty-signed", "joint-statement", "resolution-adopted", "resolution-rejected", "un-vote", "veto", "withdrawal", "ceasefire", "peace-agreement", "protest":
		return false
	}
	return true
}

// caseGovernor is the predicate whose argument token i is, with the particle. A
// member of a list stands for the list.
func (c *scene) caseGovernor(i int) (pred int, label string) {
	for steps := 0; steps < 4 && i >= 0 && i < len(c.toks); steps++ {
		h := c.toks[i].Head
		if h < 0 || h >= len(c.toks) {
			return -1, ""
		}
		if c.rel(i) == "conj" && c.nominal(h) && (c.clauseAt[h] < 0 || c.clauses[c.clauseAt[h]].Nominal) {
			i = h
			continue
		}
		at := c.clauseAt[h]
		if at < 0 {
			return -1, ""
		}
		for _, a := range c.clauses[at].Args {
			if a.Head == i {
				return h, string(a.Label)
			}
		}
		return h, c.caseOf(i)
	}
	return -1, ""
}

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

// plural reports whether a suffix only says that there are several.
func plural(form string) bool {
	switch form {
	case "ら", "たち", "達", "等", "など":
		return true
	}
	return false
}

// counted is the noun before a number that ends its word: 乗組員 in 乗組員2人, 外交官 in
// 外交官計100人以上.
func (c *scene) counted(i int) int {
	j := i
	for j > 0 && i-j < 6 && (c.toks[j].UPOS == "NUM" || c.rel(j-1) == "compound" && c.toks[j-1].UPOS == "NUM" || counts(c.form[j])) {
		j--
	}
	if name := c.beforeName(j); name >= 0 {
		return name
	}
	if j < i && c.nominal(j) {
		return j
	}
	return i
}

// beforeName is the noun that a name in brackets belongs to, which ends at token i or just
// before it: 戦闘機 in 戦闘機「グリペン」4機. -1 for none.
func (c *scene) beforeName(i int) int {
	if c.pack.spaced {
		return -1
	}
	for _, end := range [...]int{i - 1, i, i + 1} {
		if end < 0 || end >= len(c.toks) || c.form[end] != "」" {
			continue
		}
		for j := end - 1; j > 0 && j > end-maxBracketName; j-- {
			if c.form[j] == "「" {
				if c.nominal(j - 1) {
					return j - 1
				}
				return -1
			}
		}
	}
	return -1
}

// maxBracketName is how many tokens a name in brackets may have.
const maxBracketName = 6

// called is the noun before the name of a thing: 空母 in 空母ジョージ・ワシントン, ミサイル in
// ミサイル「アグニ5」.
func (c *scene) called(i int) int {
	j := i
	for j > 0 && i-j < 8 && (c.toks[j].UPOS == "PROPN" || c.toks[j].UPOS == "NUM" || c.toks[j].UPOS == "PUNCT" && c.form[j] != "、" || c.toks[j].UPOS == "SYM" || c.nameAt[j] >= 0) {
		j--
	}
	if j < i && c.toks[j].UPOS == "NOUN" {
		return j
	}
	return i
}

// counts reports whether a word only stands around a number: 計100人以上.
func counts(form string) bool {
	switch form {
	case "計", "約", "合計", "以上", "余り", "超", "ずつ", "全員", "以下", "前後":
		return true
	}
	return false
}

func (k *candidate) hasLabel(label string) bool {
	return slices.ContainsFunc(k.args, func(a arg) bool { return a.label == label })
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
