package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
)

// Type is an event type as the API lists it.
type Type struct {
	Slug        timeline.TypeSlug        `json:"slug"`
	Labels      map[timeline.Lang]string `json:"labels" doc:"By language."`
	Family      string                   `json:"family"`
	PLOVER      string                   `json:"plover"`
	CAMEO       string                   `json:"cameo"`
	Weight      float64                  `json:"weight" doc:"Below zero for conflict, above for cooperation; after Goldstein."`
	Description string                   `json:"description" doc:"What counts as this type."`
}

// Family is a group of event types.
type Family struct {
	Slug   string                   `json:"slug"`
	Labels map[timeline.Lang]string `json:"labels"`
}

// Types lists the vocabulary of events.
type Types struct {
	Types    []Type   `json:"types"`
	Families []Family `json:"families"`
}

// Country is a state as the API lists it.
type Country struct {
	ID     timeline.CountryID `json:"id"`
	Name   string             `json:"name" doc:"In the language asked for."`
	Events int                `json:"events" doc:"Events that it takes part in."`
	From   edtf.Date          `json:"from,omitzero" doc:"Start, for a former or young state." type:"string"`
	To     edtf.Date          `json:"to,omitzero" doc:"End, for a former state." type:"string"`
}

// Countries is a list of countries.
type Countries struct {
	Countries []Country `json:"countries"`
}

// Actor is an actor as the API lists it.
type Actor struct {
	ID      timeline.ActorID   `json:"id"`
	Kind    timeline.ActorKind `json:"kind"`
	Name    string             `json:"name" doc:"In the language asked for."`
	Country timeline.CountryID `json:"country,omitempty"`
	Events  int                `json:"events" doc:"Events that it takes part in."`
}

// ActorDetail is one actor with what is known of it and what the data tells.
type ActorDetail struct {
	Actor
	Aliases   []string                   `json:"aliases,omitempty" doc:"All names in all languages."`
	Names     map[timeline.Lang][]string `json:"names,omitempty" doc:"Names by language, the preferred one first."`
	Tenures   []Tenure                   `json:"tenures,omitempty" doc:"Terms of office in the order of their start."`
	Wikidata  string                     `json:"wikidata,omitempty"`
	Years     []models.YearCount         `json:"years" doc:"Dated events by the year of their first day; years without one are left out, and those before the last 500."`
	Countries []models.FacetValue        `json:"countries" doc:"Countries met: events that they too take part in, the most frequent first."`
	Actors    []models.FacetValue        `json:"actors" doc:"Other actors met, countries left out."`
	Types     []models.FacetValue        `json:"types" doc:"Event types, the most frequent first."`
}

// Tenure is one term of office.
type Tenure struct {
	Office  string             `json:"office"`
	Country timeline.CountryID `json:"country,omitempty"`
	From    edtf.Date          `json:"from,omitzero" type:"string"`
	To      edtf.Date          `json:"to,omitzero" type:"string"`
}

// Actors is a list of actors.
type Actors struct {
	Actors []Actor `json:"actors"`
}

// Outlets is a list of outlets with their events.
type Outlets struct {
	Outlets []models.FacetValue `json:"outlets"`
}

type listInput struct {
	Q     string `query:"q" maxLength:"200" doc:"Start of a name or alias, in any language and script."`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`
	NamesInput
	ConditionalInput
}

// NamesInput is embedded in the input of every route that gives names.
type NamesInput struct {
	Lang string `query:"lang" default:"en" maxLength:"16" doc:"Language of the names given (BCP 47)."`
}

// Resolve refuses what is no language tag, and writes it as names have it: huma calls it.
func (in *NamesInput) Resolve(huma.Context) []error {
	tag, err := lang.ParseTag(in.Lang)
	if in.Lang = string(tag); err != nil {
		return []error{&huma.ErrorDetail{Location: "query.lang", Message: err.Error()}}
	}
	return nil
}

type typesInput struct{ ConditionalInput }

type actorInput struct {
	Kind string `path:"kind" enum:"person,org,group,country" doc:"First part of the id."`
	Slug string `path:"slug" maxLength:"200" doc:"Second part of the id."`
	NamesInput
	ConditionalInput
}

func (a *server) registerLists(h huma.API) {
	huma.Register(h, huma.Operation{
		OperationID: "list-types", Method: http.MethodGet, Path: "/types", Tags: []string{"lists"},
		Summary: "Event types and families with their labels and codes.",
	}, a.types)
	huma.Register(h, huma.Operation{
		OperationID: "list-countries", Method: http.MethodGet, Path: "/countries", Tags: []string{"lists"},
		Summary: "Countries, the most frequent first; completes with q.",
	}, a.countryList)
	huma.Register(h, huma.Operation{
		OperationID: "list-actors", Method: http.MethodGet, Path: "/actors", Tags: []string{"lists"},
		Summary: "Actors, the most frequent first; completes with q by any alias in any script.",
	}, a.actorList)
	huma.Register(h, huma.Operation{
		OperationID: "get-actor", Method: http.MethodGet, Path: "/actors/{kind}/{slug}", Tags: []string{"lists"},
		Summary: "One actor with names, terms of office, events by year and whom it met.",
	}, a.actor)
	huma.Register(h, huma.Operation{
		OperationID: "list-outlets", Method: http.MethodGet, Path: "/outlets", Tags: []string{"lists"},
		Summary: "Outlets, the most frequent first.",
	}, a.outlets)
}

func (a *server) types(ctx context.Context, in *typesInput) (*bodyOutput[Types], error) {
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (Types, error) { return a.vocabulary(), nil })
}

func (a *server) vocabulary() Types {
	var out Types
	for _, t := range a.ontology.All() {
		out.Types = append(out.Types, Type{
			Slug: t.Slug, Labels: t.Labels, Family: string(t.Family), PLOVER: t.PLOVER, CAMEO: t.CAMEO,
			Weight: t.Weight, Description: t.Counts,
		})
	}
	for _, f := range a.ontology.Families() {
		out.Families = append(out.Families, Family{Slug: string(f), Labels: a.ontology.FamilyLabels(f)})
	}
	return out
}

func (a *server) outlets(ctx context.Context, in *listInput) (*bodyOutput[Outlets], error) {
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (Outlets, error) {
		list, err := a.store.Outlets(ctx, in.Q, in.Limit)
		return Outlets{Outlets: list}, err
	})
}
