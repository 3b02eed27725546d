package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"demarche/timeline"
	"demarche/timeline/eval"
)

type evalCmd struct {
	Files  []string          `arg:"" name:"file" help:"Gold files: JSON lines of texts with their events, as docs/quality.md tells; - for standard input."`
	Misses int               `help:"Print up to N things that went wrong." placeholder:"N"`
	Least  map[string]string `help:"The least that a language must reach: en=detect=80,type=70,strict=55,modality=88,extra=5. May be given for each language." placeholder:"LANG=RATES" mapsep:"none"`
}

// Help is the long help of the command.
func (evalCmd) Help() string {
	return `Reads texts whose events people have marked, codes them and prints precision, recall and F1 by
language and type, and how well scores are calibrated. Exits with 1 where a language stays below --least.

Examples:
  demarche eval gold.en.jsonl gold.ja.jsonl
  demarche eval --misses 20 gold.en.jsonl
  demarche eval --least en=detect=80,extra=5 gold.en.jsonl

` + exitHelp
}

// Run scores the coder.
func (c evalCmd) Run(ctx context.Context, app *App, g *grammar) error {
	floors, err := c.floors()
	if err != nil {
		return usageError{fmt.Errorf("--least: %w", err)}
	}
	var gold []eval.Article
	for _, name := range c.Files {
		a, err := readGold(app.In, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		gold = append(gold, a...)
	}
	e, err := newEngine(app)
	if err != nil {
		return err
	}
	r := eval.Run(gold, stoppable{ctx, e}, e.types)
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := c.print(app.Out, r, g.JSON); err != nil {
		return err
	}
	var below []error
	for _, l := range slices.Sorted(maps.Keys(floors)) {
		for _, b := range floors[l].Below(r.ByLang[l]) {
			below = append(below, fmt.Errorf("%s: %s", l, b))
		}
	}
	return errors.Join(below...)
}

func (c evalCmd) floors() (map[timeline.Lang]eval.Floor, error) {
	out := map[timeline.Lang]eval.Floor{}
	for _, l := range slices.Sorted(maps.Keys(c.Least)) {
		f, err := eval.ParseFloor(c.Least[l])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", l, err)
		}
		out[timeline.Lang(l)] = f
	}
	return out, nil
}

func (c evalCmd) print(w io.Writer, r eval.Report, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(w).Encode(r.Summaries())
	}
	if err := r.Markdown(w); err != nil {
		return err
	}
	for _, m := range r.Misses[:min(c.Misses, len(r.Misses))] {
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", m.Kind, m.Article, m.Type, m.Note); err != nil {
			return err
		}
	}
	return nil
}

func readGold(stdin io.Reader, name string) ([]eval.Article, error) {
	if name == "-" {
		return eval.ReadGold(stdin)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, usageError{err}
	}
	defer func() { _ = f.Close() }()
	return eval.ReadGold(f)
}

// stoppable ends a run at the next article when its context ends.
type stoppable struct {
	ctx context.Context
	*engine
}

func (s stoppable) Mentions(doc *timeline.Document) ([]timeline.Mention, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	return s.engine.Mentions(doc)
}
