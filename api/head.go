package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"
)

// answerHead lets every route that takes GET take HEAD too (RFC 9110, 9.3.2): the
// router sees GET, and restoreHead gives the handlers the true method back.
func answerHead(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			r = r.WithContext(context.WithValue(r.Context(), headKey, true))
			r.Method = http.MethodGet
		}
		next.ServeHTTP(w, r)
	})
}

// restoreHead runs after routing. The body of the answer goes nowhere.
func restoreHead(c *gin.Context) {
	if c.Request.Context().Value(headKey) == nil {
		return
	}
	c.Request.Method = http.MethodHead
	c.Request.Header.Del("Accept-Encoding") // nothing to compress
	c.Writer = bodiless{c.Writer}
}

// bodiless sends the head of an answer alone.
type bodiless struct{ gin.ResponseWriter }

// Write sends the head, for the router must see that there is an answer, and drops b.
func (w bodiless) Write(b []byte) (int, error) {
	w.WriteHeaderNow()
	return len(b), nil
}

// WriteString is Write for a string.
func (w bodiless) WriteString(s string) (int, error) { return w.Write([]byte(s)) }
