// Package jobs reads articles that were handed in, behind the answer: Submit
// stores the work durably, and a worker does it, after a restart too. Why the
// queue is a table of our own: docs/adr/0012-store.md.
package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"demarche/internal/ingest"
	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/edtf"
)

// kindArticle is the kind of job that reads articles.
const kindArticle = "article"

// Times of the worker.
const (
	lease       = 15 * time.Second // without a sign of life, another worker may take the job
	renewEvery  = lease / 3
	pollEvery   = time.Second // for jobs that another process handed in
	maxAttempts = 10
)

// Store is what a Queue needs of the database.
type Store interface {
	AddJob(ctx context.Context, in models.NewJob) (models.Job, error)
	TakeJob(ctx context.Context, lease time.Duration) (models.Job, bool, error)
	FinishJob(ctx context.Context, id string, result json.RawMessage, failure string) error
	RetryJob(ctx context.Context, id, reason string, after time.Duration) error
	ReturnJob(ctx context.Context, id, reason string, after time.Duration) error
	RenewJob(ctx context.Context, id string, lease time.Duration) error
}

// Queue takes articles in and has them read.
type Queue struct {
	store  Store
	ingest *ingest.Ingester
	log    *slog.Logger
	wake   chan struct{}
}

// New makes a Queue. Nothing is read before Run.
func New(store Store, in *ingest.Ingester, log *slog.Logger) *Queue {
	return &Queue{store, in, log, make(chan struct{}, 1)}
}

// meta is what a job keeps of an article.Input beside its data.
type meta struct {
	Name        string        `json:"name,omitempty"`
	ContentType string        `json:"content_type,omitempty"`
	Lang        timeline.Lang `json:"lang,omitempty"`
	Published   edtf.Date     `json:"published"`
}

// Result is what came of a job, as Job.Result holds it in JSON.
type Result struct {
	Articles []ingest.Outcome `json:"articles"`
	Failures []ingest.Failure `json:"failures"`
}

// Submit stores in durably before it returns. The same key with the same content
// gives the same job; with other content models.ErrKeyUsed. An input without a
// single readable article is refused at once, with an *article.Error.
func (q *Queue) Submit(ctx context.Context, in article.Input, key string) (models.Job, error) {
	if err := readable(in); err != nil {
		return models.Job{}, err
	}
	m, err := json.Marshal(meta{in.Name, in.ContentType, in.Lang, in.Published})
	if err != nil {
		return models.Job{}, fmt.Errorf("write job: %w", err)
	}
	job, err := q.store.AddJob(ctx, models.NewJob{Kind: kindArticle, Payload: in.Data, Meta: m, Key: key})
	if err != nil {
		return models.Job{}, err
	}
	select {
	case q.wake <- struct{}{}:
	default:
	}
	return job, nil
}

// readable gives the first error of an input that holds no article.
func readable(in article.Input) error {
	var first error
	found := false
	article.Read(in, func(item article.Item) bool {
		if item.Err == nil {
			found = true
		} else if first == nil {
			first = item.Err
		}
		return !found
	})
	if !found && first == nil {
		first = &article.Error{Code: article.CodeEmpty, Message: "no article was given"}
	}
	if found {
		return nil
	}
	return first
}

// Run works until ctx ends. What a dead process left half done is taken up when
// its lease ends, whether or not other processes work on the database.
func (q *Queue) Run(ctx context.Context) error {
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	for ctx.Err() == nil {
		worked, err := q.Next(ctx)
		if err != nil && ctx.Err() == nil {
			q.log.ErrorContext(ctx, "job queue", "error", err)
		}
		if worked {
			continue
		}
		select {
		case <-ctx.Done():
		case <-q.wake:
		case <-ticker.C:
		}
	}
	return nil
}

// Next does the next job that is due; worked is false when there is none.
func (q *Queue) Next(ctx context.Context) (worked bool, err error) {
	job, ok, err := q.store.TakeJob(ctx, lease)
	if err != nil || !ok {
		return false, err
	}
	if job.Attempts > maxAttempts {
		// It took its worker down each time: it must not do so for ever.
		return true, q.store.FinishJob(ctx, job.ID, nil, fmt.Sprintf("given up after %d attempts: %s", maxAttempts, job.Error))
	}
	stop := q.hold(ctx, job.ID)
	result, err := q.read(ctx, job)
	stop()
	if err != nil {
		if ctx.Err() != nil {
			return true, q.giveBack(ctx, job.ID)
		}
		if passing(err) {
			q.log.WarnContext(ctx, "job waits for the database", "job", job.ID, "error", err)
			return true, q.keep(ctx, func() error { return q.store.ReturnJob(ctx, job.ID, err.Error(), renewEvery) })
		}
		after := time.Second << job.Attempts
		q.log.WarnContext(ctx, "job will be tried again", "job", job.ID, "attempt", job.Attempts, "after", after, "error", err)
		return true, q.store.RetryJob(ctx, job.ID, err.Error(), after)
	}
	text, err := json.Marshal(result)
	if err != nil {
		return true, fmt.Errorf("write result of job %s: %w", job.ID, err)
	}
	failure := ""
	if len(result.Articles) == 0 && len(result.Failures) > 0 {
		failure = result.Failures[0].Message
	}
	return true, q.keep(ctx, func() error { return q.store.FinishJob(ctx, job.ID, text, failure) })
}

// passing reports whether err is of the database and will pass: a job must not be given
// up for it, however often it is tried.
func passing(err error) bool {
	err = models.Classed(err)
	return errors.Is(err, models.ErrFull) || errors.Is(err, models.ErrUnavailable)
}

// keep writes what became of a job as soon as the database can be written.
func (q *Queue) keep(ctx context.Context, write func() error) error {
	for {
		err := write()
		if !passing(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pollEvery):
		}
	}
}

// giveBack makes a job due at once for who works next, as this worker stops.
func (q *Queue) giveBack(ctx context.Context, id string) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), renewEvery)
	defer cancel()
	return q.store.ReturnJob(ctx, id, "", 0)
}

// hold renews the lease of a job until stop is called. A renewal that fails is only
// logged: at worst the job is done twice, which is safe.
func (q *Queue) hold(ctx context.Context, id string) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		ticker := time.NewTicker(renewEvery)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			if err := q.store.RenewJob(ctx, id, lease); err != nil && ctx.Err() == nil {
				q.log.WarnContext(ctx, "lease not renewed", "job", id, "error", err)
			}
		}
	}()
	return func() { cancel(); <-done }
}

// read takes in the articles of a job. Doing it twice is safe.
func (q *Queue) read(ctx context.Context, job models.Job) (Result, error) {
	out := Result{Articles: []ingest.Outcome{}, Failures: []ingest.Failure{}}
	var m meta
	if err := json.Unmarshal(job.Meta, &m); err != nil {
		return out, fmt.Errorf("read job %s: %w", job.ID, err)
	}
	in := article.Input{Data: job.Payload, Name: m.Name, ContentType: m.ContentType, Lang: m.Lang, Published: m.Published}
	var err error
	article.Read(in, func(item article.Item) bool {
		var outcome ingest.Outcome
		outcome, err = q.ingest.Article(ctx, item)
		var bad *ingest.Failure
		switch {
		case errors.As(err, &bad):
			out.Failures = append(out.Failures, *bad)
			err = nil
		case err == nil:
			out.Articles = append(out.Articles, outcome)
		}
		return err == nil
	})
	return out, err
}
