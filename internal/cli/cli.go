// Package cli is the command line of Demarche: one file a command. It wires the
// packages together, and it alone turns errors into exit statuses.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"demarche/internal/config"
	"demarche/models"
)

// Exit statuses. They are part of the public contract.
const (
	exitOK          = 0
	exitFailure     = 1   // the work could not be done
	exitUsage       = 2   // a flag, an argument or a setting is wrong
	exitPartly      = 3   // some articles failed, the others are done
	exitInterrupted = 130 // stopped by Ctrl-C or a signal
)

const exitHelp = `Exit status: 0 done; 1 failed; 2 wrong usage; 3 some articles failed; 130 interrupted.`

// errPartly is returned by a command that did its work but for some articles.
var errPartly = errors.New("some articles failed")

// usageError is a fault of the command line or a setting.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// App is what a command has at hand besides its flags.
type App struct {
	In        io.Reader
	Out, Err  io.Writer
	Terminal  bool // Err is a terminal: progress bars are welcome
	Log       *slog.Logger
	Gazetteer string // file of the user's own names; "" for none
}

// grammar lists the commands: this is the whole of the command line.
type grammar struct {
	config.Log
	JSON      bool   `help:"Print the result as JSON."`
	Gazetteer string `help:"File with names of your own, beside the built-in ones." placeholder:"FILE"`

	Serve   serveCmd     `cmd:"" help:"Serve the page and the API."`
	Extract extractCmd   `cmd:"" help:"Read articles and print their events as JSON lines; no database."`
	Parse   parseCmd     `cmd:"" help:"Print the trees of a text as CoNLL-U; no database."`
	Ingest  ingestCmd    `cmd:"" help:"Read articles into the database."`
	Import  importCmd    `cmd:"" help:"Import events from a dataset."`
	Export  exportCmd    `cmd:"" help:"Write the events of the database to a file or standard output."`
	Migrate migrateCmd   `cmd:"" help:"Bring the database's tables up to date."`
	Health  healthCmd    `cmd:"" help:"Ask a running server whether it is well."`
	Names   gazetteerCmd `cmd:"" name:"gazetteer" help:"Look a name up; check and extend a file of one's own names."`
	Eval    evalCmd      `cmd:"" help:"Score the extraction against texts with marked events."`
	Bench   benchCmd     `cmd:"" help:"Measure a server on made-up events or on a database."`
	Version versionCmd   `cmd:"" help:"Print the version and what was built in."`
}

// Main runs the program with the process's own streams and environment.
func Main(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	return Run(ctx, args, App{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Terminal: isTerminal(os.Stderr)}, os.LookupEnv)
}

// Run parses args, runs the command they name and gives its exit status.
func Run(ctx context.Context, args []string, app App, getenv func(string) (string, bool)) int {
	var g grammar
	exited := -1
	parser, err := kong.New(&g,
		kong.Name("demarche"),
		kong.Description("Demarche builds timelines of diplomatic events from news articles.\n\n"+
			"Every flag may come from the environment: --max-body is DEMARCHE_MAX_BODY, or DEMARCHE_MAX_BODY_FILE for a file that holds it.\n\n"+exitHelp),
		kong.Writers(app.Out, app.Err),
		kong.Exit(func(code int) { exited = code }),
		kong.Resolvers(config.Resolver(getenv)),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		_, _ = fmt.Fprintln(app.Err, "demarche:", err)
		return exitFailure
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	cmd, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err == nil {
		app.Gazetteer = g.Gazetteer
		app.Log, err = newLog(app.Err, g.Log)
	}
	if err != nil {
		_, _ = fmt.Fprintf(app.Err, "demarche: %v\nSee: demarche --help\n", err)
		return exitUsage
	}
	app.In = contextReader{ctx, app.In}
	return report(app.Err, cmd.Run(&app, &g))
}

// report tells a command's error and gives its exit status.
func report(w io.Writer, err error) int {
	var (
		usage  usageError
		choice *models.InvalidError
	)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errPartly):
		return exitPartly
	case errors.Is(err, context.Canceled):
		_, _ = fmt.Fprintln(w, "demarche: interrupted")
		return exitInterrupted
	case errors.As(err, &usage), errors.As(err, &choice):
		_, _ = fmt.Fprintln(w, "demarche:", err)
		return exitUsage
	}
	_, _ = fmt.Fprintln(w, "demarche:", err)
	return exitFailure
}

func newLog(w io.Writer, c config.Log) (*slog.Logger, error) {
	level, err := c.Level()
	asJSON, err2 := c.JSON()
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	opts := &slog.HandlerOptions{Level: level}
	if asJSON {
		return slog.New(slog.NewJSONHandler(w, opts)), nil
	}
	return slog.New(slog.NewTextHandler(w, opts)), nil
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
