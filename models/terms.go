package models

import (
	"context"
	"fmt"
	"sync"

	"gorm.io/gorm"
)

// termKind says what a term of the dictionary is; the number is stored.
type termKind int64

const (
	kindCountry termKind = iota + 1
	kindActor
	kindType
	kindModality
	kindStatus
	kindLang
	kindOutlet
)

// Term is a row of the dictionary.
type term struct {
	Num     int64 `gorm:"primaryKey;autoIncrement:false"`
	Kind    termKind
	Key     string
	Name    string
	Country string
}

func (term) TableName() string { return "terms" }

type termKey struct {
	kind termKind
	key  string
}

// dictionary holds all terms in memory. Numbers are dense and only grow, so
// whoever meets an unknown one reads what is new.
type dictionary struct {
	mu    sync.RWMutex
	byNum []term // byNum[0] is the zero term
	byKey map[termKey]int64
}

func newDictionary() *dictionary {
	return &dictionary{byNum: make([]term, 1), byKey: map[termKey]int64{}}
}

func (d *dictionary) last() int64 {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return int64(len(d.byNum) - 1)
}

func (d *dictionary) num(kind termKind, key string) (int64, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	n, ok := d.byKey[termKey{kind, key}]
	return n, ok
}

// all is a view of every term by its number. It never changes.
func (d *dictionary) all() []term {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.byNum[:len(d.byNum):len(d.byNum)]
}

// add takes rows that are committed; those it has are skipped.
func (d *dictionary) add(rows []term) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, r := range rows {
		if r.Num == int64(len(d.byNum)) {
			d.byNum = append(d.byNum, r)
			d.byKey[termKey{r.Kind, r.Key}] = r.Num
		}
	}
}

func (d *dictionary) refresh(ctx context.Context, db *gorm.DB) error {
	var rows []term
	if err := db.WithContext(ctx).Where("num > ?", d.last()).Order("num").Find(&rows).Error; err != nil {
		return fmt.Errorf("read dictionary: %w", err)
	}
	d.add(rows)
	return nil
}

// reload forgets all terms and reads them anew.
func (d *dictionary) reload(ctx context.Context, db *gorm.DB) error {
	d.mu.Lock()
	d.byNum, d.byKey = make([]term, 1), map[termKey]int64{}
	d.mu.Unlock()
	return d.refresh(ctx, db)
}

// nums are the numbers of keys; a key that no event has is left out.
func (s *Store) nums(ctx context.Context, kind termKind, keys []string) ([]int64, error) {
	var out []int64
	fresh := false
	for _, key := range keys {
		n, ok := s.terms.num(kind, key)
		if !ok && !fresh { // another process may have stored it since
			if err := s.terms.refresh(ctx, s.reader); err != nil {
				return nil, err
			}
			fresh = true
			n, ok = s.terms.num(kind, key)
		}
		if ok {
			out = append(out, n)
		}
	}
	return out, nil
}

// lookup is the term of a number, read from the database where it is new.
func (s *Store) lookup(ctx context.Context, num int64) (term, error) {
	if num > s.terms.last() {
		if err := s.terms.refresh(ctx, s.reader); err != nil {
			return term{}, err
		}
	}
	all := s.terms.all()
	if num < 0 || num >= int64(len(all)) {
		return term{}, fmt.Errorf("term %d is not in the dictionary", num)
	}
	return all[num], nil
}
