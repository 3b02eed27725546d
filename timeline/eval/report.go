package eval

import (
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/ontology"
)

// Report is the outcome of a run.
type Report struct {
	All         Scores
	ByLang      map[timeline.Lang]Scores
	ByType      map[timeline.TypeSlug]Scores // of the gold event, or of the wrong mention
	Reliability [bins]Bin
	Misses      []Miss
}

// Miss is one thing that went wrong, to be read by people.
type Miss struct {
	Article, Kind string // missed, wrong or extra; failed where the article could not be coded
	Type          timeline.TypeSlug
	Note          string
}

// Run codes every article of gold and scores what comes out.
func Run(gold []Article, coder Coder, types *ontology.Ontology) Report {
	r := Report{ByLang: map[timeline.Lang]Scores{}, ByType: map[timeline.TypeSlug]Scores{}}
	for i := range r.Reliability {
		r.Reliability[i].From, r.Reliability[i].To = float64(i)/bins, float64(i+1)/bins
	}
	for _, a := range gold {
		mentions, err := a.code(coder)
		if err != nil {
			r.Misses = append(r.Misses, Miss{a.ID, "failed", "", err.Error()})
		}
		r.score(a, inCodePoints(a.Text, mentions), matcher{types})
	}
	return r
}

// code reads a as the program would and codes it.
func (a Article) code(coder Coder) ([]timeline.Mention, error) {
	day, err := parseDate(a.Published)
	if err != nil {
		return nil, err
	}
	var item article.Item
	in := article.Input{ContentType: "text/plain; charset=utf-8", Data: []byte(a.Text), Lang: a.Lang, Published: day}
	article.Read(in, func(i article.Item) bool {
		item = i
		return false
	})
	if item.Err != nil {
		return nil, item.Err
	}
	item.Doc.ID, item.Doc.Title = a.ID, a.Title
	return coder.Mentions(item.Doc)
}

func (r *Report) score(a Article, got []found, m matcher) {
	pairs := m.pairs(a.Events, got)
	total := Scores{Articles: 1}
	if len(a.Events) == 0 {
		total.Negatives = 1
	}
	byGold, byMention := map[int]int{}, map[int]int{}
	for _, p := range pairs {
		byGold[p.gold], byMention[p.mention] = p.mention, p.gold
	}
	for i, g := range a.Events {
		if !g.Required {
			continue
		}
		s := Scores{Gold: 1}
		j, ok := byGold[i]
		if ok {
			s.count(g, got[j])
			r.noteWrong(a, g, got[j], s)
		} else {
			r.Misses = append(r.Misses, Miss{a.ID, "missed", g.Type, g.Trigger})
		}
		total.add(s)
		r.addType(g.Type, s)
	}
	for j, f := range got {
		right, counts := false, true
		if i, ok := byMention[j]; ok {
			right, counts = true, a.Events[i].Required
		} else if m.extra(f, a.Events, pairs) {
			s := Scores{Extra: 1, Predicted: 1, NegativeExtra: total.Negatives}
			total.add(s)
			r.addType(f.Type, s)
			r.Misses = append(r.Misses, Miss{a.ID, "extra", f.Type, f.When.String() + " " + clip(f.Evidence.In(a.Text))})
		} else {
			counts = false
		}
		if counts {
			r.rely(f.Score, right)
		}
	}
	r.All.add(total)
	lang := r.ByLang[a.Lang]
	lang.add(total)
	r.ByLang[a.Lang] = lang
}

func (r *Report) noteWrong(a Article, g Gold, f found, s Scores) {
	if s.Strict == 1 {
		return
	}
	note := "as " + string(f.Type) + " " + f.When.String()
	for _, c := range f.countries {
		note += " " + string(c)
	}
	r.Misses = append(r.Misses, Miss{a.ID, "wrong", g.Type, note})
}

func (r *Report) addType(t timeline.TypeSlug, s Scores) {
	sum := r.ByType[t]
	sum.add(s)
	r.ByType[t] = sum
}

func (r *Report) rely(score float64, right bool) {
	b := &r.Reliability[min(max(int(score*bins), 0), bins-1)]
	b.Mentions++
	b.score += score
	b.Right += int(flag(right))
}

func clip(s string) string {
	runes := []rune(s)
	if len(runes) > 80 {
		return string(runes[:80]) + "…"
	}
	return s
}

// Bin is one row of the reliability table: mentions with a score in one tenth,
// and how many of them are right.
type Bin struct {
	From, To        float64
	Mentions, Right int
	score           float64 // sum
}

// MeanScore is the mean score of the mentions, which Precision should equal.
func (b Bin) MeanScore() float64 {
	if b.Mentions == 0 {
		return 0
	}
	return b.score / float64(b.Mentions)
}

// bins is the number of rows of the reliability table.
const bins = 10
