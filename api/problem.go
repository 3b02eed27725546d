package api

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/edtf"
)

// Problem is an error of the API after RFC 9457. Type is stable: programs may
// switch on it.
type Problem struct {
	Type      string  `json:"type" doc:"Stable name of the class of problem." example:"/problems/invalid"`
	Title     string  `json:"title" doc:"The class in words."`
	Status    int     `json:"status" doc:"HTTP status."`
	Detail    string  `json:"detail,omitempty" doc:"What went wrong this time, naming the thing at fault."`
	Code      string  `json:"code,omitempty" doc:"Code of a fault in an article, such as no-text."`
	RequestID string  `json:"request_id,omitempty" doc:"Find this in the server's log."`
	Errors    []Fault `json:"errors,omitempty" doc:"Each field at fault."`
}

// Fault is one field of a request that is wrong.
type Fault struct {
	Field   string `json:"field" doc:"Where it is: query.from, body.text, path.id."`
	Message string `json:"message"`
	Value   any    `json:"value,omitempty"`
}

// Error is the detail of p.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the HTTP status of p.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType says that p is a problem document.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// newProblem is a problem with the type that belongs to its status.
func newProblem(status int, detail string, faults ...Fault) *Problem {
	name, title := problemClass(status)
	return &Problem{Type: "/problems/" + name, Title: title, Status: status, Detail: detail, Errors: faults}
}

func problemClass(status int) (name, title string) {
	switch status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		return "invalid", "The request is not valid"
	case http.StatusUnauthorized:
		return "unauthorized", "A token is needed"
	case http.StatusForbidden:
		return "forbidden", "The request is not allowed"
	case http.StatusMethodNotAllowed:
		return "method-not-allowed", "The route does not take this method"
	case http.StatusNotAcceptable:
		return "not-acceptable", "There is no form that the client takes"
	case http.StatusNotFound:
		return "not-found", "There is no such thing"
	case http.StatusConflict:
		return "conflict", "The request conflicts with what is stored"
	case http.StatusRequestEntityTooLarge:
		return "too-large", "The body is too large"
	case http.StatusUnsupportedMediaType:
		return "unsupported", "The format is not supported"
	case http.StatusServiceUnavailable:
		return "unavailable", "The service is not ready"
	case http.StatusInsufficientStorage:
		return "storage-full", "The storage is full"
	case http.StatusInternalServerError:
		return "internal", "Internal error"
	}
	return strings.ToLower(strings.ReplaceAll(http.StatusText(status), " ", "-")), http.StatusText(status)
}

// badQuery is the problem of one query parameter.
func badQuery(name string, value any, err error) *Problem {
	return newProblem(http.StatusUnprocessableEntity, err.Error(),
		Fault{Field: "query." + name, Message: err.Error(), Value: shown(value)})
}

// badBody is the problem of one field of a body.
func badBody(name string, value any, fault string) *Problem {
	return newProblem(http.StatusUnprocessableEntity, name+": "+fault, Fault{Field: "body." + name, Message: fault, Value: shown(value)})
}

// problemOf turns an error of the layers below into a problem. It is the only
// place that does. What it does not know becomes "internal error": the log,
// written by the caller, has the rest.
func problemOf(err error) *Problem {
	var (
		p    *Problem
		fail *article.Error
		bad  *models.InvalidError
	)
	switch err = models.Classed(err); {
	case errors.As(err, &p):
		return p
	case errors.As(err, &fail):
		p = newProblem(http.StatusUnprocessableEntity, fail.Message)
		p.Code = fail.Code
		return p
	case errors.As(err, &bad):
		return newProblem(http.StatusUnprocessableEntity, err.Error(), Fault{Field: "query." + bad.Field, Message: bad.Problem})
	case errors.Is(err, models.ErrNotFound):
		return newProblem(http.StatusNotFound, err.Error())
	case errors.Is(err, models.ErrKeyUsed):
		return newProblem(http.StatusUnprocessableEntity, err.Error(), Fault{Field: "header.Idempotency-Key", Message: models.ErrKeyUsed.Error()})
	case errors.Is(err, models.ErrConflict):
		return newProblem(http.StatusConflict, err.Error())
	case errors.Is(err, models.ErrFull):
		return newProblem(http.StatusInsufficientStorage, models.ErrFull.Error()+": nothing of this request was stored")
	case errors.Is(err, models.ErrUnavailable):
		return newProblem(http.StatusServiceUnavailable, models.ErrUnavailable.Error()+": ask again")
	case errors.Is(err, models.ErrReadOnly):
		return newProblem(http.StatusServiceUnavailable, models.ErrReadOnly.Error())
	case errors.Is(err, timeline.ErrInvalid), errors.Is(err, edtf.ErrSyntax):
		return newProblem(http.StatusUnprocessableEntity, err.Error())
	case errors.Is(err, timeline.ErrUnsupported):
		return newProblem(http.StatusUnsupportedMediaType, err.Error())
	case errors.Is(err, context.DeadlineExceeded):
		return newProblem(http.StatusServiceUnavailable, "the request took too long")
	}
	return newProblem(http.StatusInternalServerError, "internal error")
}

// shownBytes bounds a value that a problem repeats: a whole body is nobody's answer.
const shownBytes = 200

// shown is a value at fault as an answer can repeat it: JSON has no infinite number.
func shown(v any) any {
	switch v := v.(type) {
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			return fmt.Sprint(v)
		}
	case string:
		return strings.ToValidUTF8(v[:min(len(v), shownBytes)], "\ufffd")
	}
	return v
}

// problemTransformer gives the problems that huma writes the form of ours, and
// every problem the id of its request.
func problemTransformer(ctx huma.Context, _ string, v any) (any, error) {
	p, ok := v.(*Problem)
	if model, isModel := v.(*huma.ErrorModel); isModel {
		p, ok = newProblem(model.Status, model.Detail), true
		for _, e := range model.Errors {
			p.Errors = append(p.Errors, Fault{Field: e.Location, Message: e.Message, Value: shown(e.Value)})
		}
		if len(p.Errors) > 0 { // name the first thing at fault in the detail as well
			p.Detail = p.Errors[0].Field + ": " + p.Errors[0].Message
		}
	}
	if !ok {
		return v, nil
	}
	out := *p
	out.RequestID = requestID(ctx.Context())
	return &out, nil
}
