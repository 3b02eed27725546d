package models

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"unicode/utf8"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Reading is what an extractor made of one article.
type Reading struct {
	Doc       *timeline.Document
	Extractor string // its version
	Mentions  []timeline.Mention
}

// Joiner decides which reports tell of the same event; package merge has it.
type Joiner interface {
	// Near asks for the stored events that r could join; ok is false when there are none.
	Near(r timeline.Report) (near Near, ok bool)
	// Join puts each report into one of the near events or into a new one. It
	// returns the events that got a report; a new one has no ID.
	Join(reports []timeline.Report, near []timeline.Event) []timeline.Event
	// Build makes the event that reports, all of one event, agree on.
	Build(reports []timeline.Report) timeline.Event
}

// Near chooses stored events: those of one of Types whose date overlaps
// First..Last and that share a country or actor, and those with the vote Symbol.
type Near struct {
	Types       []timeline.TypeSlug
	First, Last edtf.Day
	Countries   []timeline.CountryID
	Actors      []timeline.ActorID
	Symbol      string
}

// Stored tells what became of an article.
type Stored struct {
	ID      string
	Created bool     // false: it was there, and its mentions were replaced
	Events  []string // ids of the events that its mentions tell of, in timeline order
	Added   int      // events that are new
	Joined  int      // events that were there
}

// PutArticle stores an article with its mentions and the events that follow, all
// in one transaction; when it returns nil they are on the disk. The same content
// is one article: read again, its mentions take the place of the former ones.
// Events that people accepted, corrected, rejected or deleted stay as they are.
func (s *Store) PutArticle(ctx context.Context, in Reading, join Joiner) (Stored, error) {
	row, err := newArticleRow(in.Doc, in.Extractor)
	if err != nil {
		return Stored{}, err
	}
	out := Stored{ID: row.ID}
	err = s.write(ctx, "store article "+row.ID, func(t *tx) error {
		out = Stored{ID: row.ID}
		if out.Created, err = t.putArticleRow(&row); err != nil {
			return err
		}
		before, decided, err := t.takeMentions(row.Num)
		if err != nil {
			return err
		}
		fresh, err := t.freshReports(in, row)
		if err != nil {
			return err
		}
		if fresh, err = t.claim(fresh, decided, &out); err != nil {
			return err
		}
		near, err := t.near(fresh, before, join)
		if err != nil {
			return err
		}
		events := join.Join(fresh, near)
		if err := t.saveJoined(events, &out); err != nil {
			return err
		}
		return t.settle(before, out.Events, join)
	})
	return out, err
}

// putArticleRow inserts the article or brings the stored one up to date.
func (t *tx) putArticleRow(row *articleRow) (created bool, err error) {
	var old articleRow
	found, err := t.row("SELECT num, url, outlet, added FROM articles WHERE hash = ?", []any{row.Hash},
		&old.Num, &old.URL, &old.Outlet, &old.Added)
	if err != nil {
		return false, fmt.Errorf("look for article: %w", err)
	}
	row.Added = t.store.now().UnixMicro()
	if !found {
		return true, t.gorm.Create(row).Error
	}
	row.Num, row.Added = old.Num, old.Added
	row.URL, row.Outlet = cmp.Or(row.URL, old.URL), cmp.Or(row.Outlet, old.Outlet)
	return false, t.gorm.Save(row).Error
}

// takeMentions deletes the mentions of an article. It gives the ids of their
// events, and apart from them the mentions of those that a person decided about.
func (t *tx) takeMentions(article int64) (events []string, decided []ArticleMention, err error) {
	var rows []mention
	err = t.gorm.Where("article = ?", article).Order("event, place").Find(&rows).Error
	if err == nil && len(rows) > 0 {
		err = t.exec("DELETE FROM mentions WHERE article = ?", article)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("take old mentions: %w", err)
	}
	extracted := t.known(kindStatus, string(timeline.StatusExtracted))
	for _, row := range rows {
		if !slices.Contains(events, row.Event) {
			events = append(events, row.Event)
		}
		old, ok, err := t.find(row.Event)
		if err != nil {
			return nil, nil, err
		}
		if !ok || old.status == extracted {
			continue
		}
		var r timeline.Report
		if err := json.Unmarshal([]byte(row.Body), &r); err != nil {
			return nil, nil, fmt.Errorf("read report %d: %w", row.Num, err)
		}
		decided = append(decided, ArticleMention{row.Event, r.Mention})
	}
	return events, decided, nil
}

