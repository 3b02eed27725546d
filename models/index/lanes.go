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
			c, ok := codes[s.links[j]]
			if !ok {
				c = uint16(len(l.terms))
				codes[s.links[j]] = c
				l.terms = append(l.terms, s.links[j])
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

// count adds the lanes of row i to counts, by code; counts has a place for every code.
func (l *lanes) count(i uint32, counts []uint32) {
	for _, c := range l.rows[i] {
		if c == 0 {
			return
		}
		if c == manyLanes {
			for _, c := range l.more[i] {
				counts[c]++
			}
			return
		}
		counts[c]++
	}
}
