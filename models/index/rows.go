package index

import (
	"iter"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
)

// Rows gives the chosen rows in ascending order of Ord. The Links of a row are
// only lent until the next.
func (s Selection) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		heads := make([]rowHead, len(s.parts))
		for i := range heads {
			heads[i] = rowHead{part: s.parts[i], rows: s.rows[i].Iterator()}
			heads[i].step()
		}
		var r Row
		for {
			first := -1
			for i := range heads {
				if heads[i].ord != none && (first < 0 || heads[i].ord < heads[first].ord) {
					first = i
				}
			}
			if first < 0 {
				return
			}
			heads[first].read(&r)
			heads[first].step()
			if !yield(r) {
				return
			}
		}
	}
}

// none is the ord of no row: a place at the end of its part.
const none = math.MaxInt64

// rowHead is the next chosen row of a part.
type rowHead struct {
	part part
	rows roaring.IntPeekable
	at   uint32
	ord  int64
}

func (h *rowHead) step() {
	if h.ord = none; h.rows.HasNext() {
		h.at = h.rows.Next()
		h.ord = h.part.ords[h.at]
	}
}

// read is segment.row into a row that is used again.
func (h *rowHead) read(r *Row) {
	p, i := h.part, h.at
	r.Ord, r.Last = p.ords[i], int64(p.last[i])
	r.Type, r.Modality, r.Status = p.codes[p.typ[i]], p.codes[p.mod[i]], p.codes[p.status[i]]
	r.Roles, r.Sources, r.Score = p.roles[i], int(p.sources[i]), float64(p.score[i])/scoreUnit
	r.Links = r.Links[:0]
	for j := p.offsets[i]; j < p.offsets[i+1]; j++ {
		r.Links = append(r.Links, unpackLink(p.links.at(j), p.linkRoles[j]))
	}
}
