package cli

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

type healthCmd struct {
	URL string `help:"What to ask." default:"http://127.0.0.1:8080/healthz" placeholder:"URL"`
}

// Help is the long help of the command.
func (healthCmd) Help() string {
	return "Asks a running server whether it is well, for containers without a shell.\n\nExamples:\n  demarche health\n  demarche health --url http://127.0.0.1:8080/readyz\n\n" + exitHelp
}

// Run asks once.
func (c healthCmd) Run(ctx context.Context, app *App) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.URL, nil)
	if err != nil {
		return usageError{fmt.Errorf("--url: %w", err)}
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("ask %s: %w", c.URL, err)
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", c.URL, res.Status)
	}
	_, err = fmt.Fprintln(app.Out, "ok")
	return err
}
