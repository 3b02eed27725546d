package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/gazetteer"
)

// completions is how many aliases are looked at before the frequent actors among
// them are put first.
const completions = 200

// actorList gives the actors of the data; with q those of the gazetteer and the
// data that q can mean, the frequent first.
func (a *server) actorList(ctx context.Context, in *listInput) (*bodyOutput[Actors], error) {
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (Actors, error) {
		lang, out := timeline.Lang(in.Lang), Actors{Actors: []Actor{}}
		stored, err := a.store.Actors(ctx, in.Q, in.Limit)
		if err != nil {
			return out, err
		}
		seen := map[timeline.ActorID]bool{}
		for _, s := range stored {
			seen[s.ID] = true
			out.Actors = append(out.Actors, a.storedActor(s, lang))
		}
		if in.Q == "" {
			return out, nil
		}
		found := slices.DeleteFunc(a.complete(in.Q), func(g gazetteer.Actor) bool { return seen[g.ID] })
		ids := make([]timeline.ActorID, len(found))
		for i, g := range found {
			ids[i] = g.ID
		}
		counts, err := a.store.ActorCounts(ctx, ids)
		if err != nil {
			return out, err
		}
		for _, g := range found {
			out.Actors = append(out.Actors, a.actorOf(g, lang, counts[g.ID]))
		}
		slices.SortStableFunc(out.Actors, func(x, y Actor) int { return cmp.Compare(y.Events, x.Events) })
		out.Actors = out.Actors[:min(in.Limit, len(out.Actors))]
		return out, nil
	})
}

// complete is the actors that q begins a name of. Marks alone begin none: names of many
// scripts start with one that stands for no letter.
func (a *server) complete(q string) []gazetteer.Actor {
	if !strings.ContainsFunc(q, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return nil
	}
	return a.gazetteer.Complete(q, completions)
}

// metLimit bounds the countries, actors and types of one actor.
const metLimit = 50

func (a *server) actor(ctx context.Context, in *actorInput) (*bodyOutput[ActorDetail], error) {
	id, lang := timeline.ActorID(in.Kind+"/"+in.Slug), timeline.Lang(in.Lang)
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (ActorDetail, error) {
		out, err := a.knownActor(ctx, id, lang)
		if err != nil {
			return ActorDetail{}, err
		}
		return out, a.met(ctx, lang, &out)
	})
}

// knownActor is what the gazetteer tells of an actor; of one that only articles
// name, what the data tells.
func (a *server) knownActor(ctx context.Context, id timeline.ActorID, lang timeline.Lang) (ActorDetail, error) {
	known, ok := a.gazetteer.Actor(id)
	if !ok {
		stored, err := a.store.Actors(ctx, string(id), 1)
		if err != nil {
			return ActorDetail{}, err
		}
		if len(stored) == 0 || stored[0].ID != id {
			return ActorDetail{}, fmt.Errorf("actor %q: %w", id, models.ErrNotFound)
		}
		return ActorDetail{Actor: a.storedActor(stored[0], lang)}, nil
	}
	counts, err := a.store.ActorCounts(ctx, []timeline.ActorID{id})
	if err != nil {
		return ActorDetail{}, err
	}
	out := ActorDetail{
		Actor: a.actorOf(known, lang, counts[id]), Aliases: known.Aliases(), Wikidata: known.Wikidata,
		Names: map[timeline.Lang][]string{},
	}
	for _, l := range known.Languages() {
		out.Names[l] = known.Names(l)
	}
	isName := func(n string) bool { return n == known.Name }
	out.Names["en"] = append([]string{known.Name}, slices.DeleteFunc(out.Names["en"], isName)...)
	if c, ok := a.gazetteer.Country(known.Country); ok && known.Kind == timeline.ActorCountry {
		for _, l := range countryLanguages() {
			if len(out.Names[l]) == 0 {
				out.Names[l] = []string{c.Name(l)}
			}
		}
	}
	for _, t := range known.Tenures {
		out.Tenures = append(out.Tenures, Tenure{Office: t.Office, Country: t.Country, From: t.From, To: t.To})
	}
	return out, nil
}

// countryLanguages are those that a country's names are always given in.
func countryLanguages() []timeline.Lang {
	return []timeline.Lang{"en", "ja", "zh", "ko", "ru", "ar", "fr", "de", "es"}
}

