package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
	"demarche/timeline/export"
)

// columnsType is the media type of /index.bin.
const columnsType = "application/vnd.demarche.index"

type columnsInput struct {
	FilterParams
	Columns string `query:"columns" maxLength:"200" doc:"Columns wanted, with commas between them; the usual ones when it is left out." example:"day,length,type,country"`
	Limit   int    `query:"limit" minimum:"1" maximum:"4000000" default:"1000000" doc:"When more events match, the answer is a problem."`
	ConditionalInput
}

type rowsInput struct {
	At []string `query:"at,explode" required:"true" minItems:"1" maxItems:"1000" doc:"Places of rows of index.bin: day.seq, or undated.seq." example:"19810.3"`
	ConditionalInput
}

// EventRows are the events of rows of index.bin.
type EventRows struct {
	Events []export.Event `json:"events"`
}

func (a *server) registerColumns(h huma.API) {
	huma.Register(h, huma.Operation{
		OperationID: "index", Method: http.MethodGet, Path: "/index.bin", Tags: []string{"counts"},
		Summary:     "All matching events as columns of numbers.",
		Description: "For drawing and counting where they are shown. The documentation has the layout.",
		Responses: map[string]*huma.Response{"200": {
			Description: "A JSON head and the columns.",
			Content:     map[string]*huma.MediaType{columnsType: {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}},
		}},
	}, a.columns)
	huma.Register(h, huma.Operation{
		OperationID: "list-rows", Method: http.MethodGet, Path: "/rows", Tags: []string{"events"},
		Summary: "The events of rows of index.bin.",
	}, a.rows)
}

func (a *server) columns(ctx context.Context, in *columnsInput) (*huma.StreamResponse, error) {
	f, err := a.filter(ctx, in.FilterParams)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	version, err := a.store.DataVersion(ctx)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	tag := a.tag(version, in.target)
	if matches(in.IfNoneMatch, tag) {
		return nil, notModified{tag}
	}
	table, err := a.store.Columns(ctx, f, in.Columns, in.Limit)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) { //nolint:contextcheck // hc carries the context of the request
		hc.SetHeader("Content-Type", columnsType)
		hc.SetHeader("Cache-Control", "no-cache")
		hc.SetHeader("ETag", tag)
		if _, err := table.WriteTo(hc.BodyWriter()); err != nil {
			if hc.Context().Err() == nil {
				a.log.ErrorContext(hc.Context(), "index not sent", "request_id", requestID(hc.Context()), "error", err)
			}
			panic(http.ErrAbortHandler) // the client must not take half an index for a whole one
		}
	}}, nil
}

func (a *server) rows(ctx context.Context, in *rowsInput) (*bodyOutput[EventRows], error) {
	places := make([]models.Place, len(in.At))
	for i, text := range in.At {
		var err error
		if places[i], err = models.ParsePlace(text); err != nil {
			return nil, a.fail(ctx, err)
		}
	}
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (EventRows, error) {
		list, err := a.store.EventsAt(ctx, places)
		out := EventRows{Events: make([]export.Event, 0, len(list))}
		for i := range list {
			out.Events = append(out.Events, a.wire.Event(list[i]))
		}
		return out, err
	})
}
