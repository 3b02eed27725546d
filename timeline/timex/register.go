package timex

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// register is how a text is read. The same words mean different days in each:
// in a report "in March" is the March next to the day of publication, in a
// narrative the one next to the date told before, and a note such as "I'm away
// from 3 to 5 March" is read as calendars and assistants read it: ranges are one
// expression and run up to, not through, their end; "two years ago" is a day.
type register uint8

// Registers. A rule that names none holds in all.
const (
	registerReport register = 1 << iota
	registerNarrative
	registerNote
	registerAny = registerReport | registerNarrative | registerNote
)

func registersByName(name string) (register, error) {
	switch name {
	case "":
		return registerAny, nil
	case "note":
		return registerNote, nil
	case "report":
		return registerReport | registerNarrative, nil
	}
	return 0, fmt.Errorf("register %q does not exist", name)
}

// noteBytes bounds a note: nobody sends an assistant a page.
const noteBytes = 400

// bareBytes bounds a text that can be hardly more than dates.
const bareBytes = 80

// narrativeYears is how many explicit years away from that of publication make a narrative.
const narrativeYears = 3

// remoteYears is how far back a year lies that no report of the day is about: two
// of them, and none nearer, make a narrative.
const remoteYears = 30

// detectRegister chooses the register of a scanned text before rules run.
func (m *matcher) detectRegister(dctYear int) register {
	if len(m.view.text) <= noteBytes {
		if m.isNote() {
			return registerNote
		}
		if len(m.view.text) <= bareBytes && !strings.HasSuffix(m.view.text, ".") && !strings.HasSuffix(m.view.text, "。") {
			m.register = registerNote
			m.run()
			if m.isBare() {
				return registerNote
			}
		}
	}
	if dctYear == 0 {
		return registerNarrative
	}
	weekday, day := m.lang.classes["weekday"], m.lang.classes["dayword"]
	year, month := m.lang.classes["yearrel"], m.lang.classes["monthrel"]
	away, remote, near := 0, 0, 0
	for _, i := range m.starts {
		for l := m.at[i] - 1; l >= 0; l = m.lex[l].next {
			switch x := &m.lex[l]; x.class {
			case m.lang.builtin.yyyy:
				if d := int(x.val) - dctYear; m.counts(int(x.end)) {
					continue // 1万2千人
				} else if d < -remoteYears {
					remote++
					away++
				} else if d < -3 {
					away++
				} else if d <= 1 {
					near++
				}
			case weekday, day: // what is told by weekdays is told of these days
				near++
			case year, month: // 今年, 先月: hardly a word of stories
				if x.class != 0 {
					near += 2
				}
			}
		}
	}
	if away >= narrativeYears && away > 2*near || remote >= 2 && remote == away && near == 0 {
		return registerNarrative
	}
	return registerReport
}

// counts reports whether the number that ends at a place counts something: 2千人, 1500億円.
// Without spaces a year has 年 behind it.
func (m *matcher) counts(end int) bool {
	r, _ := utf8.DecodeRuneInString(m.view.text[min(end, len(m.view.text)):])
	return !m.lang.spaced && unicode.Is(unicode.Han, r) && r != '年'
}

// noteOpening bounds how far into a note its writer shows.
const noteOpening = 48

// isNote reports whether a short text is a question, or opens like a note: to
// somebody, of oneself, or in the imperative. Further on "you" and "we" stand in quotations too.
func (m *matcher) isNote() bool {
	if text := strings.TrimSpace(m.view.text); strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") {
		return true
	}
	note := m.lang.classes["note"]
	for _, i := range m.starts {
		if m.lang.spaced && i > noteOpening {
			break
		}
		for l := m.at[i] - 1; l >= 0 && note != 0; l = m.lex[l].next {
			if m.lex[l].class == note && (m.lex[l].end > i+1 || !m.numeralOfAName(int(i))) && !m.quoted(int(i)) {
				return true
			}
		}
	}
	return false
}

// quoted reports whether a place stands between 「 and 」 or behind a quotation mark.
func (m *matcher) quoted(i int) bool {
	before := m.view.norm[:i]
	return bytes.IndexByte(before, '"') >= 0 || bytes.LastIndex(before, []byte("「")) > bytes.LastIndex(before, []byte("」"))
}

// numeralOfAName reports whether the I at a place counts a king or a war.
func (m *matcher) numeralOfAName(i int) bool {
	j := i - 1
	for j > 0 && byteKind(m.view.norm[j-1]) == kindLetter {
		j--
	}
	return j > 0 && j < i-1 && m.view.capital(j) || j == 0 && i > 1 && !m.preceded(i, []class{m.lang.classes["particle"]})
}

// bareShare is the share of a text, in tenths, that its dates fill where it is
// hardly more than dates.
const bareShare = 7

// isBare reports whether a text that was matched as a note is hardly more than the
// words of a date: "2015-2018", 第31週から.
func (m *matcher) isBare() bool {
	covered, all, end := 0, 0, int32(0)
	for _, start := range m.starts {
		if start < end {
			continue
		}
		if best := m.longest(start); best >= 0 {
			end = m.matches[best].end
			covered += int(end - start)
		}
	}
	for _, c := range m.view.norm {
		if c != ' ' && c != '\n' {
			all++
		}
	}
	return all > 0 && covered*10 >= all*bareShare
}
