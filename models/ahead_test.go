package models

import (
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"demarche/timeline"
)

// counted gives n events and then err, and tells when it has ended.
func counted(n int, err error, ended *bool) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		defer func() { *ended = true }()
		for i := range n {
			if !yield(timeline.Event{ID: fmt.Sprint(i)}, nil) {
				return
			}
		}
		if err != nil {
			yield(timeline.Event{}, err)
		}
	}
}

func TestAheadGivesAllInOrderAndThenTheError(t *testing.T) {
	broken := errors.New("broken")
	for _, n := range []int{0, 1, aheadEvents - 1, aheadEvents, aheadEvents + 1, 5*aheadEvents + 7} {
		for _, want := range []error{nil, broken} {
			var ended bool
			var got error
			next := 0
			for e, err := range ahead(counted(n, want, &ended)) {
				if got = err; err != nil {
					continue
				}
				if e.ID != fmt.Sprint(next) {
					t.Fatalf("of %d: event %s in place of %d", n, e.ID, next)
				}
				next++
			}
			if next != n || !errors.Is(got, want) || !ended {
				t.Errorf("of %d: %d events, then %v, ended %v; want %v", n, next, got, ended, want)
			}
		}
	}
}

func TestAheadEndsItsReaderWhenTheLoopIsLeft(t *testing.T) {
	for _, n := range []int{1, aheadEvents, 4 * aheadEvents} {
		var ended bool
		taken := 0
		for range ahead(counted(100*aheadEvents, nil, &ended)) {
			if taken++; taken == n {
				break
			}
		}
		if taken != n || !ended {
			t.Errorf("left after %d of %d: the reader has ended: %v", taken, n, ended)
		}
	}
}

func TestAheadPanicsWhereTheEventsAreTaken(t *testing.T) {
	defer func() {
		if r := fmt.Sprint(recover()); !strings.Contains(r, "no such body") {
			t.Errorf("recovered %q", r)
		}
	}()
	for range ahead(func(yield func(timeline.Event, error) bool) { yield(timeline.Event{}, nil); panic("no such body") }) {
	}
	t.Error("no panic")
}