// claim gives reports back to the events that a person decided about and that
// they told of before: a corrected date or a rejection would otherwise keep
// their own report from joining. The other reports are returned.
func (t *tx) claim(fresh []timeline.Report, decided []ArticleMention, out *Stored) ([]timeline.Report, error) {
	claimed := map[string][]timeline.Report{}
	rest := slices.DeleteFunc(fresh, func(r timeline.Report) bool {
		for _, d := range decided {
			if d.Type == r.Type && d.Trigger.Overlaps(r.Trigger) {
				r.Reason = "told of it before a person decided"
				claimed[d.Event] = append(claimed[d.Event], r)
				return true
			}
		}
		return false
	})
	for _, d := range decided {
		reports, ok := claimed[d.Event]
		if !ok {
			continue
		}
		delete(claimed, d.Event)
		e, _, err := t.load(d.Event)
		if err != nil {
			return nil, err
		}
		e.Reports = append(e.Reports, reports...)
		e.Sources = max(e.Sources, len(reportOutlets(e)))
		if err := t.saveEvent(e); err != nil {
			return nil, err
		}
		out.Events = append(out.Events, d.Event)
		out.Joined++
	}
	return rest, nil
}

// freshReports are the mentions of the article as reports, without those whose
// event a person has deleted.
func (t *tx) freshReports(in Reading, row articleRow) ([]timeline.Report, error) {
	var out []timeline.Report
	for _, m := range in.Mentions {
		r := timeline.Report{
			Mention: m, Article: row.ID, Outlet: row.Outlet, URL: row.URL, Lang: in.Doc.Lang,
			Quote: m.Evidence.In(in.Doc.Text), QuoteStart: utf8.RuneCountInString(timeline.Span{End: m.Evidence.Start}.In(in.Doc.Text)),
		}
		var one int
		gone, err := t.row("SELECT 1 FROM removed_events WHERE id = ?", []any{reportKey(r, 0)}, &one)
		if err != nil {
			return nil, fmt.Errorf("look for deleted events: %w", err)
		}
		if !gone {
			out = append(out, r)
		}
	}
	return out, nil
}

// maxNear bounds the stored events that one report is compared with.
const maxNear = 200

