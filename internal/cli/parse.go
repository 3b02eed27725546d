package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"demarche/timeline"
	"demarche/timeline/lang"
	"demarche/timeline/syntax"
)

type parseCmd struct {
	Lang   string `help:"Language of the text (BCP 47); found out when empty." placeholder:"LANG"`
	Tokens string `help:"Parse the tokens and sentences of this CoNLL-U file; its tags and heads are replaced. - is standard input." placeholder:"FILE" xor:"input"`
	File   string `arg:"" optional:"" help:"Plain text, or - for standard input (the default)." xor:"input"`
}

// Help is the long help of the command.
func (parseCmd) Help() string {
	return `Prints the sentences of a text with tags and dependency trees as CoNLL-U. MISC holds where
each token stands, in Unicode code points of the text (Start=0|End=5).

Examples:
  demarche parse story.txt
  echo "Norway recalled its envoy." | demarche parse
  zcat dev.conllu.gz | demarche parse --lang en --tokens -

` + exitHelp
}

// maxParseBytes bounds a text to parse; CoNLL-U is read sentence by sentence.
const maxParseBytes = 64 << 20

// Run parses the text or the tokens.
func (c parseCmd) Run(ctx context.Context, app *App, _ *grammar) error {
	if _, err := lang.ParseTag(c.Lang); err != nil {
		return usageError{fmt.Errorf("--lang: %w", err)}
	}
	name := c.File
	if c.Tokens != "" {
		name = c.Tokens
	}
	in := app.In
	if name != "" && name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return usageError{err}
		}
		defer func() { _ = f.Close() }()
		in = contextReader{ctx, f}
	}
	parser, err := syntax.NewParser()
	if err != nil {
		return fmt.Errorf("make the parser: %w", err)
	}
	if c.Tokens != "" {
		return parser.Reparse(app.Out, in, timeline.Lang(c.Lang))
	}
	text, err := io.ReadAll(io.LimitReader(in, maxParseBytes+1))
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if len(text) > maxParseBytes {
		return fmt.Errorf("the text is larger than %d bytes", maxParseBytes)
	}
	doc := &timeline.Document{ID: name, Text: strings.ToValidUTF8(string(text), "\ufffd")}
	doc.Lang = lang.DetectHint(doc.Text, timeline.Lang(c.Lang))
	if c.Lang != "" {
		doc.Lang = timeline.Lang(c.Lang)
	}
	names, err := loadNames(app.Gazetteer)
	if err != nil {
		return err
	}
	// All sentences get a tree here; extraction parses those that may tell an event.
	doc.Sentences = syntax.Split(doc)
	doc.Names = names.Tag(doc)
	if err := parser.Parse(doc); err != nil {
		return err
	}
	return syntax.WriteCoNLLU(app.Out, doc)
}
