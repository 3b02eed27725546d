// Package api is Demarche over HTTP: Gin routes, declared with huma so that their
// validation and the OpenAPI document come from one place. One file a resource.
package api

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"demarche/timeline/export"
	"demarche/timeline/gazetteer"
	"demarche/timeline/ontology"
)

// Prefix is where the API lives.
const Prefix = "/api/v1"

// Options are what a server is made of. All but Token, Licence and Page are needed.
type Options struct {
	Store     Store
	Articles  Articles
	Extractor Extractor
	Ontology  *ontology.Ontology
	Gazetteer *gazetteer.Gazetteer
	Log       *slog.Logger
	Build     string       // version of the program
	Token     string       // asked of requests that write; none when empty
	Licence   string       // of the data, told in exports; none when empty
	Page      http.Handler // serves all that is not the API; nothing when nil

	MaxBodyBytes   int64
	RequestTimeout time.Duration
}

// server is what the handlers share.
type server struct {
	store     Store
	articles  Articles
	extractor Extractor
	ontology  *ontology.Ontology
	gazetteer *gazetteer.Gazetteer
	wire      *export.Wire
	log       *slog.Logger
	build     string
	licence   string
	start     string // random, new at every start
	patience  time.Duration
	exporting chan struct{} // one for each export under way
}

// New makes the handler of the whole site.
func New(o Options) (http.Handler, error) {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	if err := r.SetTrustedProxies(nil); err != nil {
		return nil, fmt.Errorf("trust no proxy: %w", err)
	}
	r.HandleMethodNotAllowed = true

	a := &server{
		store: o.Store, articles: o.Articles, extractor: o.Extractor, ontology: o.Ontology, gazetteer: o.Gazetteer,
		wire: export.NewWire(o.Ontology), log: o.Log, build: o.Build, licence: o.Licence, start: rand.Text()[:10],
		patience: o.RequestTimeout, exporting: make(chan struct{}, exportsAtOnce),
	}
	ready := readyAnswers{server: a}
	r.Use(
		restoreHead, withPace(o.RequestTimeout), withRequestID, withLog(o.Log), withHeaders,
		withWriteGuard(o.Token), withBodyLimit(o.MaxBodyBytes),
		ready.handle, withDeadline(o.RequestTimeout), newCompressor().handle,
	)
	h := humagin.NewWithGroup(r, r.Group(Prefix), openAPI(o))
	h.UseMiddleware(wellFormed(h))
	a.registerEvents(h)   // GET  /events  /events/{id}
	a.registerExports(h)  // GET  /events.json  .ndjson  .csv ...
	a.registerCounts(h)   // GET  /density  /facets
	a.registerColumns(h)  // GET  /index.bin  /rows
	a.registerLists(h)    // GET  /types  /countries  /actors  /actors/{kind}/{slug}  /outlets
	a.registerArticles(h) // POST /articles  GET /articles/{id}  GET /jobs/{id}
	a.registerExtract(h)  // POST /extract
	a.registerSaved(h)    // GET POST /saved  GET DELETE /saved/{id}
	a.registerHealth(r)   // GET  /healthz  /readyz  /metrics
	describe(h.OpenAPI())
	if err := mountDocs(r, h.OpenAPI()); err != nil {
		return nil, err
	}
	r.NoMethod(func(c *gin.Context) {
		if allow := c.Writer.Header().Get("Allow"); strings.Contains(allow, http.MethodGet) { // see answerHead
			c.Header("Allow", allow+", "+http.MethodHead)
		}
		writeProblem(c, newProblem(http.StatusMethodNotAllowed, fmt.Sprintf("%s does not take %s", c.Request.URL.Path, c.Request.Method)))
	})
	r.NoRoute(a.rest(o.Page))
	return answerHead(r), nil
}

// openAPI is the head of the document and the rules for all routes.
func openAPI(o Options) huma.Config {
	c := huma.DefaultConfig("Demarche", o.Build)
	c.Info.Description = "Timelines of diplomatic events read from news articles. Dates are EDTF (ISO 8601-2); offsets count Unicode code points."
	c.Info.License = &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}
	c.Components.Schemas = schemas()
	c.Servers = []*huma.Server{{URL: Prefix}}
	c.OpenAPIPath = "" // served with an ETag: see docs.go
	c.DocsPath = ""    // ours needs no script from elsewhere
	c.SchemasPath = ""
	c.CreateHooks = nil // no $schema links in answers
	c.RejectUnknownQueryParameters = true
	c.Formats = map[string]huma.Format{"application/json": jsonFormat(), "json": jsonFormat()}
	c.Transformers = []huma.Transformer{problemTransformer}
	return c
}

// rest answers what is no route: the page's files, or a problem under /api.
func (a *server) rest(page http.Handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		read := c.Request.Method == http.MethodGet || c.Request.Method == http.MethodHead
		if page == nil || !read || isAPI(c.Request.URL.Path) {
			writeNotFound(c)
			return
		}
		c.Status(http.StatusOK)
		w := &missWriter{ResponseWriter: c.Writer}
		if page.ServeHTTP(w, c.Request); w.missed {
			writeNotFound(c)
		}
	}
}

func isAPI(path string) bool { return path == "/api" || strings.HasPrefix(path, "/api/") }
