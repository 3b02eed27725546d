// Package recent keeps values of bounded size, those that were asked for of late the
// longest: one full set of young ones and the set before it.
package recent

// Map keeps values by key. It is not safe for concurrent use, and a nil Map is empty.
type Map[V any] struct {
	most       int // bytes of the young; then they are old, and the old ones go
	bytes      int // of the young
	young, old map[string]entry[V]
}

type entry[V any] struct {
	value V
	size  int
}

// New is an empty Map that keeps up to twice most bytes.
func New[V any](most int) *Map[V] {
	return &Map[V]{most: most, young: map[string]entry[V]{}}
}

// Get is the value of a key. What is asked for stays among the young.
func (m *Map[V]) Get(key string) (value V, ok bool) {
	if m == nil {
		return value, false
	}
	e, ok := m.young[key]
	if !ok {
		if e, ok = m.old[key]; ok {
			m.Put(key, e.value, e.size)
		}
	}
	return e.value, ok
}

// Put keeps a value of so many bytes, unless the key has a young one.
func (m *Map[V]) Put(key string, value V, size int) {
	if _, again := m.young[key]; again {
		return
	}
	if m.bytes+size > m.most {
		m.old, m.young, m.bytes = m.young, map[string]entry[V]{}, 0
	}
	m.young[key] = entry[V]{value, size}
	m.bytes += size
}

// Len is how many values are kept; one may count twice, as a young and as an old one.
func (m *Map[V]) Len() int { return len(m.young) + len(m.old) }
