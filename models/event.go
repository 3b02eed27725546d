package models

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"demarche/timeline"
)

// Event is the event of an id with its Reports. Errors: ErrNotFound.
func (s *Store) Event(ctx context.Context, id string) (timeline.Event, error) {
	e, _, err := s.Revision(ctx, id)
	return e, err
}

// Revision is Event with the number of its state, which Edit wants back.
func (s *Store) Revision(ctx context.Context, id string) (e timeline.Event, revision int64, err error) {
	r, reports, err := s.eventWithReports(ctx, id)
	if err == nil {
		e, err = s.event(ctx, &r)
	}
	if err != nil {
		return timeline.Event{}, 0, fmt.Errorf("event %.40q: %w", id, err)
	}
	e.Reports = reports
	return e, r.revision, nil
}

// eventWithReports reads both with one statement, and so as of one state.
func (s *Store) eventWithReports(ctx context.Context, id string) (r eventRow, reports []timeline.Report, err error) {
	rows, err := s.reader.WithContext(ctx).Raw("SELECT "+eventColumns+
		", m.body FROM events e LEFT JOIN mentions m ON m.event = e.id WHERE e.id = ? ORDER BY m.place", id).Rows()
	if err != nil {
		return r, nil, err
	}
	defer func() { _ = rows.Close() }()
	var text sql.NullString
	dest := append(r.dest(), &text)
	found := false
	for rows.Next() {
		if err := rows.Scan(dest...); err != nil {
			return r, nil, err
		}
		found = true
		if !text.Valid {
			break // no report
		}
		var one timeline.Report
		if err := json.Unmarshal([]byte(text.String), &one); err != nil {
			return r, nil, fmt.Errorf("read report %d: %w", len(reports)+1, err)
		}
		reports = append(reports, one)
	}
	if err := rows.Err(); err != nil || found {
		return r, reports, err
	}
	return r, nil, ErrNotFound
}

// Edit stores what a person's change makes of an event; one that was only extracted
// is corrected from then on, so that neither articles nor imports replace it. revision is that of the state
// which the editor saw; 0 stands for any. Reports are left as they are. Errors:
// ErrNotFound, and ErrConflict when somebody changed the event since.
func (s *Store) Edit(ctx context.Context, id string, revision int64, change func(*timeline.Event) error) error {
	return s.write(ctx, "edit event "+id, func(t *tx) error {
		e, old, err := t.load(id)
		if err != nil {
			return err
		}
		if revision != 0 && revision != old.revision {
			return fmt.Errorf("%w: revision %d is now %d", ErrConflict, revision, old.revision)
		}
		was := e.Status
		if err := change(&e); err != nil {
			return err
		}
		if was == timeline.StatusExtracted && e.Status == was {
			e.Status = timeline.StatusCorrected
		}
		e.ID = id
		return t.putEvent(e, false)
	})
}

// Delete takes an event out of every list. Its reports go with it, and when the
// articles are read again they do not bring it back. Errors as for Edit.
func (s *Store) Delete(ctx context.Context, id string, revision int64) error {
	return s.write(ctx, "delete event "+id, func(t *tx) error {
		e, old, err := t.load(id)
		if err != nil {
			return err
		}
		if revision != 0 && revision != old.revision {
			return fmt.Errorf("%w: revision %d is now %d", ErrConflict, revision, old.revision)
		}
		ids := []string{id}
		for _, r := range e.Reports {
			ids = append(ids, reportKey(r, 0))
		}
		slices.Sort(ids)
		for _, gone := range slices.Compact(ids) {
			if err := t.exec("INSERT INTO removed_events (id, at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
				gone, s.now().UnixMicro()); err != nil {
				return err
			}
		}
		if err := t.exec("DELETE FROM mentions WHERE event = ?", id); err != nil {
			return err
		}
		return t.removeEvent(id)
	})
}

// load reads an event with its Reports inside the transaction.
func (t *tx) load(id string) (timeline.Event, found, error) {
	old, ok, err := t.find(id)
	if err == nil && !ok {
		err = fmt.Errorf("event %.40q: %w", id, ErrNotFound)
	}
	if err != nil {
		return timeline.Event{}, found{}, err
	}
	e, err := t.event(&old.eventRow)
	if err != nil {
		return timeline.Event{}, found{}, err
	}
	byEvent, err := reports(t.gorm, id)
	e.Reports = byEvent[id]
	return e, old, err
}

// event is Store.event for rows that this transaction may have written.
func (t *tx) event(r *eventRow) (timeline.Event, error) {
	return t.store.eventOf(r, func(int64) ([]term, error) {
		all := t.store.terms.all()
		return append(all[:len(all):len(all)], t.terms...), nil
	})
}

// Added is when the event was first stored.
func (s *Store) Added(ctx context.Context, id string) (time.Time, error) {
	var micros []int64
	if err := s.reader.WithContext(ctx).Raw("SELECT added FROM events WHERE id = ?", id).Scan(&micros).Error; err != nil {
		return time.Time{}, fmt.Errorf("event %.40q: %w", id, err)
	}
	if len(micros) == 0 {
		return time.Time{}, fmt.Errorf("event %.40q: %w", id, ErrNotFound)
	}
	return time.UnixMicro(micros[0]).UTC(), nil
}
