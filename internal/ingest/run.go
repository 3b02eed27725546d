package ingest

import (
	"context"
	"errors"

	"demarche/timeline/article"
)

// Summary counts a run so far.
type Summary struct {
	Articles   int `json:"articles"`   // met, bad ones too
	Stored     int `json:"stored"`     // new
	Again      int `json:"again"`      // stored before, read again by a newer extractor or with another date
	Duplicates int `json:"duplicates"` // stored before
	Added      int `json:"added"`      // events that are new
	Joined     int `json:"joined"`     // events that got another report
	Failed     int `json:"failed"`
	// Failures tells the first MaxFailures of the failed.
	Failures []Failure `json:"failures"`
}

// MaxFailures bounds Summary.Failures.
const MaxFailures = 1000

// add counts one article; an error that is no Failure is given back.
func (s *Summary) add(o Outcome, err error) error {
	var bad *Failure
	switch {
	case errors.As(err, &bad):
		s.Failed++
		if len(s.Failures) < MaxFailures {
			s.Failures = append(s.Failures, *bad)
		}
	case err != nil:
		return err
	case o.Duplicate:
		s.Duplicates++
	case o.Again:
		s.Again++
	default:
		s.Stored++
	}
	s.Articles++
	s.Added += o.Added
	s.Joined += o.Joined
	return nil
}

// Run takes in all articles that read gives to its argument, several at a time,
// and stores them in their order. progress, which may be nil, is called after
// each. Run ends early with the error of the store, of ctx or of read; the
// Summary is right in any case.
func (g *Ingester) Run(ctx context.Context, read func(func(article.Item) error) error, progress func(Summary)) (Summary, error) {
	sum := Summary{Failures: []Failure{}}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	// waiting holds the articles in their order, each with the place where its
	// reading will appear. Its length bounds the articles in memory.
	waiting := make(chan chan prepared, g.opts.Workers)
	busy := make(chan struct{}, g.opts.Workers)
	done := make(chan error, 1)
	go func() {
		var failed error
		for place := range waiting {
			p := <-place
			if failed != nil {
				continue
			}
			outcome, err := g.store(ctx, p)
			if failed = sum.add(outcome, err); failed != nil {
				cancel(failed)
			} else if progress != nil {
				progress(sum)
			}
		}
		done <- failed
	}()
	err := read(func(item article.Item) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		busy <- struct{}{}
		place := make(chan prepared, 1)
		go func() {
			place <- g.prepare(ctx, item)
			<-busy
		}()
		waiting <- place
		return nil
	})
	close(waiting)
	if failed := <-done; failed != nil {
		return sum, failed
	}
	return sum, err
}
