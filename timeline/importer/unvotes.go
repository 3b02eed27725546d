package importer

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// voteColumns are the names by which tables of votes call a column, by ours: those of
// the data set "United Nations General Assembly Voting Data" and those of the
// United Nations Digital Library.
var voteColumns = map[string]string{
	"rcid": "call", "undl_id": "call",
	"ccode": "number", "ms_code": "code", "country_code": "code", "countryname": "name", "ms_name": "name", "country": "country",
	"vote": "vote", "ms_vote": "vote",
	"date": "date", "session": "session", "meeting": "meeting", "body": "body",
	"unres": "symbol", "resolution": "symbol", "draft": "draft",
	"short": "topic", "title": "topic", "description": "topic", "descr": "long",
	"yes": "for", "total_yes": "for", "no": "against", "total_no": "against", "abstain": "abstain", "total_abstentions": "abstain",
	"amend": "amend", "para": "para",
}

// positionsOf are the ways in which tables write a position; "" is none: absent, not
// a member, not voting.
var positionsOf = map[string]string{
	"1": "for", "y": "for", "yes": "for", "2": "abstain", "a": "abstain", "abstain": "abstain", "3": "against", "n": "against", "no": "against",
	"8": "", "9": "", "x": "", "": "", "na": "", "absent": "", "non-voting": "",
}

// maxVoters bounds the rows of one roll call.
const maxVoters = 1000

// noVote is why a roll call is skipped.
const noVote = "nobody voted"

// readUNVotes reads a table with a row for each country's vote. The rows of one roll
// call stand together; only one is in memory.
func (im *Importer) readUNVotes(r io.Reader, yield func(Row) bool) error {
	t, err := newTable(r, true, func(h string) string { return voteColumns[strings.ToLower(strings.TrimSpace(h))] })
	if err != nil {
		return err
	}
	for _, want := range []string{"call", "vote", "date"} {
		if !t.has(want) {
			return fmt.Errorf("the heading has no column for the %s: see docs/import.md", want)
		}
	}
	if !t.has("number") && !t.has("code") && !t.has("name") && !t.has("country") {
		return errors.New("the heading has no column for the country: see docs/import.md")
	}
	var c *rollCall
	seen, seed := map[uint64]bool{}, maphash.MakeSeed()
	for {
		fault, err := t.next()
		if err != nil {
			if c != nil && !yield(im.finish(c)) || errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if fault != nil {
			if !yield(Row{Line: t.line, Err: fault}) {
				return nil
			}
			continue
		}
		if call := number(t.cell("call")); c == nil || c.call != call {
			if c != nil && !yield(im.finish(c)) {
				return nil
			}
			c = newRollCall(t, call)
			key := maphash.String(seed, call)
			if seen[key] {
				c.err = fmt.Errorf("line %d: the roll call %.40q stands in two places: sort the table by it", t.line, call)
			}
			seen[key] = true
		}
		if err := im.addVote(c, t); err != nil && !yield(Row{Line: t.line, Err: err}) {
			return nil
		}
	}
}

// addVote reads what one row tells.
func (im *Importer) addVote(c *rollCall, t *table) error {
	if c.err != nil {
		return nil // told once, with the roll call
	}
	word := strings.ToLower(number(t.cell("vote")))
	position, ok := positionsOf[word]
	switch {
	case !ok:
		return fmt.Errorf("line %d: unknown vote %.20q", t.line, word)
	case position == "":
		return nil
	case c.rows == maxVoters:
		return fmt.Errorf("line %d: the roll call %.40q has more than %d votes", t.line, c.call, maxVoters)
	}
	c.rows++
	c.counted[position]++
	id, stray := im.voter(t, c.day)
	if id == "" {
		im.strays[stray]++
		return nil
	}
	if before, twice := c.by[id]; twice && before != position {
		c.counted[position]--
		return fmt.Errorf("line %d: %s votes %s and %s in one roll call", t.line, id, before, position)
	} else if twice {
		c.counted[position]--
	}
	c.by[id] = position
	return nil
}

// voter is the country of a row; where it is none of ours, what the row says.
func (im *Importer) voter(t *table, day edtf.Day) (id timeline.CountryID, stray string) {
	if n := number(t.cell("number")); n != "" {
		if list := im.seats.byNumber[n]; list != nil {
			return holderOf(list, day), ""
		}
		stray = n
	}
	code, name, either := strings.TrimSpace(t.cell("code")), strings.TrimSpace(t.cell("name")), strings.TrimSpace(t.cell("country"))
	for _, try := range []func() (timeline.CountryID, bool){
		func() (timeline.CountryID, bool) { return im.iso3(code) },
		func() (timeline.CountryID, bool) { c, ok := im.alpha2[code]; return c, ok },
		func() (timeline.CountryID, bool) { return im.countryName(name) },
		func() (timeline.CountryID, bool) { return im.countryName(either) },
		func() (timeline.CountryID, bool) { return im.iso3(either) },
	} {
		if c, ok := try(); ok {
			return im.seats.at(c, day), ""
		}
		for _, s := range []string{code, name, either} {
			if stray == "" {
				stray = s
			}
		}
	}
	return "", stray
}

func (im *Importer) iso3(code string) (timeline.CountryID, bool) {
	c, ok := im.actors.Country(timeline.CountryID(code))
	return c.ID, ok
}

// namesOfSeats are names that tables of votes use and nobody else.
var namesOfSeats = map[string]timeline.CountryID{
	"congo": "COG", "byelorussian ssr": "BLR", "ukrainian ssr": "UKR", "khmer republic": "KHM",
	"yemen arab republic": "YEM", "yemen people's republic": "YMD", "democratic yemen": "YMD",
	"the former yugoslav republic of macedonia": "MKD",
}

// countryName finds a country by its name, with "(Islamic Republic of)" behind it or
// without; two or three letters are no name.
func (im *Importer) countryName(name string) (timeline.CountryID, bool) {
	if len(name) <= 3 {
		return "", false
	}
	if id, ok := namesOfSeats[strings.ToLower(name)]; ok {
		return id, true
	}
	if c, ok := im.actors.CountryByName(name, "en"); ok {
		return c.ID, true
	}
	short, _, bracket := strings.Cut(name, " (")
	c, ok := im.actors.CountryByName(short, "en")
	return c.ID, ok && bracket
}

// number is a cell without the ".0" that some programs put behind whole numbers.
func number(cell string) string { return strings.TrimSuffix(strings.TrimSpace(cell), ".0") }
