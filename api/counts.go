package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
)

type densityInput struct {
	FilterParams
	Bins int    `query:"bins" minimum:"1" maximum:"2000" default:"640" doc:"Equal parts of the time shown."`
	By   string `query:"by" enum:"type,family,country" doc:"One row of counts for each type, family or country; one row for all when it is left out."`
	ConditionalInput
}

type facetsInput struct {
	FilterParams
	Limit int `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"Values of each facet, the most frequent first."`
	ConditionalInput
}

func (a *server) registerCounts(h huma.API) {
	huma.Register(h, huma.Operation{
		OperationID: "density", Method: http.MethodGet, Path: "/density", Tags: []string{"counts"},
		Summary: "Counts of the matching events over time, for drawing.",
	}, a.density)
	huma.Register(h, huma.Operation{
		OperationID: "facets", Method: http.MethodGet, Path: "/facets", Tags: []string{"counts"},
		Summary: "Counts of the matching events by country, actor, type, family, modality, language and outlet.",
	}, a.facets)
}

func (a *server) density(ctx context.Context, in *densityInput) (*bodyOutput[models.Density], error) {
	f, err := a.filter(ctx, in.FilterParams)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (models.Density, error) {
		return a.store.Density(ctx, f, in.Bins, in.By)
	})
}

func (a *server) facets(ctx context.Context, in *facetsInput) (*bodyOutput[models.Facets], error) {
	f, err := a.filter(ctx, in.FilterParams)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	f.Limit = in.Limit
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (models.Facets, error) {
		return a.store.Facets(ctx, f)
	})
}
