// Package ingest takes articles into the store: read, extract, join with what is
// stored, write. One bad article never stops the others, and a run that was cut
// off is simply run again: what is stored already is known by its content.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/edtf"
	"demarche/timeline/merge"
)

// Extractor reads one article; see package extract.
type Extractor interface {
	Annotate(doc *timeline.Document) error
	Extract(doc *timeline.Document) ([]timeline.Mention, error)
}

// Store is what an Ingester needs of the database.
type Store interface {
	Seen(ctx context.Context, doc *timeline.Document) (extractor string, dct edtf.Date, ok bool, err error)
	PutArticle(ctx context.Context, in models.Reading, join models.Joiner) (models.Stored, error)
}

// Options are the parts of an Ingester. Store, Extractor and Merger are needed.
type Options struct {
	Store     Store
	Extractor Extractor
	Merger    *merge.Merger
	// Version names the extractor. An article that the same version has read with
	// the same publication date is not read again.
	Version string
	Workers int          // articles extracted at once; 0 for one
	Log     *slog.Logger // nil for none
}

// Ingester takes articles in. It is safe for concurrent use.
type Ingester struct{ opts Options }

// New makes an Ingester.
func New(opts Options) *Ingester {
	opts.Workers = max(1, opts.Workers)
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	return &Ingester{opts}
}

// Outcome tells what became of one article.
type Outcome struct {
	Article   string   `json:"article"` // id in the store
	Duplicate bool     `json:"duplicate,omitempty"`
	Again     bool     `json:"again,omitempty"` // was stored, and has been read again
	Events    []string `json:"events"`          // that its mentions tell of; none for a duplicate
	Added     int      `json:"added"`           // events that are new
	Joined    int      `json:"joined"`          // events that were stored
}

// Failure is an article that could not be taken in, and why.
type Failure struct {
	ID      string `json:"id"`
	Code    string `json:"code"` // see package article; "internal" for a fault of ours
	Message string `json:"message"`
}

// codeInternal is the Code of what is not the article's fault.
const codeInternal = "internal"

// Article takes one article in. The fault of an article is a *Failure; any other
// error is of the store or of ctx, and says nothing about the article.
func (g *Ingester) Article(ctx context.Context, item article.Item) (Outcome, error) {
	return g.store(ctx, g.prepare(ctx, item))
}

// Error makes a Failure an error.
func (f *Failure) Error() string { return fmt.Sprintf("%s: %s", f.ID, f.Message) }

// prepared is an article that is read and waits to be stored.
type prepared struct {
	id        string
	doc       *timeline.Document
	mentions  []timeline.Mention
	duplicate bool
	err       error
}

// prepare does all that needs no transaction.
func (g *Ingester) prepare(ctx context.Context, item article.Item) prepared {
	p := prepared{id: item.ID, doc: item.Doc}
	if item.Err != nil {
		p.err = failure(item.ID, item.Err)
		return p
	}
	if p.duplicate, p.err = g.known(ctx, item.Doc); p.duplicate || p.err != nil {
		return p
	}
	p.mentions, p.err = g.extract(item)
	return p
}

// known reports whether doc was read before as it would be read now. A day of
// publication that was known stays known.
func (g *Ingester) known(ctx context.Context, doc *timeline.Document) (bool, error) {
	version, dct, seen, err := g.opts.Store.Seen(ctx, doc)
	if err != nil || !seen {
		return false, err
	}
	if doc.DCT.IsZero() {
		doc.DCT = dct
	}
	return version == g.opts.Version && dct == doc.DCT, nil
}

// extract runs the extractor and turns a panic of it into a Failure: the article
// is at fault or a rule is, and the others must go on.
func (g *Ingester) extract(item article.Item) (mentions []timeline.Mention, err error) {
	defer func() {
		if r := recover(); r != nil {
			g.opts.Log.Error("extraction broke down", "article", item.ID, "panic", r, "stack", string(debug.Stack()))
			err = &Failure{item.ID, codeInternal, "extraction broke down"}
		}
	}()
	if err := g.opts.Extractor.Annotate(item.Doc); err != nil {
		return nil, failure(item.ID, err)
	}
	if mentions, err = g.opts.Extractor.Extract(item.Doc); err != nil {
		return nil, failure(item.ID, err)
	}
	return mentions, nil
}

func (g *Ingester) store(ctx context.Context, p prepared) (Outcome, error) {
	if p.err == nil && !p.duplicate { // the same content may have been stored meanwhile
		p.duplicate, p.err = g.known(ctx, p.doc)
	}
	if p.err != nil {
		return Outcome{}, p.err
	}
	if p.duplicate {
		return Outcome{Article: models.ArticleID(p.doc), Duplicate: true, Events: []string{}}, nil
	}
	stored, err := g.opts.Store.PutArticle(ctx,
		models.Reading{Doc: p.doc, Extractor: g.opts.Version, Mentions: p.mentions}, joiner{g.opts.Merger})
	if errors.Is(err, timeline.ErrInvalid) {
		return Outcome{}, failure(p.id, err)
	}
	if err != nil {
		return Outcome{}, err
	}
	return Outcome{
		Article: stored.ID, Again: !stored.Created, Events: append([]string{}, stored.Events...),
		Added: stored.Added, Joined: stored.Joined,
	}, nil
}

func failure(id string, err error) *Failure {
	var bad *article.Error
	if errors.As(err, &bad) {
		return &Failure{id, bad.Code, bad.Message}
	}
	return &Failure{id, codeInternal, err.Error()}
}

// joiner is a Merger as the store knows it.
type joiner struct{ *merge.Merger }

// Near is Merger.Near in the store's words.
func (j joiner) Near(r timeline.Report) (models.Near, bool) {
	q, ok := j.Merger.Near(r)
	return models.Near(q), ok
}
