package export

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"demarche/timeline/edtf"
)

// icsWriter writes RFC 5545. An event covers all days that its date can mean;
// one without both ends, or outside the years 1 to 9999, has no place in a
// calendar and is left out; a journal entry at the end counts these.
type icsWriter struct {
	Options
	stamp   string
	leftOut int
}

func newICS(_ *Wire, o Options) eventWriter {
	stamp := strings.NewReplacer("-", "", ":", "").Replace(o.Generated)
	if len(stamp) < 15 || stamp[8] != 'T' {
		stamp = "19700101T000000"
	}
	return &icsWriter{Options: o, stamp: stamp[:15] + "Z"}
}

func (c *icsWriter) begin(b []byte) []byte {
	for _, l := range []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Demarche//Timeline export//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + icsText("Demarche "+c.Query)} {
		b = icsLine(b, l)
	}
	for _, p := range [...]struct{ name, value string }{
		{"QUERY", c.Query}, {"GENERATED", c.Generated}, {"DATA-VERSION", c.DataVersion}, {"LICENCE", c.Licence},
	} {
		if p.value != "" {
			b = icsLine(b, "X-DEMARCHE-"+p.name+":"+icsText(p.value))
		}
	}
	return b
}

func (c *icsWriter) event(b []byte, e *Event) []byte {
	first, last, ok := days(e)
	if !ok {
		c.leftOut++
		return b
	}
	b = icsLine(b, "BEGIN:VEVENT")
	b = icsLine(b, "UID:"+icsText(e.ID)+"@demarche")
	b = icsLine(b, "DTSTAMP:"+c.stamp)
	b = icsLine(b, "DTSTART;VALUE=DATE:"+icsDay(first))
	if y, _, _ := (last + 1).Civil(); y <= 9999 {
		b = icsLine(b, "DTEND;VALUE=DATE:"+icsDay(last+1)) // the day after the last one
	} else {
		b = icsLine(b, fmt.Sprintf("DURATION:P%dD", last-first+1))
	}
	b = icsLine(b, "SUMMARY:"+icsText(title(e)))
	b = icsLine(b, "DESCRIPTION:"+icsText(e.Summary+"\n\nDate: "+*e.Date+" ("+e.Precision+")"))
	if e.Place != nil {
		b = icsLine(b, "LOCATION:"+icsText(strings.Trim(e.Place.Name+", "+e.Place.Country, ", ")))
	}
	b = icsLine(b, "CATEGORIES:"+icsText(e.Label))
	b = icsLine(b, "STATUS:"+icsStatus(e.Modality))
	if c.Site != "" {
		b = icsLine(b, "URL:"+c.Site+"/events/"+e.ID)
	}
	b = icsLine(b, "TRANSP:TRANSPARENT")
	return icsLine(b, "END:VEVENT")
}

func (c *icsWriter) end(b []byte) []byte {
	if c.leftOut > 0 { // known at the end, where only components may stand
		for _, l := range []string{
			"BEGIN:VJOURNAL", "UID:left-out-" + c.stamp + "@demarche", "DTSTAMP:" + c.stamp,
			fmt.Sprintf("SUMMARY:%d events have no days in a calendar and are left out", c.leftOut),
			fmt.Sprintf("X-DEMARCHE-LEFT-OUT:%d", c.leftOut), "END:VJOURNAL",
		} {
			b = icsLine(b, l)
		}
	}
	return icsLine(b, "END:VCALENDAR")
}

func icsStatus(modality string) string {
	switch modality {
	case "negated":
		return "CANCELLED"
	case "planned", "hypothetical", "alleged":
		return "TENTATIVE"
	}
	return "CONFIRMED"
}

func icsDay(d edtf.Day) string {
	y, m, day := d.Civil()
	return fmt.Sprintf("%04d%02d%02d", y, m, day)
}

func icsText(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' {
			return ' '
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(s)
}

// icsLine appends a line, folded after 75 bytes at the most and never inside a
// character.
func icsLine(b []byte, s string) []byte {
	limit := 75
	for len(s) > limit {
		cut := limit
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		b = append(append(b, s[:cut]...), "\r\n "...)
		s = s[cut:]
		limit = 74 // the space at its start counts
	}
	return append(append(b, s...), "\r\n"...)
}
