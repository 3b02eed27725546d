package models

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"gorm.io/gorm"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// Article is a stored article with the mentions that were read in it.
type Article struct {
	// Doc has the layers that a reader sees: Marks, Times and Names. Doc.ID is
	// the article's id in the store.
	Doc       timeline.Document
	Extractor string // version that read it last
	Added     time.Time
	Mentions  []ArticleMention // in the order of the text
}

// ArticleMention is a mention with the event that it tells of.
type ArticleMention struct {
	Event string
	timeline.Mention
}

// articleRow is a row of articles.
type articleRow struct {
	Num           int64 `gorm:"primaryKey"`
	ID            string
	Hash          []byte
	URL           string
	Outlet        string
	Title         string
	Lang          string
	DCT           edtf.Date
	PublishedFrom string
	Extractor     string
	Text          string
	Layers        string
	Added         int64
}

func (articleRow) TableName() string { return "articles" }

// layers is how the layers of a document are stored.
type layers struct {
	Marks []timeline.Mark         `json:"marks,omitempty"`
	Times []timeline.TimeExpr     `json:"times,omitempty"`
	Names []timeline.ActorMention `json:"names,omitempty"`
}

// contentHash names the content of an article: the same title and text are the
// same article, wherever they were published.
func contentHash(doc *timeline.Document) []byte {
	h := sha256.Sum256([]byte(doc.Title + "\x00" + doc.Text))
	return h[:]
}

// ArticleID is the id under which doc is or would be stored. It follows from its content.
func ArticleID(doc *timeline.Document) string {
	text := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(contentHash(doc)[:10])
	return strings.ToLower(text)
}

func newArticleRow(doc *timeline.Document, extractor string) (articleRow, error) {
	text, err := json.Marshal(layers{doc.Marks, doc.Times, doc.Names})
	if err != nil {
		return articleRow{}, fmt.Errorf("write layers: %w", err)
	}
	return articleRow{
		ID: ArticleID(doc), Hash: contentHash(doc), URL: doc.URL, Outlet: doc.Outlet, Title: doc.Title,
		Lang: string(doc.Lang), DCT: doc.DCT, PublishedFrom: string(doc.PublishedFrom),
		Extractor: extractor, Text: doc.Text, Layers: string(text),
	}, nil
}

// Seen tells how doc was read before: by which version of the extractor and with
// which publication date. ok is false when it was not.
func (s *Store) Seen(ctx context.Context, doc *timeline.Document) (extractor string, dct edtf.Date, ok bool, err error) {
	var row articleRow
	err = s.reader.WithContext(ctx).Select("extractor", "dct").Where("hash = ?", contentHash(doc)).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return "", edtf.Date{}, false, nil
	}
	if err != nil {
		return "", edtf.Date{}, false, fmt.Errorf("look for article: %w", err)
	}
	return row.Extractor, row.DCT, true, nil
}

// Article is the article of an id. Errors: ErrNotFound.
func (s *Store) Article(ctx context.Context, id string) (Article, error) {
	var row articleRow
	var rows []mention
	err := s.snapshot(ctx, func(db *gorm.DB) error {
		if err := db.Where("id = ?", id).Take(&row).Error; err != nil {
			return err
		}
		return db.Where("article = ?", row.Num).Order("num").Find(&rows).Error
	})
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Article{}, fmt.Errorf("article %.40q: %w", id, ErrNotFound)
	}
	if err != nil {
		return Article{}, fmt.Errorf("read article %s: %w", id, err)
	}
	var l layers
	if err := json.Unmarshal([]byte(row.Layers), &l); err != nil {
		return Article{}, fmt.Errorf("read layers of article %s: %w", id, err)
	}
	a := Article{
		Doc: timeline.Document{
			ID: row.ID, URL: row.URL, Outlet: row.Outlet, Title: row.Title, Text: row.Text,
			Lang: timeline.Lang(row.Lang), DCT: row.DCT, PublishedFrom: timeline.PublishedFrom(row.PublishedFrom),
			Marks: l.Marks, Times: l.Times, Names: l.Names,
		},
		Extractor: row.Extractor,
		Added:     time.UnixMicro(row.Added).UTC(),
	}
	for _, m := range rows {
		var r timeline.Report
		if err := json.Unmarshal([]byte(m.Body), &r); err != nil {
			return Article{}, fmt.Errorf("read report %d: %w", m.Num, err)
		}
		a.Mentions = append(a.Mentions, ArticleMention{m.Event, r.Mention})
	}
	sortMentions(a.Mentions)
	return a, nil
}
