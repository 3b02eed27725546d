package wire

import (
	"sort"
	"unicode/utf8"

	"demarche/timeline/edtf"
)

// points turns byte offsets of one text into code point offsets. It keeps one
// number for each character that is longer than a byte, so that English costs
// nothing and a look-up is a binary search.
type points struct {
	ends  []int // byte offset behind each longer character
	extra []int // bytes in excess up to there
}

func newPoints(text string) points {
	var p points
	excess := 0
	for i := 0; i < len(text); {
		if text[i] < 0x80 {
			i++
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		if n > 1 {
			excess += n - 1
			p.ends = append(p.ends, i+n)
			p.extra = append(p.extra, excess)
		}
		i += n
	}
	return p
}

// at is the number of code points before byte offset b.
func (p points) at(b int) int {
	i := sort.SearchInts(p.ends, b+1)
	if i == 0 {
		return b
	}
	return b - p.extra[i-1]
}

// ends are the first and last day of d as dates; nil for an open or unknown end.
func ends(d edtf.Date) (first, last *string) {
	if d.IsZero() {
		return nil, nil
	}
	if f := d.First(); f != edtf.MinDay {
		s := f.Date().String()
		first = &s
	}
	if l := d.Last(); l != edtf.MaxDay {
		s := l.Date().String()
		last = &s
	}
	return first, last
}
