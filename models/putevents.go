package models

import (
	"context"
	"fmt"

	"demarche/timeline"
)

// Put tells what became of a batch of events.
type Put struct {
	Added, Replaced int
	Kept            int // stood already: a person decided about it, or deleted it
}

// PutEvents stores events of an import or a person, with their Reports, in one
// transaction. An event with a known ID is replaced, unless a person decided
// about it; an event without ID is an error. They stand without any article.
func (s *Store) PutEvents(ctx context.Context, events []timeline.Event) (Put, error) {
	var out Put
	err := s.write(ctx, fmt.Sprintf("store %d events", len(events)), func(t *tx) error {
		out = Put{}
		for _, e := range events {
			if err := t.putGiven(e, &out); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func (t *tx) putGiven(e timeline.Event, out *Put) error {
	if e.ID == "" {
		return fmt.Errorf("event of %s: %w: it has no id", e.When, timeline.ErrInvalid)
	}
	var one int
	gone, err := t.row("SELECT 1 FROM removed_events WHERE id = ?", []any{e.ID}, &one)
	if err != nil {
		return err
	}
	if gone {
		out.Kept++
		return nil
	}
	old, exists, err := t.find(e.ID)
	if err != nil {
		return err
	}
	if exists {
		stored, err := t.event(&old.eventRow)
		if err != nil {
			return err
		}
		if stored.Status != timeline.StatusExtracted {
			out.Kept++
			return nil
		}
		out.Replaced++
	} else {
		out.Added++
	}
	if err := t.putEvent(e, true); err != nil {
		return err
	}
	if !exists && len(e.Reports) == 0 {
		return nil
	}
	return t.setReports(e.ID, e.Reports)
}
