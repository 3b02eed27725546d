package api

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
)

type contextKey int

const (
	requestIDKey contextKey = iota
	headKey                 // set when the client asked for the head alone
)

// requestID is the id of the request that ctx belongs to; "" outside of one.
func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey).(string)
	return id
}

// withRequestID gives every request an id, kept from the client when it sent a
// harmless one, and tells it in the answer.
func withRequestID(c *gin.Context) {
	id := c.GetHeader("X-Request-Id")
	if !harmlessID(id) {
		id = rand.Text()
	}
	c.Header("X-Request-Id", id)
	c.Request = c.Request.WithContext(context.WithValue(c.Request.Context(), requestIDKey, id))
}

func harmlessID(id string) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	return strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") == ""
}

// withHeaders sets what every answer carries.
func withHeaders(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	framed := "'self'"
	if c.Request.URL.Path == "/embed" { // made for the frames of other pages
		framed = "*"
	}
	h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "+framed)
}

// withLog logs each request, and turns a panic into a problem.
func withLog(log *slog.Logger) gin.HandlerFunc {
	return func(c *gin.Context) {
		start := time.Now()
		defer func() {
			if r := recover(); r != nil {
				if r == http.ErrAbortHandler { //nolint:errorlint // net/http compares it so too
					panic(r)
				}
				log.ErrorContext(c.Request.Context(), "panic", "request_id", requestID(c.Request.Context()),
					"value", fmt.Sprint(r), "stack", string(debug.Stack()))
				if !c.Writer.Written() {
					writeProblem(c, newProblem(http.StatusInternalServerError, "internal error"))
				}
			}
			log.DebugContext(c.Request.Context(), "request", "method", c.Request.Method, "path", c.Request.URL.Path,
				"status", c.Writer.Status(), "bytes", c.Writer.Size(), "took", time.Since(start), "request_id", requestID(c.Request.Context()))
		}()
		c.Next()
	}
}

// withDeadline bounds a request that is not a stream.
func withDeadline(limit time.Duration) gin.HandlerFunc {
	return func(c *gin.Context) {
		if strings.Contains(c.Request.URL.Path, "/events.") {
			return
		}
		ctx, cancel := context.WithTimeout(c.Request.Context(), limit)
		defer cancel()
		c.Request = c.Request.WithContext(ctx)
		c.Next()
	}
}

// Bounds on the memory that bodies take together: beyond small ones, so many of the
// largest size may be held at once.
const (
	smallBody     = 64 << 10
	largestBodies = 8
)

// withBodyLimit refuses a body over the limit: at once when its length is told,
// otherwise when the limit is reached. A body of untold length is read here, for
// the handlers could not tell that fault from others. While many large bodies are
// held, another is refused until later.
func withBodyLimit(limitBytes int64) gin.HandlerFunc {
	var held atomic.Int64
	return func(c *gin.Context) {
		if c.Request.ContentLength > limitBytes {
			writeProblem(c, newProblem(http.StatusRequestEntityTooLarge, fmt.Sprintf("the body has %d bytes, the limit is %d", c.Request.ContentLength, limitBytes)))
			return
		}
		size := c.Request.ContentLength
		if size < 0 {
			size = limitBytes
		}
		if size > smallBody {
			defer held.Add(-size)
			if held.Add(size) > largestBodies*limitBytes {
				c.Header("Retry-After", "5")
				writeProblem(c, newProblem(http.StatusServiceUnavailable, "many large bodies are being read: send it again later"))
				return
			}
		}
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, limitBytes)
		if c.Request.ContentLength >= 0 || readWhole(c, limitBytes) {
			c.Next()
		}
	}
}

// readWhole reads the body; ok is false when it could not and the request is answered.
func readWhole(c *gin.Context, limitBytes int64) (ok bool) {
	body, err := io.ReadAll(c.Request.Body)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		writeProblem(c, newProblem(http.StatusRequestEntityTooLarge, fmt.Sprintf("the body is larger than the limit of %d bytes", limitBytes)))
		return false
	case err != nil:
		writeProblem(c, newProblem(http.StatusBadRequest, "the body did not arrive whole"))
		return false
	}
	c.Request.Body = io.NopCloser(bytes.NewReader(body))
	return true
}

// withWriteGuard lets a request that writes pass only from the own site or a
// program, never from another site's page, and only with the token when there
// is one. It needs no cookie: there is none to steal.
func withWriteGuard(token string) gin.HandlerFunc {
	cross := http.NewCrossOriginProtection()
	return func(c *gin.Context) {
		switch c.Request.Method {
		case http.MethodGet, http.MethodHead, http.MethodOptions:
			return
		}
		err := cross.Check(c.Request)
		if err == nil && token == "" && c.GetHeader("Origin") != "" && !isLocal(c.Request.Host) {
			err = fmt.Errorf("host %q", c.Request.Host)
		}
		if err != nil {
			writeProblem(c, newProblem(http.StatusForbidden, "the request comes from another site"))
			return
		}
		if token == "" || readsOnly(c.Request.URL.Path) {
			return
		}
		given, _ := strings.CutPrefix(c.GetHeader("Authorization"), "Bearer ")
		if subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
			c.Header("WWW-Authenticate", "Bearer")
			writeProblem(c, newProblem(http.StatusUnauthorized, "send the server's token as Authorization: Bearer …"))
		}
	}
}

// isLocal reports whether a Host header names this machine. Another site can
// point its own name at 127.0.0.1 and then is its own origin, so without a token
// a browser may write under a local name or address only.
func isLocal(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || net.ParseIP(host) != nil
}

// readsOnly names the routes that use POST and store nothing.
func readsOnly(path string) bool { return path == Prefix+"/extract" }

// writeProblem ends a request outside of huma.
func writeProblem(c *gin.Context, p *Problem) {
	out := *p
	out.RequestID = requestID(c.Request.Context())
	body, err := json.Marshal(out)
	if err != nil {
		c.AbortWithStatus(p.Status)
		return
	}
	c.Abort()
	c.Data(p.Status, "application/problem+json", body)
}
