package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/wire"
)

// Article is a stored article with everything that was found in it.
type Article struct {
	wire.Line
	URL       string         `json:"url,omitempty"`
	Outlet    string         `json:"outlet,omitempty"`
	Extractor string         `json:"extractor" doc:"Version of the program that read it last."`
	Events    []ArticleEvent `json:"events"`
}

// ArticleEvent is a mention in an article with the event that it tells of.
type ArticleEvent struct {
	ID string `json:"event" doc:"Id of the event."`
	wire.Event
}

type articleGet struct {
	ID string `path:"id" maxLength:"128" doc:"Id of the article."`
	ConditionalInput
}

type articlePost struct {
	ArticleInput
	Key string `header:"Idempotency-Key" maxLength:"200" doc:"Makes the request safe to repeat: the same key with the same article is one job."`
}

// accepted is the answer to an article that was taken in.
type accepted struct {
	Status   int
	Location string `header:"Location" doc:"Where the job tells how it goes."`
	Body     models.Job
}

type jobInput struct {
	ID string `path:"id" maxLength:"64" doc:"Id of the job."`
}

func (a *server) registerArticles(h huma.API) {
	huma.Register(h, huma.Operation{
		OperationID: "add-article", Method: http.MethodPost, Path: "/articles", Tags: []string{"articles"}, DefaultStatus: http.StatusAccepted,
		Summary:     "Takes articles in. They are on disk when the answer comes, and are read behind it: follow the job.",
		RequestBody: articleBody(), SkipValidateBody: true, MaxBodyBytes: -1, BodyReadTimeout: a.patience,
	}, a.addArticle)
	huma.Register(h, huma.Operation{
		OperationID: "get-article", Method: http.MethodGet, Path: "/articles/{id}", Tags: []string{"articles"},
		Summary: "One article: its text with the spans of times, names and events.",
	}, a.article)
	huma.Register(h, huma.Operation{
		OperationID: "get-job", Method: http.MethodGet, Path: "/jobs/{id}", Tags: []string{"articles"},
		Summary: "How far the reading of an article is.",
	}, a.job)
}

func (a *server) addArticle(ctx context.Context, in *articlePost) (*accepted, error) {
	input, err := in.input()
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	job, err := a.articles.Submit(ctx, input, in.Key)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return &accepted{Status: http.StatusAccepted, Location: Prefix + "/jobs/" + job.ID, Body: job}, nil
}

func (a *server) job(ctx context.Context, in *jobInput) (*freshOutput[models.Job], error) {
	job, err := a.store.Job(ctx, in.ID)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return fresh(job), nil
}

func (a *server) article(ctx context.Context, in *articleGet) (*bodyOutput[Article], error) {
	return conditional(ctx, a, in.ConditionalInput, func(ctx context.Context) (Article, error) {
		stored, err := a.store.Article(ctx, in.ID)
		if err != nil {
			return Article{}, err
		}
		mentions := make([]timeline.Mention, len(stored.Mentions))
		for i, m := range stored.Mentions {
			mentions[i] = m.Mention
		}
		out := Article{
			Line: wire.Article(&stored.Doc, mentions, wire.Options{Ontology: a.ontology, Explain: true, Text: true}),
			URL:  stored.Doc.URL, Outlet: stored.Doc.Outlet, Extractor: stored.Extractor,
			Events: make([]ArticleEvent, len(mentions)),
		}
		for i, e := range out.Line.Events {
			out.Events[i] = ArticleEvent{ID: stored.Mentions[i].Event, Event: e}
		}
		return out, nil
	})
}
