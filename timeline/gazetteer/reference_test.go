package gazetteer_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/gazetteer"
)

// shared is a file of the reference data beside the repository; the test is
// skipped where it is absent.
func shared(t *testing.T, name string) *os.File {
	t.Helper()
	root := os.Getenv("DEMARCHE_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	f, err := os.Open(filepath.Join(root, "data", name))
	if err != nil {
		t.Skipf("no reference data: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// person is the first person named in a one-line text; the actor is "" when nobody known is.
func person(g *gazetteer.Gazetteer, text, day string) timeline.ActorMention {
	for _, m := range g.Tag(document("en", day, text)) {
		if m.Kind == timeline.ActorPerson && m.Coref.IsZero() {
			return m
		}
	}
	return timeline.ActorMention{}
}

func known(m timeline.ActorMention) bool {
	return m.Actor != "" && !strings.HasPrefix(string(m.Actor), "person/x-")
}

func TestLeadersSince1990(t *testing.T) {
	g := load(t)
	cow := correlates(t)
	list, err := csv.NewReader(shared(t, "reference/leaders_1945_2021.csv")).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	paren := regexp.MustCompile(`\s*\([^)]*\)`)
	total, right := 0, 0
	for _, row := range list[1:] {
		if row[3] < "1990" {
			continue
		}
		total++
		want, ok := cow[row[0]]
		switch {
		case row[0] == "RUS" && row[2] < "1991-12-26":
			want = "SUN"
		case row[0] == "YUG" && row[2] >= "2006-06-05":
			want = "SRB"
		case row[0] == "YUG" && row[2] >= "1992-04-27":
			want = "SCG"
		}
		country, _ := g.Country(want)
		name := paren.ReplaceAllString(row[1], "")
		day := max(row[2], "1990-01-02")
		if from := edtf.MustParse(day); from.First()+5 <= edtf.MustParse(row[3]).Last() {
			day = (from.First() + 5).Date().String()
		}
		found := false
		var got []string
		for _, title := range []string{"President", "Prime Minister"} {
			m := person(g, fmt.Sprintf("%s's %s %s spoke.", country.Name("en"), title, name), day)
			got = append(got, string(m.Actor))
			found = found || known(m) && m.Country == want
		}
		if ok && found {
			right++
		} else {
			t.Logf("%s %s on %s: got %v", row[0], row[1], day, got)
		}
	}
	t.Logf("leaders in office since 1990: %d of %d = %.1f %%", right, total, 100*float64(right)/float64(total))
	if float64(right) < 0.97*float64(total) {
		t.Errorf("leaders: %d of %d, want 97 %%", right, total)
	}
}

// correlates maps the abbreviations of the Correlates of War to ours.
func correlates(t *testing.T) map[string]timeline.CountryID {
	t.Helper()
	data, err := os.ReadFile("testdata/cow.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]timeline.CountryID{}
	for line := range strings.Lines(string(data)) {
		if a, b, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			out[a] = timeline.CountryID(b)
		}
	}
	return out
}

func TestExecutivesOf2026(t *testing.T) {
	g := load(t)
	since := regexp.MustCompile(`since (?:[^)]*?)(\d{4})`)
	office := regexp.MustCompile(`^((?:Transition(?:al)?|Interim|Acting|Caretaker|CNSP|GNU|Co-|Prime Minister and|Sultan and|Chairperson of the|President of the|Chief)\s*)*(President|Prime Minister|Premier|King|Chancellor|Amir|Sultan|Prince|Pope|Supreme Leader|Taoiseach \(Prime Minister\)|Chief Executive|Vice President|Grand Duke)\s+(.+?)\s*(?:\(|;|$)`)
	total, right := 0, 0
	dec := json.NewDecoder(shared(t, "reference/executives_2026.jsonl"))
	for dec.More() {
		var x struct {
			Country string
			Chief   string `json:"chief_of_state"`
			Head    string `json:"head_of_government"`
		}
		if err := dec.Decode(&x); err != nil {
			t.Fatal(err)
		}
		for _, line := range []string{x.Chief, x.Head} {
			line = html.UnescapeString(line)
			m, y := office.FindStringSubmatch(line), since.FindStringSubmatch(line)
			if m == nil || y == nil || strings.Contains(line, "represented by") || strings.Contains(line, "King CHARLES") || strings.Contains(line, "of Denmark") {
				continue
			}
			c, ok := g.CountryByName(x.Country, "en")
			if !ok || c.Status == gazetteer.StatusTerritory {
				continue
			}
			name := titleCase(strings.TrimPrefix(strings.TrimPrefix(m[3], "and Foreign Minister "), "of the Government of Spain (prime minister-equivalent) "))
			if strings.HasPrefix(name, "of ") {
				continue
			}
			got := person(g, fmt.Sprintf("%s's President %s spoke.", c.Name("en"), name), "2026-01-20")
			if !known(got) || got.Country != c.ID {
				t.Logf("%s: %s (since %s): got %s %s", x.Country, name, y[1], got.Actor, got.Country)
				if y[1] < "2025" {
					total++
				}
				continue
			}
			if y[1] < "2025" {
				total++
				right++
			}
		}
	}
	t.Logf("executives in office before 2025: %d of %d", right, total)
	if right < total {
		t.Errorf("executives: %d of %d, want all", right, total)
	}
}

// titleCase writes "Abdelmadjid TEBBOUNE" as "Abdelmadjid Tebboune".
func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		parts := strings.Split(w, "-")
		for j, p := range parts {
			r := []rune(strings.ToLower(p))
			if len(r) > 1 && p == strings.ToUpper(p) && !isNumeral(p) {
				r[0] = []rune(strings.ToUpper(string(r[0])))[0]
				parts[j] = string(r)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func isNumeral(s string) bool { return strings.Trim(s, "IVX") == "" }

func TestVisitors(t *testing.T) {
	g := load(t)
	total, countries, recent, people := 0, 0, 0, 0
	dec := json.NewDecoder(shared(t, "dev/visits_to_us.jsonl"))
	for dec.More() {
		var x struct {
			Start, Visitor string
			From           []string
		}
		if err := dec.Decode(&x); err != nil {
			t.Fatal(err)
		}
		if len(x.From) == 0 {
			continue
		}
		text := fmt.Sprintf("%s of %s visited Washington.", x.Visitor, x.From[0])
		var country timeline.CountryID
		who := false
		for _, m := range g.Tag(document("en", x.Start, text)) {
			if m.Kind != timeline.ActorPlace && country == "" && !m.Metonym {
				country = m.Country
			}
			who = who || m.Kind == timeline.ActorPerson && known(m)
		}
		total++
		if country != "" {
			countries++
		} else {
			t.Logf("no country: %s", text)
		}
		if x.Start >= "1990" {
			recent++
			if who {
				people++
			} else {
				t.Logf("nobody: %s %s", x.Start, text)
			}
		}
	}
	t.Logf("visits: country %d of %d, person since 1990 %d of %d", countries, total, people, recent)
	if float64(countries) < 0.97*float64(total) || float64(people) < 0.9*float64(recent) {
		t.Errorf("visits: country %d of %d (want 97 %%), person %d of %d (want 90 %%)", countries, total, people, recent)
	}
}
