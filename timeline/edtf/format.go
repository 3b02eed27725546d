package edtf

import (
	"fmt"
	"strings"
)

// String is d in EDTF; "" for the zero Date. Parse(d.String()) == d.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	if !d.interval {
		return d.from.String()
	}
	return d.from.String() + "/" + d.to.String()
}

func (p point) String() string {
	switch p.edge {
	case edgeOpen:
		return ".."
	case edgeUnknown:
		return ""
	}
	if p.prec == PrecisionDay && p.part == [3]Qualifier{} && 0 <= p.year && p.year <= 9999 {
		return dayText(p.year, p.month, p.day)
	}
	parts := [3]string{p.yearText(), fmt.Sprintf("%02d", p.month), fmt.Sprintf("%02d", p.day)}
	n := p.components()
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString(parts[i])
		// Right of this component fewer doubts remain: write what ends here.
		rest := Qualifier(0)
		if i+1 < n {
			rest = p.part[i+1]
		}
		b.WriteString(mark(p.part[i] &^ rest))
	}
	return b.String()
}

// dayText is YYYY-MM-DD, as most dates are written, at a tenth of what fmt takes.
func dayText(year, month, day int) string {
	b := [10]byte{4: '-', 7: '-'}
	for i, n := range [4]int{year / 100, year % 100, month, day} {
		at := [4]int{0, 2, 5, 8}[i]
		b[at], b[at+1] = byte('0'+n/10), byte('0'+n%10)
	}
	return string(b[:])
}

func (p point) yearText() string {
	sign, y := "", p.year
	if y < 0 {
		sign, y = "-", -y
	}
	switch p.prec {
	case PrecisionDecade:
		return fmt.Sprintf("%s%03dX", sign, y/10)
	case PrecisionCentury:
		return fmt.Sprintf("%s%02dXX", sign, y/100)
	}
	if y > 9999 {
		return fmt.Sprintf("Y%s%d", sign, y)
	}
	return fmt.Sprintf("%s%04d", sign, y)
}

func mark(q Qualifier) string {
	switch q {
	case Uncertain:
		return "?"
	case Approximate:
		return "~"
	case Uncertain | Approximate:
		return "%"
	}
	return ""
}
