package extract

import "slices"

// Arguments that hang on the verb above, though they belong to what it frames:
// …する方針を示した, …したことを明らかにした.

// borrow gives the clause that a noun like 可能性 or 方針 frames the arguments that the
// parser hung on the verb above, though they belong inside: ジョージアに対し制裁を科す可能性がある,
// ベラルーシに核兵器を配備する方針を示した. The same holds for what is quoted without brackets.
func (c *scene) borrow(at int, args []arg) []arg {
	if at < 0 || c.clauses[at].Nominal || c.clauses[at].Parent < 0 {
		return args
	}
	cl := &c.clauses[at]
	framing := -1
	switch cl.ParentRel {
	case "acl":
		if framing = c.toks[cl.Pred].Head; framing < 0 || !frameNoun(c.form[framing]) {
			return args
		}
	case "quote", "ccomp":
	default:
		return args
	}
	args = c.innerTopic(cl.Parent, cl.Pred, cl.Passive, args)
	have := map[string]bool{}
	for _, a := range args {
		have[a.label] = true
	}
	for _, a := range c.frameOf(cl.Parent) {
		if a.head < 0 || a.head == framing || a.head >= cl.Pred || have[a.label] || c.timeAt[a.head] >= 0 || c.toks[a.head].UPOS == "ADJ" {
			continue
		}
		switch a.label {
		case "に", "へ", "に対して", "から", "との", "について":
			args = append(args, a)
		case "は":
			if !have["が"] {
				args = append(args, a)
			}
		}
	}
	return args
}

// innerTopic gives a clause inside another the second of two topics, which is its own:
// 知事は、記者は解放されたことを明らかにした.
func (c *scene) innerTopic(parent, pred int, passive bool, args []arg) []arg {
	var topics []arg
	for _, a := range c.frameOf(parent) {
		if a.label == "は" && a.head >= 0 && a.head < pred {
			topics = append(topics, a)
		}
	}
	if len(topics) < 2 {
		return args
	}
	inner := topics[len(topics)-1]
	args = slices.DeleteFunc(slices.Clone(args), func(a arg) bool { return a.head == topics[0].head })
	if passive {
		inner.label = "を"
	}
	return append(args, inner)
}

// frameNoun reports whether a noun only says how the clause before it is meant.
func frameNoun(noun string) bool {
	switch noun {
	case "性", "可能性", "方針", "予定", "考え", "意向", "計画", "見通し", "見込み", "こと", "用意", "準備", "構え", "つもり", "恐れ", "おそれ", "疑い", "決定", "旨", "事", "必要", "運び", "案", "姿勢", "立場", "動き", "判断":
		return true
	}
	return false
}
