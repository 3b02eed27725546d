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
	Entity int    // index in the caller's table
	Lang   uint8  // index in the caller's list of languages
	Flags  uint16 // the caller's
}

// Entry is an alias, folded, with one posting.
type Entry struct {
	Key string
	Posting
}

// The filter holds the first headBytes bytes of each alias, or all of a shorter
// one. Most places of a text fail it, and only the others are walked.
const (
	filterBits = 1 << 20
	headBytes  = 7
)

// Index is a built index. It is immutable and safe to share.
type Index struct {
	fst    *vellum.FST
	filter []byte
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
	filter, posts := make([]byte, filterBits/8), []byte{}
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
		h := hash([]byte(key[:min(len(key), headBytes)]))
		filter[h>>3] |= 1 << (h & 7)
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
	out = append(out, filter...)
	return append(out, posts...), nil
}

// hash is FNV-1a, folded to the size of the filter.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return (h>>20 ^ h) % filterBits
}

// maybe reports whether an alias can start at text[i].
func (x *Index) maybe(text []byte, i int) bool {
	h := uint32(2166136261)
	for j := i; j < len(text) && j < i+headBytes; j++ {
		h = (h ^ uint32(text[j])) * 16777619
		if n := j - i + 1; n < headBytes && j+1 < len(text) && inside(text[j], text[j+1]) {
			continue // an alias that ends here would end inside a word or a letter
		}
		if bit := (h>>20 ^ h) % filterBits; x.filter[bit>>3]&(1<<(bit&7)) != 0 {
			return true
		}
	}
	return false
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
	if len(data) < 4+n+filterBits/8 {
		return nil, errors.New("alias index: cut off")
	}
	fst, err := vellum.Load(data[4 : 4+n])
	if err != nil {
		return nil, fmt.Errorf("open alias index: %w", err)
	}
	return &Index{fst: fst, filter: data[4+n : 4+n+filterBits/8], posts: data[4+n+filterBits/8:]}, nil
}

// Len is the number of distinct aliases.
func (x *Index) Len() int { return x.fst.Len() }

// Match is an alias found: the folded bytes up to End, and where its postings are.
type Match struct {
	End  int
	list uint64
}

// At appends to found the aliases that start at text[i], shortest first.
func (x *Index) At(text []byte, i int, found []Match) []Match {
	if !x.maybe(text, i) {
		return found
	}
	addr, sum := x.fst.Start(), uint64(0)
	for j := i; j < len(text); j++ {
		next, out := x.fst.AcceptWithVal(addr, text[j])
		if !x.fst.CanMatch(next) || next < 0 {
			break
		}
		addr, sum = next, sum+out
		if j+1 < len(text) && inside(text[j], text[j+1]) {
			continue
		}
		if ok, final := x.fst.IsMatchWithVal(addr); ok {
			found = append(found, Match{End: j + 1, list: sum + final})
		}
	}
	return found
}

// Get is the postings of an alias that is already folded; nil when there is none.
func (x *Index) Get(key string) []Posting {
	at, ok, err := x.fst.Get([]byte(key))
	if err != nil || !ok {
		return nil
	}
	return x.Postings(Match{list: at}, nil)
}

// Postings appends the postings of m to out.
func (x *Index) Postings(m Match, out []Posting) []Posting {
	p := x.posts[m.list:]
	count, n := binary.Uvarint(p)
	p = p[n:]
	for range count {
		entity, n := binary.Uvarint(p)
		lang := p[n]
		flags, m := binary.Uvarint(p[n+1:])
		p = p[n+1+m:]
		out = append(out, Posting{Entity: int(entity), Lang: lang, Flags: uint16(flags)})
	}
	return out
}

// Walk calls f with every alias that starts with prefix, in byte order, until f
// returns false.
func (x *Index) Walk(prefix string, f func(key string, m Match) bool) error {
	it, err := x.fst.Iterator([]byte(prefix), nil)
	for ; err == nil; err = it.Next() {
		key, at := it.Current()
		if !bytes.HasPrefix(key, []byte(prefix)) || !f(string(key), Match{list: at}) {
			return nil
		}
	}
	if errors.Is(err, vellum.ErrIteratorDone) {
		return nil
	}
	return fmt.Errorf("walk alias index: %w", err)
}
