package index

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

// magic opens a snapshot; the number grows with its format.
const magic = "DMINDEX3"

// ErrSnapshot is a file that is no snapshot, or a damaged one.
var ErrSnapshot = errors.New("not a whole index snapshot")

// maxRows bounds what a snapshot can claim to hold.
const maxRows = 1<<32 - 1

type header struct {
	Version  int64
	Identity int64 // length
	Rows     int64
	Codes    int64
	Links    int64
	Terms    int64 // of links, by code; 0 where they have none
}

// bytes is what the columns take.
func (h header) bytes() int64 {
	const row = 8 + 4 + 5*2 + 1 + 4 // see segment
	link := int64(2 + 1)
	if h.Terms == 0 {
		link = 4 + 1
	}
	return h.Rows*row + h.Links*link + (h.Codes+h.Terms)*4
}

// Write writes x as one segment; identity names the database that it belongs to.
func (x *Index) Write(w io.Writer, identity string) error {
	s := x.state.Load()
	seg := join(s.parts).segment
	if len(s.parts) == 1 && s.parts[0].dead == nil {
		seg = s.parts[0].segment
	}
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	buf := bufio.NewWriterSize(w, 1<<20)
	out := io.MultiWriter(buf, sum)
	if _, err := io.WriteString(out, magic); err != nil {
		return err
	}
	h := header{s.version, int64(len(identity)), int64(len(seg.ords)), int64(len(seg.codes)), int64(seg.links.len()), int64(len(seg.links.terms))}
	if err := binary.Write(out, binary.LittleEndian, h); err != nil {
		return err
	}
	if _, err := io.WriteString(out, identity); err != nil {
		return err
	}
	for _, err := range []error{
		put(out, seg.ords), put(out, seg.last), put(out, seg.codes), put(out, seg.typ), put(out, seg.mod),
		put(out, seg.status), put(out, seg.roles), put(out, seg.sources), put(out, seg.score),
		put(out, seg.offsets), seg.links.write(out), put(out, seg.linkRoles),
	} {
		if err != nil {
			return err
		}
	}
	if err := binary.Write(buf, binary.LittleEndian, sum.Sum32()); err != nil {
		return err
	}
	return buf.Flush()
}

// Read reads what Write wrote; size is how many bytes r has, so that a false head
// claims no more memory than that. Errors: ErrSnapshot.
func Read(r io.Reader, size int64) (x *Index, identity string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("%w: %w", ErrSnapshot, err)
		}
	}()
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	buf := bufio.NewReaderSize(r, 1<<20)
	in := io.TeeReader(buf, sum)
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(in, head); err != nil {
		return nil, "", err
	}
	if string(head) != magic {
		return nil, "", fmt.Errorf("it opens with %q, not %s", head, magic)
	}
	var h header
	if err := binary.Read(in, binary.LittleEndian, &h); err != nil {
		return nil, "", err
	}
	if h.Rows < 0 || h.Rows > maxRows || h.Links < 0 || h.Links > maxRows || h.Codes < 0 || h.Codes > 1<<16 || h.Terms < 0 || h.Terms > maxNarrow || h.Identity < 0 || h.Identity > 1<<10 {
		return nil, "", errors.New("sizes out of range")
	}
	if h.bytes() > size {
		return nil, "", fmt.Errorf("it has %d bytes, its columns %d", size, h.bytes())
	}
	name := make([]byte, h.Identity)
	if _, err := io.ReadFull(in, name); err != nil {
		return nil, "", err
	}
	n, links := int(h.Rows), int(h.Links)
	var s segment
	readLinks := func() (err error) {
		s.links, err = readLinks(in, int(h.Terms), links)
		return err
	}
	for _, err := range []error{
		get(in, &s.ords, n), get(in, &s.last, n), get(in, &s.codes, int(h.Codes)), get(in, &s.typ, n), get(in, &s.mod, n),
		get(in, &s.status, n), get(in, &s.roles, n), get(in, &s.sources, n), get(in, &s.score, n),
		get(in, &s.offsets, n+1), readLinks(), get(in, &s.linkRoles, links),
	} {
		if err != nil {
			return nil, "", err
		}
	}
	var want uint32
	if err := binary.Read(buf, binary.LittleEndian, &want); err != nil {
		return nil, "", err
	}
	if want != sum.Sum32() {
		return nil, "", errors.New("wrong checksum")
	}
	if err := s.validate(); err != nil {
		return nil, "", err
	}
	s.list()
	x = &Index{}
	st := &state{version: h.Version}
	if n > 0 {
		st.parts = []part{{segment: &s}}
	}
	x.state.Store(st)
	return x, string(name), nil
}

// validate finds columns that do not fit each other, which a checksum cannot.
func (s *segment) validate() error {
	if s.offsets[0] != 0 || int(s.offsets[len(s.ords)]) != s.links.len() {
		return errors.New("links and rows do not fit")
	}
	for i := range s.ords {
		if s.offsets[i] > s.offsets[i+1] || i > 0 && s.ords[i-1] >= s.ords[i] {
			return fmt.Errorf("row %d is out of order", i)
		}
		if int(max(s.typ[i], s.mod[i], s.status[i])) >= len(s.codes) {
			return fmt.Errorf("row %d has an unknown code", i)
		}
	}
	return s.links.validate()
}

// chunk is how many values are written or read at once.
const chunk = 1 << 16

func put[T any](w io.Writer, values []T) error {
	for len(values) > 0 {
		n := min(len(values), chunk)
		if err := binary.Write(w, binary.LittleEndian, values[:n]); err != nil {
			return err
		}
		values = values[n:]
	}
	return nil
}

func get[T any](r io.Reader, dest *[]T, n int) error {
	*dest = make([]T, n)
	for part := range slices.Chunk(*dest, chunk) {
		if err := binary.Read(r, binary.LittleEndian, part); err != nil {
			return err
		}
	}
	return nil
}
