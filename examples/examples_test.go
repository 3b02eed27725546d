package examples

import (
	"io/fs"
	"testing"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/article"
)

func TestArticlesReadCleanly(t *testing.T) {
	ids, outlets, days := map[string]bool{}, map[string]bool{}, map[string]map[timeline.Lang]bool{}
	byLang := map[timeline.Lang]int{}
	for _, name := range Articles() {
		data, err := fs.ReadFile(Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		article.Read(article.Input{Name: name, Data: data}, func(i article.Item) bool {
			if i.Err != nil {
				t.Fatalf("%s: %v", i.ID, i.Err)
			}
			d := i.Doc
			if i.Cleaned || ids[d.ID] || d.DCT.IsZero() || d.Outlet == "" || d.Title == "" {
				t.Errorf("%s is not complete: cleaned %v, %+v", d.ID, i.Cleaned, d.DCT)
			}
			if n := utf8.RuneCountInString(d.Text); n < 250 || n > 2500 {
				t.Errorf("%s has %d code points", d.ID, n)
			}
			if len(d.Marks) < 1 || d.Marks[0].Kind != timeline.KindHeadline {
				t.Errorf("%s: marks %v, want the headline first", d.ID, d.Marks)
			}
			ids[d.ID], outlets[d.Outlet] = true, true
			byLang[d.Lang]++
			day := d.DCT.String()
			if days[day] == nil {
				days[day] = map[timeline.Lang]bool{}
			}
			days[day][d.Lang] = true
			return true
		})
	}
	if byLang["en"] < 8 || byLang["ja"] < 8 || len(outlets) < 3 {
		t.Errorf("articles by language %v, outlets %v", byLang, outlets)
	}
	both := 0
	for _, langs := range days {
		if len(langs) > 1 {
			both++
		}
	}
	if both < 3 {
		t.Errorf("%d days told in both languages, want some", both)
	}
}
