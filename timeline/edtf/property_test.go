package edtf

import (
	"testing"

	"pgregory.net/rapid"
)

// anyDate draws dates of every kind, by way of what builds them.
func anyDate() *rapid.Generator[Date] {
	return rapid.Custom(func(t *rapid.T) Date {
		if rapid.IntRange(0, 3).Draw(t, "kind") > 0 {
			return anyPoint(t)
		}
		a, b := anyPoint(t), anyPoint(t)
		switch rapid.IntRange(0, 3).Draw(t, "ends") {
		case 0:
			return Since(a)
		case 1:
			return Until(a)
		}
		if a.First() > b.Last() {
			a, b = b, a
		}
		if a.First() > b.Last() {
			return a
		}
		return Interval(a, b)
	})
}

func anyPoint(t *rapid.T) Date {
	year := rapid.OneOf(rapid.IntRange(-120, 120), rapid.IntRange(1900, 2100), rapid.IntRange(-MaxYear, MaxYear)).Draw(t, "year")
	var d Date
	switch rapid.IntRange(0, 5).Draw(t, "precision") {
	case 0:
		d = Year(year)
	case 1:
		d = Month(year, rapid.IntRange(1, 12).Draw(t, "month"))
	case 2:
		d = Season(year, rapid.IntRange(21, 41).Draw(t, "season"))
	case 3:
		d = Decade(year % 10000)
	case 4:
		d = Century(year % 10000)
	default:
		m := rapid.IntRange(1, 12).Draw(t, "month")
		d = Of(year, m, rapid.IntRange(1, DaysIn(year, m)).Draw(t, "day"))
	}
	return d.Qualify(Qualifier(rapid.IntRange(0, 3).Draw(t, "qualifier")))
}

func TestEveryDateReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		got, err := Parse(d.String())
		if err != nil || got != d {
			t.Fatalf("Parse(%q) = %#v, %v, want %#v", d, got, err, d)
		}
		if d.First() > d.Last() {
			t.Fatalf("%q starts on %d and ends on %d", d, d.First(), d.Last())
		}
		if b, err := d.MarshalJSON(); err != nil {
			t.Fatalf("JSON of %q: %v", d, err)
		} else if err := got.UnmarshalJSON(b); err != nil || got != d {
			t.Fatalf("JSON %s reads back as %q, %v", b, got, err)
		}
	})
}

func TestCompareIsATotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyDate().Draw(t, "a"), anyDate().Draw(t, "b"), anyDate().Draw(t, "c")
		if a.Compare(b) != -b.Compare(a) {
			t.Fatalf("%q and %q compare to %d and %d", a, b, a.Compare(b), b.Compare(a))
		}
		if (a.Compare(b) == 0) != (a == b) {
			t.Fatalf("%q and %q compare equal", a, b)
		}
		if a.Compare(b) <= 0 && b.Compare(c) <= 0 && a.Compare(c) > 0 {
			t.Fatalf("%q <= %q <= %q, but not the first and last", a, b, c)
		}
		if a.Contains(b) && !a.Overlaps(b) {
			t.Fatalf("%q contains %q without overlapping it", a, b)
		}
		if a.Overlaps(b) != b.Overlaps(a) {
			t.Fatalf("%q and %q overlap one way only", a, b)
		}
	})
}

func TestDaysReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.Int64Range(int64(DayOf(-MaxYear, 1, 1)), int64(DayOf(MaxYear, 12, 31))).Draw(t, "day"))
		if got := DayOf(d.Civil()); got != d {
			t.Fatalf("DayOf(Day(%d).Civil()) = %d", d, got)
		}
		if w := d.Weekday(); w < Monday || w > Sunday || (d+7).Weekday() != w {
			t.Fatalf("weekday of %d = %d", d, w)
		}
		if d.Date().First() != d || d.Date().Last() != d {
			t.Fatalf("the date of day %d covers %d to %d", d, d.Date().First(), d.Date().Last())
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "2024-06-19", "199X", "-0043-03-15", "Y12345-06-01", "2024-06-18/..", "2024?-06~-19%", "/2022", "2024-21", "-012X"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		again, err := Parse(d.String())
		if err != nil || again != d {
			t.Fatalf("Parse(%q) = %q, which reads back as %q, %v", s, d, again, err)
		}
		if d.First() > d.Last() {
			t.Fatalf("%q starts on %d and ends on %d", s, d.First(), d.Last())
		}
	})
}
