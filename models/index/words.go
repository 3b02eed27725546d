package index

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"demarche/models/recent"
)

// Words are words that the chosen rows hold. An Index knows no words: it asks who does,
// once for each segment, and remembers the answer for as long as the segment stands.
type Words struct {
	Key string // the same for the same words
	// Among gives those of ords whose events hold the words, and All gives the ords of
	// every event that does. Both ascend; of events that changed since they may tell either.
	Among func(ords []int64) ([]int64, error)
	All   func() ([]int64, error)
}

// oneByOne is up to how many rows of a segment are asked for each.
const oneByOne = 2000

// SelectHolding chooses rows that hold words.
func (x *Index) SelectHolding(q Query, w Words) (Selection, error) {
	s := x.state.Load()
	out := Selection{Version: s.version, parts: s.parts, rows: make([]*roaring.Bitmap, len(s.parts))}
	var all []int64
	asked := false
	for i, p := range s.parts {
		rows := p.held.of(w.Key)
		if rows == nil {
			ords, err := all, error(nil)
			switch {
			case len(p.ords) <= oneByOne:
				ords, err = w.Among(p.ords)
			case !asked:
				ords, err = w.All()
				all, asked = ords, err == nil
			}
			if err != nil {
				return Selection{}, err
			}
			rows = p.among(ords)
			rows.RunOptimize()
			p.held.add(w.Key, rows)
		}
		out.rows[i] = p.rows(q, rows)
	}
	return out, nil
}

// Knows reports whether SelectHolding need not ask for all events that hold the words of a key.
func (x *Index) Knows(key string) bool {
	for _, p := range x.state.Load().parts {
		if len(p.ords) > oneByOne && p.held.of(key) == nil {
			return false
		}
	}
	return true
}

// heldWords are the rows of a segment that hold words, by key.
type heldWords struct {
	mu   sync.Mutex
	kept *recent.Map[*roaring.Bitmap]
}

// maxHeldBytes bounds the rows that are new or were asked for of late.
const maxHeldBytes = 24 << 20

// of is the rows of a key; nil for none. They must not be changed.
func (h *heldWords) of(key string) *roaring.Bitmap {
	h.mu.Lock()
	defer h.mu.Unlock()
	rows, _ := h.kept.Get(key)
	return rows
}

func (h *heldWords) add(key string, rows *roaring.Bitmap) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.kept == nil {
		h.kept = recent.New[*roaring.Bitmap](maxHeldBytes)
	}
	h.kept.Put(key, rows, int(rows.GetSizeInBytes())+len(key))
}
