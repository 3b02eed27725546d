package export

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// csvColumns is the heading of the table. Parties are told twice: readable by
// role, and whole as JSON in the last column.
var csvColumns = [...]string{
	"id", "type", "label", "family", "plover", "cameo", "weight", "date", "first", "last", "precision", "modality",
	"countries", "source", "target", "participants", "place", "place_country",
	"vote_body", "vote_symbol", "vote_for", "vote_against", "vote_abstain", "vetoed",
	"outcome", "summary", "lang", "score", "sources", "status", "article", "outlet", "url", "parties",
}

type csvWriter struct{ bom bool }

func newCSV(_ *Wire, o Options) eventWriter { return csvWriter{o.BOM} }

func (c csvWriter) begin(b []byte) []byte {
	if c.bom {
		b = append(b, "\ufeff"...)
	}
	return append(append(b, strings.Join(csvColumns[:], ",")...), "\r\n"...)
}

func (csvWriter) end(b []byte) []byte { return b }

func (csvWriter) event(b []byte, e *Event) []byte {
	row := cells{b: b}
	for _, s := range []string{e.ID, e.Type, e.Label, e.Family, e.PLOVER, e.CAMEO} {
		row.text(s)
	}
	row.number(appendFloat(nil, e.Weight))
	for _, s := range []*string{e.Date, e.First, e.Last} {
		row.nullable(s)
	}
	row.text(e.Precision)
	row.text(e.Modality)
	row.text(strings.Join(e.Countries, " "))
	row.text(names(e.Parties, "source"))
	row.text(names(e.Parties, "target"))
	row.text(names(e.Parties, "participant", "host", "mediator", "signatory", "voter"))
	place := Place{}
	if e.Place != nil {
		place = *e.Place
	}
	row.text(place.Name)
	row.text(place.Country)
	row.vote(e.Vote)
	row.text(e.Outcome)
	row.text(e.Summary)
	row.text(e.Lang)
	row.number(appendFloat(nil, e.Score))
	row.number(strconv.AppendInt(nil, int64(e.Sources), 10))
	row.text(e.Status)
	best := Report{}
	if len(e.Reports) > 0 {
		best = e.Reports[0]
	}
	row.text(best.Article)
	row.text(best.Outlet)
	row.text(best.URL)
	row.text(string(appendList(nil, e.Parties, appendParty)))
	return append(row.b, "\r\n"...)
}

func names(parties []Party, roles ...string) string {
	var out []string
	for _, p := range parties {
		for _, r := range roles {
			if p.Role == r {
				out = append(out, p.Name)
			}
		}
	}
	return strings.Join(out, "; ")
}

// cells writes the cells of a row after RFC 4180.
type cells struct {
	b     []byte
	begun bool
}

func (c *cells) next() {
	if c.begun {
		c.b = append(c.b, ',')
	}
	c.begun = true
}

func (c *cells) number(n []byte) {
	c.next()
	c.b = append(c.b, n...)
}

func (c *cells) nullable(s *string) {
	if s == nil {
		c.number(nil)
		return
	}
	c.text(*s)
}

func (c *cells) count(n *int) {
	if n == nil {
		c.number(nil)
		return
	}
	c.number(strconv.AppendInt(nil, int64(*n), 10))
}

func (c *cells) vote(v *Vote) {
	if v == nil {
		v = &Vote{}
	}
	c.text(v.Body)
	c.text(v.Symbol)
	c.count(v.For)
	c.count(v.Against)
	c.count(v.Abstain)
	c.text(strings.Join(v.Vetoed, " "))
}

// text writes a cell of text.
func (c *cells) text(s string) {
	c.next()
	if IsFormula(s) {
		s = "'" + s
	}
	if !strings.ContainsAny(s, ",\"\r\n") {
		c.b = append(c.b, s...)
		return
	}
	c.b = append(c.b, '"')
	c.b = append(c.b, strings.ReplaceAll(s, `"`, `""`)...)
	c.b = append(c.b, '"')
}

// IsFormula reports whether a spreadsheet would run a cell as a formula, or would but
// for apostrophes before it. Such a cell gets an apostrophe more, which makes it
// text and is taken back when the table is read.
func IsFormula(cell string) bool {
	cell = strings.TrimLeft(cell, "'")
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", first)
}
