package api

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
)

// ConditionalInput is embedded in the input of every route that reads.
type ConditionalInput struct {
	IfNoneMatch string `header:"If-None-Match" doc:"ETag of an answer that the client has; 304 when it is still right."`

	target string // what was asked for, with the query
}

// Resolve notes what was asked for.
func (in *ConditionalInput) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	in.target = u.RequestURI()
	return nil
}

// bodyOutput is an answer with the version of the data that it shows.
type bodyOutput[T any] struct {
	ETag         string `header:"ETag"`
	CacheControl string `header:"Cache-Control"`
	Body         T
}

// freshOutput is an answer that is not to be kept.
type freshOutput[T any] struct {
	CacheControl string `header:"Cache-Control"`
	Body         T
}

func fresh[T any](body T) *freshOutput[T] {
	return &freshOutput[T]{CacheControl: "no-store", Body: body}
}

// conditional answers 304 when the client's copy is of the present version of
// the data, and otherwise what read gives. The version is read first: an answer
// can be newer than its tag, never older.
func conditional[T any](ctx context.Context, a *server, in ConditionalInput, read func(context.Context) (T, error)) (*bodyOutput[T], error) {
	version, err := a.store.DataVersion(ctx)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	tag := a.tag(version, in.target)
	if matches(in.IfNoneMatch, tag) {
		return nil, notModified{tag}
	}
	body, err := read(models.AtVersion(ctx, version))
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	if in.IfNoneMatch == "*" { // any answer will do, but a fault is none
		return nil, notModified{tag}
	}
	return &bodyOutput[T]{ETag: tag, CacheControl: "no-cache", Body: body}, nil
}

// tag is the ETag of the answer to a target from this version of the data: of its own,
// so that a client that holds it has had that answer, and no fault. It holds the start of the
// server too: versions of another database count alike.
func (a *server) tag(version int64, target string) string {
	h := fnv.New64a()
	_, _ = io.WriteString(h, target) // never fails
	return fmt.Sprintf(`"%s-%d-%x"`, a.start, version, h.Sum64())
}

func matches(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimPrefix(strings.TrimSpace(candidate), "W/")
		if candidate == tag {
			return true
		}
	}
	return false
}

// notModified is the answer 304 in the form of an error, as huma wants it.
type notModified struct{ tag string }

func (notModified) Error() string             { return "not modified" }
func (notModified) GetStatus() int            { return http.StatusNotModified }
func (n notModified) GetHeaders() http.Header { return http.Header{"Etag": {n.tag}} }

// fail turns err into a problem, and logs what the client is not told.
func (a *server) fail(ctx context.Context, err error) error {
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError && ctx.Err() == nil {
		a.log.ErrorContext(ctx, "request failed", "request_id", requestID(ctx), "error", err)
	}
	return p
}
