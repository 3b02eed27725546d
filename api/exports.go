package api

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"demarche/timeline/export"
)

type exportInput struct {
	FilterParams
	ConditionalInput
	Reports bool `query:"reports" doc:"Give all formats but ics the reports of each event: with their quotes, csv and timelinejs without."`
	BOM     bool `query:"bom" doc:"Start CSV with a byte order mark, for spreadsheets that need one."`
	query   string
}

// Resolve keeps the query as it was written: the export names what made it.
func (in *exportInput) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	in.query = u.RawQuery
	return nil
}

// registerExports gives every format of package export its route.
func (a *server) registerExports(h huma.API) {
	for _, f := range export.Formats() {
		huma.Register(h, huma.Operation{
			OperationID: "export-" + f.Name, Method: http.MethodGet, Path: "/events." + f.Name, Tags: []string{"export"},
			Summary: "Exactly the events that the filters show, as " + f.Name + ".", Description: f.About,
			Responses: map[string]*huma.Response{"200": {
				Description: "Streamed; cut off when the server fails on the way.", Headers: aboutHeaders(),
				Content: map[string]*huma.MediaType{f.MediaType: {Schema: &huma.Schema{Type: huma.TypeString}}},
			}},
		}, func(ctx context.Context, in *exportInput) (*huma.StreamResponse, error) {
			return a.export(ctx, f, in)
		})
	}
}

// Headers of an export, for formats that have no room for what made them.
const (
	headerQuery     = "Demarche-Query"
	headerGenerated = "Demarche-Generated"
	headerVersion   = "Demarche-Data-Version"
	headerLicence   = "Demarche-Licence"
)

func aboutHeaders() map[string]*huma.Param {
	out := map[string]*huma.Param{}
	for name, about := range map[string]string{
		headerQuery: "The query of the address.", headerGenerated: "When the export was begun, after RFC 3339.",
		headerVersion: "Version of the data.", headerLicence: "Licence of the data, where the server is told one.",
	} {
		out[name] = &huma.Param{Description: about, Schema: &huma.Schema{Type: huma.TypeString}}
	}
	return out
}

// tellAbout sets the headers that say what an export holds.
func tellAbout(hc huma.Context, o export.Options) {
	hc.SetHeader(headerQuery, inASCII(o.Query))
	hc.SetHeader(headerGenerated, o.Generated)
	hc.SetHeader(headerVersion, o.DataVersion)
	if o.Licence != "" {
		hc.SetHeader(headerLicence, o.Licence)
	}
}

// inASCII is a query as a header may hold it: bytes that the client wrote as they are
// are escaped as those around them.
func inASCII(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// exportsAtOnce leaves connections to the database for those who ask for a page, for an
// export holds one while its client reads, and a second for reports.
const exportsAtOnce = 3

// await waits for the turn of an export as long as a client may be waited for.
func (a *server) await(ctx context.Context) error {
	select {
	case a.exporting <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(a.patience):
	}
	return huma.ErrorWithHeaders(newProblem(http.StatusServiceUnavailable, fmt.Sprintf("%d exports are under way: ask again", exportsAtOnce)),
		http.Header{"Retry-After": {"30"}})
}

func (a *server) export(ctx context.Context, f export.Format, in *exportInput) (*huma.StreamResponse, error) {
	filter, err := a.filter(ctx, in.FilterParams)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	version, err := a.store.DataVersion(ctx)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	tag := a.tag(version, in.target)
	if matches(in.IfNoneMatch, tag) {
		return nil, notModified{tag}
	}
	count, err := a.store.Count(ctx, filter)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	if err := a.await(ctx); err != nil {
		return nil, err
	}
	opts := export.Options{
		Query: in.query, Generated: time.Now().UTC().Format(time.RFC3339),
		DataVersion: strconv.FormatInt(version, 10), Count: count, BOM: in.BOM,
		Licence: a.licence,
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) { //nolint:contextcheck // hc carries the context of the request
		defer func() { <-a.exporting }()
		hc.SetHeader("Content-Type", f.MediaType)
		hc.SetHeader("Content-Disposition", fmt.Sprintf(`attachment; filename="demarche.%s"`, f.Extension))
		hc.SetHeader("Cache-Control", "no-cache")
		hc.SetHeader("ETag", "W/"+tag) // a file tells when it was made
		tellAbout(hc, opts)
		if hc.Method() == http.MethodHead {
			return
		}
		events := a.store.Stream(hc.Context(), filter)
		if in.Reports {
			events = a.store.StreamReports(hc.Context(), filter)
		}
		err := f.Write(hc.BodyWriter(), a.wire, events, opts)
		if err != nil {
			if hc.Context().Err() == nil {
				a.log.ErrorContext(hc.Context(), "export failed", "request_id", requestID(hc.Context()), "format", f.Name, "error", err)
			}
			panic(http.ErrAbortHandler) // the client must not take half a file for a whole one
		}
	}}, nil
}
