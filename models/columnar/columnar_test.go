package columnar_test

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"demarche/models/columnar"
	"demarche/models/columnar/columnartest"
	"demarche/models/index"
	"demarche/timeline/edtf"
)

func terms() []columnar.Term {
	return []columnar.Term{
		{},
		{Kind: "type", Key: "visit"},
		{Kind: "type", Key: "veto"},
		{Kind: "modality", Key: "occurred"},
		{Kind: "status", Key: "extracted"},
		{Kind: "country", Key: "RUS"},
		{Kind: "country", Key: "PRK"},
		{Kind: "actor", Key: "person/x", Name: "X"},
	}
}

func rows() []index.Row {
	day := func(d int64, seq int64) int64 { return d<<index.DayBits | seq }
	base := index.Row{Type: 2, Modality: 3, Status: 4, Sources: 1, Score: 0.5}
	open, dayLong, month, undated := base, base, base, base
	open.Ord, open.Last = day(int64(edtf.MinDay), 1), 100
	dayLong.Ord, dayLong.Last, dayLong.Sources = day(200, 7), 200, 900
	dayLong.Links = []index.Link{{Term: 5, Roles: 1}, {Term: 6, Roles: 2}, {Term: 7, Roles: 4}}
	month.Ord, month.Last, month.Score, month.Type = day(200, 8), int64(edtf.MaxDay), 0.876, 1
	month.Links = []index.Link{{Term: 6}}
	undated.Ord, undated.Last = index.UndatedOrd|3, int64(edtf.MaxDay)
	return []index.Row{open, dayLong, month, undated}
}

func TestAFileReadsBack(t *testing.T) {
	var file bytes.Buffer
	table := columnar.New(columnar.Options{DataVersion: 9, Columns: columnar.Columns(), Terms: terms()}, slices.Values(rows()))
	n, err := table.WriteTo(&file)
	if err != nil || n != int64(file.Len()) {
		t.Fatalf("WriteTo = %d, %v; the file has %d bytes", n, err, file.Len())
	}
	head, got := columnartest.Read(t, file.Bytes())
	if head.Events != 4 || head.Dated != 3 || head.DataVersion != 9 || head.Version != columnar.Version {
		t.Errorf("head = %+v", head)
	}
	if d := head.Dictionaries; !slices.Equal(d["type"], []string{"veto", "visit"}) || !slices.Equal(d["country"], []string{"PRK", "RUS"}) {
		t.Errorf("dictionaries = %v", d)
	}
	if !slices.Equal(head.Names["actor"], []string{"X"}) {
		t.Errorf("names = %v", head.Names)
	}
	for i, length := range got["length"][:3] {
		if last := int32(got["day"][i]) + int32(length); last != []int32{100, 200, math.MaxInt32}[i] {
			t.Errorf("last day of row %d = %d", i, last)
		}
	}
	for name, want := range map[string][]int{
		"day": {math.MinInt32, 200, 200, 200}, "seq": {1, 7, 8, 3}, "type": {0, 0, 1, 0}, "sources": {1, 255, 1, 1}, "score": {50, 50, 88, 50},
		"country_count": {0, 2, 1, 0}, "country": {1, 0, 0}, "country_role": {1, 2, 0}, "actor_count": {0, 1, 0, 0}, "actor": {0}, "lang_count": {0, 0, 0, 0},
	} {
		if !slices.Equal(got[name], want) {
			t.Errorf("column %s = %v, want %v", name, got[name], want)
		}
	}
}

func TestParse(t *testing.T) {
	for list, want := range map[string][]string{
		"":                      columnar.Default(),
		"type, day":             {"day", "type"},
		"actor_role":            {"actor", "actor_role"},
		"country_count,country": {"country"},
	} {
		if got, err := columnar.Parse(list); err != nil || !slices.Equal(got, want) {
			t.Errorf("Parse(%q) = %v, %v, want %v", list, got, err, want)
		}
	}
	if got, err := columnar.Parse("colour"); err == nil {
		t.Errorf("Parse(colour) = %v, want an error", got)
	}
}
