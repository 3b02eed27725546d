package api

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"demarche/timeline"
	"demarche/timeline/article"
	"demarche/timeline/edtf"
	"demarche/timeline/lang"
	"demarche/timeline/wire"
)

// ArticleInput is an article in the body of a request: text, HTML, a feed, PDF,
// DOCX, or a JSON object as the command reads it.
type ArticleInput struct {
	ContentType string `header:"Content-Type" doc:"text/plain, text/html, application/json, application/rss+xml, application/pdf ...; the content decides."`
	Lang        string `query:"lang" maxLength:"35" doc:"Language (BCP 47) where the article does not say; found out when it is left out."`
	Published   string `query:"published" maxLength:"40" doc:"Publication date (EDTF) where the article does not say."`
	Name        string `query:"name" maxLength:"500" doc:"File name or address, for messages and for the date that it may hold."`
	RawBody     []byte
}

func (in *ArticleInput) input() (article.Input, error) {
	if kind, _, _ := strings.Cut(in.ContentType, "/"); strings.EqualFold(kind, "multipart") {
		return article.Input{}, fmt.Errorf("%w: send the article itself as the body, not a form", timeline.ErrUnsupported)
	}
	date, err := edtf.Parse(in.Published)
	if err != nil {
		return article.Input{}, badQuery("published", in.Published, err)
	}
	tag, err := lang.ParseTag(in.Lang)
	if err != nil {
		return article.Input{}, badQuery("lang", in.Lang, err)
	}
	return article.Input{Data: in.RawBody, Name: in.Name, ContentType: in.ContentType, Lang: tag, Published: date}, nil
}

// articleBody documents what a body may be.
func articleBody() *huma.RequestBody {
	text := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	return &huma.RequestBody{
		Required:    true,
		Description: "The article. JSON is one object {id, title?, text, lang?, published?, url?} or one such object a line.",
		Content: map[string]*huma.MediaType{
			"text/plain": text, "text/html": text, "application/json": {Schema: &huma.Schema{Type: huma.TypeObject}},
			"application/x-ndjson": text, "application/rss+xml": text, "application/atom+xml": text,
			"application/pdf": text, "application/octet-stream": text,
		},
	}
}

type extractInput struct {
	ArticleInput
	Explain bool `query:"explain" doc:"Tell the decisions behind each event."`
}

// Extraction is what the articles of one request told.
type Extraction struct {
	Articles []ExtractedArticle `json:"articles"`
}

// ExtractedArticle is what was found in one article, or why nothing could be.
type ExtractedArticle struct {
	wire.Line
	Error *article.Error `json:"error,omitempty"`
}

func (a *server) registerExtract(h huma.API) {
	huma.Register(h, huma.Operation{
		OperationID: "extract", Method: http.MethodPost, Path: "/extract", Tags: []string{"articles"},
		Summary:     "Reads articles and answers with their events; nothing is stored.",
		RequestBody: articleBody(), SkipValidateBody: true, MaxBodyBytes: -1, BodyReadTimeout: a.patience,
	}, a.extract)
}

func (a *server) extract(ctx context.Context, in *extractInput) (*freshOutput[Extraction], error) {
	input, err := in.input()
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	out := Extraction{Articles: []ExtractedArticle{}}
	article.Read(input, func(item article.Item) bool {
		if err = ctx.Err(); err != nil {
			return false
		}
		var line ExtractedArticle
		line, err = a.read(item, in.Explain)
		out.Articles = append(out.Articles, line)
		return err == nil
	})
	if err == nil && len(out.Articles) == 1 && out.Articles[0].Error != nil {
		err = out.Articles[0].Error
	}
	if err != nil {
		return nil, a.fail(ctx, err)
	}
	return fresh(out), nil
}

// read extracts one article. The text is always in the answer: the page shows it.
func (a *server) read(item article.Item, explain bool) (ExtractedArticle, error) {
	if item.Err != nil {
		p := problemOf(item.Err)
		return ExtractedArticle{Line: wire.Line{ID: item.ID}, Error: &article.Error{Code: p.Code, Message: p.Detail}}, nil
	}
	if err := a.extractor.Annotate(item.Doc); err != nil {
		return ExtractedArticle{}, err
	}
	mentions, err := a.extractor.Extract(item.Doc)
	if err != nil {
		return ExtractedArticle{}, err
	}
	line := wire.Article(item.Doc, mentions, wire.Options{Ontology: a.ontology, Explain: explain, Text: true})
	return ExtractedArticle{Line: line}, nil
}