// met counts the actor's events by year, and the countries and actors in them.
func (a *server) met(ctx context.Context, lang timeline.Lang, out *ActorDetail) error {
	out.Years, out.Countries, out.Actors, out.Types = []models.YearCount{}, []models.FacetValue{}, []models.FacetValue{}, []models.FacetValue{}
	if out.Events == 0 {
		return nil
	}
	f := models.Filter{Actors: []timeline.ActorID{out.ID}, Limit: models.MaxLimit}
	facets, err := a.store.Facets(ctx, f)
	if err != nil {
		return err
	}
	if out.Years, err = a.store.Years(ctx, f); err != nil {
		return err
	}
	for _, v := range facets.Countries {
		if c := timeline.CountryID(v.Key); c != out.Country && len(out.Countries) < metLimit {
			out.Countries = append(out.Countries, models.FacetValue{Key: v.Key, Name: a.countryOf(c, lang, v.Events).Name, Events: v.Events})
		}
	}
	for _, v := range facets.Actors {
		id := timeline.ActorID(v.Key)
		if id == out.ID || strings.HasPrefix(v.Key, "country/") || len(out.Actors) == metLimit {
			continue
		}
		name := a.storedActor(models.Actor{ID: id, Name: v.Name}, lang).Name
		out.Actors = append(out.Actors, models.FacetValue{Key: v.Key, Name: name, Events: v.Events})
	}
	out.Types = facets.Types[:min(metLimit, len(facets.Types))]
	return nil
}

func (a *server) storedActor(s models.Actor, lang timeline.Lang) Actor {
	if known, ok := a.gazetteer.Actor(s.ID); ok {
		return a.actorOf(known, lang, s.Events)
	}
	kind, _, _ := strings.Cut(string(s.ID), "/")
	return Actor{ID: s.ID, Kind: kindOf(kind), Name: s.Name, Country: s.Country, Events: s.Events}
}

// kindOf is the kind that the first part of an actor's id stands for.
func kindOf(prefix string) timeline.ActorKind {
	if prefix == "org" {
		return timeline.ActorOrganization
	}
	return timeline.ActorKind(prefix)
}

func (a *server) actorOf(g gazetteer.Actor, lang timeline.Lang, events int) Actor {
	out := Actor{ID: g.ID, Kind: g.Kind, Name: g.Name, Country: g.Country, Events: events}
	if names := g.Names(lang); lang != "en" && len(names) > 0 { // Name is the full one in English
		out.Name = names[0]
	}
	if g.Kind == timeline.ActorCountry {
		if c, ok := a.gazetteer.Country(g.Country); ok {
			out.Name = c.Name(lang)
		}
	}
	return out
}

// countryList gives the countries of the data, or with q those whose names it starts.
func (a *server) countryList(ctx context.Context, in *listInput) (*bodyOutput[Countries], error) {
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (Countries, error) {
		out := Countries{Countries: []Country{}}
		if in.Q == "" {
			stored, err := a.store.Countries(ctx, in.Limit)
			for _, s := range stored {
				out.Countries = append(out.Countries, a.countryOf(timeline.CountryID(s.Key), timeline.Lang(in.Lang), s.Events))
			}
			return out, err
		}
		var ids []timeline.CountryID
		for _, g := range a.complete(in.Q) {
			if g.Kind == timeline.ActorCountry {
				ids = append(ids, g.Country)
			}
		}
		counts, err := a.store.CountryCounts(ctx, ids)
		for _, id := range ids {
			out.Countries = append(out.Countries, a.countryOf(id, timeline.Lang(in.Lang), counts[id]))
		}
		slices.SortStableFunc(out.Countries, func(x, y Country) int { return cmp.Compare(y.Events, x.Events) })
		out.Countries = out.Countries[:min(in.Limit, len(out.Countries))]
		return out, err
	})
}

func (a *server) countryOf(id timeline.CountryID, lang timeline.Lang, events int) Country {
	out := Country{ID: id, Name: string(id), Events: events}
	if c, ok := a.gazetteer.Country(id); ok {
		out.Name, out.From, out.To = c.Name(lang), c.From, c.To
	}
	return out
}
