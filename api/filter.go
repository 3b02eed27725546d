package api

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
	"demarche/timeline/ontology"
)

// FilterParams are the query parameters that choose events. They mean the same
// on every route that takes them: OR within one name, AND between names.
type FilterParams struct {
	Country      []string `query:"country,explode" maxItems:"64" doc:"Country that takes part, as ISO 3166-1 alpha-3 (3166-3 for a former state)." example:"RUS"`
	Actor        []string `query:"actor,explode" maxItems:"64" doc:"Actor that takes part, by id." example:"person/vladimir-putin"`
	Type         []string `query:"type,explode" maxItems:"64" doc:"Event type: see /types."`
	Family       []string `query:"family,explode" maxItems:"64" doc:"Family of event types: see /types."`
	Modality     []string `query:"modality,explode" maxItems:"8" doc:"occurred, ongoing, planned, hypothetical, negated or alleged."`
	Role         []string `query:"role,explode" maxItems:"8" doc:"Role that the chosen countries and actors must play: source, target, participant, host, mediator, signatory or voter."`
	Lang         []string `query:"lang,explode" maxItems:"16" doc:"Language of a report (BCP 47, in capitals or small letters)."`
	Outlet       []string `query:"outlet,explode" maxItems:"64" doc:"Outlet that reports it."`
	Status       []string `query:"status,explode" maxItems:"8" doc:"extracted, accepted, corrected or rejected. Rejected events are left out unless asked for."`
	Dyad         []string `query:"dyad,explode" maxItems:"16" doc:"Two countries that both take part: RUS-PRK; RUS>PRK when the first acts on the second."`
	AllCountries bool     `query:"all_countries" doc:"All countries named must take part, not any."`
	AllActors    bool     `query:"all_actors" doc:"All actors named must take part, not any."`
	From         string   `query:"from" doc:"Events on or after this date (EDTF)." example:"2023"`
	To           string   `query:"to" doc:"Events on or before this date (EDTF)." example:"2024-06"`
	Certain      bool     `query:"certain" doc:"Only events that lie surely inside from and to, not possibly."`
	Q            string   `query:"q" maxLength:"500" doc:"Words, in any language, that the reports hold; at most 20."`
	MinSources   int      `query:"min_sources" minimum:"0" maximum:"65535" doc:"Events that at least so many outlets report."`
	MinScore     float64  `query:"min_score" minimum:"0" maximum:"1" doc:"Events with at least this score."`
}

// filter checks p and turns it into a filter of the store.
func (a *server) filter(ctx context.Context, p FilterParams) (models.Filter, error) {
	f := models.Filter{
		Countries: codes[timeline.CountryID](p.Country), Actors: codes[timeline.ActorID](p.Actor),
		Types: codes[timeline.TypeSlug](p.Type), Families: codes[string](p.Family),
		Modalities: codes[timeline.Modality](p.Modality), Roles: codes[timeline.Role](p.Role),
		Outlets: p.Outlet, Statuses: codes[timeline.Status](p.Status),
		AllCountries: p.AllCountries, AllActors: p.AllActors, Certain: p.Certain, Query: strings.TrimSpace(p.Q),
		MinSources: p.MinSources, MinScore: p.MinScore,
	}
	if err := a.known(p); err != nil {
		return f, err
	}
	if err := a.stored(ctx, p); err != nil {
		return f, err
	}
	for _, s := range p.Lang {
		tag, err := lang.ParseTag(s)
		if err != nil {
			return f, badQuery("lang", s, err)
		}
		f.Langs = append(f.Langs, tag)
	}
	for _, s := range p.Dyad {
		d, err := models.ParseDyad(s)
		if err != nil {
			return f, err
		}
		for _, c := range []timeline.CountryID{d.A, d.B} {
			if _, ok := a.gazetteer.Country(c); !ok {
				return f, badQuery("dyad", s, fmt.Errorf("%q is no country code: see %s/countries", c, Prefix))
			}
		}
		f.Dyads = append(f.Dyads, d)
	}
	var err error
	if f.From, err = edtf.Parse(p.From); err != nil {
		return f, badQuery("from", p.From, err)
	}
	if f.To, err = edtf.Parse(p.To); err != nil {
		return f, badQuery("to", p.To, err)
	}
	return f, nil
}

// known refuses names that no event can have: a typing error must not look like
// an empty timeline.
func (a *server) known(p FilterParams) error {
	if math.IsNaN(p.MinScore) { // passes every comparison with the bounds
		return badQuery("min_score", "NaN", errors.New("NaN is no score"))
	}
	for _, c := range p.Country {
		if _, ok := a.gazetteer.Country(timeline.CountryID(c)); !ok {
			return badQuery("country", c, fmt.Errorf("%q is no country code: see %s/countries", c, Prefix))
		}
	}
	for _, s := range p.Type {
		if _, ok := a.ontology.Lookup(timeline.TypeSlug(s)); !ok {
			return badQuery("type", s, fmt.Errorf("%q is no event type: see %s/types", s, Prefix))
		}
	}
	for _, s := range p.Family {
		if !a.isFamily(s) {
			return badQuery("family", s, fmt.Errorf("%q is no family: see %s/types", s, Prefix))
		}
	}
	lists := []struct {
		name   string
		values []string
		known  []string
	}{
		{"modality", p.Modality, []string{"occurred", "ongoing", "planned", "hypothetical", "negated", "alleged"}},
		{"role", p.Role, []string{"source", "target", "participant", "host", "mediator", "signatory", "voter"}},
		{"status", p.Status, []string{"extracted", "accepted", "corrected", "rejected"}},
	}
	for _, l := range lists {
		for _, v := range l.values {
			if !slices.Contains(l.known, v) {
				return badQuery(l.name, v, fmt.Errorf("%q is none of %s", v, strings.Join(l.known, ", ")))
			}
		}
	}
	return nil
}

// stored refuses actors and outlets that neither the tables nor any event have.
func (a *server) stored(ctx context.Context, p FilterParams) error {
	var strangers []timeline.ActorID
	for _, id := range p.Actor {
		if _, ok := a.gazetteer.Actor(timeline.ActorID(id)); !ok {
			strangers = append(strangers, timeline.ActorID(id))
		}
	}
	unknown, err := a.store.UnknownActors(ctx, strangers)
	if err != nil {
		return err
	}
	if len(unknown) > 0 {
		return badQuery("actor", unknown[0], fmt.Errorf("%q is no actor: see %s/actors", unknown[0], Prefix))
	}
	if unknown, err = a.store.UnknownOutlets(ctx, p.Outlet); err != nil {
		return err
	}
	if len(unknown) > 0 {
		return badQuery("outlet", unknown[0], fmt.Errorf("%q is no outlet: see %s/outlets", unknown[0], Prefix))
	}
	return nil
}

func (a *server) isFamily(slug string) bool {
	return slices.Contains(a.ontology.Families(), ontology.Family(slug))
}

func codes[T ~string](values []string) []T {
	var out []T
	for _, v := range values {
		out = append(out, T(v))
	}
	return out
}
