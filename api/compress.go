package api

import (
	"io"
	"net/http"
	"strings"
	"sync"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// encoder is a compressor that can be used again.
type encoder interface {
	io.WriteCloser
	Flush() error
	Reset(io.Writer)
}

// compressor keeps encoders for use again: a new one costs more than a page.
type compressor struct{ zstd, gzip sync.Pool }

func newCompressor() *compressor {
	var c compressor
	c.zstd.New = func() any {
		enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(256<<10))
		if err != nil {
			return nil
		}
		return enc
	}
	c.gzip.New = func() any {
		enc, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
		if err != nil {
			return nil
		}
		return enc
	}
	return &c
}

// handle compresses JSON and other text by what the client takes, and all else too for one
// that refuses it as it is.
func (c *compressor) handle(g *gin.Context) {
	e := encodingFor(g.Request)
	g.Writer.Header().Add("Vary", "Accept-Encoding")
	if !e.possible() {
		writeProblem(g, newProblem(http.StatusNotAcceptable, "there are gzip, zstd and the answer as it is, and Accept-Encoding refuses them all"))
		return
	}
	if e.name == "" {
		return
	}
	w := &compressedWriter{ResponseWriter: g.Writer, encoding: e, pool: &c.gzip}
	if e.name == "zstd" {
		w.pool = &c.zstd
	}
	g.Writer = w
	g.Next()
	w.close()
}

// compressedWriter starts to compress at the first byte of a body worth it.
type compressedWriter struct {
	gin.ResponseWriter
	encoding
	enc  encoder // nil while undecided or when the body goes as it is
	pool *sync.Pool
	set  bool
}

func (w *compressedWriter) start(size int) {
	if w.set {
		return
	}
	w.set = true
	h := w.Header()
	small := size < 1024 && h.Get("Content-Length") != ""
	if !w.only && (small || !compressible(h.Get("Content-Type"))) {
		return
	}
	if h.Get("Content-Encoding") != "" || w.Status() == http.StatusNotModified || w.Status() == http.StatusNoContent {
		return
	}
	h.Set("Content-Encoding", w.name)
	h.Del("Content-Length")
	if tag := h.Get("ETag"); strings.HasPrefix(tag, `"`) {
		h.Set("ETag", "W/"+tag) // the bytes differ by encoding
	}
	enc, ok := w.pool.Get().(encoder)
	if !ok {
		h.Del("Content-Encoding")
		return
	}
	enc.Reset(w.ResponseWriter)
	w.enc = enc
}

// Write compresses b.
func (w *compressedWriter) Write(b []byte) (int, error) {
	w.start(len(b))
	if w.enc == nil {
		return w.ResponseWriter.Write(b)
	}
	return w.enc.Write(b)
}

// WriteString compresses s.
func (w *compressedWriter) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

// Flush sends what was written so far.
func (w *compressedWriter) Flush() {
	if w.enc != nil {
		_ = w.enc.Flush()
	}
	w.ResponseWriter.Flush()
}

func (w *compressedWriter) close() {
	if w.enc != nil {
		_ = w.enc.Close() // the client has gone: nobody to tell
		w.enc.Reset(nil)
		w.pool.Put(w.enc)
	}
}

func compressible(contentType string) bool {
	for _, s := range []string{"json", "text/", "xml", "javascript", "yaml", columnsType} {
		if strings.Contains(contentType, s) {
			return true
		}
	}
	return false
}
