package api_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"demarche/api"
	"demarche/models"
	"demarche/models/modelstest"
)

// hostile are values that have hurt somebody: quotes and comments of SQL, operators of
// FTS5 and tsquery, bytes that are no UTF-8, numbers beyond all bounds.
var hostile = []string{
	"", " ", "'", "''", "\"", "\\", "`", "';--", "' OR '1'='1", "1; DROP TABLE events", "x' UNION SELECT id FROM events--", "/*", "--", "%", "_", "%%", "%s%n",
	"*", "a*", "^a", "a^2", "NEAR(a b, 2)", "a NEAR b", "a AND", "OR", "NOT", "NOT a", "a NOT NOT b", "(", ")", "((((a", "{a b}: c", "words: x", "-a", "+a", "a + b", "\"a", "a\"b\"c", "\"\"", "\"*\"",
	"&", "|", "!", "a & | b", "<->", "a <2> b", ":*", "a:b", "a:*ABCD", "!!a", "\x00", "a\x00b", "'\x00", "\xff", "\xc3\x28", "\xed\xa0\x80", "\xf8\x88\x80\x80\x80", "\xef\xbb\xbfa",
	"\u202e", "\u200b", "\u0000", "\ufeff", "\uffff", "🏳️‍🌈", "ﷺ", "Ａ", "日本", "会談", "が", "か\u3099", "İ", "ß", "\u0345", "e" + strings.Repeat("\u0301", 200),
	"0", "-0", "-1", "1", "2", "999999999999999999999999", "9223372036854775807", "-9223372036854775808", "1e309", "NaN", "Infinity", "0x10", "1_000", "１", "true", "false", "null", "undefined", "[]", "{}",
	"\r\n", "a\r\nSet-Cookie: x=1", "%0d%0aX: y", "\n", "\t", "../../../etc/passwd", "..%2f..%2f", "//evil.example", "/\\evil.example", "javascript:alert(1)", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}",
	"2024-13", "2023-02-29", "0000", "-0044-03-15", "Y-170000002", "2024-02-30/2024-01-01", "../..", "/..", "2024/", "1985~", "1985?%", "19XX", "[1667,1668]", "2024-06-18T25:00", "9999-12-31", "99999-01-01", "Y99999999999999999999",
	"RUS", "rus", "PRK", "ZZZ", "RUS-PRK", "RUS>PRK", "RUS-RUS", "-", ">", "RUS-", "veto", "summit", "country/RUS", "person/vladimir-putin", "person/", "/", "person/of-the-data", "date", "-date", "-added", "type", "family", "ja", "en-US", "xx-yy-zz", "a.1", "19810.3", "undated.0", "undated.99999999999999999999", "-5.5",
	strings.Repeat("a", 600), strings.Repeat("会", 600), strings.Repeat("a ", 300), strings.Repeat("\"", 400), strings.Repeat("(", 400), "day,length,type,country,actor", "day,,type", "summit-2019", "veto-2024",
}

