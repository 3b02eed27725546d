package timex

import "fmt"

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

// narrativeYears is how many explicit years away from that of publication make a narrative.
const narrativeYears = 3

// detectRegister chooses the register of a scanned text before rules run.
func (m *matcher) detectRegister(dctYear int) register {
	if len(m.view.text) <= noteBytes && m.isNote() {
		return registerNote
	}
	if dctYear == 0 {
		return registerNarrative
	}
	away, near := 0, 0
	for _, i := range m.starts {
		for l := m.at[i] - 1; l >= 0; l = m.lex[l].next {
			if x := &m.lex[l]; x.class == m.lang.builtin.yyyy {
				if d := int(x.val) - dctYear; d < -3 {
					away++
				} else if d <= 1 {
					near++
				}
			}
		}
	}
	if away >= narrativeYears && away > 2*near {
		return registerNarrative
	}
	return registerReport
}

// isNote reports whether a text speaks like a note: to somebody, of oneself, in
// the imperative, or in hardly more than the words of a date.
func (m *matcher) isNote() bool {
	note, stop := m.lang.classes["note"], m.lang.cues.stop
	covered, end, words := 0, 0, 0
	for _, i := range m.starts {
		far := end
		for l := m.at[i] - 1; l >= 0; l = m.lex[l].next {
			switch x := &m.lex[l]; {
			case x.class == note && note != 0:
				return true
			case x.class != stop && int(i) >= end:
				far = max(far, int(x.end))
			}
		}
		if far > end {
			covered += far - int(i)
			end = far
		}
	}
	for _, c := range m.view.norm {
		if c != ' ' && c != '\n' && c != '.' && c != '|' {
			words++
		}
	}
	return words > 0 && covered*10 >= words*8
}
