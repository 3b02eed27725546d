package gazetteer_test

import (
	"os"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer"
)

// Every name that CLDR gives a country in the nine languages leads back to it.
func TestCLDRNamesRoundTrip(t *testing.T) {
	g := load(t)
	data, err := os.ReadFile("data/names-cldr.tsv")
	if err != nil {
		t.Fatal(err)
	}
	names, wrong := 0, 0
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) < 3 || strings.HasPrefix(line, "#") || !strings.Contains(" en ja zh ko ru ar fr de es ", " "+f[0]+" ") {
			continue
		}
		names++
		if c, ok := g.CountryByName(f[2], timeline.Lang(f[0])); !ok || string(c.ID) != f[1] {
			wrong++
			t.Errorf("%s %q leads to %q, want %s", f[0], f[2], c.ID, f[1])
		}
	}
	t.Logf("%d names, %d wrong", names, wrong)
}

func TestCountryNames(t *testing.T) {
	g := load(t)
	for _, tc := range []struct {
		id   timeline.CountryID
		lang timeline.Lang
		want string
	}{
		{"PRK", "en", "North Korea"},
		{"PRK", "ja", "北朝鮮"},
		{"USA", "ja", "アメリカ"},
		{"DEU", "fr", "Allemagne"},
		{"DEU", "sv", "Tyskland"},
		{"SUN", "ja", "ソ連"},
		{"RUS", "xx", "Russia"},
		{"MKD", "de", "Nordmazedonien"},
	} {
		c, ok := g.Country(tc.id)
		if got := c.Name(tc.lang); !ok || got != tc.want {
			t.Errorf("Country(%s).Name(%s) = %q, want %q", tc.id, tc.lang, got, tc.want)
		}
	}
}

func TestMembersByDate(t *testing.T) {
	g := load(t)
	for _, tc := range []struct {
		org  timeline.ActorID
		at   string
		want int
	}{
		{"org/nato", "1990-01-01", 16},
		{"org/nato", "2024-06-19", 32},
		{"org/european-union", "2003-01-01", 15},
		{"org/european-union", "2024-01-01", 27},
		{"org/united-nations", "2024-01-01", 193},
		{"org/un-security-council", "2024-06-01", 15},
		{"org/un-security-council", "2017-06-01", 15},
		{"org/asean", "2024-01-01", 10},
		{"org/g7", "2024-01-01", 7},
		{"org/african-union", "2024-01-01", 55},
		{"org/arab-league", "2024-01-01", 22},
		{"org/sco", "2024-08-01", 10},
		{"org/brics", "2024-06-01", 9},
	} {
		if got := g.Members(tc.org, edtf.MustParse(tc.at)); len(got) != tc.want {
			t.Errorf("Members(%s, %s) = %d %v, want %d", tc.org, tc.at, len(got), got, tc.want)
		}
	}
}

func TestComplete(t *testing.T) {
	g := load(t)
	for _, tc := range []struct {
		query string
		want  timeline.ActorID
	}{
		{"プー", "person/vladimir-putin"},
		{"puti", "person/vladimir-putin"},
		{"北朝", "country/PRK"},
		{"Milosevi", "person/slobodan-milosevic"},
		{"安保", "org/un-security-council"},
		{"Меркель", "person/angela-merkel"},
		{"习近", "person/xi-jinping"},
		{"윤석", "person/yoon-suk-yeol"},
		{"Fran", "country/FRA"},
	} {
		found := false
		for _, a := range g.Complete(tc.query, 5) {
			found = found || a.ID == tc.want
		}
		if !found {
			t.Errorf("Complete(%q) has no %s", tc.query, tc.want)
		}
	}
	if got := g.Complete("", 5); got != nil {
		t.Errorf("Complete of nothing = %v, want nil", got)
	}
	if got := g.Complete("a", 7); len(got) != 7 {
		t.Errorf("Complete(a, 7) has %d actors, want 7", len(got))
	}
}

func TestActors(t *testing.T) {
	g := load(t)
	a, ok := g.Actor("person/kaja-kallas")
	if !ok || a.Country != "EST" || len(a.OfficesAt(edtf.MustParse("2025-01-01"))) != 1 || a.Names("ja")[0] != "カヤ・カラス" {
		t.Errorf("Actor(kaja-kallas) = %+v, %v", a, ok)
	}
	if a, ok := g.Actor("org/rus-foreign-ministry"); !ok || a.Name != "Ministry of Foreign Affairs of Russia" || a.Country != "RUS" {
		t.Errorf("Actor(rus-foreign-ministry) = %+v, %v", a, ok)
	}
	if a, ok := g.Actor("country/JPN"); !ok || a.Name != "Japan" {
		t.Errorf("Actor(JPN) = %+v, %v", a, ok)
	}
	if _, ok := g.Actor("person/nobody"); ok {
		t.Error("Actor(nobody) is known")
	}
}

func TestOwnFile(t *testing.T) {
	own := "# mine\njan-testov\tJan Testov\tforeign minister\tSVK\t2020\t\tTestov\tヤン・テストフ\n" +
		"org/test-bureau\tTest Bureau\torganization\t-\t\t\tTB-9\t試験局\n"
	g, err := gazetteer.Load(gazetteer.WithFile("own.tsv", strings.NewReader(own)))
	if err != nil {
		t.Fatal(err)
	}
	d := document("ja", "2024-06-19", "ヤン・テストフは試験局を訪れた。")
	got := show(d, g.Tag(d))
	if len(got) != 2 || got[0] != "ヤン・テストフ=person/jan-testov" || got[1] != "試験局=org/test-bureau" {
		t.Errorf("Tag = %q", got)
	}
	if a, ok := g.Actor("person/jan-testov"); !ok || !a.Own {
		t.Errorf("Actor = %+v, %v", a, ok)
	}
	if _, err := gazetteer.Load(gazetteer.WithFile("bad.tsv", strings.NewReader("x\tX\tpresident\tNOWHERE\n"))); err == nil || !strings.Contains(err.Error(), "bad.tsv, line 1") {
		t.Errorf("Load of a bad file: %v", err)
	}
}

func TestTagIsDeterministicAndInOrder(t *testing.T) {
	g := load(t)
	d := document("en", "2024-06-19", "Foreign Minister Jana Testova of Slovakia met U.S. President Joe Biden. He praised Testova, and the two leaders left Moscow.")
	first := g.Tag(d)
	for range 5 {
		again := g.Tag(d)
		if len(again) != len(first) {
			t.Fatalf("%d mentions, then %d", len(first), len(again))
		}
		for i := range again {
			if show(d, again[i:i+1])[0] != show(d, first[i:i+1])[0] {
				t.Fatalf("mention %d changed", i)
			}
		}
	}
	for i := 1; i < len(first); i++ {
		if first[i].Start < first[i-1].End {
			t.Errorf("mentions %d and %d overlap", i-1, i)
		}
	}
}

func FuzzTag(f *testing.F) {
	g := load(f)
	for _, s := range []string{"President Bush (", "米朝、ｳﾞ・・", "U.S.'s", "the two leaders", "・オバマ大統領", "\xff\xfe英", "King of", ", the Russian president,"} {
		f.Add(s, "en")
		f.Add(s, "ja")
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		d := document(timeline.Lang(lang), "2024-06-19", text)
		last := 0
		for _, m := range g.Tag(d) {
			if m.Start < last || m.End > len(text) || m.Start >= m.End {
				t.Fatalf("span %v after %d in %d bytes", m.Span, last, len(text))
			}
			last = m.End
		}
	})
}