// bodies are bodies that are no article, no view, or one with a catch.
var bodies = []string{
	"", " ", "{", "[", "null", "0", `"x"`, "{}", "[]", `{"name":"a"}`, `{"name":"a","query":"country=RUS"}`, `{"name":"a","name":"b","query":""}`, `{"Name":"a","query":""}`, `{"name":null,"query":null}`,
	`{"name":1,"query":[]}`, `{"name":"\u0000","query":"\u0000"}`, `{"name":"\ud800","query":"x"}`, "{\"name\":\"\xff\",\"query\":\"\"}", `{"name":"b","query":"%zz"}`, `{"name":"c","query":"a;b"}`, `{"name":"d","query":"","more":1}`,
	strings.Repeat("[", 100_000), strings.Repeat(`{"name":`, 20_000), `{"name":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + `}`, `{"name":1e999,"query":""}`, `{"name":"e","query":""}trailing`,
	`{"text":"Russia vetoed it."}`, `{"text":"a","text":"b"}`, `{"text":null}`, `{"id":"\u0000","text":"\u0000"}`, `{"text":"\ud800"}`, `{"text":`, "{\"text\":\"\xff\xfe\"}", `{"text":"x","published":"2023-02-29"}`,
	"\x00", "\xff\xfe\x00\x00", "\xfe\xffR\x00u", "\x1b$B%F%9%H\x1b(B", "\x83e\x83X\x83g", "+ADw-script+AD4-", "\xef\xbb\xbf", "A text.", "\x1f\x8b\x08\x00", "PK\x03\x04", "%PDF-1.4\n%%EOF", "<rss", "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><rss><channel><item><description>&b;</description></item></channel></rss>",
	"<html><body>" + strings.Repeat("<div>", 5000) + "x", strings.Repeat("&", 10_000), "<html><head><meta charset=\"no-such\"></head><body><p>text</p></body></html>", strings.Repeat("x", 1<<20),
}

var contentTypes = []string{"", "text/plain", "text/html", "application/json", "application/rss+xml", "application/pdf", "application/x-ndjson", "text/plain; charset=shift_jis", "text/html; charset=utf-7", "multipart/form-data; boundary=x", "x", ";;;", "text/plain; charset=\x00", "application/problem+json", strings.Repeat("a/", 500)}

// operation is a route of the OpenAPI document.
type operation struct {
	method, path string
	Parameters   []parameter
	RequestBody  *struct{}
	Responses    map[string]struct {
		Headers map[string]any
		Content map[string]struct{}
	}
}

type parameter struct {
	Name, In string
	Required bool
	Schema   struct {
		Type  any
		Enum  []any
		Items *struct{ Enum []any }
	}
}

// document is the OpenAPI document of a site with schemas compiled as they are asked for.
type document struct {
	operations []operation
	compiler   *jsonschema.Compiler
	compiled   map[string]*jsonschema.Schema
}

func readDocument(t *testing.T, h http.Handler) *document {
	t.Helper()
	body := text(t, do(h, "GET", api.Prefix+"/openapi.json", ""))
	var doc struct {
		Paths map[string]map[string]json.RawMessage
	}
	whole, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(body), &doc); err != nil {
		t.Fatal(err)
	}
	d := &document{compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}}
	d.compiler.DefaultDraft(jsonschema.Draft2020)
	if err := d.compiler.AddResource("openapi.json", whole); err != nil {
		t.Fatal(err)
	}
	for path, methods := range doc.Paths {
		for method, raw := range methods {
			op := operation{method: strings.ToUpper(method), path: path}
			if err := json.Unmarshal(raw, &op); err != nil {
				t.Fatalf("%s %s: %v", method, path, err)
			}
			d.operations = append(d.operations, op)
		}
	}
	slices.SortFunc(d.operations, func(a, b operation) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	return d
}

// find is the operation that takes a target.
func (d *document) find(method, target string) (operation, bool) {
	target, _, _ = strings.Cut(target, "?")
	for _, op := range d.operations {
		want, got := strings.Split(op.path, "/"), strings.Split(target, "/")
		fits := op.method == method && len(want) == len(got)
		for i := range want {
			fits = fits && (want[i] == got[i] || strings.HasPrefix(want[i], "{"))
		}
		if fits {
			return op, true
		}
	}
	return operation{}, false
}

// check demands that an answer is one of those that the document names for a route,
// and JSON of the schema that it names.
func (d *document) check(op operation, status int, contentType, body string) error {
	name := strconv.Itoa(status)
	response, ok := op.Responses[name]
	if !ok {
		name = "default"
		if response, ok = op.Responses[name]; !ok || status < 400 {
			return fmt.Errorf("status %d is not in the document", status)
		}
	}
	media, _, _ := strings.Cut(contentType, ";")
	if status == http.StatusNotModified || status == http.StatusNoContent {
		return nil
	}
	_, whole := response.Content[contentType]
	if _, ok := response.Content[media]; !ok && !whole {
		return fmt.Errorf("status %d as %q is not in the document", status, contentType)
	}
	if !strings.HasSuffix(media, "json") || status < 400 && strings.Contains(op.path, "/events.") {
		return nil
	}
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	at := "openapi.json#/paths/" + url.PathEscape(escape.Replace(op.path)) + "/" + strings.ToLower(op.method) + "/responses/" + name + "/content/" + url.PathEscape(escape.Replace(media)) + "/schema"
	if d.compiled[at] == nil {
		schema, err := d.compiler.Compile(at)
		if err != nil {
			return fmt.Errorf("compile %s: %w", at, err)
		}
		d.compiled[at] = schema
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		return fmt.Errorf("the answer is no JSON: %w", err)
	}
	return d.compiled[at].Validate(value)
}

// maker makes requests for the operations of a document.
type maker struct{ rnd *rand.Rand }

func (m maker) value(enum []any) string {
	if len(enum) > 0 && m.rnd.IntN(3) > 0 {
		return fmt.Sprint(enum[m.rnd.IntN(len(enum))])
	}
	switch m.rnd.IntN(12) {
	case 0: // two of them
		return hostile[m.rnd.IntN(len(hostile))] + hostile[m.rnd.IntN(len(hostile))]
	case 1: // noise
		b := make([]byte, m.rnd.IntN(40))
		for i := range b {
			b[i] = byte(m.rnd.Uint32())
		}
		return string(b)
	}
	return hostile[m.rnd.IntN(len(hostile))]
}

// request is one of an operation: most parameters are left out.
func (m maker) request(op operation) *http.Request {
	path, query, header := op.path, []string{}, http.Header{}
	for _, p := range op.Parameters {
		enum := p.Schema.Enum
		if p.Schema.Items != nil {
			enum = p.Schema.Items.Enum
		}
		v := m.value(enum)
		switch p.In {
		case "path":
			path = strings.Replace(path, "{"+p.Name+"}", url.PathEscape(v), 1)
		case "query":
			for range m.rnd.IntN(3) * m.rnd.IntN(2) * m.rnd.IntN(3) {
				query = append(query, p.Name+"="+m.escaped(v))
				v = m.value(enum)
			}
		case "header":
			if m.rnd.IntN(4) == 0 {
				header.Set(p.Name, v)
			}
		}
	}
	if m.rnd.IntN(10) == 0 {
		query = append(query, m.escaped(m.value(nil))+"="+m.escaped(m.value(nil)))
	}
	if m.rnd.IntN(5) == 0 {
		header.Set("X-Request-Id", m.value(nil))
		header.Set("Accept-Encoding", []string{"gzip", "zstd", "br", "gzip;q=x", "*", ",,,"}[m.rnd.IntN(6)])
		header.Set("Accept", []string{"*/*", "application/cbor", "text/html", "x", "application/json;q=0"}[m.rnd.IntN(5)])
	}
	body := ""
	if op.RequestBody != nil {
		body = bodies[m.rnd.IntN(len(bodies))]
		header.Set("Content-Type", contentTypes[m.rnd.IntN(len(contentTypes))])
	}
	r := httptest.NewRequest(op.method, "/", strings.NewReader(body))
	r.Header = header
	r.URL = &url.URL{Path: api.Prefix + unescaped(path), RawPath: api.Prefix + path, RawQuery: strings.Join(query, "&")}
	r.RequestURI = r.URL.RequestURI()
	return r
}

func unescaped(path string) string {
	if p, err := url.PathUnescape(path); err == nil {
		return p
	}
	return path
}

// escaped is v as it stands in a query; now and then as it may not.
func (m maker) escaped(v string) string {
	switch m.rnd.IntN(40) {
	case 0:
		return "%zz"
	case 1:
		return "a;b"
	}
	return url.QueryEscape(v)
}

// serve runs a request as net/http does; cut is an answer that was broken off.
func serve(h http.Handler, r *http.Request) (w *httptest.ResponseRecorder, cut bool) {
	w = httptest.NewRecorder()
	defer func() {
		if p := recover(); p != nil {
			cut = true
		}
	}()
	h.ServeHTTP(w, r)
	return w, false
}

// TestNoRequestIsTheServersFault sends made-up requests to every route.
func TestNoRequestIsTheServersFault(t *testing.T) {
	modelstest.Each(t, func(t *testing.T, s *models.Store) {
		h := siteOver(t, s, "")
		doc := readDocument(t, h)
		requests := 3000
		if text := os.Getenv("DEMARCHE_FAULTS"); text != "" {
			times, err := strconv.Atoi(text)
			if err != nil {
				t.Fatal(err)
			}
			requests *= times
		}
		m := maker{rand.New(rand.NewPCG(7, uint64(requests)))}
		statuses := map[int]int{}
		for i := range requests {
			op := doc.operations[i%len(doc.operations)]
			r := m.request(op)
			w, cut := serve(h, r)
			statuses[w.Code]++
			if fault := faultOf(doc, op, r, w, cut); fault != "" {
				t.Errorf("%s %s %q: %s: %.300s", r.Method, r.RequestURI, r.Header, fault, w.Body)
			}
			if t.Failed() && i > requests/2 {
				break
			}
		}
		t.Logf("%d requests: %v", requests, statuses)
	})
}

// faultOf is what is wrong with an answer; "" for nothing.
func faultOf(doc *document, op operation, r *http.Request, w *httptest.ResponseRecorder, cut bool) string {
	if cut {
		return "the answer was cut off"
	}
	if w.Code >= 500 {
		return fmt.Sprintf("status %d", w.Code)
	}
	for name, values := range w.Header() {
		for _, v := range values {
			if strings.ContainsAny(v, "\r\n\x00") || !utf8.ValidString(v) {
				return fmt.Sprintf("header %s: %q", name, v)
			}
		}
	}
	if w.Code == http.StatusMovedPermanently || w.Code == http.StatusTemporaryRedirect {
		if to := w.Header().Get("Location"); !strings.HasPrefix(to, api.Prefix+"/") {
			return "it leads to " + to
		}
		return ""
	}
	if _, err := url.ParseQuery(r.URL.RawQuery); err != nil && w.Code < 400 {
		return fmt.Sprintf("status %d for a query that cannot be read", w.Code)
	}
	if w.Header().Get("Content-Encoding") != "" {
		return ""
	}
	if w.Code == http.StatusMethodNotAllowed || w.Code == http.StatusNotFound && !strings.Contains(w.Body.String(), "request_id") {
		return "no route took it"
	}
	if err := doc.check(op, w.Code, w.Header().Get("Content-Type"), w.Body.String()); err != nil {
		return err.Error()
	}
	return ""
}
