// Package aliasindex finds aliases in folded text: a finite state transducer
// from each alias to the things that it may name.
package aliasindex

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/vellum"
)

// Posting is one thing that an alias may name.
type Posting struct {
	Entity int32  // index in the caller's table
	Lang   uint8  // index in the caller's list of languages
	Flags  uint16 // the caller's
}

// Entry is an alias, folded, with one posting.
type Entry struct {
	Key string
	Posting
}

// The filter holds a bit for each alias, and one for each beginning of an alias
// that ends where another could. Text is tested against it, and the transducer
// is asked only for what passes: its steps are dear, and most places of a text
// fail at the first word.
const (
	filterBits  = 1 << 21
	filterBytes = filterBits / 8
)

// Index is a built index. It is immutable and safe to share.
type Index struct {
	fst    *vellum.FST
	filter filter
	posts  []byte
}

// Build makes the index of entries. The same entries, in any order, give the
// same bytes.
func Build(entries []Entry) ([]byte, error) {
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Entity, b.Entity),
			cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Flags, b.Flags))
	})
	entries = slices.Compact(entries)
	var fst bytes.Buffer
	builder, err := vellum.New(&fst, nil)
	if err != nil {
		return nil, fmt.Errorf("start alias index: %w", err)
	}
	keys, posts := make(filter, filterBytes), []byte{}
	for i := 0; i < len(entries); {
		key, j := entries[i].Key, i
		for j < len(entries) && entries[j].Key == key {
			j++
		}
		if key == "" {
			return nil, errors.New("alias index: empty alias")
		}
		if err := builder.Insert([]byte(key), uint64(len(posts))); err != nil {
			return nil, fmt.Errorf("alias index: insert %q: %w", key, err)
		}
		keys.add(key)
		posts = binary.AppendUvarint(posts, uint64(j-i))
		for ; i < j; i++ {
			posts = binary.AppendUvarint(posts, uint64(entries[i].Entity))
			posts = append(posts, entries[i].Lang)
			posts = binary.AppendUvarint(posts, uint64(entries[i].Flags))
		}
	}
	if err := builder.Close(); err != nil {
		return nil, fmt.Errorf("close alias index: %w", err)
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(fst.Len()))
	out = append(out, fst.Bytes()...)
	out = append(out, keys...)
	return append(out, posts...), nil
}

// filter is a set of hashes.
type filter []byte

const hashStart = uint32(2166136261)

// hash takes one more byte into an FNV-1a hash.
func hash(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }

// beginning and whole are where a hash has its two bits.
func beginning(h uint32) uint32 { return (h>>21 ^ h) % filterBits }
func whole(h uint32) uint32     { return (h * 0x9E3779B1) >> 11 }

func (f filter) has(bit uint32) bool { return f[bit>>3]&(1<<(bit&7)) != 0 }
func (f filter) set(bit uint32)      { f[bit>>3] |= 1 << (bit & 7) }

func (f filter) add(key string) {
	h := hashStart
	for j := range len(key) {
		h = hash(h, key[j])
		if j+1 == len(key) || !inside(key[j], key[j+1]) {
			f.set(beginning(h))
		}
	}
	f.set(whole(h))
}

// inside reports whether no alias can end between two bytes: both are letters or
// digits of ASCII, or the second continues a letter.
func inside(b, next byte) bool {
	return next&0xC0 == 0x80 || isWord(b) && isWord(next)
}

func isWord(b byte) bool { return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' }

// Open reads what Build made. The index keeps data.
func Open(data []byte) (*Index, error) {
	if len(data) < 4 {
		return nil, errors.New("alias index: too short")
	}
	n := int(binary.LittleEndian.Uint32(data))
	if len(data) < 4+n+filterBytes {
		return nil, errors.New("alias index: cut off")
	}
	fst, err := vellum.Load(data[4 : 4+n])
	if err != nil {
		return nil, fmt.Errorf("open alias index: %w", err)
	}
	return &Index{fst: fst, filter: data[4+n : 4+n+filterBytes], posts: data[4+n+filterBytes:]}, nil
}

// Len is the number of distinct aliases.
func (x *Index) Len() int { return x.fst.Len() }

// Ends appends to out where aliases that start at text[i] may end, the shortest
// first. Few of them are none: Postings tells.
func (x *Index) Ends(text []byte, i int, out []int) []int {
	h := hashStart
	for j := i; j < len(text); j++ {
		h = hash(h, text[j])
		if j+1 < len(text) && inside(text[j], text[j+1]) {
			continue
		}
		if !x.filter.has(beginning(h)) {
			break
		}
		if x.filter.has(whole(h)) {
			out = append(out, j+1)
		}
	}
	return out
}

// Reader looks aliases up without allocating. It is not safe to share.
type Reader struct {
	x   *Index
	fst *vellum.Reader
}

// Reader returns a new Reader of x.
func (x *Index) Reader() (Reader, error) {
	r, err := x.fst.Reader()
	if err != nil {
		return Reader{}, fmt.Errorf("read alias index: %w", err)
	}
	return Reader{x, r}, nil
}

// Postings appends the postings of key, which is already folded, to out; nothing
// when it is no alias.
func (r Reader) Postings(key []byte, out []Posting) []Posting {
	at, ok, err := r.fst.Get(key)
	if err != nil || !ok {
		return out
	}
	return r.x.postings(at, out)
}

// Get is the postings of an alias that is already folded; nil when there is none.
func (x *Index) Get(key string) []Posting {
	at, ok, err := x.fst.Get([]byte(key))
	if err != nil || !ok {
		return nil
	}
	return x.postings(at, nil)
}

// postings appends the list of postings at the given place to out.
func (x *Index) postings(at uint64, out []Posting) []Posting {
	p := x.posts[at:]
	count, n := binary.Uvarint(p)
	p = p[n:]
	for range count {
		entity, n := binary.Uvarint(p)
		lang := p[n]
		flags, m := binary.Uvarint(p[n+1:])
		p = p[n+1+m:]
		out = append(out, Posting{Entity: int32(entity), Lang: lang, Flags: uint16(flags)})
	}
	return out
}

// Walk calls f with every alias that starts with prefix, in byte order, until f
// returns false.
func (x *Index) Walk(prefix string, f func(key string, posts []Posting) bool) error {
	it, err := x.fst.Iterator([]byte(prefix), nil)
	for ; err == nil; err = it.Next() {
		key, at := it.Current()
		if !bytes.HasPrefix(key, []byte(prefix)) || !f(string(key), x.postings(at, nil)) {
			return nil
		}
	}
	if errors.Is(err, vellum.ErrIteratorDone) {
		return nil
	}
	return fmt.Errorf("walk alias index: %w", err)
}
