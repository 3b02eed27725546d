package extract

// The noun that decides what a phrase is, where a number, a name or a suffix ends it:
// 外交官10人, 空母ジョージ・ワシントン, スパイら.

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

// counts reports whether a word only stands around a number: 計100人以上.
func counts(form string) bool {
	switch form {
	case "計", "約", "合計", "以上", "余り", "超", "ずつ", "全員", "以下", "前後":
		return true
	}
	return false
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

// plural reports whether a suffix only says that there are several.
func plural(form string) bool {
	switch form {
	case "ら", "たち", "達", "等", "など":
		return true
	}
	return false
}