// near loads the events that fresh reports could join, and those that the
// article told of before.
func (t *tx) near(fresh []timeline.Report, before []string, join Joiner) ([]timeline.Event, error) {
	ids := map[string]bool{}
	for _, id := range before {
		ids[id] = true
	}
	for _, r := range fresh {
		n, ok := join.Near(r)
		if !ok {
			continue
		}
		found, err := t.nearIDs(n)
		if err != nil {
			return nil, err
		}
		for _, id := range found {
			ids[id] = true
		}
	}
	var out []timeline.Event
	for id := range ids {
		e, old, err := t.load(id)
		if err != nil {
			return nil, err
		}
		if len(e.Reports) == 0 && (old.packed.given || e.Status != timeline.StatusExtracted) {
			// It stands on its own, so what it says takes part as a report.
			e.Reports = []timeline.Report{reportOf(e)}
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b timeline.Event) int {
		return cmp.Or(a.When.Compare(b.When), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// reportOf is what an event says of itself.
func reportOf(e timeline.Event) timeline.Report {
	return timeline.Report{
		Mention: timeline.Mention{
			Type: e.Type, Parties: e.Parties, When: e.When, WhenFrom: timeline.AnchorExplicit, Place: e.Place,
			Modality: e.Modality, Vote: e.Vote, Outcome: e.Outcome, Detail: e.Detail, Score: e.Score,
		},
		Lang: e.Lang, Quote: e.Summary,
	}
}

// nearIDs reads the ids that n chooses, by each country and actor.
func (t *tx) nearIDs(n Near) ([]string, error) {
	var out []string
	if n.Symbol != "" {
		if err := t.ids(&out, "SELECT e.id FROM event_symbols y JOIN events e ON e.ord = y.ord WHERE y.symbol = ? ORDER BY e.ord LIMIT ?",
			n.Symbol, maxNear); err != nil {
			return nil, err
		}
	}
	var types []int64
	for _, slug := range n.Types {
		if num := t.known(kindType, string(slug)); num != 0 {
			types = append(types, num)
		}
	}
	if n.First > n.Last || len(types) == 0 {
		return out, nil
	}
	const overlap = ` JOIN events e ON e.ord = l.ord WHERE l.term = ? AND l.ord >= ? AND l.ord < ? AND e.last_day >= ? AND e.type IN (`
	lo := (max(int64(n.First), int64(edtf.MinDay)+longDays) - longDays) << dayBits
	hi := min((int64(n.Last)+1)<<dayBits, undatedOrd)
	read := func(table string, term int64) error {
		args := append([]any{term, lo, hi, int64(n.First)}, numArgs(types)...)
		// The latest first: an event that starts long before is rarely the one.
		return t.ids(&out, "SELECT e.id FROM "+table+" l"+overlap+marks(len(types))+") ORDER BY l.ord DESC LIMIT ?",
			append(args, maxNear)...)
	}
	for _, c := range n.Countries {
		if num := t.known(kindCountry, string(c)); num != 0 {
			if err := read("event_countries", num); err != nil {
				return nil, err
			}
		}
	}
	for _, a := range n.Actors {
		if num := t.known(kindActor, string(a)); num != 0 {
			if err := read("event_actors", num); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// known is the number of a term; 0 where it has none yet.
func (t *tx) known(kind termKind, key string) int64 {
	if n, ok := t.store.terms.num(kind, key); ok {
		return n
	}
	return t.pending[termKey{kind, key}]
}

func (t *tx) ids(out *[]string, query string, args ...any) error {
	var found []string
	if err := t.gorm.Raw(query, args...).Scan(&found).Error; err != nil {
		return fmt.Errorf("read near events: %w", err)
	}
	*out = append(*out, found...)
	return nil
}

// saveJoined stores the events that got a report.
func (t *tx) saveJoined(events []timeline.Event, out *Stored) error {
	for _, e := range events {
		if e.ID != "" {
			out.Joined++
		} else {
			if len(e.Reports) == 0 {
				return fmt.Errorf("a new event came without reports")
			}
			out.Added++
			var err error
			if e.ID, err = t.newID(e.Reports[0]); err != nil {
				return err
			}
		}
		if err := t.saveEvent(e); err != nil {
			return err
		}
		out.Events = append(out.Events, e.ID)
	}
	return nil
}

// saveEvent stores e with its Reports. What a person decided about it stands.
func (t *tx) saveEvent(e timeline.Event) error {
	old, exists, err := t.find(e.ID)
	if err != nil {
		return err
	}
	if exists {
		stored, err := t.event(&old.eventRow)
		if err != nil {
			return err
		}
		if stored.Status != timeline.StatusExtracted {
			stored.Reports, stored.Sources, stored.Score, stored.Disputes = e.Reports, e.Sources, e.Score, e.Disputes
			e = stored
		}
	}
	if err := t.putEvent(e, false); err != nil {
		return err
	}
	return t.setReports(e.ID, e.Reports)
}

// settle sees to the events that the article told of before and does not now:
// without any report they go, else they are built again from what is left.
func (t *tx) settle(before, now []string, join Joiner) error {
	for _, id := range before {
		if slices.Contains(now, id) {
			continue
		}
		e, old, err := t.load(id)
		if err != nil {
			return err
		}
		switch {
		case len(e.Reports) > 0:
			built := join.Build(e.Reports)
			built.ID, built.Status = id, e.Status
			err = t.saveEvent(built)
		case old.packed.given || e.Status != timeline.StatusExtracted:
			err = t.putEvent(e, false)
		default:
			err = t.removeEvent(id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func sortMentions(ms []ArticleMention) {
	slices.SortStableFunc(ms, func(a, b ArticleMention) int {
		return cmp.Or(cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.Trigger.Start, b.Trigger.Start))
	})
}
