package jobs_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"

	"demarche/internal/ingest"
	"demarche/internal/jobs"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline/merge"
	"demarche/timeline/ontology"
)

// full is a store whose disk has no room for articles for a while.
type full struct {
	*models.Store
	times int
}

func (f *full) PutArticle(ctx context.Context, in models.Reading, join models.Joiner) (models.Stored, error) {
	if f.times--; f.times >= 0 {
		return models.Stored{}, fmt.Errorf("store article: %w", models.ErrFull)
	}
	return f.Store.PutArticle(ctx, in, join)
}

func TestAJobIsNotGivenUpWhileTheDiskIsFull(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		o, err := ontology.Load()
		if err != nil {
			t.Fatal(err)
		}
		f := &full{s, 12}
		q := jobs.New(s, ingest.New(ingest.Options{Store: f, Extractor: one{}, Merger: merge.New(o), Version: "v1"}), slog.New(slog.DiscardHandler))
		job, err := q.Submit(ctx, input("Talks were held in Geneva."), "")
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			if _, err := q.Next(ctx); err != nil {
				t.Fatal(err)
			}
			if job, err = s.Job(ctx, job.ID); err != nil || job.State == models.JobFailed {
				t.Fatalf("%+v, %v", job, err)
			}
			if job.State == models.JobDone {
				return
			}
			if err := s.ReturnJob(ctx, job.ID, job.Error, 0); err != nil { // time passes
				t.Fatal(err)
			}
		}
		t.Errorf("it is not done: %+v", job)
	})
}

// TestAJobThatTakesItsWorkersDownHoldsNobodyUp has workers die over one job.
func TestAJobThatTakesItsWorkersDownHoldsNobodyUp(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		q := newQueue(t, s)
		bad, err := q.Submit(ctx, input("Talks that nobody survives were held in Geneva."), "")
		if err != nil {
			t.Fatal(err)
		}
		die := func() string {
			job, ok, err := s.TakeJob(ctx, 0) // the worker dies, and its lease ends
			if err != nil || !ok {
				t.Fatal(ok, err)
			}
			return job.ID
		}
		die()
		good, err := q.Submit(ctx, input("Talks were held in Geneva."), "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := q.Next(ctx); err != nil {
			t.Fatal(err)
		}
		if good, err = s.Job(ctx, good.ID); err != nil || good.State != models.JobDone {
			t.Fatalf("the job behind it: %+v, %v", good, err)
		}
		for range 9 {
			die()
		}
		if _, err := q.Next(ctx); err != nil {
			t.Fatal(err)
		}
		if bad, err = s.Job(ctx, bad.ID); err != nil || bad.State != models.JobFailed {
			t.Fatalf("it is not given up: %+v, %v", bad, err)
		}
	})
}
