package main

import (
	"encoding/json"
	"fmt"
	"log"
	"strings"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"

	"demarche/internal/bench"
	"demarche/timeline"
	"demarche/timeline/ontology"
)

// batch is how many events share a transaction.
const batch = 20_000

// fill makes the collections and stores the events, unless they are there. Types
// are text with an index, countries and actors lists of codes, which is what a
// program without joins would choose: relations are slower still.
func fill(app core.App, events int) error {
	if _, err := app.FindCollectionByNameOrId("events"); err == nil {
		return nil
	}
	c := core.NewBaseCollection("events")
	c.Fields.Add(
		&core.DateField{Name: "date"}, &core.TextField{Name: "type"}, &core.TextField{Name: "modality"},
		&core.NumberField{Name: "score"}, &core.NumberField{Name: "sources"}, &core.TextField{Name: "lang"},
		&core.TextField{Name: "summary"}, &core.JSONField{Name: "parties"},
		&core.TextField{Name: "countries"}, &core.TextField{Name: "actors"},
	)
	c.AddIndex("events_date", false, "date", "")
	c.AddIndex("events_type", false, "type, date", "")
	c.ListRule, c.ViewRule = types.Pointer(""), types.Pointer("")
	if err := app.Save(c); err != nil {
		return fmt.Errorf("make the collection: %w", err)
	}
	slugs, err := typeSlugs()
	if err != nil {
		return err
	}
	var list []timeline.Event
	n := 0
	for e := range bench.Events(events, 1, slugs) {
		if list = append(list, e); len(list) < batch && n+len(list) < events {
			continue
		}
		if err := store(app, list, n); err != nil {
			return err
		}
		n += len(list)
		list = list[:0]
		log.Printf("stored %d", n)
	}
	_, err = app.DB().NewQuery("ANALYZE").Execute()
	return err
}

func typeSlugs() ([]timeline.TypeSlug, error) {
	all, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	var out []timeline.TypeSlug
	for _, t := range all.All() {
		out = append(out, t.Slug)
	}
	return out, nil
}

func store(app core.App, list []timeline.Event, from int) error {
	return app.RunInTransaction(func(tx core.App) error {
		q := tx.DB().NewQuery(`INSERT INTO events (id, date, type, modality, score, sources, lang, summary, parties, countries, actors)
			VALUES ({:id}, {:date}, {:type}, {:modality}, {:score}, {:sources}, {:lang}, {:summary}, {:parties}, {:countries}, {:actors})`).Prepare()
		defer func() { _ = q.Close() }()
		for i, e := range list {
			countries, actors := " ", " "
			for _, p := range e.Parties {
				countries += string(p.Country) + " "
				actors += string(p.Actor) + " "
			}
			parties, err := json.Marshal(e.Parties)
			if err != nil {
				return err
			}
			if _, err := q.Bind(dbx.Params{
				"id": recordID(from + i), "date": e.When.First().Date().String() + " 00:00:00.000Z", "type": string(e.Type), "modality": string(e.Modality),
				"score": e.Score, "sources": e.Sources, "lang": string(e.Lang), "summary": " " + strings.TrimSpace(e.Summary) + " ",
				"parties": string(parties), "countries": countries, "actors": actors,
			}).Execute(); err != nil {
				return fmt.Errorf("store event %s: %w", e.ID, err)
			}
		}
		return nil
	})
}

// recordID is an id as PocketBase wants it, of the i-th event.
func recordID(i int) string { return fmt.Sprintf("event%010d", i) }
