package merge

import (
	"slices"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// datesAgree reports whether both dates can mean the same day and neither is
// vaguer than the type allows.
func datesAgree(a, b edtf.Date, within edtf.Precision) bool {
	if !a.Overlaps(b) {
		return false
	}
	if a.First() == b.First() && a.Last() == b.Last() && within <= a.Precision() {
		return true
	}
	limit := widest(within)
	return width(a) <= limit && width(b) <= limit && (within != edtf.PrecisionDay || equalOrPart(a, b))
}

// widest is the widest date, in days beyond the first, that singles out an event.
func widest(within edtf.Precision) edtf.Day {
	switch within {
	case edtf.PrecisionDay:
		return 6 // a meeting of several days
	case edtf.PrecisionMonth:
		return 31
	}
	return 366
}

// equalOrPart holds for daily types: "18-19 June" and "19 June" may be one event,
// "18-19" and "19-20" are not.
func equalOrPart(a, b edtf.Date) bool {
	return a.Precision() == edtf.PrecisionDay && b.Precision() == edtf.PrecisionDay && (a.Contains(b) || b.Contains(a))
}

// lateDays is how long after an event an outlet may tell of it without a date:
// the day of publication is then taken for the day of the event.
const lateDays = 2

// publishedLater reports whether one side has only its day of publication and the
// other a day shortly before it. Events of daily types are too many for that.
func publishedLater(r timeline.Report, e timeline.Event, within edtf.Precision) bool {
	if within == edtf.PrecisionDay || len(e.Reports) == 0 {
		return false
	}
	weakEvent := !slices.ContainsFunc(e.Reports, stated)
	switch {
	case stated(r) == !weakEvent:
		return false
	case weakEvent:
		return shortlyBefore(r.When, e.When)
	}
	return shortlyBefore(e.When, r.When)
}

func shortlyBefore(day, published edtf.Date) bool {
	return day.Precision() == edtf.PrecisionDay && published.Precision() == edtf.PrecisionDay &&
		day.Last() < published.First() && published.First()-day.Last() <= lateDays
}

// stated reports whether the text dates r, not only the day of publication.
func stated(r timeline.Report) bool {
	return !r.WhenSpan.IsZero() || r.WhenFrom == timeline.AnchorText || r.WhenFrom == timeline.AnchorExplicit
}

// farApart reports whether no rule could join dates a and b.
func farApart(a, b edtf.Date) bool {
	first, last := reach(a)
	return a.IsZero() || b.IsZero() || first > b.Last() || b.First() > last
}

// reach is the days on which an event can lie that a report dated d may join.
func reach(d edtf.Date) (first, last edtf.Day) {
	first, last = d.First(), d.Last()
	if first != edtf.MinDay {
		first -= lateDays
	}
	if last != edtf.MaxDay {
		last += lateDays
	}
	return first, last
}
