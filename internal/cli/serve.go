package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"demarche/api"
	"demarche/frontend"
	"demarche/internal/config"
	"demarche/internal/jobs"
	"demarche/models"
)

type serveCmd struct {
	config.Serve
	database
	Demo bool `help:"Read the example articles and the table of vetoes in first."`
}

// Help is the long help of the command.
func (serveCmd) Help() string {
	return `Serves the page and the API until it is stopped. Requests under way are finished, and
articles that wait to be read are read at the next start.

Examples:
  demarche serve
  demarche serve --demo --db demo.db
  DEMARCHE_TOKEN_FILE=/run/secrets/token demarche serve --listen 0.0.0.0:8080

` + exitHelp
}

// Run serves until ctx ends.
func (c serveCmd) Run(ctx context.Context, app *App) error {
	conf, err := c.Check()
	if err != nil {
		return usageError{err}
	}
	e, store, err := openEngine(ctx, app, c.database, models.WithIndex(models.SnapshotPath(c.DB)))
	if err != nil {
		return err
	}
	defer func() {
		if err := store.Close(); err != nil {
			app.Log.Error("close the database", "error", err)
		}
	}()
	go boundMemory(ctx, store)
	in := e.ingester(app, store, conf.Workers)
	if c.Demo {
		if err := readExamples(ctx, app, e, store, in); err != nil {
			return err
		}
	}
	queue := jobs.New(store, in, app.Log)
	handler, err := c.handler(app, e, conf, store, queue) //nolint:contextcheck // requests have contexts of their own
	if err != nil {
		return err
	}
	return serve(ctx, app, conf, handler, func(ctx context.Context) error { return queue.Run(ctx) })
}

func (c serveCmd) handler(app *App, e *engine, conf config.Server, store *models.Store, queue *jobs.Queue) (http.Handler, error) {
	page, err := frontend.Handler()
	if err != nil {
		return nil, fmt.Errorf("load the page: %w", err)
	}
	return api.New(api.Options{
		Store: store, Articles: queue, Extractor: e.Extractor, Ontology: e.types, Gazetteer: e.names,
		Log: app.Log, Build: version, Token: conf.Token, Licence: conf.Licence, Page: page,
		MaxBodyBytes: conf.MaxBodyBytes, RequestTimeout: conf.RequestTimeout,
	})
}

// serve listens, works in the background, and shuts down in order: first no new
// requests, then no new work.
func serve(ctx context.Context, app *App, conf config.Server, handler http.Handler, work func(context.Context) error) error {
	srv := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       conf.RequestTimeout,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", conf.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", conf.Listen, err)
	}
	working, stopWorking := context.WithCancel(context.WithoutCancel(ctx))
	defer stopWorking()
	worked := make(chan error, 1)
	go func() { worked <- work(working) }()
	served := make(chan error, 1)
	go func() { served <- srv.Serve(listener) }()
	app.Log.Info("serving", "address", "http://"+listener.Addr().String(), "version", version)

	select {
	case err = <-served:
	case <-ctx.Done():
		app.Log.Info("stopping")
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), conf.ShutdownTimeout)
		defer cancel()
		if err = srv.Shutdown(grace); err != nil {
			err = fmt.Errorf("requests were still under way: %w", err)
		}
	}
	stopWorking()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return errors.Join(err, <-worked)
}
