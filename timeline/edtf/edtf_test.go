package edtf

import (
	"encoding/json"
	"slices"
	"testing"
	"time"
)

func dayName(d Day) string {
	if d == MinDay || d == MaxDay {
		return ""
	}
	return d.Date().String()
}

func TestZeroDate(t *testing.T) {
	var z Date
	if !z.IsZero() || z.String() != "" || z.First() != MinDay || z.Last() != MaxDay || z.Bounded() || z.Precision() != PrecisionNone {
		t.Errorf("zero date = %+v", z)
	}
	if d, err := Parse(""); err != nil || d != z {
		t.Errorf(`Parse("") = %v, %v`, d, err)
	}
	if z.Overlaps(Year(2024)) || Year(2024).Overlaps(z) || z.Contains(Year(2024)) || Year(2024).Contains(z) {
		t.Error("the zero date overlaps something")
	}
	if z.Compare(Year(2024)) != 1 || Year(2024).Compare(z) != -1 || z.Compare(z) != 0 {
		t.Error("the zero date is not last")
	}
}

func TestDayOfCountsLikeTheCalendar(t *testing.T) {
	// time.Time knows the same calendar for the years that it can hold.
	for _, step := range []int{1, 13, 365, 1461, 36524} {
		for d := Day(-800_000); d < 3_000_000; d += Day(step * 97) {
			y, m, day := d.Civil()
			want := time.Unix(int64(d)*86400, 0).UTC()
			if y != want.Year() || m != int(want.Month()) || day != want.Day() {
				t.Fatalf("Day(%d).Civil() = %d-%d-%d, want %s", d, y, m, day, want.Format(time.DateOnly))
			}
			if DayOf(y, m, day) != d {
				t.Fatalf("DayOf(%d, %d, %d) = %d, want %d", y, m, day, DayOf(y, m, day), d)
			}
			if wd := (int(want.Weekday())+6)%7 + 1; int(d.Weekday()) != wd {
				t.Fatalf("Day(%d).Weekday() = %d, want %d", d, d.Weekday(), wd)
			}
		}
	}
}

func TestFourHundredYearsRepeat(t *testing.T) {
	const cycle = 146097 // days; a whole number of weeks
	for y := 1600; y < 2000; y += 7 {
		for _, shift := range []int{-400_000, -4000, -2000, 400, 40_000, 4_000_000} {
			for m := 1; m <= 12; m++ {
				if DaysIn(y, m) != DaysIn(y+shift, m) {
					t.Fatalf("DaysIn(%d, %d) differs %d years on", y, m, shift)
				}
				a, b := DayOf(y, m, 1), DayOf(y+shift, m, 1)
				if b-a != Day(shift/400*cycle) || a.Weekday() != b.Weekday() {
					t.Fatalf("%d-%02d-01 and %d years on lie %d days apart", y, m, shift, b-a)
				}
			}
		}
	}
}

func TestOverflowIsCarried(t *testing.T) {
	tests := []struct {
		got  Date
		want string
	}{
		{Of(2024, 13, 1), "2025-01-01"},
		{Of(2024, 0, 1), "2023-12-01"},
		{Of(2024, 3, 0), "2024-02-29"},
		{Of(2023, 2, 29), "2023-03-01"},
		{Of(-1, 12, 32), "0000-01-01"},
		{Month(2024, 13), "2025-01"},
		{Month(2024, -11), "2023-01"},
		{Month(0, 0), "-0001-12"},
		{Decade(-1), "000X"},
		{Decade(-125), "-012X"},
		{Century(1999), "19XX"},
		{Season(2024, 20), ""},
		{Season(2024, Quarter2), "2024-34"},
	}
	for _, tt := range tests {
		if tt.got.String() != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestCompareOrders(t *testing.T) {
	want := []string{"../2020", "Y-12345", "-0043-03-15", "-0001", "0000", "000X", "2019", "2024", "2024-01", "2024-01-01", "2024-02-29", "2024-06~", "Y12345"}
	dates := make([]Date, len(want))
	for i, s := range want {
		dates[i] = MustParse(s)
	}
	slices.Reverse(dates)
	slices.SortFunc(dates, Date.Compare)
	var got []string
	for _, d := range dates {
		got = append(got, d.String())
	}
	sorted := []string{"../2020", "Y-12345", "-0043-03-15", "-0001", "0000", "000X", "2019", "2024-01-01", "2024-01", "2024", "2024-02-29", "2024-06~", "Y12345"}
	if !slices.Equal(got, sorted) {
		t.Errorf("order = %v, want %v", got, sorted)
	}
}

func TestIntervals(t *testing.T) {
	a, b := MustParse("2024-06-18"), MustParse("2024-06-19")
	tests := []struct {
		got  Date
		want string
	}{
		{Interval(a, b), "2024-06-18/2024-06-19"},
		{Since(a), "2024-06-18/.."},
		{Until(b), "../2024-06-19"},
		{Interval(Date{}, Date{}), ""},
		{Interval(MustParse("2024-06-10/2024-06-12"), MustParse("2024-06-15/2024-06-20")), "2024-06-10/2024-06-20"},
		{Interval(a, b).Start(), "2024-06-18"},
		{Interval(a, b).End(), "2024-06-19"},
		{Since(a).End(), ""},
		{a.Qualify(Approximate), "2024-06-18~"},
		{Interval(a, b).Qualify(Uncertain), "2024-06-18?/2024-06-19?"},
	}
	for _, tt := range tests {
		if tt.got.String() != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if !MustParse("2024").Contains(a) || a.Contains(MustParse("2024")) || !MustParse("2024-06").Overlaps(Interval(b, MustParse("2024-07"))) || a.Overlaps(b) {
		t.Error("overlap or containment is wrong")
	}
}

func TestCodecs(t *testing.T) {
	type row struct{ D Date }
	for _, s := range []string{"", "2024-06", "-0043-03-15", "Y12345-06-01", "2024-06-18/.."} {
		in := row{MustParse(s)}
		b, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var out row
		if err := json.Unmarshal(b, &out); err != nil || out != in {
			t.Errorf("JSON of %q = %s, read back %v, %v", s, b, out, err)
		}
		v, err := in.D.Value()
		if err != nil {
			t.Fatal(err)
		}
		var scanned Date
		if err := scanned.Scan(v); err != nil || scanned != in.D {
			t.Errorf("SQL of %q = %v, read back %v, %v", s, v, scanned, err)
		}
	}
	var d Date
	for _, bad := range []string{`5`, `"2023-02-29"`, `{}`, `"`} {
		if err := json.Unmarshal([]byte(bad), &d); err == nil {
			t.Errorf("JSON %s gave no error", bad)
		}
	}
	if err := d.Scan(5); err == nil {
		t.Error("Scan(5) gave no error")
	}
	if err := d.Scan([]byte("2024")); err != nil || d != Year(2024) {
		t.Errorf("Scan of bytes = %v, %v", d, err)
	}
}
