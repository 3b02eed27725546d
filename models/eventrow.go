package models

import (
	"context"
	"database/sql"
	"fmt"
	"math"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// dayBits is how much of an ord counts the events of one day.
const dayBits = 24

// undatedOrd is the smallest ord of an event without a date.
const undatedOrd = int64(edtf.MaxDay) << dayBits

// ordDay is the day under which an event of a date stands.
func ordDay(d edtf.Date) edtf.Day {
	if d.IsZero() {
		return edtf.MaxDay
	}
	return d.First()
}

// eventRow is a row of events as it is read: columns, then the packed body.
type eventRow struct {
	ord      int64
	id       string
	edtf     sql.NullString
	lastDay  int64
	typ      int64
	modality int64
	status   int64
	roles    int64
	sources  int64
	score    float64
	added    int64
	revision int64
	body     []byte
}

const eventColumns = "e.ord, e.id, e.edtf, e.last_day, e.type, e.modality, e.status, e.roles, e.sources, e.score, e.added, e.revision, e.body"

func (r *eventRow) dest() []any {
	return []any{
		&r.ord, &r.id, &r.edtf, &r.lastDay, &r.typ, &r.modality, &r.status, &r.roles,
		&r.sources, &r.score, &r.added, &r.revision, &r.body,
	}
}

// event is r as the rest of the program knows it, without Reports.
func (s *Store) event(ctx context.Context, r *eventRow) (timeline.Event, error) {
	return s.eventOf(r, func(top int64) ([]term, error) {
		_, err := s.lookup(ctx, top)
		return s.terms.all(), err
	})
}

// eventOf makes the event with the terms that dictionary gives up to a number.
func (s *Store) eventOf(r *eventRow, dictionary func(top int64) ([]term, error)) (timeline.Event, error) {
	b, err := unpack(r.body)
	if err != nil {
		return timeline.Event{}, fmt.Errorf("event %s: %w", r.id, err)
	}
	top := max(r.typ, r.modality, r.status, b.lang, b.country)
	for _, p := range b.parties {
		top = max(top, p.actor, p.country)
	}
	terms, err := dictionary(top)
	if err == nil && top >= int64(len(terms)) {
		err = fmt.Errorf("term %d is not in the dictionary", top)
	}
	if err != nil {
		return timeline.Event{}, fmt.Errorf("event %s: %w", r.id, err)
	}
	e := timeline.Event{
		ID:       r.id,
		Type:     timeline.TypeSlug(terms[r.typ].Key),
		Place:    timeline.Place{Name: b.place, Country: timeline.CountryID(terms[b.country].Key)},
		Modality: timeline.Modality(terms[r.modality].Key),
		Vote:     b.vote,
		Outcome:  b.outcome,
		Detail:   b.detail,
		Summary:  b.summary,
		Lang:     timeline.Lang(terms[b.lang].Key),
		Score:    r.score,
		Sources:  int(r.sources),
		Status:   timeline.Status(terms[r.status].Key),
		Disputes: b.dispute,
	}
	if r.edtf.Valid {
		if e.When, err = edtf.Parse(r.edtf.String); err != nil {
			return timeline.Event{}, fmt.Errorf("event %s: %w", r.id, err)
		}
	}
	if len(b.parties) > 0 {
		e.Parties = make([]timeline.Party, len(b.parties))
	}
	for i, p := range b.parties {
		name := p.name
		if p.actor != 0 {
			name = terms[p.actor].Name
		}
		e.Parties[i] = timeline.Party{
			Actor: timeline.ActorID(terms[p.actor].Key), Name: name,
			Country: timeline.CountryID(terms[p.country].Key), Role: role(p.roles),
		}
	}
	return e, nil
}

// numbering gives the number of a term; 0 for an empty key.
type numbering func(kind termKind, key, name, country string) int64

// pack makes the row of e but for its ord, added and revision.
func (num numbering) pack(e *timeline.Event, given bool) (eventRow, body, error) {
	b := body{
		lang:    num(kindLang, string(e.Lang), "", ""),
		place:   e.Place.Name,
		country: num(kindCountry, string(e.Place.Country), "", ""),
		outcome: e.Outcome,
		summary: e.Summary,
		detail:  e.Detail,
		dispute: e.Disputes,
		vote:    e.Vote,
		given:   given,
	}
	for _, l := range reportLangs(*e) {
		b.langs = append(b.langs, num(kindLang, l, "", ""))
	}
	for _, o := range reportOutlets(*e) {
		b.outlets = append(b.outlets, num(kindOutlet, o, o, ""))
	}
	for _, p := range e.Parties {
		var mask int64
		if p.Role != "" {
			var err error
			if mask, err = roleMask([]timeline.Role{p.Role}); err != nil {
				return eventRow{}, body{}, err
			}
		}
		pp := packedParty{
			actor:   num(kindActor, string(p.Actor), p.Name, string(p.Country)),
			country: num(kindCountry, string(p.Country), "", ""),
			roles:   mask,
		}
		if pp.actor == 0 {
			pp.name = p.Name
		}
		b.parties = append(b.parties, pp)
	}
	status := e.Status
	if status == "" {
		status = timeline.StatusExtracted
	}
	modality := e.Modality
	if modality == "" {
		modality = timeline.Occurred
	}
	row := eventRow{
		id:       e.ID,
		edtf:     sql.NullString{String: e.When.String(), Valid: !e.When.IsZero()},
		lastDay:  int64(e.When.Last()),
		typ:      num(kindType, string(e.Type), "", ""),
		modality: num(kindModality, string(modality), "", ""),
		status:   num(kindStatus, string(status), "", ""),
		roles:    b.roles(),
		sources:  int64(e.Sources),
		score:    roundScore(e.Score),
		body:     b.pack(),
	}
	return row, b, nil
}

// roundScore keeps three digits of a score in [0,1], as many as answers show: what is
// shown as 1 must be found by 1.
func roundScore(score float64) float64 {
	if !(score > 0) { // NaN too
		return 0
	}
	return math.Round(min(score, 1)*1000) / 1000
}
