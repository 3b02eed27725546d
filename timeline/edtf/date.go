package edtf

// Precision says how much of a date is known.
type Precision uint8

// Precisions, from none to the finest. A season, quarter or half is PrecisionSeason.
const (
	PrecisionNone Precision = iota
	PrecisionCentury
	PrecisionDecade
	PrecisionYear
	PrecisionSeason
	PrecisionMonth
	PrecisionDay
)

// Qualifier is a set of doubts about a date.
type Qualifier uint8

// Qualifiers: "?" and "~"; both together are "%".
const (
	Uncertain Qualifier = 1 << iota
	Approximate
)

// edge says what stands at one end of an interval.
type edge uint8

const (
	edgeDate    edge = iota
	edgeOpen         // ".."
	edgeUnknown      // nothing
)

// point is one date without an interval: what stands on one side of the slash.
type point struct {
	edge  edge
	prec  Precision
	year  int // of a decade or century its first year
	month int // 1-12; of a season its code 21-41
	day   int
	// part holds qualifiers of the year, month and day. Equal ones on all
	// components are written once, at the end.
	part [3]Qualifier
}

// Date is a date or an interval of dates. It is comparable with ==; the zero
// Date stands for "not known" and is the empty string.
type Date struct {
	from, to point
	interval bool
}

// Of is a date of day precision. Like DayOf it carries an overflowing month or day.
func Of(year, month, day int) Date {
	if month < 1 || month > 12 || day < 1 || day > 28 {
		year, month, day = DayOf(year, month, day).Civil()
	}
	return single(point{prec: PrecisionDay, year: year, month: month, day: day})
}

// Month is a date of month precision; a month outside 1-12 is carried into the year.
func Month(year, month int) Date {
	if month < 1 || month > 12 {
		year, month, _ = DayOf(year, month, 1).Civil()
	}
	return single(point{prec: PrecisionMonth, year: year, month: month})
}

// Year is a date of year precision.
func Year(year int) Date { return single(point{prec: PrecisionYear, year: year}) }

// Season codes of ISO 8601-2: seasons without a hemisphere, quarters, halves.
const (
	Spring     = 21
	Summer     = 22
	Autumn     = 23
	Winter     = 24
	Quarter1   = 33
	Quarter2   = 34
	Quarter3   = 35
	Quarter4   = 36
	FirstHalf  = 40
	SecondHalf = 41
)

// Season is a season, quarter or half of a year by its code, 21-41. A code
// outside that range gives the zero Date.
func Season(year, code int) Date {
	if _, ok := seasonMonths(code); !ok {
		return Date{}
	}
	return single(point{prec: PrecisionSeason, year: year, month: code})
}

// Decade is the decade of a year: Decade(1994) is 199X.
func Decade(year int) Date {
	return single(point{prec: PrecisionDecade, year: truncate(year, 10)})
}

// Century is the hundred years that share a year's first digits: Century(1994) is 19XX.
func Century(year int) Date {
	return single(point{prec: PrecisionCentury, year: truncate(year, 100)})
}

// truncate rounds a year towards zero, as the digits of "-012X" do.
func truncate(year, unit int) int { return year / unit * unit }

// Interval is the time from the start of a to the end of b. A zero Date stands
// for an open end; when both are zero the result is zero.
func Interval(a, b Date) Date {
	if a.IsZero() && b.IsZero() {
		return Date{}
	}
	d := Date{from: a.from, to: b.to, interval: true}
	if !b.interval {
		d.to = b.from
	}
	if a.IsZero() {
		d.from = point{edge: edgeOpen}
	}
	if b.IsZero() {
		d.to = point{edge: edgeOpen}
	}
	return d
}

// Since is the open interval that starts with d.
func Since(d Date) Date { return Interval(d, Date{}) }

// Until is the open interval that ends with d.
func Until(d Date) Date { return Interval(Date{}, d) }

// Qualify is d with a qualifier added to every component of both ends.
func (d Date) Qualify(q Qualifier) Date {
	d.from = d.from.qualify(q)
	if d.interval {
		d.to = d.to.qualify(q)
	}
	return d
}

func (p point) qualify(q Qualifier) point {
	if p.prec == PrecisionNone {
		return p
	}
	for i := range p.part[:p.components()] {
		p.part[i] |= q
	}
	return p
}

// components is how many of year, month and day p writes.
func (p point) components() int {
	switch p.prec {
	case PrecisionNone:
		return 0
	case PrecisionDay:
		return 3
	case PrecisionMonth, PrecisionSeason:
		return 2
	}
	return 1
}

// IsZero reports whether d is not known at all.
func (d Date) IsZero() bool { return d == Date{} }

// IsInterval reports whether d was written with a slash.
func (d Date) IsInterval() bool { return d.interval }

// Precision is that of d; of an interval the coarser of its known ends.
func (d Date) Precision() Precision {
	if !d.interval {
		return d.from.prec
	}
	if d.from.prec == PrecisionNone || (d.to.prec != PrecisionNone && d.to.prec < d.from.prec) {
		return d.to.prec
	}
	return d.from.prec
}

// Qualifier is the union of the qualifiers on any part of d.
func (d Date) Qualifier() Qualifier {
	var q Qualifier
	for _, p := range [2]point{d.from, d.to} {
		q |= p.part[0] | p.part[1] | p.part[2]
	}
	return q
}

// Start is the date before the slash, End the one behind it; of a plain date
// both are the date itself. An open or unknown end is the zero Date.
func (d Date) Start() Date { return single(d.from) }

// End is described at Start.
func (d Date) End() Date {
	if !d.interval {
		return d
	}
	return single(d.to)
}

// Components are the year, month (or season code) and day of a plain date or of
// an interval's start; 0 for what its precision does not have.
func (d Date) Components() (year, month, day int) {
	return d.from.year, d.from.month, d.from.day
}

func single(p point) Date {
	if p.edge != edgeDate || p.prec == PrecisionNone {
		return Date{}
	}
	return Date{from: p}
}

// String is the name of p: "day", "month", ...; "none" for an unknown date.
func (p Precision) String() string {
	switch p {
	case PrecisionCentury:
		return "century"
	case PrecisionDecade:
		return "decade"
	case PrecisionYear:
		return "year"
	case PrecisionSeason:
		return "season"
	case PrecisionMonth:
		return "month"
	case PrecisionDay:
		return "day"
	}
	return "none"
}
