package models

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"
)

// MaxSaved bounds the saved views.
const MaxSaved = 1000

// SavedView is a view of the timeline that somebody keeps under a name.
type SavedView struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Query   string    `json:"query" doc:"What stands behind ? in the address of the page."`
	Created time.Time `json:"created"`
}

type savedRow struct {
	ID      string `gorm:"primaryKey"`
	Name    string
	Query   string
	Created int64
}

func (savedRow) TableName() string { return "saved_views" }

func (r savedRow) view() SavedView {
	return SavedView{ID: r.ID, Name: r.Name, Query: r.Query, Created: time.UnixMicro(r.Created).UTC()}
}

// Save keeps a view. Errors: ErrConflict when the name is taken or there are MaxSaved.
func (s *Store) Save(ctx context.Context, name, query string) (SavedView, error) {
	row := savedRow{ID: strings.ToLower(rand.Text()), Name: name, Query: query, Created: s.now().UnixMicro()}
	err := s.write(ctx, "save view", func(t *tx) error {
		var all, same int64
		if err := t.gorm.Model(&savedRow{}).Count(&all).Error; err != nil {
			return err
		}
		if err := t.gorm.Model(&savedRow{}).Where("name = ?", name).Count(&same).Error; err != nil {
			return err
		}
		switch {
		case same > 0:
			return fmt.Errorf("%w: there is a view of the name %.60q", ErrConflict, name)
		case all >= MaxSaved:
			return fmt.Errorf("%w: there are %d views: delete one first", ErrConflict, all)
		}
		return t.gorm.Create(&row).Error
	})
	if err != nil {
		return SavedView{}, err
	}
	return row.view(), nil
}

// SavedViews are all saved views by name.
func (s *Store) SavedViews(ctx context.Context) ([]SavedView, error) {
	var rows []savedRow
	if err := s.reader.WithContext(ctx).Order("name, id").Limit(MaxSaved).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("list saved views: %w", err)
	}
	out := make([]SavedView, len(rows))
	for i, r := range rows {
		out[i] = r.view()
	}
	return out, nil
}

// SavedView is the view of an id. Errors: ErrNotFound.
func (s *Store) SavedView(ctx context.Context, id string) (SavedView, error) {
	var row savedRow
	err := s.reader.WithContext(ctx).Where("id = ?", id).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		err = ErrNotFound
	}
	if err != nil {
		return SavedView{}, fmt.Errorf("saved view %.40q: %w", id, err)
	}
	return row.view(), nil
}

// Unsave deletes a view. Errors: ErrNotFound.
func (s *Store) Unsave(ctx context.Context, id string) error {
	return s.write(ctx, fmt.Sprintf("delete saved view %.40q", id), func(t *tx) error {
		q := t.gorm.Where("id = ?", id).Delete(&savedRow{})
		if q.Error == nil && q.RowsAffected == 0 {
			return ErrNotFound
		}
		return q.Error
	})
}
