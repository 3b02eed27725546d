package ontology

import (
	"regexp"
	"strings"
	"testing"

	"demarche/timeline"
)

func TestLoadGivesCompleteTypes(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(o.All()); n < 56 {
		t.Errorf("%d types, want at least 56", n)
	}
	slug := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	cameo := regexp.MustCompile(`^[0-2][0-9]{2}$`)
	for _, ty := range o.All() {
		if !slug.MatchString(string(ty.Slug)) || !cameo.MatchString(ty.CAMEO) || ty.PLOVER == "" || ty.Counts == "" {
			t.Errorf("type %+v is not complete", ty)
		}
		if ty.Label("en") == "" || ty.Label("ja") == "" || ty.Label("fr") != ty.Label("en") {
			t.Errorf("labels of %s = %v", ty.Slug, ty.Labels)
		}
	}
	for _, f := range o.Families() {
		if o.FamilyLabel(f, "en") == "" || o.FamilyLabel(f, "ja") == "" {
			t.Errorf("family %s has no label", f)
		}
	}
}

func TestNear(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		a, b timeline.TypeSlug
		want bool
	}{
		{"summit", "summit", true},
		{"summit", "meeting", true},
		{"meeting", "summit", true},
		{"veto", "un-vote", false},
		{"veto", "resolution-rejected", false},
		{"visit", "summit", false},
	}
	for _, tt := range tests {
		if got := o.Near(tt.a, tt.b); got != tt.want {
			t.Errorf("Near(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestParseNamesTheFault(t *testing.T) {
	families := "slug\ten\tja\nun\tBodies\t機関\n"
	head := "slug\ten\tja\tfamily\tplover\tcameo\tweight\tnear\twithin\tcounts\n"
	row := "veto\tVeto\t拒否権\tun\tREJECT\t129\t-5\t-\tmonth\tA veto.\n"
	tests := []struct{ name, types, want string }{
		{"columns", head + "veto\tVeto\n", "line 2: 2 columns"},
		{"twice", head + row + row, `line 3: type "veto" is given twice`},
		{"family", head + strings.Replace(row, "un\t", "xx\t", 1), `unknown family "xx"`},
		{"weight", head + strings.Replace(row, "-5", "-50", 1), `weight "-50"`},
		{"near", head + strings.Replace(row, "\t-\tm", "\tvetos\tm", 1), `near "vetos"`},
		{"within", head + strings.Replace(row, "month", "week", 1), `within "week"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parse(tt.types, families)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error = %v, want one with %q", err, tt.want)
			}
		})
	}
}
