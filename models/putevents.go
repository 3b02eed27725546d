package models

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"demarche/timeline"
)

// Put tells what became of a batch of events.
type Put struct {
	Added, Replaced int
	Unchanged       int // stood already, the same
	Kept            int // stood already: a person decided about it, or deleted it
}

// PutEvents stores events of an import or a person, with their Reports, in one
// transaction. An event with a known ID is replaced, unless it says the same or a person
// decided about it; an event without ID is an error. They stand without any article.
func (s *Store) PutEvents(ctx context.Context, events []timeline.Event) (Put, error) {
	return s.putPrepared(ctx, s.prepare(events), s.write) // prepared before the writer is held
}

type writer func(ctx context.Context, what string, fn func(*tx) error) error

// putPrepared stores events in one transaction of write.
func (s *Store) putPrepared(ctx context.Context, events []newRow, write writer) (Put, error) {
	var out Put
	err := write(ctx, fmt.Sprintf("store %d events", len(events)), func(t *tx) error {
		out = Put{}
		t.batch = batch{rows: make([]*newRow, 0, len(events)), ids: make(map[string]struct{}, len(events))}
		var one int
		removed, err := t.row("SELECT 1 FROM removed_events LIMIT 1", nil, &one)
		if err != nil {
			return err
		}
		for i := range events {
			if err := t.putGiven(&events[i], removed, &out); err != nil {
				return err
			}
		}
		return t.flush(&out)
	})
	return out, err
}

// putGiven stages one event; removed says that there are deleted ones to look out for.
func (t *tx) putGiven(r *newRow, removed bool, out *Put) error {
	e := r.event
	if e.ID == "" {
		return fmt.Errorf("event of %s: %w: it has no id", e.When, timeline.ErrInvalid)
	}
	if removed {
		var one int
		gone, err := t.row("SELECT 1 FROM removed_events WHERE id = ?", []any{e.ID}, &one)
		if err != nil {
			return err
		}
		if gone {
			out.Kept++
			return nil
		}
	}
	if _, again := t.batch.ids[e.ID]; again { // it replaces one of the same batch
		if err := t.flush(out); err != nil {
			return err
		}
	}
	return t.stage(r)
}

// replaceGiven stores e in place of the event with its ID, unless a person
// decided about that.
func (t *tx) replaceGiven(e timeline.Event, out *Put) error {
	old, exists, err := t.find(e.ID)
	if err == nil && !exists {
		err = fmt.Errorf("event %s: %w", e.ID, ErrNotFound)
	}
	if err != nil {
		return err
	}
	stored, err := t.event(&old.eventRow)
	if err != nil {
		return err
	}
	if stored.Status != timeline.StatusExtracted {
		out.Kept++
		return nil
	}
	byEvent, err := reports(t.gorm, e.ID)
	if err != nil {
		return err
	}
	for _, r := range byEvent[e.ID] {
		if r.Article != "" { // what articles tell of it is not the import's to replace
			e.Reports = append(slices.Clip(e.Reports), r)
		}
	}
	e.Sources = max(e.Sources, len(reportOutlets(e)))
	if same, err := t.stands(&e, old, byEvent[e.ID]); same || err != nil {
		out.Unchanged++
		return err
	}
	out.Replaced++
	if err := t.putEvent(e, true); err != nil {
		return err
	}
	return t.setReports(e.ID, e.Reports)
}

// stands reports whether the stored event with its reports says what e says.
func (t *tx) stands(e *timeline.Event, old found, stored []timeline.Report) (bool, error) {
	row, _, err := numbering(t.num).pack(e, true)
	if err != nil {
		return false, fmt.Errorf("event %s: %w", e.ID, err)
	}
	row.ord, row.added, row.revision = old.ord, old.added, old.revision // not of what it says
	if !reflect.DeepEqual(row, old.eventRow) || len(stored) != len(e.Reports) {
		return false, nil
	}
	for i := range stored {
		was, err := json.Marshal(stored[i])
		if err != nil {
			return false, fmt.Errorf("report of event %s: %w", e.ID, err)
		}
		is, err := json.Marshal(e.Reports[i])
		if err != nil || !bytes.Equal(was, is) {
			return false, err
		}
	}
	return true, nil
}
