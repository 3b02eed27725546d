package edtf

import (
	"errors"
	"testing"
)

func TestParseAndString(t *testing.T) {
	tests := []struct {
		in, out     string // out is "" where it equals in
		first, last string // days; "" for an open end
		prec        Precision
	}{
		{"2024-06-19", "", "2024-06-19", "2024-06-19", PrecisionDay},
		{"2024-02-29", "", "2024-02-29", "2024-02-29", PrecisionDay},
		{"2024-06", "", "2024-06-01", "2024-06-30", PrecisionMonth},
		{"2023-02", "", "2023-02-01", "2023-02-28", PrecisionMonth},
		{"2024", "", "2024-01-01", "2024-12-31", PrecisionYear},
		{"199X", "", "1990-01-01", "1999-12-31", PrecisionDecade},
		{"19XX", "", "1900-01-01", "1999-12-31", PrecisionCentury},
		{"2024-21", "", "2024-03-01", "2024-05-31", PrecisionSeason},
		{"2023-24", "", "2023-12-01", "2024-02-29", PrecisionSeason},
		{"2024-33", "", "2024-01-01", "2024-03-31", PrecisionSeason},
		{"2024-36", "", "2024-10-01", "2024-12-31", PrecisionSeason},
		{"2024-37", "", "2024-01-01", "2024-04-30", PrecisionSeason},
		{"2024-40", "", "2024-01-01", "2024-06-30", PrecisionSeason},
		{"2024-41", "", "2024-07-01", "2024-12-31", PrecisionSeason},
		{"2024-31", "", "2025-03-01", "2025-05-31", PrecisionSeason},
		{"2024-06-18/2024-06-19", "", "2024-06-18", "2024-06-19", PrecisionDay},
		{"2024-06/2024-06-19", "", "2024-06-01", "2024-06-19", PrecisionMonth},
		{"2022-02-24/..", "", "2022-02-24", "", PrecisionDay},
		{"../2022", "", "", "2022-12-31", PrecisionYear},
		{"2022/", "", "2022-01-01", "", PrecisionYear},
		{"/2022", "", "", "2022-12-31", PrecisionYear},
		{"2024~", "", "2024-01-01", "2024-12-31", PrecisionYear},
		{"2024-06?", "", "2024-06-01", "2024-06-30", PrecisionMonth},
		{"2024-06-19%", "", "2024-06-19", "2024-06-19", PrecisionDay},
		{"2024-06~-19", "", "2024-06-19", "2024-06-19", PrecisionDay},
		{"2024?-06-19~", "", "2024-06-19", "2024-06-19", PrecisionDay},
		{"-0043-03-15", "", "-0043-03-15", "-0043-03-15", PrecisionDay},
		{"0000-02-29", "", "0000-02-29", "0000-02-29", PrecisionDay},
		{"-0001", "", "-0001-01-01", "-0001-12-31", PrecisionYear},
		{"-012X", "", "-0129-01-01", "-0120-12-31", PrecisionDecade},
		{"000X", "", "0000-01-01", "0009-12-31", PrecisionDecade},
		{"00XX", "", "0000-01-01", "0099-12-31", PrecisionCentury},
		{"Y12345", "", "Y12345-01-01", "Y12345-12-31", PrecisionYear},
		{"Y12345-06-01", "", "Y12345-06-01", "Y12345-06-01", PrecisionDay},
		{"Y-12345", "", "Y-12345-01-01", "Y-12345-12-31", PrecisionYear},
		{"Y-12345-02-28", "", "Y-12345-02-28", "Y-12345-02-28", PrecisionDay},
		{"2024-XX", "2024", "2024-01-01", "2024-12-31", PrecisionYear},
		{"2024-06-XX", "2024-06", "2024-06-01", "2024-06-30", PrecisionMonth},
		{"2024-XX-XX", "2024", "2024-01-01", "2024-12-31", PrecisionYear},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			d, err := Parse(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			want := tt.out
			if want == "" {
				want = tt.in
			}
			if d.String() != want {
				t.Errorf("Parse(%q).String() = %q, want %q", tt.in, d, want)
			}
			if got := dayName(d.First()); got != tt.first {
				t.Errorf("first day of %q = %s, want %s", tt.in, got, tt.first)
			}
			if got := dayName(d.Last()); got != tt.last {
				t.Errorf("last day of %q = %s, want %s", tt.in, got, tt.last)
			}
			if d.Precision() != tt.prec {
				t.Errorf("precision of %q = %s, want %s", tt.in, d.Precision(), tt.prec)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{
		" ", "2024-6-1", "2023-02-29", "2100-02-29", "2024-13", "2024-00", "2024-06-00", "2024-06-31", "24", "202", "20244", "-0000", "-0000-01",
		"19X4", "1XXX", "XXXX", "199X-05", "19XX-05-01", "2024-21-03", "2024-42", "2024-20", "2024-06-19T10:00", "2024-06-19/2024-06-18", "2025/2024",
		"/", "..", "../..", "/..", "2024/2025/2026", "2024-06-19-01", "Y2024", "Y02024", "Y1234X", "Y", "Y-", "--2024", "+2024", "2024??", "~2024", "２０２４",
		"Y400000001", "Y99999999999999999999", "2024-XX-05", "2024-1X", "\x00", "2024\n", "June 2024",
	} {
		if d, err := Parse(in); err == nil || !errors.Is(err, ErrSyntax) || !d.IsZero() {
			t.Errorf("Parse(%q) = %q, %v, want an error", in, d, err)
		}
	}
}
