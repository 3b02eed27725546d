package api

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// writeNotFound says that nothing is there: to a person with a page, to a
// program with a problem.
func writeNotFound(c *gin.Context) {
	c.Writer.Header().Del("Content-Type") // of the page's own answer
	if !isAPI(c.Request.URL.Path) && strings.Contains(c.GetHeader("Accept"), "text/html") {
		c.Abort()
		c.Data(http.StatusNotFound, "text/html; charset=utf-8", []byte(notFoundPage))
		return
	}
	writeProblem(c, newProblem(http.StatusNotFound, fmt.Sprintf("nothing is at %s", c.Request.URL.Path)))
}

const notFoundPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not found - Demarche</title>
<h1>Nothing is here</h1>
<p lang="ja">このページはありません。</p>
<p><a href="/">Demarche</a></p>
</html>
`

// missWriter keeps the body of a 404 back, so that the caller can write its own.
type missWriter struct {
	gin.ResponseWriter
	missed bool
}

// WriteHeader notes a miss and passes all else on.
func (w *missWriter) WriteHeader(status int) {
	if status == http.StatusNotFound {
		w.missed = true
		return
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write drops the body of a miss.
func (w *missWriter) Write(b []byte) (int, error) {
	if w.missed {
		return len(b), nil
	}
	return w.ResponseWriter.Write(b)
}

// WriteString is Write for a string.
func (w *missWriter) WriteString(s string) (int, error) { return w.Write([]byte(s)) }
