package export

import (
	"math"
	"strings"
	"unicode/utf8"
)

// What an event may hold so that every format and the API can carry it: imports
// refuse the rest, and docs/export-schema.json states the same.
const (
	// MaxID bounds the id of an event, in characters.
	MaxID = 64
	// MaxSlug bounds what follows the kind in the id of an actor, in characters.
	MaxSlug = 200
	// MaxSources bounds the outlets of an event: filters count in two bytes.
	MaxSources = 65_000
	// MaxCount bounds the counts of a vote and the offsets of a quote: most readers have four bytes for them.
	MaxCount = math.MaxInt32
)

// ValidID reports whether id can be that of an event: up to MaxID letters and
// digits of ASCII and "-._~:", a letter or digit first. Such an id stands in an
// address, a URN and a calendar as it is.
func ValidID(id string) bool {
	if id == "" || len(id) > MaxID || strings.IndexByte("-._~:", id[0]) >= 0 {
		return false
	}
	for i := range len(id) {
		c := id[i]
		if ('a' > c || c > 'z') && ('A' > c || c > 'Z') && ('0' > c || c > '9') && strings.IndexByte("-._~:", c) < 0 {
			return false
		}
	}
	return true
}

// ValidActor reports whether id can be that of an actor: a kind, a slash and a slug
// of up to MaxSlug characters, no space, control character or slash of ASCII in it, and
// no dot at its start.
func ValidActor(id string) bool {
	kind, slug, ok := strings.Cut(id, "/")
	switch kind {
	case "country", "person", "org", "group":
	default:
		return false
	}
	if !ok || slug == "" || slug[0] == '.' || !utf8.ValidString(slug) || utf8.RuneCountInString(slug) > MaxSlug {
		return false
	}
	return strings.IndexFunc(slug, func(r rune) bool { return r <= ' ' || r == '/' || r == 0x7f }) < 0
}
