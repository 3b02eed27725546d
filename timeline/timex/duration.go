package timex

import (
	"fmt"
	"strings"
)

// duration is a TIMEX3 length of time.
func duration(n, unit int) string {
	letters := [...]string{"", "TS", "TM", "TH", "D", "D", "WE", "W", "W", "W", "M", "Q", "M", "M", "Y", "DE", "CE"}
	if unit < 0 || unit >= len(letters) || unit == 0 {
		return ""
	}
	l := letters[unit]
	if unit == unitFortnight {
		n *= 2
	}
	if l[0] == 'T' {
		return fmt.Sprintf("PT%d%s", n, l[1:])
	}
	return fmt.Sprintf("P%d%s", n, l)
}

// setValue is the TIMEX3 value of a repeated time: XXXX-WXX-1 for every Monday, P1D for daily.
func setValue(v *value) string {
	switch {
	case v.has(slotWeekday):
		return fmt.Sprintf("XXXX-WXX-%d", v.get(slotWeekday))
	case v.has(slotMonth):
		return fmt.Sprintf("XXXX-%02d", v.get(slotMonth))
	case v.has(slotUnit):
		return duration(max(v.or(slotN, 1), 1), v.get(slotUnit))
	case v.has(slotPhase):
		return "XXXX-XX-XXT" + phaseCode(v.get(slotPhase))
	}
	return ""
}

// vagueDuration is the TIMEX3 length of v; X stands for a count that is not told.
func vagueDuration(v *value) string {
	if n := v.or(slotN, 1); n > 0 {
		return duration(n, v.get(slotUnit))
	}
	return strings.Replace(duration(0, v.get(slotUnit)), "0", "X", 1)
}
