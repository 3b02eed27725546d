package syntax

// markAsides marks what stands in round brackets, brackets and all: it interrupts
// the bunsetsu that it stands in and takes no part in the tree around it.
func markAsides(words []jaWord) {
	open := -1
	for i := range words {
		switch words[i].surface {
		case "(", "（":
			if open < 0 {
				open = i
			}
		case ")", "）":
			if open > 0 {
				for j := open; j <= i; j++ {
					words[j].aside = true
				}
			}
			open = -1
		}
	}
}

// jaQuoteGroups are the spans of words between brackets, by number from 1.
type jaQuoteGroups struct {
	of    []int // innermost group of each word
	depth []int
}

// at is the group of the content that starts at word i: an opening bracket lies
// inside its group.
func (g jaQuoteGroups) at(i int, words []jaWord) (int, int) {
	for i+1 < len(words) && words[i].is("記号", "括弧開") {
		i++
	}
	return g.of[i], g.depth[i]
}

// jaQuotes finds the bracket groups. A bracket without a partner makes none.
func jaQuotes(words []jaWord) jaQuoteGroups {
	g := jaQuoteGroups{of: make([]int, len(words)), depth: make([]int, len(words))}
	partner := make([]int, len(words))
	var stack []int
	for i, w := range words {
		switch {
		case w.is("記号", "括弧開"):
			stack = append(stack, i)
		case w.is("記号", "括弧閉") && len(stack) > 0:
			partner[stack[len(stack)-1]] = i
			stack = stack[:len(stack)-1]
		}
	}
	number := 0
	var open, closes []int
	for i := range words {
		for len(open) > 0 && closes[len(closes)-1] < i {
			open, closes = open[:len(open)-1], closes[:len(closes)-1]
		}
		if partner[i] > 0 {
			number++
			open, closes = append(open, number), append(closes, partner[i])
		}
		if len(open) > 0 {
			g.of[i], g.depth[i] = open[len(open)-1], len(open)
		}
	}
	return g
}
