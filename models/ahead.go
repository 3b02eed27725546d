package models

import (
	"fmt"
	"iter"
	"runtime/debug"

	"demarche/timeline"
)

// aheadEvents is how many events are read while others are worked on.
const aheadEvents = 256

// ahead runs seq in a goroutine of its own, up to three times aheadEvents before
// whoever takes the events: one processor reads and another writes. The goroutine is
// gone when the loop over the result ends.
func ahead(seq iter.Seq2[timeline.Event, error]) iter.Seq2[timeline.Event, error] {
	type part struct {
		events []timeline.Event
		err    error // behind the events
	}
	return func(yield func(timeline.Event, error) bool) {
		parts, enough := make(chan part, 1), make(chan struct{})
		crash := "" // a panic of seq is told where the events are taken: there it ends one request, not the process
		go func() {
			defer close(parts)
			defer func() {
				if r := recover(); r != nil {
					crash = fmt.Sprintf("%v\n%s", r, debug.Stack())
				}
			}()
			var p part
			send := func() bool {
				select {
				case parts <- p:
					p = part{}
					return true
				case <-enough:
					return false
				}
			}
			for e, err := range seq {
				if err != nil {
					p.err = err
					break
				}
				if p.events == nil {
					p.events = make([]timeline.Event, 0, aheadEvents)
				}
				if p.events = append(p.events, e); len(p.events) == aheadEvents && !send() {
					return
				}
			}
			send()
		}()
		defer func() {
			close(enough)
			for range parts { // until the goroutine has ended
			}
		}()
		for p := range parts {
			for _, e := range p.events {
				if !yield(e, nil) {
					return
				}
			}
			if p.err != nil {
				yield(timeline.Event{}, p.err)
				return
			}
		}
		if crash != "" {
			panic(crash)
		}
	}
}
