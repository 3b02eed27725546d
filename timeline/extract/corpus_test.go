package extract_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"demarche/timeline"
	"demarche/timeline/lang"
)

// corpus is the form of a pack's corpus-events*.yaml.
type corpus struct {
	Cases []struct {
		Text      string       `yaml:"text"`
		Published string       `yaml:"published"`
		Events    []corpusCase `yaml:"events"`
	} `yaml:"cases"`
}

type corpusCase struct {
	Type      timeline.TypeSlug    `yaml:"type"`
	Modality  timeline.Modality    `yaml:"modality"`
	Date      string               `yaml:"date"`
	Countries []timeline.CountryID `yaml:"countries"`
	Outcome   string               `yaml:"outcome"`
	Tally     string               `yaml:"tally"` // for-against-abstain, "?" for a part that is not told
	By        map[string]string    `yaml:"by"`    // how states voted
	Symbol    string               `yaml:"symbol"`
	Detail    map[string]string    `yaml:"detail"`
}

func TestPackCorpora(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range packs.Tags() {
		pack, _ := packs.Get(tag)
		files, err := pack.Files("corpus-events*.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			var c corpus
			if err := pack.Decode(file, &c); err != nil {
				t.Fatal(err)
			}
			for _, k := range c.Cases {
				t.Run(string(tag)+"/"+k.Text, func(t *testing.T) {
					published := k.Published
					if published == "" {
						published = "2024-06-19"
					}
					_, got := read(t, tag, published, k.Text)
					checkCase(t, k.Events, got)
				})
			}
		}
	}
}

func checkCase(t *testing.T, want []corpusCase, got []timeline.Mention) {
	t.Helper()
	if len(want) == 0 {
		for _, m := range got {
			t.Errorf("found %s by %s (%.2f), want no event", m.Type, m.Rule, m.Score)
		}
		return
	}
	for _, w := range want {
		if !slices.ContainsFunc(got, func(m timeline.Mention) bool { return w.problem(m) == "" }) {
			var seen []string
			for _, m := range got {
				seen = append(seen, string(m.Type)+"["+string(m.Rule)+"]: "+w.problem(m))
			}
			t.Errorf("want %+v; found %s", w, strings.Join(seen, "; "))
		}
	}
}

// problem says what speaks against m being w; "" for nothing.
func (w corpusCase) problem(m timeline.Mention) string {
	switch {
	case m.Type != w.Type:
		return "another type"
	case w.Modality != "" && m.Modality != w.Modality:
		return "modality " + string(m.Modality)
	case w.Date == "none" && !m.When.IsZero(), w.Date != "" && w.Date != "none" && m.When.String() != w.Date:
		return "date " + m.When.String()
	case w.Outcome != "" && m.Outcome != w.Outcome:
		return "outcome " + m.Outcome
	}
	if problem := w.record(m); problem != "" {
		return problem
	}
	if w.Countries != nil {
		have := m.Countries()
		slices.Sort(have)
		need := slices.Clone(w.Countries)
		slices.Sort(need)
		if !slices.Equal(have, need) {
			return "countries differ"
		}
	}
	return ""
}

// record says what speaks against the vote and the details of m being those of w.
func (w corpusCase) record(m timeline.Mention) string {
	for key, value := range w.Detail {
		if m.Detail[key] != value {
			return key + " " + m.Detail[key]
		}
	}
	if w.Tally == "" && w.By == nil && w.Symbol == "" {
		return ""
	}
	v := m.Vote
	if v == nil {
		return "no vote"
	}
	part := func(n int) string {
		if n < 0 {
			return "?"
		}
		return strconv.Itoa(n)
	}
	if got := part(v.For) + "-" + part(v.Against) + "-" + part(v.Abstain); w.Tally != "" && got != w.Tally {
		return "tally " + got
	}
	if w.Symbol != "" && v.Symbol != w.Symbol {
		return "symbol " + v.Symbol
	}
	for country, how := range w.By {
		if !slices.Contains(v.By, timeline.Position{Country: timeline.CountryID(country), Position: how}) {
			return "positions differ"
		}
	}
	return ""
}
