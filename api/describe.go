package api

import (
	"net/http"
	"path"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// describe completes the OpenAPI document with what the routes have in common and huma
// does not know of: the form of errors, their statuses, and answers that did not change.
func describe(doc *huma.OpenAPI) {
	problem := doc.Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")
	for route, item := range doc.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Delete} {
			if op == nil {
				continue
			}
			for _, response := range op.Responses {
				response.Content = withoutParameters(response.Content)
			}
			for _, status := range faultsOf(route, op) {
				op.Responses[strconv.Itoa(status)] = problemResponse(http.StatusText(status), problem)
			}
			op.Responses["default"] = problemResponse("Any other fault.", problem)
			if isConditional(op) {
				describeTag(op)
			}
		}
	}
	for _, t := range []reflect.Type{reflect.TypeFor[huma.ErrorModel](), reflect.TypeFor[huma.ErrorDetail]()} {
		delete(doc.Components.Schemas.Map(), path.Base(doc.Components.Schemas.Schema(t, true, "").Ref))
	}
}

func problemResponse(about string, schema *huma.Schema) *huma.Response {
	return &huma.Response{Description: about, Content: map[string]*huma.MediaType{"application/problem+json": {Schema: schema}}}
}

// withoutParameters is content with media types as keys alone: text/csv is one, text/csv;
// charset=utf-8 is none.
func withoutParameters(content map[string]*huma.MediaType) map[string]*huma.MediaType {
	if content == nil {
		return nil
	}
	out := map[string]*huma.MediaType{}
	for name, media := range content {
		name, _, _ = strings.Cut(name, ";")
		out[name] = media
	}
	return out
}

// faultsOf is the statuses of the errors that a client of a route may bring about.
func faultsOf(route string, op *huma.Operation) []int {
	out := []int{http.StatusBadRequest, http.StatusUnprocessableEntity}
	if strings.Contains(route, "{") {
		out = append(out, http.StatusNotFound)
	}
	if op.Method == http.MethodGet {
		return out
	}
	out = append(out, http.StatusForbidden)
	if op.RequestBody != nil {
		out = append(out, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	if readsOnly(Prefix + route) {
		return out
	}
	if route == "/saved" {
		out = append(out, http.StatusConflict)
	}
	return append(out, http.StatusUnauthorized, http.StatusInsufficientStorage)
}

func isConditional(op *huma.Operation) bool {
	for _, p := range op.Parameters {
		if p.Name == "If-None-Match" {
			return true
		}
	}
	return false
}

// describeTag tells of the ETag, and of the answer to a client that has it.
func describeTag(op *huma.Operation) {
	tag := &huma.Header{Description: "Stands for this answer: send it as If-None-Match.", Schema: &huma.Schema{Type: huma.TypeString}}
	cache := &huma.Header{Description: "An answer may be kept, and is asked for again with its ETag.", Schema: &huma.Schema{Type: huma.TypeString}}
	ok := op.Responses["200"]
	if ok.Headers == nil {
		ok.Headers = map[string]*huma.Header{}
	}
	ok.Headers["ETag"], ok.Headers["Cache-Control"] = tag, cache
	op.Responses["304"] = &huma.Response{Description: "The answer that the client has is still right.", Headers: map[string]*huma.Header{"ETag": tag}}
}
