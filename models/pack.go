package models

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"

	"demarche/models/index"
	"demarche/timeline"
)

// packVersion is the first byte of every packed body.
const packVersion = 1

// body is what the row of an event carries beside its columns. Names stand in
// the dictionary, so that a page needs no join.
type body struct {
	parties []packedParty
	lang    int64
	langs   []int64 // of all reports
	outlets []int64 // of all reports
	place   string
	country int64 // of the place
	outcome string
	summary string
	detail  map[string]string
	dispute []string
	vote    *timeline.Vote
	given   bool // stored by an import or a person: it stands without any report
}

// packedParty holds dictionary numbers; 0 is none. name is set only where there is no actor.
type packedParty struct {
	actor, country int64
	name           string
	roles          int64 // one bit, or 0
}

func (b body) pack() []byte {
	w := packer{packVersion}
	w.count(len(b.parties))
	for _, p := range b.parties {
		w.num(p.actor)
		if p.actor == 0 {
			w.text(p.name)
		}
		w.num(p.country)
		w.num(p.roles)
	}
	w.num(b.lang)
	w.nums(b.langs)
	w.nums(b.outlets)
	w.text(b.place)
	w.num(b.country)
	w.text(b.outcome)
	w.text(b.summary)
	w.count(len(b.detail))
	for _, k := range sortedKeys(b.detail) {
		w.text(k)
		w.text(b.detail[k])
	}
	w.count(len(b.dispute))
	for _, d := range b.dispute {
		w.text(d)
	}
	w.vote(b.vote)
	w.flag(b.given)
	return w
}

func unpack(data []byte) (body, error) {
	r := unpacker{data: data}
	if r.byte() != packVersion {
		return body{}, errors.New("event body: unknown version")
	}
	var b body
	b.parties = make([]packedParty, r.count())
	for i := range b.parties {
		p := &b.parties[i]
		p.actor = r.num()
		if p.actor == 0 {
			p.name = r.text()
		}
		p.country = r.num()
		p.roles = r.num()
	}
	b.lang = r.num()
	b.langs = r.nums()
	b.outlets = r.nums()
	b.place = r.text()
	b.country = r.num()
	b.outcome = r.text()
	b.summary = r.text()
	if n := r.count(); n > 0 {
		b.detail = make(map[string]string, n)
		for range n {
			k := r.text()
			b.detail[k] = r.text()
		}
	}
	for range r.count() {
		b.dispute = append(b.dispute, r.text())
	}
	b.vote = r.vote()
	b.given = r.byte() == 1
	if r.bad || len(r.data) > 0 {
		return body{}, errors.New("event body: damaged")
	}
	return b, nil
}

// unpackLinks appends to links what the index holds of a packed body: countries,
// actors, languages and outlets. It leaves the texts behind them unread.
func unpackLinks(data []byte, links []index.Link) ([]index.Link, error) {
	r := unpacker{data: data}
	if r.byte() != packVersion {
		return links, errors.New("event body: unknown version")
	}
	add := func(term, roles int64, country bool) {
		if term == 0 {
			return
		}
		for i := range links {
			if links[i].Term == uint32(term) {
				links[i].Roles |= uint8(roles)
				return
			}
		}
		links = append(links, index.Link{Term: uint32(term), Roles: uint8(roles), Lane: country})
	}
	for range r.count() {
		actor := r.num()
		if actor == 0 {
			r.skip(r.count())
		}
		country, roles := r.num(), r.num()
		add(actor, roles, false)
		add(country, roles, true)
	}
	r.num() // the language of the summary, which langs holds too
	for range 2 {
		for range r.count() {
			add(r.num(), 0, false)
		}
	}
	if r.bad {
		return links, errors.New("event body: damaged")
	}
	return links, nil
}

type packer []byte

func (w *packer) count(n int) { *w = binary.AppendUvarint(*w, uint64(n)) }
func (w *packer) num(n int64) { *w = binary.AppendVarint(*w, n) }

