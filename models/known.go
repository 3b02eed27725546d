package models

import (
	"context"
	"fmt"
	"iter"

	"demarche/timeline"
)

// UnknownActors are those of ids that no event ever named.
func (s *Store) UnknownActors(ctx context.Context, ids []timeline.ActorID) ([]string, error) {
	return s.unknown(ctx, kindActor, texts(ids))
}

// UnknownOutlets are those of names that never reported an event.
func (s *Store) UnknownOutlets(ctx context.Context, names []string) ([]string, error) {
	return s.unknown(ctx, kindOutlet, names)
}

func (s *Store) unknown(ctx context.Context, kind termKind, keys []string) ([]string, error) {
	var out []string
	for _, key := range keys {
		nums, err := s.nums(ctx, kind, []string{key})
		if err != nil {
			return nil, fmt.Errorf("look up %.60q: %w", key, err)
		}
		if len(nums) == 0 {
			out = append(out, key)
		}
	}
	return out, nil
}

// reportBatch is how many events have their reports read at once.
const reportBatch = 500

// StreamReports is Stream with the Reports of each event. These are read some
// hundred events at a time behind the stream: one that changes meanwhile may
// come with the reports of its new state.
func (s *Store) StreamReports(ctx context.Context, f Filter) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		batch := make([]timeline.Event, 0, reportBatch)
		flush := func() bool {
			ids := make([]string, len(batch))
			for i, e := range batch {
				ids[i] = e.ID
			}
			byEvent, err := reports(s.reader.WithContext(ctx), ids...)
			if err != nil {
				yield(timeline.Event{}, err)
				return false
			}
			for _, e := range batch {
				e.Reports = byEvent[e.ID]
				if !yield(e, nil) {
					return false
				}
			}
			batch = batch[:0]
			return true
		}
		for e, err := range s.Stream(ctx, f) {
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			if batch = append(batch, e); len(batch) == reportBatch && !flush() {
				return
			}
		}
		flush()
	}
}
