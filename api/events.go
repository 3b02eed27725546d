package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
	"demarche/timeline/export"
)

type eventsInput struct {
	FilterParams
	Sort   string `query:"sort" enum:"date,-date,-added" default:"date" doc:"Order: by date, by date backwards, newest in the database first."`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"100" doc:"Events on a page."`
	Cursor string `query:"cursor" maxLength:"512" doc:"next or prev of another page with the same filters and sort."`
	Total  bool   `query:"total" doc:"Count all matching events too."`
	ConditionalInput
}

// EventPage is a page of events in the order asked for.
type EventPage struct {
	Events []export.Event `json:"events"`
	Next   string         `json:"next,omitempty" doc:"Cursor of the next page; absent on the last one."`
	Prev   string         `json:"prev,omitempty" doc:"Cursor of the page before; absent on the first one."`
	Total  *int           `json:"total,omitempty" doc:"Matching events in all, when asked for."`
}

func (a *server) registerEvents(h huma.API) {
	huma.Register(h, huma.Operation{
		OperationID: "list-events", Method: http.MethodGet, Path: "/events", Tags: []string{"events"},
		Summary: "Events in chronological order.", Description: "Undated events come last, in either direction.",
	}, a.events)
	huma.Register(h, huma.Operation{
		OperationID: "get-event", Method: http.MethodGet, Path: "/events/{id}", Tags: []string{"events"},
		Summary: "One event with every report, quote and offset.",
	}, a.event)
}

func (a *server) events(ctx context.Context, in *eventsInput) (*bodyOutput[EventPage], error) {
	f, err := a.filter(ctx, in.FilterParams)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	f.Sort, f.Limit, f.Cursor = models.Sort(in.Sort), in.Limit, in.Cursor
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (EventPage, error) {
		page, err := a.store.Events(ctx, f)
		if err != nil {
			return EventPage{}, err
		}
		out := EventPage{Events: make([]export.Event, 0, len(page.Events)), Next: page.Next, Prev: page.Prev}
		for i := range page.Events {
			out.Events = append(out.Events, a.wire.Event(page.Events[i]))
		}
		if in.Total {
			n, err := a.store.Count(ctx, f)
			if err != nil {
				return EventPage{}, err
			}
			out.Total = &n
		}
		return out, nil
	})
}

type eventInput struct {
	ID string `path:"id" maxLength:"64" doc:"Id of the event."`
	ConditionalInput
}

func (a *server) event(ctx context.Context, in *eventInput) (*bodyOutput[export.Event], error) {
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (export.Event, error) {
		e, err := a.store.Event(ctx, in.ID)
		if err != nil {
			return export.Event{}, err
		}
		return a.wire.Event(e), nil
	})
}
