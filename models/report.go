package models

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"demarche/timeline"
)

// mention is a row of a report: of an article, or brought by an import.
type mention struct {
	Num     int64 `gorm:"primaryKey"`
	Article *int64
	Event   string
	Place   int
	Body    string
}

func (mention) TableName() string { return "mentions" }

// setReports stores reports as all those of an event, best first.
func (t *tx) setReports(event string, reports []timeline.Report) error {
	if err := t.exec("DELETE FROM mentions WHERE event = ?", event); err != nil {
		return fmt.Errorf("delete reports of event %s: %w", event, err)
	}
	return t.insertReports(event, reports)
}

// insertReports stores the reports of an event that has none.
func (t *tx) insertReports(event string, reports []timeline.Report) error {
	for i, r := range reports {
		row, err := t.mentionOf(event, i, r)
		if err != nil {
			return err
		}
		if err := t.exec("INSERT INTO mentions (article, event, place, body) VALUES (?, ?, ?, ?)", row...); err != nil {
			return fmt.Errorf("store report of event %s: %w", event, err)
		}
	}
	return nil
}

// mentionOf is the columns of a report: article, event, place and body.
func (t *tx) mentionOf(event string, place int, r timeline.Report) ([]any, error) {
	article, err := t.articleNum(r.Article)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("write report of event %s: %w", event, err)
	}
	return []any{article, event, int64(place), string(text)}, nil
}

// articleNum is the key of an article; nil for a report of none that is stored.
func (t *tx) articleNum(id string) (*int64, error) {
	if id == "" {
		return nil, nil
	}
	var num int64
	ok, err := t.row("SELECT num FROM articles WHERE id = ?", []any{id}, &num)
	if err != nil || !ok {
		return nil, err
	}
	return &num, nil
}

// reports reads the reports of events, best first, by event id.
func reports(db *gorm.DB, events ...string) (map[string][]timeline.Report, error) {
	out := map[string][]timeline.Report{}
	if len(events) == 0 {
		return out, nil
	}
	var rows []mention
	if err := db.Where("event IN ?", events).Order("event, place").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read reports: %w", err)
	}
	for _, row := range rows {
		var r timeline.Report
		if err := json.Unmarshal([]byte(row.Body), &r); err != nil {
			return nil, fmt.Errorf("read report %d: %w", row.Num, err)
		}
		out[row.Event] = append(out[row.Event], r)
	}
	return out, nil
}

// reportKey names a report whatever the extractor's version: what it tells, of
// which day, from which sentence. It is the ID of the event that starts with it.
func reportKey(r timeline.Report, attempt int) string {
	h := sha256.Sum256([]byte(strings.Join([]string{
		r.Article, string(r.Type), r.When.String(), strconv.Itoa(r.Evidence.Start), strconv.Itoa(r.Trigger.Start),
		r.URL, strconv.Itoa(attempt),
	}, "\x00")))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h[:10]))
}

// newID is a free ID for an event that starts with r.
func (t *tx) newID(r timeline.Report) (string, error) {
	for attempt := 0; ; attempt++ {
		id := reportKey(r, attempt)
		var taken int
		found, err := t.row(`SELECT 1 FROM events WHERE id = ? UNION ALL SELECT 1 FROM removed_events WHERE id = ?`,
			[]any{id, id}, &taken)
		if err != nil {
			return "", fmt.Errorf("find free id: %w", err)
		}
		if !found {
			return id, nil
		}
	}
}
