package index

import (
	"math"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// segment is a list of rows in ascending order of ord, by column. The place of a
// row is its ordinal.
type segment struct {
	ords    []int64
	last    []int32
	codes   []uint32 // terms of the small columns, by code
	typ     []uint16
	mod     []uint16
	status  []uint16
	roles   []uint8
	sources []uint16
	score   []uint16 // ten-thousandths

	offsets   []uint32 // links of row i: from offsets[i] to offsets[i+1]
	links     linkTerms
	linkRoles []uint8

	lists lists              // ordinals by term
	role  [8]*roaring.Bitmap // ordinals by bit of roles
	long  *roaring.Bitmap    // rows whose range is over longDays
	spans []span             // rows whose range is more than a day
	top   uint32             // the largest term
	lanes lanes
	// Running counts of types and lanes, see sums.
	typeSums, laneSums []uint32
	// Rows at or above some scores and numbers of sources.
	scored, sourced steps
	held            heldWords
}

// span is a row with the last day of its range.
type span struct {
	row  uint32
	last int32
}

// longDays is the range beyond which a row is found by the list of the long ones.
const longDays = 366

// clip32 is a day as columns hold it. Days some six million years away are all one.
func clip32(day int64) int32 {
	return int32(max(math.MinInt32, min(math.MaxInt32, day)))
}

func (s *segment) row(i int) Row {
	r := Row{
		Ord: s.ords[i], Last: int64(s.last[i]),
		Type: s.codes[s.typ[i]], Modality: s.codes[s.mod[i]], Status: s.codes[s.status[i]],
		Roles: s.roles[i], Sources: int(s.sources[i]), Score: float64(s.score[i]) / scoreUnit,
	}
	for j := s.offsets[i]; j < s.offsets[i+1]; j++ {
		r.Links = append(r.Links, unpackLink(s.links.at(j), s.linkRoles[j]))
	}
	return r
}

// scoreUnit is how many steps a score has.
const scoreUnit = 10000

// builder makes a segment of rows that come in ascending order.
type builder struct {
	seg   segment
	code  map[uint32]uint16
	links linkCoder
}

func newBuilder() *builder {
	b := &builder{seg: segment{offsets: []uint32{0}}, code: map[uint32]uint16{}}
	b.links.linkTerms = &b.seg.links
	return b
}

func (b *builder) add(r Row) {
	s := &b.seg
	s.ords = append(s.ords, r.Ord)
	s.last = append(s.last, clip32(r.Last))
	s.typ = append(s.typ, b.codeOf(r.Type))
	s.mod = append(s.mod, b.codeOf(r.Modality))
	s.status = append(s.status, b.codeOf(r.Status))
	s.roles = append(s.roles, r.Roles)
	s.sources = append(s.sources, uint16(max(0, min(math.MaxUint16, r.Sources))))
	s.score = append(s.score, uint16(math.Round(max(0, min(1, r.Score))*scoreUnit)))
	for _, l := range r.Links {
		b.links.add(l.Term)
		s.linkRoles = append(s.linkRoles, l.pack())
	}
	s.offsets = append(s.offsets, uint32(len(s.linkRoles)))
}

// codeOf numbers the terms of the small columns. There are some dozens: types,
// modalities and statuses.
func (b *builder) codeOf(term uint32) uint16 {
	c, ok := b.code[term]
	if !ok {
		c = uint16(len(b.seg.codes))
		b.code[term] = c
		b.seg.codes = append(b.seg.codes, term)
	}
	return c
}

func (b *builder) finish() *segment {
	b.seg.list()
	return &b.seg
}

// chunkRows is how many rows are listed at once; a multiple of a roaring container.
const chunkRows = 1 << 20

// list makes the bitmaps from the columns.
func (s *segment) list() {
	s.long = roaring.New()
	for i := range s.role {
		s.role[i] = roaring.New()
	}
	for _, t := range s.codes {
		s.top = max(s.top, t)
	}
	s.top = max(s.top, s.links.top())
	var wg sync.WaitGroup
	wg.Go(func() {
		s.lists = listsOf(s)
	})
	wg.Go(func() {
		s.listRoles()
		s.lanes = lanesOf(s)
		s.typeSums, s.laneSums = part{segment: s}.sums(ByType), part{segment: s}.sums(ByLane)
		s.scored = stepsOf(s.score, scoreSteps())
		s.sourced = stepsOf(s.sources, sourceSteps())
	})
	wg.Wait()
}

// listRoles lists the rows by their roles and by the length of their range.
func (s *segment) listRoles() {
	for i := range s.ords {
		for bit := range s.role {
			if s.roles[i]&(1<<bit) != 0 {
				s.role[bit].Add(uint32(i))
			}
		}
		days := int64(s.last[i]) - s.ords[i]>>DayBits
		if days > 0 {
			s.spans = append(s.spans, span{uint32(i), s.last[i]})
		}
		if days > longDays {
			s.long.Add(uint32(i))
		}
	}
}
