package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

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
	return conditional(ctx, a, in.ConditionalInput, func() (Actors, error) {
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
		found := slices.DeleteFunc(a.gazetteer.Complete(in.Q, completions), func(g gazetteer.Actor) bool { return seen[g.ID] })
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

func (a *server) actor(ctx context.Context, in *actorInput) (*bodyOutput[Actor], error) {
	id, lang := timeline.ActorID(in.Kind+"/"+in.Slug), timeline.Lang(in.Lang)
	return conditional(ctx, a, in.ConditionalInput, func() (Actor, error) {
		counts, err := a.store.ActorCounts(ctx, []timeline.ActorID{id})
		if err != nil {
			return Actor{}, err
		}
		if known, ok := a.gazetteer.Actor(id); ok {
			out := a.actorOf(known, lang, counts[id])
			out.Aliases = known.Aliases()
			for _, t := range known.Tenures {
				out.Tenures = append(out.Tenures, Tenure{Office: t.Office, Country: t.Country, From: t.From, To: t.To})
			}
			return out, nil
		}
		// An actor that only articles name.
		stored, err := a.store.Actors(ctx, string(id), 1)
		if err != nil {
			return Actor{}, err
		}
		if len(stored) == 0 || stored[0].ID != id {
			return Actor{}, fmt.Errorf("actor %q: %w", id, models.ErrNotFound)
		}
		return a.storedActor(stored[0], lang), nil
	})
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
	return conditional(ctx, a, in.ConditionalInput, func() (Countries, error) {
		out := Countries{Countries: []Country{}}
		if in.Q == "" {
			stored, err := a.store.Countries(ctx, in.Limit)
			for _, s := range stored {
				out.Countries = append(out.Countries, a.countryOf(timeline.CountryID(s.Key), timeline.Lang(in.Lang), s.Events))
			}
			return out, err
		}
		var ids []timeline.CountryID
		for _, g := range a.gazetteer.Complete(in.Q, completions) {
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
