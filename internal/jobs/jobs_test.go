package jobs_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"testing"
	"time"

	"demarche/internal/ingest"
	"demarche/internal/jobs"
	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/edtf"
	"demarche/timeline/merge"
	"demarche/timeline/ontology"
)

// one is an extractor that finds the same event in every article.
type one struct{}

func (one) Annotate(*timeline.Document) error { return nil }

func (one) Extract(*timeline.Document) ([]timeline.Mention, error) {
	return []timeline.Mention{{
		Type: "talks", When: edtf.MustParse("2024-01"), Modality: timeline.Occurred, Score: 1,
		Evidence: timeline.Span{Start: 0, End: 5},
		Parties:  []timeline.Party{modelstest.Country("USA", "participant"), modelstest.Country("CHN", "participant")},
	}}, nil
}

func newQueue(t *testing.T, s *models.Store) *jobs.Queue {
	t.Helper()
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	g := ingest.New(ingest.Options{Store: s, Extractor: one{}, Merger: merge.New(o), Version: "v1"})
	return jobs.New(s, g, slog.New(slog.DiscardHandler))
}

func input(text string) article.Input { return article.Input{Data: []byte(text), Lang: "en"} }

func TestSubmittedArticleIsRead(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		q := newQueue(t, s)
		job, err := q.Submit(ctx, input("Talks were held in January 2024 in Geneva."), "")
		if err != nil || job.State != models.JobQueued {
			t.Fatal(job, err)
		}
		if worked, err := q.Next(ctx); !worked || err != nil {
			t.Fatal(worked, err)
		}
		if worked, err := q.Next(ctx); worked || err != nil {
			t.Fatal("a second job?", worked, err)
		}
		job, err = s.Job(ctx, job.ID)
		if err != nil || job.State != models.JobDone || job.Payload != nil {
			t.Fatalf("%+v, %v", job, err)
		}
		var result jobs.Result
		if err := json.Unmarshal(job.Result, &result); err != nil || len(result.Articles) != 1 || result.Articles[0].Added != 1 {
			t.Errorf("result %s, %v", job.Result, err)
		}
		if n, err := s.Count(ctx, models.Filter{}); n != 1 || err != nil {
			t.Errorf("%d events, %v", n, err)
		}
	})
}

func TestSubmitIsIdempotent(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		q := newQueue(t, s)
		first, err := q.Submit(ctx, input("Talks were held in Geneva."), "key")
		if err != nil {
			t.Fatal(err)
		}
		if same, err := q.Submit(ctx, input("Talks were held in Geneva."), "key"); err != nil || same.ID != first.ID {
			t.Errorf("same key: %+v, %v", same, err)
		}
		if same, err := q.Submit(ctx, input("Talks were held in Geneva."), ""); err != nil || same.ID != first.ID {
			t.Errorf("same content while it waits: %+v, %v", same, err)
		}
		if _, err := q.Submit(ctx, input("Other talks."), "key"); !errors.Is(err, models.ErrKeyUsed) {
			t.Errorf("same key, other content: %v, want ErrKeyUsed", err)
		}
		var bad *article.Error
		if _, err := q.Submit(ctx, input(""), ""); !errors.As(err, &bad) || bad.Code != article.CodeEmpty {
			t.Errorf("empty input: %v", err)
		}
	})
}

func TestJobOfADeadWorkerIsTakenAgain(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		ctx := context.Background()
		q := newQueue(t, s)
		job, err := q.Submit(ctx, input("Talks were held in Geneva."), "")
		if err != nil {
			t.Fatal(err)
		}
		if taken, ok, err := s.TakeJob(ctx, 2*time.Second); !ok || err != nil || taken.ID != job.ID {
			t.Fatal(taken, ok, err)
		}
		if worked, err := q.Next(ctx); worked || err != nil {
			t.Fatal("a leased job was taken", worked, err)
		}
		ctx2, stop := context.WithCancel(ctx)
		done := make(chan error)
		go func() { done <- q.Run(ctx2) }()
		deadline := time.Now().Add(20 * time.Second)
		for job.State != models.JobDone && time.Now().Before(deadline) {
			time.Sleep(10 * time.Millisecond)
			if job, err = s.Job(ctx, job.ID); err != nil {
				t.Fatal(err)
			}
		}
		stop()
		if err := <-done; err != nil || job.State != models.JobDone || job.Attempts != 2 {
			t.Errorf("%+v, %v", job, err)
		}
	})
}
