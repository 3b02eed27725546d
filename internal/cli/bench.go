package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"demarche/internal/bench"
	"demarche/internal/bench/web"
	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/ontology"
)

type benchCmd struct {
	DB      string `name:"db" help:"Database to ask. With --events it is made and kept; without --db one is made and thrown away." placeholder:"DSN"`
	Events  int    `help:"Events to make up and store first, to 10 million. 100,000 when neither this nor --db is given." placeholder:"N"`
	Rounds  int    `help:"Questions of each kind in a run." default:"300"`
	Runs    int    `help:"Runs, of which the medians are told." default:"3"`
	Writers int    `help:"Writers beside a reader; they store articles in the database." default:"0"`
	Seed    uint64 `help:"Seed of the events and questions." default:"1"`
}

// maxBenchEvents bounds --events.
const maxBenchEvents = 10_000_000

// Help is the long help of the command.
func (benchCmd) Help() string {
	return `Starts a server of its own on a database and measures what people ask, through HTTP on loopback
with one client: pages, density, facets, single events, the export, memory and start. A database
that is given is only read, unless --writers is given too.

Examples:
  demarche bench
  demarche bench --events 1000000 --writers 50
  demarche bench --events 10000000 --db /tmp/10m.db
  demarche bench --db demarche.db --json

` + exitHelp
}

// benched is what the command found out.
type benched struct {
	Made     *bench.Report `json:"made,omitempty"`
	Database int64         `json:"database_bytes,omitempty"`
	Snapshot int64         `json:"snapshot_bytes,omitempty"`
	Starts   []web.Ready   `json:"starts"`
	web.Report
}

// Run measures.
func (c benchCmd) Run(ctx context.Context, app *App, g *grammar) error {
	if c.Events < 0 || c.Events > maxBenchEvents {
		return usageError{fmt.Errorf("--events: %d is not between 0 and %d", c.Events, maxBenchEvents)}
	}
	if c.Rounds < 10 || c.Runs < 1 || c.Writers < 0 {
		return usageError{errors.New("--rounds is at least 10, --runs 1 and --writers 0")}
	}
	if c.DB == "" {
		dir, err := os.MkdirTemp("", "demarche-bench-")
		if err != nil {
			return fmt.Errorf("make a folder for the database: %w", err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		c.DB = filepath.Join(dir, "bench.db")
		if c.Events == 0 {
			c.Events = 100_000
		}
	} else if err := (database{c.DB}).mustExist(); err != nil && c.Events == 0 {
		return usageError{fmt.Errorf("--db: %w", err)}
	}
	var out benched
	if c.Events > 0 {
		if err := c.make(ctx, app, &out); err != nil {
			return err
		}
	}
	if err := c.measure(ctx, app, &out); err != nil {
		return err
	}
	if g.JSON {
		return json.NewEncoder(app.Out).Encode(out)
	}
	return out.print(app.Out)
}

// make fills the database with made-up events.
func (c benchCmd) make(ctx context.Context, app *App, out *benched) error {
	types, err := ontology.Load()
	if err != nil {
		return err
	}
	var slugs []timeline.TypeSlug
	for _, t := range types.All() {
		slugs = append(slugs, t.Slug)
	}
	defer allowGarbage()()
	bar := app.progress("storing events")
	made, err := bench.Fill(ctx, c.DB, bench.Options{Events: c.Events, Seed: c.Seed, Types: slugs, Progress: func(n int) { _ = bar.Set(n) }})
	_ = bar.Finish()
	if err != nil {
		return fmt.Errorf("make the database: %w", err)
	}
	out.Made = &made
	return nil
}

// measure starts the server, a second time when the first made the index anew:
// then the start from the snapshot is known too.
func (c benchCmd) measure(ctx context.Context, app *App, out *benched) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	bar := app.progress("starting the server")
	defer func() { _ = bar.Finish() }()
	tell := func(what string) {
		bar.Describe(what)
		_ = bar.Add(1)
	}
	server, err := web.Start(ctx, program, c.DB)
	if err != nil {
		return err
	}
	out.Starts = append(out.Starts, server.Ready)
	if server.Ready.From == "database" && models.SnapshotPath(c.DB) != "" {
		if err := server.Stop(); err != nil {
			return err
		}
		if server, err = web.Start(ctx, program, c.DB); err != nil {
			return err
		}
		out.Starts = append(out.Starts, server.Ready)
	}
	out.Report, err = web.Run(ctx, web.Options{
		Base: server.Base, Rounds: c.Rounds, Runs: c.Runs, Seed: c.Seed, Writers: c.Writers, Memory: server.Memory, Tell: tell,
	})
	out.Database = bench.FileSize(c.DB)
	err = errors.Join(err, server.Stop())
	if info, serr := os.Stat(models.SnapshotPath(c.DB)); serr == nil {
		out.Snapshot = info.Size()
	}
	return err
}

func (b benched) print(w io.Writer) error {
	if err := b.Write(w); err != nil {
		return err
	}
	var err error
	line := func(format string, args ...any) {
		if err == nil {
			_, err = fmt.Fprintf(w, format, args...)
		}
	}
	for _, s := range b.Starts {
		line("| start, index from the %s | %.1f s |\n", s.From, s.Seconds)
	}
	if b.Database > 0 {
		line("| database, index snapshot | %d MB, %d MB |\n", b.Database>>20, b.Snapshot>>20)
	}
	if m := b.Made; m != nil {
		line("| stored with links and full text | %.0f events a second, in the last tenth %.0f; %.0f a second of processor time |\n", m.PerSecond, m.LastPart, m.PerCPUSecond)
	}
	return err
}
