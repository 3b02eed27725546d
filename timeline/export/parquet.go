package export

import (
	"bytes"
	"errors"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"demarche/timeline/edtf"
)

// groupRows is how many events a row group holds: the writer keeps one group in memory.
const groupRows = 10_000

// parquetRow is a row of the file: the event as json gives it, its days as dates.
type parquetRow struct {
	ID        string            `parquet:"id"`
	Type      string            `parquet:"type,dict"`
	Label     string            `parquet:"label,dict"`
	Family    string            `parquet:"family,dict"`
	PLOVER    string            `parquet:"plover,dict"`
	CAMEO     string            `parquet:"cameo,dict"`
	Weight    float64           `parquet:"weight"`
	Date      *string           `parquet:"date,optional"`
	First     *int32            `parquet:"first,optional,date"`
	Last      *int32            `parquet:"last,optional,date"`
	Precision string            `parquet:"precision,dict"`
	Modality  string            `parquet:"modality,dict"`
	Parties   []parquetParty    `parquet:"parties,list"`
	Countries []string          `parquet:"countries,list"`
	Place     *parquetPlace     `parquet:"place,optional"`
	Vote      *parquetVote      `parquet:"vote,optional"`
	Outcome   string            `parquet:"outcome,dict"`
	Detail    map[string]string `parquet:"detail"`
	Summary   string            `parquet:"summary"`
	Lang      string            `parquet:"lang,dict"`
	Score     float64           `parquet:"score"`
	Sources   int64             `parquet:"sources"`
	Status    string            `parquet:"status,dict"`
	Disputes  []string          `parquet:"disputes,list"`
	Reports   []parquetReport   `parquet:"reports,list"`
}

type parquetParty struct {
	Actor   string `parquet:"actor,dict"`
	Name    string `parquet:"name,dict"`
	Country string `parquet:"country,dict"`
	Role    string `parquet:"role,dict"`
}

type parquetPlace struct {
	Name    string `parquet:"name,dict"`
	Country string `parquet:"country,dict"`
}

type parquetVote struct {
	Body    string            `parquet:"body,dict"`
	Symbol  string            `parquet:"symbol"`
	For     *int64            `parquet:"for,optional"`
	Against *int64            `parquet:"against,optional"`
	Abstain *int64            `parquet:"abstain,optional"`
	By      map[string]string `parquet:"by"`
	Vetoed  []string          `parquet:"vetoed,list"`
}

type parquetReport struct {
	Article  string        `parquet:"article"`
	Outlet   string        `parquet:"outlet,dict"`
	URL      string        `parquet:"url"`
	Lang     string        `parquet:"lang,dict"`
	Quote    string        `parquet:"quote"`
	Start    int64         `parquet:"start"`
	End      int64         `parquet:"end"`
	Trigger  *parquetQuote `parquet:"trigger,optional"`
	DateSpan *parquetQuote `parquet:"date_span,optional"`
	Type     string        `parquet:"type,dict"`
	Date     *string       `parquet:"date,optional"`
	Modality string        `parquet:"modality,dict"`
	Rule     string        `parquet:"rule,dict"`
	Score    float64       `parquet:"score"`
	Reason   string        `parquet:"reason,dict"`
}

type parquetQuote struct {
	Start int64  `parquet:"start"`
	End   int64  `parquet:"end"`
	Text  string `parquet:"text"`
}

// parquetWriter gathers what the library writes, group by group.
type parquetWriter struct {
	out  bytes.Buffer
	rows *parquet.GenericWriter[parquetRow]
	row  [1]parquetRow // used again
	err  error
}

func newParquet(_ *Wire, o Options) eventWriter {
	w := &parquetWriter{}
	w.rows = parquet.NewGenericWriter[parquetRow](&w.out,
		parquet.Compression(&zstd.Codec{Level: zstd.SpeedFastest, Concurrency: 1}), parquet.MaxRowsPerRowGroup(groupRows), parquet.CreatedBy("demarche", "", ""))
	for _, h := range [...]struct{ key, value string }{
		{"schema", Schema}, {"query", o.Query}, {"generated", o.Generated}, {"data_version", o.DataVersion}, {"licence", o.Licence},
	} {
		if h.key == "licence" && h.value == "" {
			continue
		}
		w.rows.SetKeyValueMetadata("demarche."+h.key, h.value)
	}
	return w
}

func (w *parquetWriter) failure() error { return w.err }

func (w *parquetWriter) begin(b []byte) []byte { return b }

func (w *parquetWriter) event(b []byte, e *Event) []byte {
	w.row[0].fill(e)
	if _, err := w.rows.Write(w.row[:]); err != nil {
		w.err = errors.Join(w.err, err)
	}
	return w.drain(b)
}

func (w *parquetWriter) end(b []byte) []byte {
	w.err = errors.Join(w.err, w.rows.Close())
	return w.drain(b)
}

func (w *parquetWriter) drain(b []byte) []byte {
	b = append(b, w.out.Bytes()...)
	w.out.Reset()
	return b
}

// fill makes r the row of e, in the lists that r has.
func (r *parquetRow) fill(e *Event) {
	*r = parquetRow{
		ID: e.ID, Type: e.Type, Label: e.Label, Family: e.Family, PLOVER: e.PLOVER, CAMEO: e.CAMEO, Weight: e.Weight,
		Date: e.Date, First: daysOf(e.First), Last: daysOf(e.Last), Precision: e.Precision, Modality: e.Modality,
		Countries: e.Countries, Parties: r.Parties[:0], Place: (*parquetPlace)(e.Place), Outcome: e.Outcome, Detail: e.Detail,
		Summary: e.Summary, Lang: e.Lang, Score: e.Score, Sources: int64(e.Sources), Status: e.Status, Disputes: e.Disputes,
		Reports: r.Reports[:0],
	}
	for _, p := range e.Parties {
		r.Parties = append(r.Parties, parquetParty(p))
	}
	if v := e.Vote; v != nil {
		r.Vote = &parquetVote{
			Body: v.Body, Symbol: v.Symbol, For: wide(v.For), Against: wide(v.Against), Abstain: wide(v.Abstain), By: v.By, Vetoed: v.Vetoed,
		}
	}
	for _, p := range e.Reports {
		r.Reports = append(r.Reports, parquetReport{
			Article: p.Article, Outlet: p.Outlet, URL: p.URL, Lang: p.Lang, Quote: p.Quote, Start: int64(p.Start), End: int64(p.End),
			Trigger: quoteOf(p.Trigger), DateSpan: quoteOf(p.DateSpan), Type: p.Type, Date: p.Date, Modality: p.Modality,
			Rule: p.Rule, Score: p.Score, Reason: p.Reason,
		})
	}
}

// daysOf counts the days from 1 January 1970 to a day; nil for none, and for a day
// millions of years away that the column cannot hold.
func daysOf(day *string) *int32 {
	if day == nil {
		return nil
	}
	d, err := edtf.Parse(*day)
	if err != nil {
		return nil
	}
	n := int64(d.First())
	if n != int64(int32(n)) {
		return nil
	}
	return new(int32(n))
}

func wide(n *int) *int64 {
	if n == nil {
		return nil
	}
	return new(int64(*n))
}

func quoteOf(q *Quote) *parquetQuote {
	if q == nil {
		return nil
	}
	return &parquetQuote{Start: int64(q.Start), End: int64(q.End), Text: q.Text}
}
