package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"demarche/timeline"
	"demarche/timeline/gazetteer"
)

type gazetteerAddCmd struct {
	File     string   `arg:"" help:"The file; made where there is none."`
	ID       string   `required:"" help:"Id: jan-testov for a person, org/... or group/... for others; one that is there gets one more office or name." placeholder:"ID"`
	Name     string   `help:"Name in English; may be left out where the id is known." placeholder:"TEXT"`
	Office   string   `help:"Office, or organization or group; may be left out where only names are added." placeholder:"TEXT"`
	Country  string   `help:"ISO 3166-1 alpha-3; none for an international body." placeholder:"CODE"`
	From     string   `help:"First day in office (EDTF)." placeholder:"DATE"`
	To       string   `help:"Last day in office (EDTF)." placeholder:"DATE"`
	Alias    []string `help:"One more name: ja=ヤン・テストフ; en=~Testov counts only beside a title or a country. May be given again." placeholder:"LANG=TEXT" sep:"none"`
	Wikidata string   `help:"Item in Wikidata." placeholder:"Q1"`
}

// Help is the long help of the command.
func (gazetteerAddCmd) Help() string {
	return `Appends a person, an organisation or names of one to a file, if the file with the line has no fault that it did not
have before. The file is written beside its name and renamed when it is whole. Exits with 2 and changes nothing where the line is wrong.

` + gazetteerExamples + exitHelp
}

// Run appends the line.
func (c gazetteerAddCmd) Run(app *App, g *grammar) error {
	entry := gazetteer.Entry{
		ID: c.ID, Name: c.Name, Office: c.Office, Country: c.Country, From: c.From, To: c.To, Wikidata: c.Wikidata,
		Aliases: map[timeline.Lang][]string{},
	}
	for _, a := range c.Alias {
		l, text, ok := strings.Cut(a, "=")
		if !ok || strings.TrimSpace(text) == "" {
			return usageError{fmt.Errorf("--alias: %q: want a language, = and a name", a)}
		}
		entry.Aliases[timeline.Lang(l)] = append(entry.Aliases[timeline.Lang(l)], text)
	}
	line, err := entry.Line()
	if err != nil {
		return usageError{err}
	}
	name := c.File
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	before, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		before, err = []byte(gazetteer.OwnHead), nil
	}
	if err != nil {
		return usageError{err}
	}
	text := string(before)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	last := strings.Count(text, "\n") + 1
	text += line + "\n"
	faults, err := gazetteer.Check(c.File, strings.NewReader(text))
	if err != nil {
		return err
	}
	for _, f := range faults {
		if f.Line == last {
			return usageError{f.Err}
		}
	}
	if err := toFile(nil, name, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
		return err
	}
	if g.JSON {
		return json.NewEncoder(app.Out).Encode(struct {
			File string `json:"file"`
			Line int    `json:"line"`
			Text string `json:"text"`
		}{c.File, last, line})
	}
	_, err = fmt.Fprintf(app.Out, "%s:%d: %s\n", c.File, last, line)
	return err
}
