package api

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
)

// dated is a connection that keeps its write deadlines.
type dated struct {
	*httptest.ResponseRecorder
	deadlines []time.Time
}

func (d *dated) SetWriteDeadline(t time.Time) error {
	d.deadlines = append(d.deadlines, t)
	return nil
}

func TestEachWriteHasADeadlineAndTheAnswerATiming(t *testing.T) {
	r := gin.New()
	r.Use(withPace(time.Minute), newCompressor().handle)
	r.GET("/", func(c *gin.Context) {
		for range 3 {
			_, _ = c.Writer.WriteString("part")
			c.Writer.Flush()
		}
	})
	w := &dated{ResponseRecorder: httptest.NewRecorder()}
	begun := time.Now()
	r.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if len(w.deadlines) != 3 || w.deadlines[0].Before(begun.Add(time.Minute)) {
		t.Errorf("deadlines %v, want 3 of a minute", w.deadlines)
	}
	if got := w.Header().Get("Server-Timing"); !strings.HasPrefix(got, "total;dur=") {
		t.Errorf("Server-Timing %q", got)
	}
}
