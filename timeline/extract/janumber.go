package extract

import "strings"

// maxKanjiNumber is the greatest number that counts of a vote have.
const maxKanjiNumber = 193 * 4

// kanjiNumber reads a whole number in Chinese characters or wide figures: 十三, 百四十三,
// 一四三, １３.
func kanjiNumber(s string) (int, bool) {
	total, digit, seen := 0, 0, false
	for _, r := range s {
		unit := 0
		switch {
		case r >= '0' && r <= '9':
			digit, seen = digit*10+int(r-'0'), true
		case r >= '０' && r <= '９':
			digit, seen = digit*10+int(r-'０'), true
		case r == '〇':
			digit, seen = digit*10, true
		case r == '十':
			unit = 10
		case r == '百':
			unit = 100
		default:
			n := strings.IndexRune("一二三四五六七八九", r)
			if n < 0 {
				return 0, false
			}
			digit, seen = digit*10+n/len("一")+1, true
		}
		if unit > 0 {
			total, digit, seen = total+max(1, digit)*unit, 0, true
		}
		if total+digit > maxKanjiNumber {
			return 0, false
		}
	}
	return total + digit, seen
}
