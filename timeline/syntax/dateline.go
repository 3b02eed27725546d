package syntax

import "regexp"

// Datelines as news agencies write them. Without an agency the place must be in
// capitals, for "Geneva - " may open any sentence.
//
//	SEOUL, South Korea (AP) — / GENEVA, March 3 (Reuters) - / WASHINGTON —
//	大韓民国ソウル(AP) — / 【ワシントン共同】 / ［北京 ３日 ロイター］ - / 新华社北京3月5日电
var datelines = []*regexp.Regexp{
	regexp.MustCompile(`^\p{Lu}[\p{L}\d .,'’/-]{1,70}? ?\([\p{L}\d &./’'-]{1,40}\)\s{0,2}(?:—|–|―|--?|:)\s{0,2}`),
	regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’/-]{2,40}(?:, [\p{L}\d .,'’/-]{2,50}?)?\s{0,2}(?:—|–|―|--| -)\s{1,2}`),
	regexp.MustCompile(`^[\p{Han}\p{Katakana}\p{Hiragana}ー・=＝\p{L}\d\s、,]{1,40}[（(][\p{L}\d=＝・ー\s]{1,20}[)）]\s{0,2}(?:—|–|―|--?|－|ー)+\s{0,2}`),
	regexp.MustCompile(`^(?:【[^】\n]{1,40}】|［[^］\n]{1,40}］|\[[^\]\n]{1,40}(?:ロイター|共同|時事|AFP|AP|UPI)[^\]\n]{0,10}\])\s{0,2}(?:—|–|―|--?|－)?\s{0,2}`),
	regexp.MustCompile(`^(?:新华社|新華社|中新社|中新网|中央社)[^。，,\n]{1,24}[电電](?:[（(][^）)\n]{1,30}[）)])?\s{0,2}`),
}

// datelineLen is the number of bytes of the dateline that s starts with, 0 for none.
func datelineLen(s string) int {
	for _, re := range datelines {
		if m := re.FindStringIndex(s); m != nil && m[1] < len(s) {
			return m[1]
		}
	}
	return 0
}
