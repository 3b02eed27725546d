package edtf

// Day counts days since 1970-01-01 (day 0) on the proleptic Gregorian calendar.
type Day int64

// Bounds of Day for ends that are open or unknown. They sort before and after every date.
const (
	MinDay Day = -1 << 38
	MaxDay Day = 1<<38 - 1
)

// MaxYear bounds the years that a Date can hold, on both sides of zero. With it
// a Day shifted left by 24 bits fits into 63.
const MaxYear = 400_000_000

// Weekday is a day of the week after ISO 8601: 1 is Monday, 7 is Sunday.
type Weekday int

// Days of the week.
const (
	Monday Weekday = iota + 1
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
	Sunday
)

// DayOf is the day of a civil date. A month or day outside its range is carried
// over, so DayOf(y, 13, 1) is 1 January of the next year and DayOf(y, m+1, 0)
// the last of m.
func DayOf(year, month, day int) Day {
	y, m := int64(year), int64(month)-1
	y += floorDiv(m, 12)
	m = m - floorDiv(m, 12)*12 + 1
	if m <= 2 { // years start in March, after Howard Hinnant's days_from_civil
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*(m-3) + 2) / 5
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Day(era*146097 + doe - 719468 + int64(day) - 1)
}

// Civil is the year, month and day of d.
func (d Day) Civil() (year, month, day int) {
	z := int64(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = int(doy - (153*mp+2)/5 + 1)
	month = int(mp + 3)
	y := yoe + era*400
	if month > 12 {
		month -= 12
		y++
	}
	return int(y), month, day
}

// Weekday is the day of the week of d.
func (d Day) Weekday() Weekday {
	return Weekday(int64(d)+3-floorDiv(int64(d)+3, 7)*7) + 1
}

// Date is d as a date of day precision.
func (d Day) Date() Date { return Of(d.Civil()) }

// DaysIn is the number of days of a month from 1 to 12.
func DaysIn(year, month int) int {
	return int(DayOf(year, month+1, 1) - DayOf(year, month, 1))
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
