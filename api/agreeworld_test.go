package api_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3" // the reference is asked in plain SQL

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/ontology"
)

// What the made-up events hold.
func worldCountries() []string {
	return []string{"USA", "RUS", "CHN", "PRK", "JPN", "UKR", "ISR", "IRN", "FRA", "DEU", "KEN", "FJI"}
}

func worldTypes() []string {
	return []string{"visit", "veto", "summit", "sanctions-imposed", "statement", "expulsion"}
}
func worldActors() []string  { return []string{"person/a1", "person/b2", "person/c3", "person/d4"} }
func worldOutlets() []string { return []string{"first.example", "second.example", "third.example"} }
func worldRoles() []string {
	return []string{"source", "target", "participant", "host", "mediator", "signatory", "voter"}
}

func worldModalities() []string {
	return []string{"occurred", "ongoing", "planned", "hypothetical", "negated", "alleged"}
}
func worldStatuses() []string { return []string{"extracted", "accepted", "corrected", "rejected"} }

// worldWord is one of forty words; no two are alike in their first letters.
func worldWord(i int) string { return fmt.Sprintf("%c%cword", 'a'+i/8, 'a'+i%8) }

// pick draws a value, the first ones oftener.
func pick(r *rand.Rand, list []string) string { return list[r.IntN(1+r.IntN(len(list)))] }

func worldDate(r *rand.Rand) edtf.Date {
	y, m, d := 2000+r.IntN(24), 1+r.IntN(12), 1+r.IntN(28)
	switch r.IntN(12) {
	case 0:
		return edtf.Date{}
	case 1:
		return edtf.Month(y, m)
	case 2:
		return edtf.Year(y)
	case 3:
		return edtf.Interval(edtf.Of(y, m, d), edtf.Of(y+r.IntN(3), 12, 31))
	}
	return edtf.Of(y, m, d)
}

func worldEvent(r *rand.Rand, i int) timeline.Event {
	e := timeline.Event{
		ID: fmt.Sprintf("e%04d", i), Type: timeline.TypeSlug(pick(r, worldTypes())), When: worldDate(r), Lang: "en",
		Modality: timeline.Modality(pick(r, worldModalities())), Status: timeline.Status(pick(r, worldStatuses())),
		Score: float64(r.IntN(1001)) / 1000,
	}
	for range 1 + r.IntN(3) {
		c := pick(r, worldCountries())
		p := timeline.Party{Actor: timeline.ActorID("country/" + c), Name: c, Country: timeline.CountryID(c), Role: timeline.Role(pick(r, worldRoles()))}
		if r.IntN(3) == 0 {
			p.Actor, p.Name = timeline.ActorID(pick(r, worldActors())), "Someone"
		}
		e.Parties = append(e.Parties, p)
	}
	for range 4 {
		e.Summary += worldWord(r.IntN(1+r.IntN(40))) + " "
	}
	if r.IntN(4) == 0 {
		e.Summary += "首脳会談が開かれた"
	}
	outlets := map[string]bool{}
	for range r.IntN(3) {
		outlet := pick(r, worldOutlets())
		outlets[outlet] = true
		e.Reports = append(e.Reports, timeline.Report{
			Mention: timeline.Mention{Type: e.Type, When: e.When, Modality: e.Modality}, Outlet: outlet, URL: "https://" + outlet,
			Lang: timeline.Lang(pick(r, []string{"en", "ja", "ko"})),
		})
	}
	e.Sources = max(1, len(outlets))
	return e
}

