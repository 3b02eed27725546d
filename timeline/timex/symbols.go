package timex

import (
	"fmt"
	"sort"
	"strconv"
)

// defaultSlot is the slot that a class fills when its rule names none.
func defaultSlot(class string) slot {
	switch class {
	case "dd":
		return slotDay
	case "mm":
		return slotMonth
	case "yyyy", "wyear", "decyear":
		return slotYear
	case "hh":
		return slotHour
	case "nth", "nthd":
		return slotOrd
	case "num", "small", "spelled", "grouped":
		return slotN
	case "ym", "md", "mdother":
		return slotYMD
	}
	s, err := slotByName(class)
	if err != nil {
		return slotNone
	}
	return s
}

// symbol reads a number or the name of one.
func symbol(s string) (int32, error) {
	if n, err := strconv.Atoi(s); err == nil {
		return int32(n), nil
	}
	groups := [][]string{
		{"second", "minute", "hour", "day", "businessday", "weekend", "workweek", "week", "fortnight", "month", "quarter", "half", "season", "year", "decade", "century"},
		{"start", "mid", "end", "earlier", "later", "rest", "first10", "mid10", "last10"},
		{"before", "until", "after", "since"},
		{"morning", "noon", "afternoon", "evening", "night", "midnight", "dawn", "daytime"},
	}
	for _, g := range groups {
		for i, name := range g {
			if name == s {
				return int32(i + 1), nil
			}
		}
	}
	switch s {
	case "dct":
		return refDCT, nil
	case "text":
		return refText, nil
	case "event":
		return refEvent, nil
	case "near":
		return refNear, nil
	case "approx":
		return modApprox, nil
	case "spring", "summer", "autumn", "winter":
		return map[string]int32{"spring": 21, "summer": 22, "autumn": 23, "winter": 24}[s], nil
	}
	return 0, fmt.Errorf("%q is neither a number nor a known name", s)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
