package api_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"demarche/api"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// meetings is the handler over events in which Putin meets Kim three times and
// Lavrov once, and another Putin nobody.
func meetings(t *testing.T) http.Handler {
	t.Helper()
	store := modelstest.New(t)
	with := func(e timeline.Event, people ...timeline.Party) timeline.Event {
		e.Parties = append(e.Parties, people...)
		return e
	}
	putin := timeline.Party{Actor: "person/vladimir-putin", Name: "Vladimir Putin", Country: "RUS", Role: timeline.RoleParticipant}
	kim := timeline.Party{Actor: "person/kim-jong-un", Name: "Kim Jong Un", Country: "PRK", Role: timeline.RoleParticipant}
	doe := timeline.Party{Actor: "person/x-jane-doe-prk", Name: "Jane Doe", Country: "PRK", Role: timeline.RoleParticipant}
	modelstest.Put(
		t, store,
		with(event("a", "summit", "2019-04-25", "RUS", "PRK"), putin, kim),
		with(event("b", "summit", "2023-09-13", "RUS", "PRK"), putin, kim),
		with(event("c", "visit", "2023", "RUS", "PRK"), putin, kim, doe),
		with(event("d", "talks", "", "RUS", "CHN"), putin),
		with(event("e", "talks", "2020", "RUS", "CHN")),
	)
	types, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, err := gazetteer.Load()
	if err != nil {
		t.Fatal(err)
	}
	h, err := api.New(api.Options{
		Store: store, Articles: fakeQueue{store}, Extractor: fakeExtractor{}, Ontology: types, Gazetteer: names,
		Log: slog.New(slog.DiscardHandler), Build: "test", MaxBodyBytes: 1 << 20, RequestTimeout: 30 * time.Second,
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get[T any](t *testing.T, h http.Handler, target string) (out T) {
	t.Helper()
	res := do(h, http.MethodGet, api.Prefix+target, "")
	body := text(t, res)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %d %s", target, res.StatusCode, body)
	}
	if err := json.Unmarshal([]byte(body), &out); err != nil {
		t.Fatalf("GET %s: %v: %s", target, err, body)
	}
	return out
}

func TestActorsAreCompletedInEveryScriptByEvents(t *testing.T) {
	h := meetings(t)
	for q, want := range map[string]timeline.ActorID{
		"プーチン": "person/vladimir-putin", "Путин": "person/vladimir-putin", "普京": "person/vladimir-putin", "푸틴": "person/vladimir-putin",
		"بوتين": "person/vladimir-putin", "putin": "person/vladimir-putin", "Kim": "person/kim-jong-un", "金": "person/kim-jong-un", "김": "person/kim-jong-un",
		"Ким": "person/kim-jong-un", "jane": "person/x-jane-doe-prk", "ロシア": "country/RUS", "러시아": "country/RUS",
	} {
		got := get[api.Actors](t, h, "/actors?limit=5&q="+url.QueryEscape(q)).Actors
		if len(got) == 0 || got[0].ID != want || got[0].Events == 0 {
			t.Errorf("q=%s: %+v, want %s first, with its events", q, got, want)
			continue
		}
		for i := 1; i < len(got); i++ {
			if got[i].Events > got[i-1].Events {
				t.Errorf("q=%s: %+v is not ranked by events", q, got)
			}
		}
	}
}

func TestOneActor(t *testing.T) {
	h := meetings(t)
	p := get[api.ActorDetail](t, h, "/actors/person/vladimir-putin?lang=ja")
	if p.Events != 4 || p.Name != "ウラジーミル・プーチン" && p.Name != "プーチン" {
		t.Errorf("events %d, name %q, want 4 and a Japanese name", p.Events, p.Name)
	}
	if len(p.Years) != 2 || p.Years[0].Year != 2019 || p.Years[0].Events != 1 || p.Years[1].Year != 2023 || p.Years[1].Events != 2 {
		t.Errorf("years %+v, want one in 2019 and two in 2023", p.Years)
	}
	if len(p.Countries) != 2 || p.Countries[0].Key != "PRK" || p.Countries[0].Events != 3 || p.Countries[0].Name != "北朝鮮" || p.Countries[1].Key != "CHN" {
		t.Errorf("countries %+v, want PRK three times, then CHN, and not its own", p.Countries)
	}
	if len(p.Actors) != 2 || p.Actors[0].Key != "person/kim-jong-un" || p.Actors[0].Events != 3 || p.Actors[1].Name != "Jane Doe" {
		t.Errorf("actors %+v, want Kim three times, then Jane Doe", p.Actors)
	}
	if len(p.Tenures) < 4 || p.Tenures[0].Office != "prime minister" || p.Tenures[0].From.String() != "1999-08-09" {
		t.Errorf("tenures %+v", p.Tenures)
	}
	for lang, want := range map[timeline.Lang]string{"ru": "Путин", "zh": "普京", "ar": "بوتين"} {
		found := false
		for _, n := range p.Names[lang] {
			found = found || n == want
		}
		if !found {
			t.Errorf("names in %s are %v, want %s among them", lang, p.Names[lang], want)
		}
	}
	if en := p.Names["en"]; len(en) < 2 || en[0] != "Vladimir Putin" || slices.Contains(en[1:], en[0]) {
		t.Errorf("English names %q, want the preferred one first and once", en)
	}
	c := get[api.ActorDetail](t, h, "/actors/country/RUS?lang=fr")
	if c.Name != "Russie" || c.Events != 5 || len(c.Names["ko"]) == 0 || len(c.Years) != 3 {
		t.Errorf("Russia is %+v", c)
	}
	x := get[api.ActorDetail](t, h, "/actors/person/x-jane-doe-prk")
	if x.Name != "Jane Doe" || x.Country != "PRK" || len(x.Countries) != 1 || x.Countries[0].Key != "RUS" {
		t.Errorf("an actor of the articles alone is %+v", x)
	}
	idle := get[api.ActorDetail](t, h, "/actors/person/angela-merkel")
	if idle.Events != 0 || idle.Years == nil || len(idle.Years)+len(idle.Countries)+len(idle.Actors) != 0 || len(idle.Tenures) == 0 {
		t.Errorf("an actor without events is %+v", idle)
	}
}

func TestMarksAloneCompleteNothing(t *testing.T) {
	h := meetings(t)
	for _, q := range []string{"'", "’", "%", "_", "\"", "."} {
		if got := get[api.Actors](t, h, "/actors?q="+url.QueryEscape(q)).Actors; len(got) > 0 {
			t.Errorf("q=%s: %d actors, the first %s", q, len(got), got[0].Name)
		}
		if got := get[api.Countries](t, h, "/countries?q="+url.QueryEscape(q)).Countries; len(got) > 0 {
			t.Errorf("q=%s: %d countries, the first %s", q, len(got), got[0].Name)
		}
	}
}

func TestOneActorIsConditional(t *testing.T) {
	h := meetings(t)
	res := do(h, http.MethodGet, api.Prefix+"/actors/person/vladimir-putin", "")
	tag := res.Header.Get("ETag")
	if again := do(h, http.MethodGet, api.Prefix+"/actors/person/vladimir-putin", "", "If-None-Match", tag); tag == "" || again.StatusCode != http.StatusNotModified {
		t.Errorf("with ETag %q: status %d, want 304", tag, again.StatusCode)
	}
	if res := do(h, http.MethodGet, api.Prefix+"/actors/person/nobody-at-all", ""); res.StatusCode != http.StatusNotFound {
		t.Errorf("nobody: status %d, want 404", res.StatusCode)
	}
}