func (w *packer) flag(b bool) {
	if b {
		*w = append(*w, 1)
	} else {
		*w = append(*w, 0)
	}
}

func (w *packer) nums(ns []int64) {
	w.count(len(ns))
	for _, n := range ns {
		w.num(n)
	}
}

func (w *packer) text(s string) {
	w.count(len(s))
	*w = append(*w, s...)
}

func (w *packer) vote(v *timeline.Vote) {
	w.flag(v != nil)
	if v == nil {
		return
	}
	w.text(v.Body)
	w.text(v.Symbol)
	w.num(int64(v.For))
	w.num(int64(v.Against))
	w.num(int64(v.Abstain))
	w.count(len(v.By))
	for _, p := range v.By {
		w.text(string(p.Country))
		w.text(p.Position)
	}
	w.count(len(v.Vetoed))
	for _, c := range v.Vetoed {
		w.text(string(c))
	}
}

// unpacker reads what packer wrote; after a fault it gives zeros and is bad.
type unpacker struct {
	data []byte
	bad  bool
}

func (r *unpacker) fail() {
	r.bad, r.data = true, nil
}

func (r *unpacker) byte() byte {
	if len(r.data) == 0 {
		r.fail()
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

// count reads a length. Every counted thing takes a byte at least, so a length
// beyond the data is a fault, found before anything is allocated.
func (r *unpacker) count() int {
	n, size := binary.Uvarint(r.data)
	if size <= 0 || n > uint64(len(r.data)-size) {
		r.fail()
		return 0
	}
	r.data = r.data[size:]
	return int(n)
}

func (r *unpacker) num() int64 {
	n, size := binary.Varint(r.data)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.data = r.data[size:]
	return n
}

func (r *unpacker) nums() []int64 {
	n := r.count()
	if n == 0 {
		return nil
	}
	out := make([]int64, 0, n)
	for range n {
		out = append(out, r.num())
	}
	return out
}

func (r *unpacker) skip(n int) { r.data = r.data[n:] }

func (r *unpacker) text() string {
	n := r.count()
	s := string(r.data[:n])
	r.skip(n)
	return s
}

func (r *unpacker) vote() *timeline.Vote {
	if r.byte() == 0 {
		return nil
	}
	v := &timeline.Vote{Body: r.text(), Symbol: r.text()}
	v.For, v.Against, v.Abstain = int(r.num()), int(r.num()), int(r.num())
	for range r.count() {
		v.By = append(v.By, timeline.Position{Country: timeline.CountryID(r.text()), Position: r.text()})
	}
	for range r.count() {
		v.Vetoed = append(v.Vetoed, timeline.CountryID(r.text()))
	}
	return v
}

// role is the role of a bit; "" for 0.
func role(mask int64) timeline.Role {
	if mask == 0 {
		return ""
	}
	i := bits.TrailingZeros64(uint64(mask))
	all := rolesInOrder()
	if i >= len(all) {
		return ""
	}
	return all[i]
}

// link is one term of an event with the roles that it plays there.
type link struct{ term, roles int64 }

// links sums the roles of the parties by term.
func (b body) links(of func(packedParty) int64) []link {
	var out []link
	for _, p := range b.parties {
		n := of(p)
		if n == 0 {
			continue
		}
		if i := slices.IndexFunc(out, func(l link) bool { return l.term == n }); i >= 0 {
			out[i].roles |= p.roles
		} else {
			out = append(out, link{n, p.roles})
		}
	}
	return out
}

func (b body) countryLinks() []link {
	return b.links(func(p packedParty) int64 { return p.country })
}

func (b body) actorLinks() []link {
	return b.links(func(p packedParty) int64 { return p.actor })
}

// roles is the union of the roles of all parties.
func (b body) roles() int64 {
	var mask int64
	for _, p := range b.parties {
		mask |= p.roles
	}
	return mask
}
