package importer

import (
	_ "embed"
	"fmt"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer"
)

//go:embed cow.tsv
var cowTSV string

// holder is a state that holds a seat, up to a day.
type holder struct {
	country timeline.CountryID
	until   edtf.Day
}

// seats are the states behind the numbers of Correlates of War, in the order of time.
type seats struct {
	byNumber map[string][]holder
	byID     map[timeline.CountryID][]holder // of those that share a seat
}

func parseCOW(table string, actors *gazetteer.Gazetteer) (seats, error) {
	s := seats{byNumber: map[string][]holder{}, byID: map[timeline.CountryID][]holder{}}
	n := 0
	for line := range strings.Lines(table) {
		n++
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "number\t") {
			continue
		}
		col := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(col) != 4 {
			return s, fmt.Errorf("cow.tsv line %d: %d columns, want 4", n, len(col))
		}
		c, ok := actors.Country(timeline.CountryID(col[1]))
		if !ok || c.Name("en") != col[3] {
			return s, fmt.Errorf("cow.tsv line %d: %s is not the country %q", n, col[1], col[3])
		}
		until, err := edtf.Parse(col[2])
		if err != nil {
			return s, fmt.Errorf("cow.tsv line %d: %w", n, err)
		}
		s.byNumber[col[0]] = append(s.byNumber[col[0]], holder{c.ID, until.Last()})
	}
	for _, list := range s.byNumber {
		for _, h := range list {
			if len(list) > 1 {
				s.byID[h.country] = list
			}
		}
	}
	return s, nil
}

// holderOf is who holds the seat on a day.
func holderOf(list []holder, day edtf.Day) timeline.CountryID {
	for _, h := range list {
		if day <= h.until {
			return h.country
		}
	}
	return ""
}

// at is the state that held the seat of id on a day: the Soviet Union for Russia in 1980.
func (s seats) at(id timeline.CountryID, day edtf.Day) timeline.CountryID {
	if list, ok := s.byID[id]; ok {
		return holderOf(list, day)
	}
	return id
}

// alpha2 are the countries by their codes of two letters; a code that two states had
// one after the other (CS) is left out.
func alpha2(actors *gazetteer.Gazetteer) map[string]timeline.CountryID {
	out, twice := map[string]timeline.CountryID{"": ""}, []string{""}
	for _, c := range actors.Countries() {
		if _, ok := out[c.Alpha2]; ok {
			twice = append(twice, c.Alpha2)
		}
		out[c.Alpha2] = c.ID
	}
	for _, code := range twice {
		delete(out, code)
	}
	return out
}
