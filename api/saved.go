package api

import (
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"demarche/models"
)

// SavedViews is a list of saved views.
type SavedViews struct {
	Saved []models.SavedView `json:"saved"`
}

// NewView is a view to be saved.
type NewView struct {
	Name  string `json:"name" minLength:"1" maxLength:"200" doc:"Shown in the list; no two views have the same."`
	Query string `json:"query" maxLength:"4000" doc:"What stands behind ? in the address of the page."`
}

type saveInput struct{ Body NewView }

// savedOutput is the answer to a view that was saved.
type savedOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     models.SavedView
}

type savedListInput struct{ ConditionalInput }

type savedInput struct {
	ID string `path:"id" maxLength:"64" doc:"Id of the view."`
	ConditionalInput
}

type unsaveInput struct {
	ID string `path:"id" maxLength:"64" doc:"Id of the view."`
}

func (a *server) registerSaved(h huma.API) {
	huma.Register(h, huma.Operation{
		OperationID: "list-saved", Method: http.MethodGet, Path: "/saved", Tags: []string{"saved"},
		Summary: "Saved views by name.",
	}, a.savedList)
	huma.Register(h, huma.Operation{
		OperationID: "save", Method: http.MethodPost, Path: "/saved", Tags: []string{"saved"}, DefaultStatus: http.StatusCreated,
		Summary: "Saves a view of the page under a name.",
	}, a.save)
	huma.Register(h, huma.Operation{
		OperationID: "get-saved", Method: http.MethodGet, Path: "/saved/{id}", Tags: []string{"saved"},
		Summary: "One saved view.",
	}, a.saved)
	huma.Register(h, huma.Operation{
		OperationID: "delete-saved", Method: http.MethodDelete, Path: "/saved/{id}", Tags: []string{"saved"}, DefaultStatus: http.StatusNoContent,
		Summary: "Deletes a saved view.",
	}, a.unsave)
}

func (a *server) savedList(ctx context.Context, in *savedListInput) (*bodyOutput[SavedViews], error) {
	list, err := a.store.SavedViews(ctx)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return unversioned(in.ConditionalInput, SavedViews{list})
}

func (a *server) saved(ctx context.Context, in *savedInput) (*bodyOutput[models.SavedView], error) {
	view, err := a.store.SavedView(ctx, in.ID)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return unversioned(in.ConditionalInput, view)
}

// unversioned is conditional for what the version of the events does not cover:
// the tag comes from the answer itself.
func unversioned[T any](in ConditionalInput, body T) (*bodyOutput[T], error) {
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256(fmt.Append(nil, body)))
	if in.IfNoneMatch == "*" || matches(in.IfNoneMatch, tag) {
		return nil, notModified{tag}
	}
	return &bodyOutput[T]{ETag: tag, CacheControl: "no-cache", Body: body}, nil
}

func (a *server) save(ctx context.Context, in *saveInput) (*savedOutput, error) {
	name := strings.TrimSpace(in.Body.Name)
	query := strings.TrimPrefix(in.Body.Query, "?")
	if name == "" {
		return nil, badBody("name", in.Body.Name, "the name is empty")
	}
	if !isText(name) {
		return nil, badBody("name", in.Body.Name, "it holds a NUL")
	}
	if _, err := url.ParseQuery(query); err != nil || !isText(query) {
		return nil, badBody("query", in.Body.Query, "it is no query such as country=PRK&from=2023")
	}
	view, err := a.store.Save(ctx, name, query)
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return &savedOutput{Status: http.StatusCreated, Location: Prefix + "/saved/" + view.ID, Body: view}, nil
}

func (a *server) unsave(ctx context.Context, in *unsaveInput) (*struct{}, error) {
	if err := a.store.Unsave(ctx, in.ID); err != nil {
		return nil, a.fail(ctx, err)
	}
	return nil, nil
}
