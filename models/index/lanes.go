package index

// lanes are the links of each row that have a lane in Bins, as small codes: four
// bytes a row are read in one go, where links are spread over megabytes.
type lanes struct {
	terms []uint32 // by code; terms[0] is none
	rows  [][laneSlots]uint8
	// more holds the codes of rows with more lanes than slots; their first slot is manyLanes.
	more map[uint32][]uint16
}

const (
	laneSlots = 4
	manyLanes = 255
)

func lanesOf(s *segment) lanes {
	l := lanes{terms: []uint32{0}, rows: make([][laneSlots]uint8, len(s.ords)), more: map[uint32][]uint16{}}
	codes := map[uint32]uint16{}
	var row []uint16
	for i := range s.ords {
		row = row[:0]
		fits := true
		for j := s.offsets[i]; j < s.offsets[i+1]; j++ {
			if s.linkRoles[j]&laneBit == 0 {
				continue
			}
			term := s.links.at(j)
			c, ok := codes[term]
			if !ok {
				c = uint16(len(l.terms))
				codes[term] = c
				l.terms = append(l.terms, term)
			}
			fits = fits && c < manyLanes
			row = append(row, c)
		}
		if !fits || len(row) > laneSlots {
			l.rows[i][0] = manyLanes
			l.more[uint32(i)] = append([]uint16{}, row...)
			continue
		}
		for k, c := range row {
			l.rows[i][k] = uint8(c)
		}
	}
	return l
}

// laneWidth is the least number of counts that count and countAll are given: with
// as many as a slot has codes they need no look at the bounds.
const laneWidth = 256

// count adds the lanes of rows to counts, by code; counts has a place for every
// code and laneWidth at least.
func (l *lanes) count(rows, counts []uint32) {
	c := (*[laneWidth]uint32)(counts)
	for _, i := range rows {
		r := l.rows[i]
		if r[0] == manyLanes {
			l.countMore(i, counts)
			continue
		}
		c[r[0]]++
		c[r[1]]++
		c[r[2]]++
		c[r[3]]++
	}
	c[0] = 0 // slots that hold none
}

// countAll is count for the rows from lo to hi.
func (l *lanes) countAll(lo, hi int, counts []uint32) {
	c := (*[laneWidth]uint32)(counts)
	for k, r := range l.rows[lo:hi] {
		if r[0] == manyLanes {
			l.countMore(uint32(lo+k), counts)
			continue
		}
		c[r[0]]++
		c[r[1]]++
		c[r[2]]++
		c[r[3]]++
	}
	c[0] = 0
}

func (l *lanes) countMore(i uint32, counts []uint32) {
	for _, c := range l.more[i] {
		counts[c]++
	}
}
