package export

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"demarche/timeline/edtf"
)

func TestParquetReadsBack(t *testing.T) {
	f, _ := Lookup("parquet")
	file := write(t, f)
	if again := write(t, f); !bytes.Equal(file, again) {
		t.Error("the same events give other bytes")
	}
	rows, err := parquet.Read[parquetRow](bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	events := sample()
	if len(rows) != len(events) {
		t.Fatalf("%d rows, want %d", len(rows), len(events))
	}
	dated := 0
	for i, e := range events {
		want, got := newWire(t).Event(e), rows[i]
		if got.ID != want.ID || got.Label != want.Label || got.Summary != want.Summary || !reflect.DeepEqual(got.Date, want.Date) {
			t.Errorf("row %d = %s %q, want %s %q", i, got.ID, got.Summary, want.ID, want.Summary)
		}
		if strings.Join(got.Countries, " ") != strings.Join(want.Countries, " ") || len(got.Parties) != len(want.Parties) || len(got.Reports) != len(want.Reports) {
			t.Errorf("row %d: %v, %d parties, %d reports; want %v, %d, %d", i,
				got.Countries, len(got.Parties), len(got.Reports), want.Countries, len(want.Parties), len(want.Reports))
		}
		if (got.Place == nil) != (want.Place == nil) || (got.Vote == nil) != (want.Vote == nil) {
			t.Errorf("row %d: place %v, vote %v; want %v, %v", i, got.Place, got.Vote, want.Place, want.Vote)
		}
		if want.Vote != nil && !reflect.DeepEqual(got.Vote.By, want.Vote.By) {
			t.Errorf("row %d: voted %v, want %v", i, got.Vote.By, want.Vote.By)
		}
		if (got.First == nil) != (want.First == nil) {
			t.Errorf("row %d: first %v, want %v", i, got.First, want.First)
		}
		if got.First != nil {
			dated++
			if day := edtf.Day(*got.First).Date().String(); day != *want.First {
				t.Errorf("row %d: first %s, want %s", i, day, *want.First)
			}
		}
	}
	if dated < 3 {
		t.Errorf("%d rows have a first day", dated)
	}
}

func TestParquetTellsWhatWasAsked(t *testing.T) {
	f, _ := Lookup("parquet")
	file := write(t, f)
	p, err := parquet.OpenFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"demarche.schema": Schema, "demarche.query": sampleOptions().Query, "demarche.data_version": "42"} {
		if got, _ := p.Lookup(key); got != want {
			t.Errorf("%s = %q, want %q", key, got, want)
		}
	}
}

// A field that is new in Event, Party, Report, Quote, Place or Vote needs a column.
func TestParquetHasAllFields(t *testing.T) {
	for _, pair := range [][2]any{
		{Event{}, parquetRow{}},
		{Party{}, parquetParty{}},
		{Place{}, parquetPlace{}},
		{Vote{}, parquetVote{}},
		{Report{}, parquetReport{}},
		{Quote{}, parquetQuote{}},
	} {
		fields, columns := tagged(pair[0], "json"), tagged(pair[1], "parquet")
		if strings.Join(fields, " ") != strings.Join(columns, " ") {
			t.Errorf("%T has %v, its columns are %v", pair[0], fields, columns)
		}
	}
}

func tagged(v any, tag string) []string {
	var names []string
	for f := range reflect.TypeOf(v).Fields() {
		name, _, _ := strings.Cut(f.Tag.Get(tag), ",")
		names = append(names, name)
	}
	return names
}
