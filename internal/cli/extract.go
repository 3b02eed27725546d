package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"demarche/timeline/article"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
	"demarche/timeline/wire"
)

type extractCmd struct {
	Lang      string   `help:"Language of the articles (BCP 47) where they do not say; found out when empty." placeholder:"LANG"`
	Published string   `help:"Publication date (EDTF) of articles that do not say." placeholder:"DATE"`
	Only      string   `help:"Print only these layers: times, names or events." enum:"times,names,events," default:""`
	Explain   bool     `help:"Tell the decisions behind each event."`
	Text      bool     `help:"Print the text of each article, also where it is the input itself."`
	Files     []string `arg:"" optional:"" name:"file" help:"Articles: JSON lines, plain text, HTML, RSS or Atom, PDF, DOCX; a folder, or - for standard input (the default)."`
}

// Help is the long help of the command.
func (extractCmd) Help() string {
	return `Reads articles and prints one JSON line for each, in the order of the input. Offsets
count Unicode code points of the article's text. An article that cannot be read gives a line
{"id","error":{"code","message"}} and the others go on.

Examples:
  demarche extract --published 2024-06-19 story.txt
  demarche extract articles.jsonl >events.jsonl
  curl -s https://example.org/story.html | demarche extract --explain -

` + exitHelp
}

// failedLine is the line of an article that could not be read.
type failedLine struct {
	ID    string         `json:"id"`
	Error *article.Error `json:"error"`
}

// Run extracts from every input.
func (c extractCmd) Run(ctx context.Context, app *App, _ *grammar) error {
	hint, err := hintOf(c.Lang, c.Published)
	if err != nil {
		return err
	}
	e, err := newEngine(app)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(app.Out)
	p := linePrinter{cmd: c, engine: e, enc: json.NewEncoder(out)}
	p.enc.SetEscapeHTML(false)
	err = eachArticle(ctx, app.In, c.Files, hint, func(item article.Item) error {
		if err := p.print(item); err != nil {
			return err
		}
		return out.Flush()
	})
	if err = errors.Join(err, out.Flush()); err != nil {
		return err
	}
	if p.failed > 0 {
		return errPartly
	}
	return nil
}

type linePrinter struct {
	cmd    extractCmd
	engine *engine
	enc    *json.Encoder
	failed int
}

func (p *linePrinter) print(item article.Item) error {
	if item.Err != nil {
		p.failed++
		return p.enc.Encode(failedLine{ID: item.ID, Error: articleError(item.Err)})
	}
	mentions, err := p.engine.read(item.Doc, p.cmd.Only)
	if err != nil {
		p.failed++
		return p.enc.Encode(failedLine{ID: item.ID, Error: articleError(err)})
	}
	line := wire.Article(item.Doc, mentions, wire.Options{Ontology: p.engine.types, Explain: p.cmd.Explain, Text: p.cmd.Text || item.Cleaned})
	return p.enc.Encode(p.only(line))
}

// only empties the layers that --only leaves out.
func (p *linePrinter) only(line wire.Line) wire.Line {
	keep := p.cmd.Only
	if keep != "" && keep != "times" {
		line.Times = []wire.Time{}
	}
	if keep != "" && keep != "names" {
		line.Names = []wire.Name{}
	}
	return line
}

// articleError is err with a code for programs.
func articleError(err error) *article.Error {
	var e *article.Error
	if errors.As(err, &e) {
		return e
	}
	return &article.Error{Code: "failed", Message: err.Error()}
}

// hintOf checks what the flags say of articles that do not say it themselves.
func hintOf(language, published string) (article.Input, error) {
	date, err := edtf.Parse(published)
	if err != nil {
		return article.Input{}, usageError{fmt.Errorf("--published: %w", err)}
	}
	tag, err := lang.ParseTag(language)
	if err != nil {
		return article.Input{}, usageError{fmt.Errorf("--lang: %w", err)}
	}
	return article.Input{Lang: tag, Published: date}, nil
}
