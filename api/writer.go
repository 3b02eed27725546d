package api

import (
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// withPace gives every answer its Server-Timing and a client at most patience
// to take each part of it: one that stops reading must not hold a snapshot of the
// database for ever.
func withPace(patience time.Duration) gin.HandlerFunc {
	return func(c *gin.Context) {
		w := &pacedWriter{ResponseWriter: c.Writer, begun: time.Now(), patience: patience}
		w.control = http.NewResponseController(c.Writer)
		c.Writer = w
	}
}

// pacedWriter moves the write deadline on with every write.
type pacedWriter struct {
	gin.ResponseWriter
	control  *http.ResponseController
	begun    time.Time
	patience time.Duration
	told     bool
}

func (w *pacedWriter) before() {
	if !w.told {
		w.told = true
		w.Header().Add("Server-Timing", fmt.Sprintf("total;dur=%.2f", float64(time.Since(w.begun).Microseconds())/1000))
	}
	_ = w.control.SetWriteDeadline(time.Now().Add(w.patience)) // not every writer has one: those of tests
}

// Write writes b within the client's time.
func (w *pacedWriter) Write(b []byte) (int, error) {
	w.before()
	return w.ResponseWriter.Write(b)
}

// WriteString writes s within the client's time.
func (w *pacedWriter) WriteString(s string) (int, error) {
	w.before()
	return w.ResponseWriter.WriteString(s)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *pacedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
