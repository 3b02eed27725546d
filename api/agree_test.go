package api_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"demarche/api"
	"demarche/models"
	"demarche/models/columnar/columnartest"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// TestRandomFiltersAgree asks a thousand random filters of pages, counts, facets,
// density, index and exports, with the index in memory and by SQL, and holds each
// answer to plain SQL on tables of the test's own.
func TestRandomFiltersAgree(t *testing.T) {
	types, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(7, 7))
	events := make([]timeline.Event, 600)
	for i := range events {
		events[i] = worldEvent(rnd, i)
	}
	dsn := modelstest.SQLite(t)
	plain := modelstest.Open(t, dsn, families(types))
	modelstest.Put(t, plain, events...)
	indexed := modelstest.Open(t, dsn, families(types), models.WithIndex(""))
	if err := indexed.WaitIndex(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := world{db: reference(t, types, events), sites: map[string]http.Handler{
		"index": handler(t, indexed, types), "SQL": handler(t, plain, types),
	}}
	filters := 1000
	if testing.Short() {
		filters = 100
	}
	matched := 0
	for i := range filters {
		query, where, args := worldFilter(rnd)
		want := w.ask(t, where, args)
		if len(want) > 0 {
			matched++
		}
		w.compare(t, "index", query, want, i)
		if i%5 == 0 {
			w.compare(t, "SQL", query, want, i)
		}
		if t.Failed() {
			return
		}
	}
	if matched < filters/3 {
		t.Errorf("only %d of %d filters match anything", matched, filters)
	}
}

func families(types *ontology.Ontology) models.Option {
	return models.WithFamilies(func(slug timeline.TypeSlug) string {
		typ, _ := types.Lookup(slug)
		return string(typ.Family)
	})
}