// reference is the events once more, in tables of its own that are asked in
// plain SQL: nothing of package models is in the way.
func reference(t *testing.T, types *ontology.Ontology, events []timeline.Event) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+t.TempDir()+"/reference.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	exec := func(query string, args ...any) {
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	exec(`CREATE TABLE e (n INTEGER PRIMARY KEY, id, dated, first, last, type, family, modality, status, score, sources, words)`)
	exec(`CREATE TABLE p (n, country, actor, role)`)
	exec(`CREATE TABLE r (n, lang, outlet)`)
	exec(`CREATE INDEX pn ON p (n)`)
	exec(`CREATE INDEX rn ON r (n)`)
	exec(`BEGIN`)
	db.SetMaxOpenConns(1)
	for n, e := range events {
		typ, _ := types.Lookup(e.Type)
		exec(`INSERT INTO e VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, n, e.ID, !e.When.IsZero(), int64(e.When.First()), int64(e.When.Last()),
			string(e.Type), string(typ.Family), string(e.Modality), string(e.Status), e.Score, e.Sources, " "+e.Summary+" ")
		for _, p := range e.Parties {
			exec(`INSERT INTO p VALUES (?, ?, ?, ?)`, n, string(p.Country), string(p.Actor), string(p.Role))
		}
		exec(`INSERT INTO r VALUES (?, ?, NULL)`, n, string(e.Lang)) // that of the summary
		for _, x := range e.Reports {
			exec(`INSERT INTO r VALUES (?, ?, ?)`, n, string(x.Lang), x.Outlet)
		}
	}
	exec(`COMMIT`)
	return db
}

// worldFilter draws a query of the API and the same as SQL.
func worldFilter(r *rand.Rand) (query string, where []string, args []any) {
	v := url.Values{}
	add := func(cond string, values ...any) {
		where = append(where, cond)
		args = append(args, values...)
	}
	some := func(name string, list []string, most int) []any {
		if r.IntN(4) > 0 {
			return nil
		}
		seen := map[string]bool{}
		var out []any
		for range 1 + r.IntN(most) {
			if x := pick(r, list); !seen[x] {
				seen[x] = true
				v.Add(name, x)
				out = append(out, x)
			}
		}
		return out
	}
	in := func(column string, values []any) {
		if values != nil {
			add(column+" IN (?"+strings.Repeat(", ?", len(values)-1)+")", values...)
		}
	}
	in("type", some("type", worldTypes(), 3))
	in("family", some("family", []string{"consult", "un", "coerce", "statement"}, 2))
	in("modality", some("modality", worldModalities(), 2))
	if statuses := some("status", worldStatuses(), 2); statuses != nil {
		in("status", statuses)
	} else {
		add("status <> 'rejected'")
	}
	parties(r, v, add, some)
	for _, of := range []struct {
		name string
		list []string
	}{{"lang", []string{"en", "ja", "ko"}}, {"outlet", worldOutlets()}} {
		if values := some(of.name, of.list, 2); values != nil {
			add("EXISTS (SELECT 1 FROM r WHERE r.n = e.n AND r."+of.name+" IN (?"+strings.Repeat(", ?", len(values)-1)+"))", values...)
		}
	}
	times(r, v, add)
	if r.IntN(5) == 0 {
		for range 1 + r.IntN(2) {
			word := worldWord(r.IntN(20))
			v.Set("q", strings.TrimSpace(v.Get("q")+" "+word))
			add("words LIKE ?", "% "+word+" %")
		}
	}
	if r.IntN(8) == 0 {
		v.Set("q", strings.TrimSpace(v.Get("q")+" 会談"))
		add("words LIKE '%会談%'")
	}
	if r.IntN(6) == 0 {
		v.Set("min_sources", "2")
		add("sources >= 2")
	}
	if r.IntN(6) == 0 {
		score := float64(r.IntN(1000)) / 1000
		v.Set("min_score", fmt.Sprint(score))
		add("score >= ?", score)
	}
	return v.Encode(), where, args
}

// parties draws what countries and actors take part and in which roles.
func parties(r *rand.Rand, v url.Values, add func(string, ...any), some func(string, []string, int) []any) {
	roles := some("role", worldRoles(), 2)
	plays := ""
	if roles != nil {
		plays = " AND p.role IN (?" + strings.Repeat(", ?", len(roles)-1) + ")"
	}
	named := func(column string, values []any, all bool) {
		if values == nil {
			return
		}
		if all {
			for _, x := range values {
				add("EXISTS (SELECT 1 FROM p WHERE p.n = e.n AND p."+column+" = ?"+plays+")", append([]any{x}, roles...)...)
			}
			return
		}
		add("EXISTS (SELECT 1 FROM p WHERE p.n = e.n AND p."+column+" IN (?"+strings.Repeat(", ?", len(values)-1)+")"+plays+")", append(append([]any{}, values...), roles...)...)
	}
	flag := func(name string) bool {
		if r.IntN(2) == 0 {
			return false
		}
		v.Set(name, "true")
		return true
	}
	countries, actors := some("country", worldCountries(), 3), some("actor", worldActors(), 2)
	named("country", countries, flag("all_countries"))
	named("actor", actors, flag("all_actors"))
	if roles != nil && countries == nil && actors == nil {
		add("EXISTS (SELECT 1 FROM p WHERE p.n = e.n"+plays+")", roles...)
	}
	if r.IntN(6) == 0 {
		a, b := r.IntN(6), 6+r.IntN(6)
		d := models.Dyad{A: timeline.CountryID(worldCountries()[a]), B: timeline.CountryID(worldCountries()[b]), Directed: r.IntN(2) == 0}
		v.Set("dyad", d.String())
		cond := "EXISTS (SELECT 1 FROM p WHERE p.n = e.n AND p.country = ? %s) AND EXISTS (SELECT 1 FROM p WHERE p.n = e.n AND p.country = ? %s)"
		if d.Directed {
			cond = fmt.Sprintf(cond, "AND p.role = 'source'", "AND p.role = 'target'")
		} else {
			cond = fmt.Sprintf(cond, "", "")
		}
		add(cond, string(d.A), string(d.B))
	}
}

// times draws the range.
func times(r *rand.Rand, v url.Values, add func(string, ...any)) {
	if r.IntN(3) > 0 {
		return
	}
	from, to := edtf.Month(2000+r.IntN(20), 1+r.IntN(12)), edtf.Of(2020+r.IntN(6), 1+r.IntN(12), 15)
	certain := r.IntN(2) == 0
	if certain {
		v.Set("certain", "true")
	}
	first, last := int64(edtf.MinDay), int64(edtf.MaxDay)
	if r.IntN(3) > 0 {
		v.Set("from", from.String())
		first = int64(from.First())
	}
	if v.Get("from") == "" || r.IntN(2) == 0 {
		v.Set("to", to.String())
		last = int64(to.Last())
	}
	add("dated")
	if certain {
		add("first >= ? AND last <= ?", first, last)
	} else {
		add("last >= ? AND first <= ?", first, last)
	}
}
