package models

import (
	"fmt"
	"slices"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// found is a stored event as a write meets it.
type found struct {
	eventRow
	packed body
}

func (t *tx) find(id string) (found, bool, error) {
	var f found
	ok, err := t.row("SELECT "+eventColumns+" FROM events e WHERE e.id = ?", []any{id}, f.dest()...)
	if err == nil && ok {
		f.packed, err = unpack(f.body)
	}
	if err != nil {
		return found{}, false, fmt.Errorf("read event %s: %w", id, err)
	}
	return f, ok, nil
}

// putEvent stores e with the links and words that follow from it, in place of
// the event with the same ID where there is one. given is kept once set. It does
// not touch the reports that are stored.
func (t *tx) putEvent(e timeline.Event, given bool) error {
	old, exists, err := t.find(e.ID)
	if err != nil {
		return err
	}
	row, b, err := numbering(t.num).pack(&e, given || old.packed.given)
	if err != nil {
		return fmt.Errorf("event %s: %w", e.ID, err)
	}
	if !exists {
		return t.insertEvent(row, b, e)
	}
	row.ord, row.revision, row.added = old.ord, old.revision+1, old.added
	if edtf.Day(old.ord>>dayBits) != ordDay(e.When) {
		if row.ord, err = t.nextOrd(ordDay(e.When)); err != nil {
			return err
		}
	}
	if err := t.unlink(old); err != nil {
		return err
	}
	err = t.exec(`UPDATE events SET ord = ?, edtf = ?, last_day = ?, type = ?, modality = ?, status = ?, roles = ?,
		sources = ?, score = ?, revision = ?, body = ? WHERE ord = ?`,
		row.ord, row.edtf, row.lastDay, row.typ, row.modality, row.status, row.roles,
		row.sources, row.score, row.revision, row.body, old.ord)
	if err != nil {
		return fmt.Errorf("update event %s: %w", e.ID, err)
	}
	t.touch(row.ord)
	return t.link(row.ord, b, e)
}

func (t *tx) insertEvent(row eventRow, b body, e timeline.Event) (err error) {
	if row.ord, err = t.nextOrd(ordDay(e.When)); err != nil {
		return err
	}
	if row.added, err = t.nextAdded(); err != nil {
		return err
	}
	stored, _, err := t.insertEvents([]*newRow{{eventRow: row}})
	if err == nil && len(stored) == 0 {
		err = fmt.Errorf("%w: the id %s is taken", ErrConflict, row.id)
	}
	if err != nil {
		return err
	}
	t.touch(row.ord)
	return t.link(row.ord, b, e)
}

// insertEvent stands before the values of new rows, unlessKnown behind them.
const (
	insertEvent = "INSERT INTO events (ord, id, edtf, last_day, type, modality, status, roles, sources, score, added, revision, body) VALUES "
	unlessKnown = " ON CONFLICT (id) DO NOTHING"
)

// removeEvent deletes an event whose reports are gone.
func (t *tx) removeEvent(id string) error {
	old, ok, err := t.find(id)
	if err != nil || !ok {
		return err
	}
	if err := t.unlink(old); err != nil {
		return err
	}
	if err := t.exec("DELETE FROM events WHERE ord = ?", old.ord); err != nil {
		return fmt.Errorf("delete event %s: %w", id, err)
	}
	return nil
}

// nextOrd is the next free key of a day.
func (t *tx) nextOrd(day edtf.Day) (int64, error) {
	d := int64(day)
	next, ok := t.days[d]
	if !ok {
		var top *int64
		lo := d << dayBits
		if _, err := t.row("SELECT max(ord) FROM events WHERE ord >= ? AND ord < ?", []any{lo, (d + 1) << dayBits}, &top); err != nil {
			return 0, fmt.Errorf("find place in day: %w", err)
		}
		next = lo
		if top != nil {
			next = *top + 1
		}
	}
	if next>>dayBits != d {
		return 0, fmt.Errorf("%w: a day holds no more than %d events", ErrConflict, 1<<dayBits)
	}
	t.days[d] = next + 1
	return next, nil
}

// nextAdded is the present time, later than that of every stored event.
func (t *tx) nextAdded() (int64, error) {
	if t.added == 0 {
		if _, err := t.row("SELECT coalesce(max(added), 0) FROM events", nil, &t.added); err != nil {
			return 0, fmt.Errorf("find last event: %w", err)
		}
	}
	t.added = max(t.added+1, t.store.now().UnixMicro())
	return t.added, nil
}

// linkTable is a table of links with the links that an event has there.
type linkTable struct {
	name  string
	roles bool
	of    func(body) []link
}

func linkTables() [4]linkTable {
	plain := func(nums []int64) []link {
		out := make([]link, len(nums))
		for i, n := range nums {
			out[i].term = n
		}
		return out
	}
	return [4]linkTable{
		{"event_countries", true, body.countryLinks},
		{"event_actors", true, body.actorLinks},
		{"event_langs", false, func(b body) []link { return plain(b.langs) }},
		{"event_outlets", false, func(b body) []link { return plain(b.outlets) }},
	}
}

// link stores what the event can be found by.
func (t *tx) link(ord int64, b body, e timeline.Event) error {
	for _, table := range linkTables() {
		for _, l := range table.of(b) {
			if err := t.insertLinks(table, []keyedLink{{l, ord}}); err != nil {
				return err
			}
		}
	}
	if err := t.insertWords([]*newRow{{eventRow: eventRow{ord: ord}, words: wordsOf(e)}}); err != nil {
		return fmt.Errorf("event %s: %w", e.ID, err)
	}
	return t.linkSymbol(ord, e)
}

func (t *tx) linkSymbol(ord int64, e timeline.Event) error {
	if sym := voteSymbol(e.Vote); sym != "" {
		if err := t.exec("INSERT INTO event_symbols (symbol, ord) VALUES (?, ?)", sym, ord); err != nil {
			return fmt.Errorf("store symbol of event %s: %w", e.ID, err)
		}
	}
	return nil
}

// unlink takes away all that link stored for the event.
func (t *tx) unlink(old found) error {
	t.touch(old.ord)
	for _, table := range linkTables() {
		for _, l := range table.of(old.packed) {
			if err := t.exec("DELETE FROM "+table.name+" WHERE term = ? AND ord = ?", l.term, old.ord); err != nil {
				return fmt.Errorf("delete link in %s: %w", table.name, err)
			}
		}
	}
	if sym := voteSymbol(old.packed.vote); sym != "" {
		if err := t.exec("DELETE FROM event_symbols WHERE symbol = ? AND ord = ?", sym, old.ord); err != nil {
			return fmt.Errorf("delete symbol of event %s: %w", old.id, err)
		}
	}
	if err := t.store.dialect.dropWords(t, old.ord); err != nil {
		return fmt.Errorf("delete words of event %s: %w", old.id, err)
	}
	return nil
}

// voteSymbol is the document symbol of a vote in the spelling that package merge
// compares: no year in brackets, no spaces, capitals.
func voteSymbol(v *timeline.Vote) string {
	if v == nil {
		return ""
	}
	sym, _, _ := strings.Cut(strings.ToUpper(v.Symbol), "(")
	return strings.Join(strings.Fields(sym), "")
}

// reportLangs are the languages of e and its reports, each once, in order.
func reportLangs(e timeline.Event) []string {
	langs := []string{string(e.Lang)}
	for _, r := range e.Reports {
		langs = append(langs, string(r.Lang))
	}
	return distinct(langs)
}

func reportOutlets(e timeline.Event) []string {
	var outlets []string
	for _, r := range e.Reports {
		outlets = append(outlets, r.Outlet)
	}
	return distinct(outlets)
}

func distinct(values []string) []string {
	slices.Sort(values)
	values = slices.Compact(values)
	return slices.DeleteFunc(values, func(s string) bool { return s == "" })
}
