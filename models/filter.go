package models

import (
	"math"
	"regexp"
	"strings"

	"demarche/models/fulltext"
	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Filter chooses events. Values of one field are alternatives, fields are all
// to be met, and a zero field asks for nothing. The same Filter serves pages,
// counts, density, facets and exports.
type Filter struct {
	Countries  []timeline.CountryID
	Actors     []timeline.ActorID
	Types      []timeline.TypeSlug
	Families   []string // see WithFamilies
	Modalities []timeline.Modality
	// Roles are parts that a party plays. With Countries or Actors it is their
	// part; alone it is anybody's.
	Roles   []timeline.Role
	Langs   []timeline.Lang // of any report
	Outlets []string        // of any report
	// Statuses are those of review. Without any, rejected events are left out.
	Statuses []timeline.Status
	Dyads    []Dyad
	// AllCountries asks that every one of Countries takes part, not just one.
	AllCountries bool
	// AllActors asks the same of Actors.
	AllActors bool

	// From and To bound the time: events that can have happened on a day
	// between the first day of From and the last day of To. A zero end is open.
	From, To edtf.Date
	// Certain keeps only events that surely lie inside From and To.
	Certain bool

	Query      string // words in any language; all must occur
	MinSources int
	MinScore   float64

	Sort   Sort
	Limit  int    // 1-MaxLimit; 0 is DefaultLimit. Only pages have one.
	Cursor string // Page.Next or Page.Prev of an earlier page; "" for the first
}

// Limits of a page.
const (
	DefaultLimit = 100
	MaxLimit     = 1000
)

// Sort is the order of a page.
type Sort string

// Sorts. The zero value is SortDate.
const (
	SortDate     Sort = "date"   // oldest first, undated last
	SortDateDesc Sort = "-date"  // newest first, undated last
	SortAdded    Sort = "-added" // last stored first
)

// Dyad is a pair of countries that both take part in an event. Directed asks
// that A is a source and B a target.
type Dyad struct {
	A, B     timeline.CountryID
	Directed bool
}

// ParseDyad reads "RUS-PRK" or, directed, "RUS>PRK".
func ParseDyad(s string) (Dyad, error) {
	m := regexp.MustCompile(`^([A-Z]{3,4})([->])([A-Z]{3,4})$`).FindStringSubmatch(s)
	if m == nil || m[1] == m[3] {
		return Dyad{}, invalid("dyad", "%.40q is not two countries like RUS-PRK or RUS>PRK", s)
	}
	return Dyad{A: timeline.CountryID(m[1]), B: timeline.CountryID(m[3]), Directed: m[2] == ">"}, nil
}

// String is d as ParseDyad reads it.
func (d Dyad) String() string {
	if d.Directed {
		return string(d.A) + ">" + string(d.B)
	}
	return string(d.A) + "-" + string(d.B)
}

// days is the range that f asks for; ok is false when it asks for none.
func (f Filter) days() (first, last edtf.Day, ok bool) {
	first, last = edtf.MinDay, edtf.MaxDay
	if !f.From.IsZero() {
		first, ok = f.From.First(), true
	}
	if !f.To.IsZero() {
		last, ok = f.To.Last(), true
	}
	return first, last, ok
}

// maxValues bounds the alternatives in one field.
const maxValues = 500

// maxSources bounds MinSources: the index counts outlets so far.
const maxSources = math.MaxUint16

// check reports what is wrong with f. Values that name nothing known are not
// wrong: no event matches them.
func (f Filter) check() error {
	if first, last, ok := f.days(); ok && first > last {
		return invalid("to", "%s lies before from %s", f.To, f.From)
	}
	if f.Limit < 0 || f.Limit > MaxLimit {
		return invalid("limit", "%d is not in 1-%d", f.Limit, MaxLimit)
	}
	switch f.Sort {
	case "", SortDate, SortDateDesc, SortAdded:
	default:
		return invalid("sort", "%.40q is not one of date, -date, -added", string(f.Sort))
	}
	if _, err := roleMask(f.Roles); err != nil {
		return err
	}
	for _, d := range f.Dyads {
		if d.A == "" || d.B == "" || d.A == d.B {
			return invalid("dyad", "%q is not two countries", d.String())
		}
	}
	counts := []struct {
		field string
		n     int
	}{
		{"country", len(f.Countries)},
		{"actor", len(f.Actors)},
		{"type", len(f.Types)},
		{"family", len(f.Families)},
		{"modality", len(f.Modalities)},
		{"lang", len(f.Langs)},
		{"outlet", len(f.Outlets)},
		{"status", len(f.Statuses)},
		{"dyad", len(f.Dyads)},
	}
	for _, c := range counts {
		if c.n > maxValues {
			return invalid(c.field, "%d values are more than %d", c.n, maxValues)
		}
	}
	if !(f.MinScore >= 0 && f.MinScore <= 1) { // NaN too
		return invalid("min_score", "%v is not in 0-1", f.MinScore)
	}
	if f.MinSources < 0 || f.MinSources > maxSources {
		return invalid("min_sources", "%d is not in 0-%d", f.MinSources, maxSources)
	}
	switch n := len(fulltext.Parse(f.Query)); {
	case n > maxQueryWords:
		return invalid("q", "%d words are more than %d", n, maxQueryWords)
	case n == 0 && strings.TrimSpace(f.Query) != "":
		return invalid("q", "%.40q holds no word", f.Query)
	}
	return nil
}

func (f Filter) limit() int {
	if f.Limit == 0 {
		return DefaultLimit
	}
	return f.Limit
}

// rolesInOrder fixes the bit of each role; the order is part of the stored form.
func rolesInOrder() [7]timeline.Role {
	return [7]timeline.Role{
		timeline.RoleSource, timeline.RoleTarget, timeline.RoleParticipant, timeline.RoleHost,
		timeline.RoleMediator, timeline.RoleSignatory, timeline.RoleVoter,
	}
}

// roleMask is the bit set of roles; an unknown role is an error.
func roleMask(roles []timeline.Role) (int64, error) {
	var mask int64
next:
	for _, r := range roles {
		for i, known := range rolesInOrder() {
			if r == known {
				mask |= 1 << i
				continue next
			}
		}
		return 0, invalid("role", "%.40q is no role", string(r))
	}
	return mask, nil
}
