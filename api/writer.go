package api

import (
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// withPace gives every answer its Server-Timing and a client at most patience
// to take each part of it, and slowest at a time: one that stops reading, or as good as
// stops, must not hold a snapshot of the database for ever.
func withPace(patience time.Duration) gin.HandlerFunc {
	return func(c *gin.Context) {
		w := &pacedWriter{ResponseWriter: c.Writer, begun: time.Now(), patience: patience, left: patience}
		w.control = http.NewResponseController(c.Writer)
		c.Writer = w
		c.Next()
		if !w.Written() { // an answer without a body
			w.tell()
		}
	}
}

// slowest is how many bytes a second a client must take in the long run.
const slowest = 16 << 10

// pacedWriter moves the write deadline on with every write.
type pacedWriter struct {
	gin.ResponseWriter
	control  *http.ResponseController
	begun    time.Time
	patience time.Duration
	left     time.Duration // of patience
	told     bool
}

// paced runs write within the client's time.
func (w *pacedWriter) paced(write func() (int, error)) (int, error) {
	w.tell()
	begun := time.Now()
	_ = w.control.SetWriteDeadline(begun.Add(w.left)) // not every writer has one: those of tests
	n, err := write()
	w.left = min(w.patience, w.left-time.Since(begun)+time.Duration(n)*time.Second/slowest)
	return n, err
}

// Write writes b within the client's time.
func (w *pacedWriter) Write(b []byte) (int, error) {
	return w.paced(func() (int, error) { return w.ResponseWriter.Write(b) })
}

// WriteString writes s within the client's time.
func (w *pacedWriter) WriteString(s string) (int, error) {
	return w.paced(func() (int, error) { return w.ResponseWriter.WriteString(s) })
}

// WriteHeaderNow sends the head alone.
func (w *pacedWriter) WriteHeaderNow() {
	w.tell()
	w.ResponseWriter.WriteHeaderNow()
}

// tell adds the time that the answer took.
func (w *pacedWriter) tell() {
	if !w.told {
		w.told = true
		w.Header().Add("Server-Timing", fmt.Sprintf("total;dur=%.2f", float64(time.Since(w.begun).Microseconds())/1000))
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (w *pacedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
