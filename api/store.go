package api

import (
	"context"
	"iter"

	"demarche/models"
	"demarche/models/columnar"
	"demarche/timeline"
	"demarche/timeline/article"
)

// Store is what the handlers need of the database.
type Store interface {
	Events(ctx context.Context, f models.Filter) (models.Page, error)
	Event(ctx context.Context, id string) (timeline.Event, error)
	Count(ctx context.Context, f models.Filter) (int, error)
	Stream(ctx context.Context, f models.Filter) iter.Seq2[timeline.Event, error]
	Density(ctx context.Context, f models.Filter, bins int, by string) (models.Density, error)
	Facets(ctx context.Context, f models.Filter) (models.Facets, error)
	Years(ctx context.Context, f models.Filter) ([]models.YearCount, error)
	StreamReports(ctx context.Context, f models.Filter) iter.Seq2[timeline.Event, error]
	UnknownActors(ctx context.Context, ids []timeline.ActorID) ([]string, error)
	UnknownOutlets(ctx context.Context, names []string) ([]string, error)
	Columns(ctx context.Context, f models.Filter, list string, limit int) (*columnar.Table, error)
	EventsAt(ctx context.Context, places []models.Place) ([]timeline.Event, error)
	Actors(ctx context.Context, q string, limit int) ([]models.Actor, error)
	ActorCounts(ctx context.Context, ids []timeline.ActorID) (map[timeline.ActorID]int, error)
	Countries(ctx context.Context, limit int) ([]models.FacetValue, error)
	CountryCounts(ctx context.Context, ids []timeline.CountryID) (map[timeline.CountryID]int, error)
	Outlets(ctx context.Context, q string, limit int) ([]models.FacetValue, error)
	Save(ctx context.Context, name, query string) (models.SavedView, error)
	SavedViews(ctx context.Context) ([]models.SavedView, error)
	SavedView(ctx context.Context, id string) (models.SavedView, error)
	Unsave(ctx context.Context, id string) error
	Article(ctx context.Context, id string) (models.Article, error)
	Job(ctx context.Context, id string) (models.Job, error)
	DataVersion(ctx context.Context) (int64, error)
	Ping(ctx context.Context) error
}

// Articles takes articles in and tells how their reading goes.
type Articles interface {
	// Submit stores in durably before it returns. The same key with the same
	// content gives the same job; with other content models.ErrKeyUsed.
	Submit(ctx context.Context, in article.Input, key string) (models.Job, error)
}

// Extractor reads one article; nothing is stored.
type Extractor interface {
	Annotate(doc *timeline.Document) error
	Extract(doc *timeline.Document) ([]timeline.Mention, error)
}
