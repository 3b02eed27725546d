package english

// A feature is the hash of a template's number and the values of its atoms.

func mix(x uint64) uint64 {
	x ^= x >> 32
	x *= 0x9E3779B97F4A7C15
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	return x ^ x>>32
}

// features collects the features of one decision; each template takes the next
// number, so the order of calls must not depend on the data.
type features struct {
	hashes   []uint64
	template uint64
}

func (f *features) one(a uint32) {
	f.template++
	f.hashes = append(f.hashes, mix(f.template*0xD6E8FEB86659FD93+uint64(a)))
}

func (f *features) two(a, b uint32) {
	f.template++
	f.hashes = append(f.hashes, mix(f.template*0xD6E8FEB86659FD93+(uint64(a)<<32|uint64(b))))
}

func (f *features) three(a, b, c uint32) {
	f.template++
	f.hashes = append(f.hashes, mix(f.template*0xD6E8FEB86659FD93+(uint64(a)<<32|uint64(b)))^uint64(c)*0xA0761D6478BD642F)
}

func (f *features) four(a, b, c, d uint32) {
	f.template++
	f.hashes = append(f.hashes, mix(f.template*0xD6E8FEB86659FD93+(uint64(a)<<32|uint64(b)))^mix(uint64(c)<<32|uint64(d)))
}
