package extract

import (
	"slices"
	"strings"

	"demarche/timeline"
)

// The arguments of a clause, with what the parser leaves beside its case frame.

// frameOf lists the arguments of clause at, with what the parser leaves beside them:
// two sides before 間, the members of a list in front of a noun, a subject without a
// particle.
func (c *scene) frameOf(at int) []arg {
	if at < 0 {
		return nil
	}
	var out []arg
	paired := false
	for _, a := range c.clauses[at].Args {
		if a.Head < len(c.toks) {
			label := c.labelOf(a.Head, string(a.Label))
			if label == "に" && c.clauses[at].Passive && c.band(a.Head) {
				label = "agent" // 武装組織に拘束された
			}
			out = append(out, arg{label: label, head: a.Head, span: a.Span})
			paired = paired || a.Label == "と"
		}
	}
	for i := range out {
		if paired && c.clauses[at].Nominal && out[i].label == "の" && out[i].head >= 0 && c.toks[out[i].head].Head == c.clauses[at].Pred {
			out[i].label = "と" // インドとオーストラリアの協定
		}
	}
	return c.plainSubject(at, c.pastAdjectives(at, c.ownSubject(at, c.nearTopic(at, out))))
}

// nearTopic puts the topic of the sentence in the place of one that was carried from a
// sentence before, on whatever clause the tree has hung it: 安保理は会合を開き、発射を非難する声明を採択した.
func (c *scene) nearTopic(at int, args []arg) []arg {
	if c.clauses[at].Nominal || c.clauses[at].ParentRel == "acl" || !slices.ContainsFunc(args, func(a arg) bool { return a.head < 0 && a.label == "は" }) {
		return args
	}
	depth := c.bracketDepth()
	var topic *arg
	for j := range c.clauses {
		q := &c.clauses[j]
		if j == at || q.Nominal {
			continue
		}
		for _, g := range q.Args {
			if g.Head < 0 || g.Head >= c.clauses[at].Pred || depth[g.Head] != depth[c.clauses[at].Pred] || c.timeAt[g.Head] >= 0 || c.labelOf(g.Head, string(g.Label)) != "は" {
				continue
			}
			if topic == nil || g.Head < topic.head {
				topic = &arg{label: "は", head: g.Head, span: g.Span}
			}
		}
	}
	if topic == nil {
		return args
	}
	args = slices.DeleteFunc(slices.Clone(args), func(a arg) bool { return a.head < 0 && a.label == "は" })
	return append(args, *topic)
}

// ownSubject takes the topic from a clause inside another that has a subject of its
// own: the topic is that of the whole. 報道官は、チャドが断交したのは....
func (c *scene) ownSubject(at int, args []arg) []arg {
	if c.clauses[at].Parent < 0 || c.clauses[at].Nominal {
		return args
	}
	for _, a := range args {
		if a.label == "が" && a.head >= 0 {
			return slices.DeleteFunc(args, func(b arg) bool { return b.label == "は" && b.head >= 0 && b.head < a.head })
		}
	}
	return args
}

// pastAdjectives adds the arguments that the parser gave to an adjective before a noun
// of clause at: 支配について深い遺憾の意を表した.
func (c *scene) pastAdjectives(at int, args []arg) []arg {
	if c.clauses[at].Nominal {
		return args
	}
	for j := range c.clauses {
		q := &c.clauses[j]
		if q.Parent != at || q.ParentRel != "acl" || q.Nominal || c.toks[q.Pred].UPOS != "ADJ" && !slices.ContainsFunc(q.Aux, func(x int) bool { return c.form[x] == "な" }) {
			continue
		}
		for _, a := range q.Args {
			if a.Head < 0 || a.Head >= q.Pred {
				continue
			}
			switch label := c.labelOf(a.Head, string(a.Label)); label {
			case "に", "へ", "に対して", "について", "から", "で", "との", "と":
				args = append(args, arg{label: label, head: a.Head, span: a.Span})
			}
		}
	}
	return args
}

// band reports whether the noun at token i is a body of people that can do something to
// somebody.
func (c *scene) band(i int) bool {
	if i < 0 {
		return false
	}
	for _, end := range [...]string{"組織", "集団", "勢力", "グループ", "軍", "当局", "部隊", "政府", "ゲリラ", "機関", "警察"} {
		if strings.HasSuffix(c.form[i], end) {
			return true
		}
	}
	n := c.nameAt[i]
	return n >= 0 && (c.doc.Names[n].Kind == timeline.ActorGroup || c.doc.Names[n].Kind == timeline.ActorOrganization)
}

// labelOf is the particle of an argument in the spelling of the frames.
func (c *scene) labelOf(head int, label string) string {
	if head >= 0 && c.form[head] == "間" {
		return "間" // ノルウェーとウクライナの間で
	}
	if label == "で" && head >= 0 && slices.ContainsFunc(c.children[head], func(x int) bool { return c.rel(x) == "case" && c.form[x] == "は" }) {
		label = "では"
	}
	switch label {
	case "に対し", "に対しては", "に向かって":
		return "に対して"
	case "により", "によっ":
		return "によって"
	case "については", "に関し", "に関しては", "をめぐって", "を巡って", "をめぐり", "を巡り":
		return "について"
	case "では", "としては":
		if head >= 0 && c.speaksFor(head) {
			return "は" // 国連では、...としている
		}
		return "で"
	}
	return label
}

// speaksFor reports whether the noun at token i is a body that can say something, and
// no place: 国連では, 外務省としては.
func (c *scene) speaksFor(i int) bool {
	n := c.nameAt[i]
	if n >= 0 {
		return c.doc.Names[n].Kind == timeline.ActorOrganization
	}
	for _, end := range [...]string{"政府", "省", "庁", "当局", "側"} {
		if strings.HasSuffix(c.form[i], end) {
			return true
		}
	}
	return false
}

// plainSubject adds the subject that the tree has and the case frame has not: one
// without a particle, one that counts, one that was hung on a time or place behind
// it: エクアドルとメキシコ、国交断絶; 3カ国は...; 外交官が昨年、亡命した; 総統はパリで、語った.
func (c *scene) plainSubject(at int, args []arg) []arg {
	cl := &c.clauses[at]
	if cl.Nominal {
		return args
	}
	for _, x := range c.children[cl.Pred] {
		for _, y := range c.children[x] {
			if c.timeAt[y] < 0 && c.toks[y].Rel == "nmod" && c.clauseAt[x] < 0 && (c.caseOf(y) == "が" && c.timeAt[x] >= 0 || c.caseOf(y) == "は") {
				return append(args, arg{label: c.caseOf(y), head: y, span: c.subtree(y)})
			}
		}
	}
	if cl.Passive || slices.ContainsFunc(args, func(a arg) bool { return a.head >= 0 && (a.label == "が" || a.label == "は") }) {
		return args
	}
	for _, x := range c.children[cl.Pred] {
		if c.toks[x].Rel == "nsubj" && c.timeAt[x] < 0 && x < cl.Pred {
			return append(args, arg{label: "は", head: x, span: c.subtree(x)})
		}
	}
	return args
}

// subjectsOf are the parties of the argument of clause at with the label.
func (c *scene) subjectsOf(at int, label string) []found {
	var out []found
	for _, a := range c.frameOf(at) {
		if a.label == label && a.head >= 0 {
			out = append(out, c.partiesOf(a.head, wide)...)
		}
	}
	return out
}
