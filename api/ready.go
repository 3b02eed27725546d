package api

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/gin-gonic/gin"

	"demarche/models"
	"demarche/models/recent"
)

// readyAnswers keeps whole answers, packed as they were sent, for as long as the data
// stays the same: many people look at the same first page.
type readyAnswers struct {
	server *server

	mu      sync.Mutex
	version int64 // of the data that the answers show
	known   *recent.Map[readyAnswer]
}

type readyAnswer struct {
	head http.Header
	body []byte
}

const (
	maxReadyBytes = 16 << 20  // of all that are new or were asked for of late
	maxReadyBody  = 512 << 10 // of one
)

// readyHeaders are the headers that belong to an answer, not to the request at hand.
var readyHeaders = [...]string{"Content-Type", "Content-Encoding", "Content-Length", "Etag", "Cache-Control", "Vary"}

// handle answers a read from what is known. Only whole JSON answers with the ETag of the
// data are kept: they follow from the address and the version of the data alone.
func (r *readyAnswers) handle(c *gin.Context) {
	if c.Request.Method != http.MethodGet || !strings.HasPrefix(c.Request.URL.Path, Prefix+"/") || strings.HasPrefix(c.Request.URL.Path, Prefix+"/events.") {
		return
	}
	ctx := c.Request.Context()
	version, err := r.server.store.DataVersion(ctx)
	if err != nil {
		return // the handler will meet it too, and tell
	}
	c.Request = c.Request.WithContext(models.AtVersion(ctx, version))
	target := c.Request.URL.RequestURI()
	e := encodingFor(c.Request)
	if !e.possible() {
		return // the compressor tells
	}
	key := fmt.Sprint(e.name, " ", e.only, " ", c.GetHeader("Accept"), " ", target)
	if a, ok := r.find(key, version); ok {
		a.send(c)
		c.Abort()
		return
	}
	w := &keptWriter{ResponseWriter: c.Writer}
	c.Writer = w
	c.Next()
	if w.Status() == http.StatusOK && !w.tooLong && w.body.Len() > 0 {
		r.keep(key, target, version, w.Header(), w.body.Bytes())
	}
}

func (r *readyAnswers) find(key string, version int64) (readyAnswer, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.version != version {
		return readyAnswer{}, false
	}
	return r.known.Get(key)
}

func (r *readyAnswers) keep(key, target string, version int64, head http.Header, body []byte) {
	if strings.TrimPrefix(head.Get("ETag"), "W/") != r.server.tag(version, target) || !strings.HasPrefix(head.Get("Content-Type"), "application/json") {
		return
	}
	a := readyAnswer{head: http.Header{}, body: body}
	for _, name := range readyHeaders {
		if v := head[name]; v != nil {
			a.head[name] = v
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if version < r.version {
		return // somebody has met newer data
	}
	if r.known == nil || r.version != version { // an empty database has version 0
		r.version, r.known = version, recent.New[readyAnswer](maxReadyBytes)
	}
	r.known.Put(key, a, len(body))
}

func (a readyAnswer) send(c *gin.Context) {
	for name, values := range a.head {
		c.Writer.Header()[name] = values
	}
	if had := c.GetHeader("If-None-Match"); had == "*" || matches(had, strings.TrimPrefix(a.head.Get("ETag"), "W/")) {
		c.Writer.Header().Del("Content-Length")
		c.Writer.Header().Del("Content-Encoding")
		c.Status(http.StatusNotModified)
		c.Writer.WriteHeaderNow()
		return
	}
	_, _ = c.Writer.Write(a.body) // the client has gone: nobody to tell
}

// keptWriter keeps a copy of what is written, up to maxReadyBody.
type keptWriter struct {
	gin.ResponseWriter
	body    bytes.Buffer
	tooLong bool
}

// Write writes b and keeps it.
func (w *keptWriter) Write(b []byte) (int, error) {
	if !w.tooLong && w.Status() == http.StatusOK {
		if w.tooLong = w.body.Len()+len(b) > maxReadyBody; w.tooLong {
			w.body = bytes.Buffer{}
		} else {
			w.body.Write(b)
		}
	}
	n, err := w.ResponseWriter.Write(b)
	if err != nil {
		w.tooLong = true // what the client did not get whole may not be whole
	}
	return n, err
}

// WriteString writes s and keeps it.
func (w *keptWriter) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

// Unwrap lets http.ResponseController reach the connection.
func (w *keptWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
