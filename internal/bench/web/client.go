// Package web measures a running server as its users meet it: through HTTP on
// loopback, one request after the other.
package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// client asks one server over one connection that is kept.
type client struct {
	base string // address up to and with /api/v1
	http *http.Client
}

func newClient(base string) *client {
	// Uncompressed: between two programs of one machine packing is only work.
	return &client{base: base, http: &http.Client{
		Timeout:   time.Minute,
		Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 100},
	}}
}

// do asks and reads the whole answer. Any status but 2xx is an error.
func (c *client) do(ctx context.Context, method, path, contentType string, body io.Reader) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, body)
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if res.StatusCode/100 != 2 {
		return nil, fmt.Errorf("%s: %s: %.300s", path, res.Status, data)
	}
	return data, nil
}

func (c *client) get(ctx context.Context, path string) ([]byte, error) {
	return c.do(ctx, http.MethodGet, path, "", nil)
}

// read gets path and reads its JSON.
func (c *client) read(ctx context.Context, path string, into any) error {
	data, err := c.get(ctx, path)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	return err
}