func handler(t *testing.T, store *models.Store, types *ontology.Ontology) http.Handler {
	t.Helper()
	names, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	h, err := api.New(api.Options{
		Store: store, Ontology: types, Gazetteer: names, Log: slog.New(slog.DiscardHandler),
		MaxBodyBytes: 1 << 20, RequestTimeout: time.Minute,
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

type world struct {
	db    *sql.DB
	sites map[string]http.Handler
}

// answer is what plain SQL says: events in order, with their first days; the
// undated have none and come last.
type answer struct {
	n    int
	id   string
	day  int64
	date bool
}

func (w world) ask(t *testing.T, where []string, args []any) []answer {
	t.Helper()
	query := "SELECT n, id, first, dated FROM e WHERE " + strings.Join(where, " AND ") + " ORDER BY dated DESC, first, n"
	rows, err := w.db.Query(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer func() { _ = rows.Close() }()
	var out []answer
	for rows.Next() {
		var a answer
		if err := rows.Scan(&a.n, &a.id, &a.day, &a.date); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// compare holds every answer of a site to want.
func (w world) compare(t *testing.T, site, query string, want []answer, i int) {
	t.Helper()
	get := func(path string) string {
		res := do(w.sites[site], http.MethodGet, api.Prefix+path+"&"+query, "")
		body := text(t, res)
		if res.StatusCode != http.StatusOK {
			t.Fatalf("%s%s: %d %s", path, query, res.StatusCode, body)
		}
		return body
	}
	fail := func(what string, got, want any) {
		t.Errorf("%s, by %s, %s:\n got %v\nwant %v", what, site, query, got, want)
	}
	wantIDs := make([]string, len(want))
	for k, a := range want {
		wantIDs[k] = a.id
	}
	if got := walk(t, get); !slices.Equal(got, wantIDs) {
		fail("pages", got, wantIDs)
	}
	if got := exported(t, get("/events.ndjson?")); !slices.Equal(got, wantIDs) {
		fail("ndjson", got, wantIDs)
	}
	if got := strings.Count(get("/events.csv?"), "\r\n") - 1; i%10 == 0 && got != len(want) {
		fail("rows of csv", got, len(want))
	}
	w.compareFacets(t, get, fail, want)
	compareDensity(t, get, fail, want)
	compareIndex(t, get, fail, want)
}

func walk(t *testing.T, get func(string) string) []string {
	t.Helper()
	out := []string{}
	for more := ""; ; {
		var page struct {
			Events []struct{ ID string }
			Next   string
			Total  int
		}
		if err := json.Unmarshal([]byte(get("/events?limit=200&total=1"+more)), &page); err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Events {
			out = append(out, e.ID)
		}
		if page.Next == "" {
			if page.Total != len(out) {
				t.Errorf("total %d, the pages have %d", page.Total, len(out))
			}
			return out
		}
		more = "&cursor=" + page.Next
	}
}

func exported(t *testing.T, file string) []string {
	t.Helper()
	out := []string{}
	for line := range strings.Lines(file) {
		var e struct{ ID string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		out = append(out, e.ID)
	}
	return out
}

// value is one value of a facet.
type value struct {
	Key    string
	Events int
}

// counted is a facet in plain SQL.
func (w world) counted(t *testing.T, query string) []value {
	t.Helper()
	rows, err := w.db.Query(query + " GROUP BY 1 ORDER BY 2 DESC, 1")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	list := []value{}
	for rows.Next() {
		var v value
		if err := rows.Scan(&v.Key, &v.Events); err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func (w world) compareFacets(t *testing.T, get func(string) string, fail func(string, any, any), want []answer) {
	t.Helper()
	var got struct {
		Total, Undated                                                           int
		Countries, Actors, Types, Families, Modalities, Statuses, Langs, Outlets []value
	}
	if err := json.Unmarshal([]byte(get("/facets?limit=1000")), &got); err != nil {
		t.Fatal(err)
	}
	ns, undated := make([]string, len(want)), 0
	for k, a := range want {
		ns[k] = fmt.Sprint(a.n)
		if !a.date {
			undated++
		}
	}
	if got.Total != len(want) || got.Undated != undated {
		fail("facets' total and undated", []int{got.Total, got.Undated}, []int{len(want), undated})
	}
	among := " IN (" + strings.Join(ns, ",") + ")"
	for _, f := range []struct {
		name  string
		got   []value
		query string
	}{
		{"countries", got.Countries, "SELECT country, count(DISTINCT n) FROM p WHERE n" + among},
		{"actors", got.Actors, "SELECT actor, count(DISTINCT n) FROM p WHERE n" + among},
		{"types", got.Types, "SELECT type, count(*) FROM e WHERE n" + among},
		{"families", got.Families, "SELECT family, count(*) FROM e WHERE n" + among},
		{"modalities", got.Modalities, "SELECT modality, count(*) FROM e WHERE n" + among},
		{"statuses", got.Statuses, "SELECT status, count(*) FROM e WHERE n" + among},
		{"langs", got.Langs, "SELECT lang, count(DISTINCT n) FROM r WHERE n" + among},
		{"outlets", got.Outlets, "SELECT outlet, count(DISTINCT n) FROM r WHERE outlet IS NOT NULL AND n" + among},
	} {
		list := w.counted(t, f.query)
		if !slices.Equal(f.got, list) {
			fail("facet "+f.name, f.got, list)
		}
	}
}

func compareDensity(t *testing.T, get func(string) string, fail func(string, any, any), want []answer) {
	t.Helper()
	var d models.Density
	if err := json.Unmarshal([]byte(get("/density?bins=37")), &d); err != nil {
		t.Fatal(err)
	}
	counts := make([]int, d.Bins)
	dated := 0
	for _, a := range want {
		if !a.date {
			continue
		}
		dated++
		counts[max(0, (a.day-int64(d.First))*int64(d.Bins)/d.Days)]++
	}
	var got []int
	for _, lane := range d.Lanes {
		got = lane.Counts
	}
	if dated > 0 && !slices.Equal(got, counts) || d.Total != len(want) || d.Undated != len(want)-dated {
		fail("density", fmt.Sprint(d), fmt.Sprint(len(want), dated, counts))
	}
}

func compareIndex(t *testing.T, get func(string) string, fail func(string, any, any), want []answer) {
	t.Helper()
	head, columns := columnartest.Read(t, []byte(get("/index.bin?columns=day,seq,type,country")))
	if head.Events != len(want) || len(columns["type"]) != len(want) {
		fail("rows of the index", head.Events, len(want))
		return
	}
	for k, a := range want {
		if a.date != (k < head.Dated) || a.date && columns["day"][k] != int(a.day) {
			fail("day in the index of "+a.id, columns["day"][k], a.day)
			return
		}
	}
}
