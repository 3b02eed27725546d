package models

import (
	"cmp"
	"slices"
)

// top keeps the most frequent values of many, equals by key.
type top struct {
	list  []FacetValue
	floor int // what is rarer is not among them
}

// add counts n events for t, of which the limit most frequent are wanted.
func (l *top) add(limit int, t *term, n int) {
	if n < l.floor {
		return
	}
	l.list = append(l.list, FacetValue{Key: t.Key, Name: t.Name, Events: n})
	if len(l.list) >= 4*limit+64 {
		l.list = l.values(limit)
		l.floor = l.list[len(l.list)-1].Events
	}
}

// values is the most frequent values in their order, never nil.
func (l *top) values(limit int) []FacetValue {
	slices.SortFunc(l.list, func(a, b FacetValue) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(a.Key, b.Key))
	})
	return append(make([]FacetValue, 0, min(len(l.list), limit)), l.list[:min(len(l.list), limit)]...)
}
