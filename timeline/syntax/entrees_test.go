package syntax

import (
	"strconv"
	"testing"

	model "demarche/timeline/syntax/english"
)

// TestEnglishTreesOfTheTreebank guards what the model reached when it was built in:
// gold tokens, predicted tags, without punctuation.
func TestEnglishTreesOfTheTreebank(t *testing.T) {
	m, err := model.Open(englishModel)
	if err != nil {
		t.Fatal(err)
	}
	floors := map[string][3]float64{"en_ewt-dev": {95.3, 85, 81.5}, "en_gum-dev": {96.6, 84.7, 81.7}}
	for _, name := range []string{"en_ewt-dev", "en_gum-dev"} {
		var ws model.Workspace
		var n, upos, words, uas, las float64
		for _, s := range treebank(t, name) {
			var forms []string
			for _, r := range s.rows {
				forms = append(forms, r[1])
			}
			for i, got := range m.Parse(&ws, forms) {
				gold := s.rows[i]
				n++
				if got.UPOS == gold[3] {
					upos++
				}
				if gold[3] == "PUNCT" || gold[7] == "punct" {
					continue
				}
				words++
				if strconv.Itoa(got.Head+1) == gold[6] {
					uas++
					if got.Rel == gold[7] {
						las++
					}
				}
			}
		}
		got := [3]float64{100 * upos / n, 100 * uas / words, 100 * las / words}
		t.Logf("%s: UPOS %.2f, UAS %.2f, LAS %.2f", name, got[0], got[1], got[2])
		for k, floor := range floors[name] {
			if got[k] < floor {
				t.Errorf("%s: measure %d is %.2f, want at least %.2f", name, k, got[k], floor)
			}
		}
	}
}

func TestEnglishModelTellsItsScores(t *testing.T) {
	version, scores, err := EnglishModel()
	if err != nil || version == "" || scores == "" {
		t.Errorf("EnglishModel() = %q, %q, %v", version, scores, err)
	}
	if n := len(englishModel); n > 6<<20 {
		t.Errorf("the model has %d bytes, want at most 6 MB", n)
	}
}
