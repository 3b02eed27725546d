package merge

import (
	"slices"

	"demarche/timeline"
)

// disputes names what reports of one event disagree on, in a fixed order.
func disputes(rs []timeline.Report) []string {
	var date, countries, modality, vote bool
	for i, a := range rs {
		for _, b := range rs[:i] {
			date = date || (stated(a) && stated(b) && !a.When.IsZero() && !b.When.IsZero() && !a.When.Overlaps(b.When))
			countries = countries || differ(coreOf(a.Parties).countries, coreOf(b.Parties).countries)
			modality = modality || factDiffers(a.Modality, b.Modality)
			vote = vote || (a.Vote != nil && b.Vote != nil && tallyDiffers(a.Vote, b.Vote))
		}
	}
	var out []string
	for _, d := range []struct {
		name string
		is   bool
	}{{"date", date}, {"countries", countries}, {"modality", modality}, {"vote", vote}} {
		if d.is {
			out = append(out, d.name)
		}
	}
	return out
}

// differ is true where each list has what the other lacks: to name fewer is no
// disagreement.
func differ(a, b []timeline.CountryID) bool {
	lacks := func(a, b []timeline.CountryID) bool {
		return slices.ContainsFunc(a, func(c timeline.CountryID) bool { return !slices.Contains(b, c) })
	}
	return lacks(a, b) && lacks(b, a)
}

// factDiffers is true where one report states as a fact what another only
// alleges. A plan and its fulfilment agree.
func factDiffers(a, b timeline.Modality) bool {
	return a != b && (a == timeline.Alleged || b == timeline.Alleged)
}
