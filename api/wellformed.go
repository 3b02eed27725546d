package api

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
)

// wellFormed lets only those requests reach a route that say what they mean. net/url
// drops what it cannot read, and huma takes an empty value for none: either way a
// script with a fault in its query would get all events instead of its own.
func wellFormed(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		for _, p := range ctx.Operation().Parameters {
			if p.In == "path" && !isText(ctx.Param(p.Name)) {
				_ = huma.WriteErr(api, ctx, http.StatusNotFound, fmt.Sprintf("nothing has the %s %q", p.Name, ctx.Param(p.Name)))
				return
			}
			if v := ctx.Header(p.Name); p.In == "header" && p.Name != "If-None-Match" && !isText(v) {
				refuse(api, ctx, http.StatusUnprocessableEntity, "header."+p.Name, v, "it is no UTF-8")
				return
			}
		}
		u := ctx.URL()
		if status, name, value, fault := queryFault(u.RawQuery, repeatable(ctx.Operation())); fault != "" {
			refuse(api, ctx, status, strings.TrimSuffix("query."+name, "."), value, fault)
			return
		}
		next(ctx)
	}
}

func refuse(api huma.API, ctx huma.Context, status int, field, value, fault string) {
	_ = huma.WriteErr(api, ctx, status, "", &huma.ErrorDetail{Location: field, Message: fault, Value: value})
}

// queryFault is the first fault of a query; "" when it has none.
func queryFault(raw string, repeatable map[string]bool) (status int, name, value, fault string) {
	given := map[string]bool{}
	for pair := range strings.SplitSeq(raw, "&") {
		if pair == "" {
			continue
		}
		name, value, _ = strings.Cut(pair, "=")
		key, errName := url.QueryUnescape(name)
		text, errValue := url.QueryUnescape(value)
		switch {
		case errName != nil || errValue != nil:
			return http.StatusBadRequest, name, value, fmt.Sprintf("%q holds a %% without two hexadecimal digits behind it: write %%25 for the sign itself", pair)
		case strings.Contains(pair, ";"):
			return http.StatusBadRequest, name, value, fmt.Sprintf("%q holds a semicolon: part parameters with &, write %%3B for the sign itself", pair)
		case !isText(key) || !isText(text):
			return http.StatusUnprocessableEntity, key, text, "it is no UTF-8, or holds a NUL"
		case strings.TrimSpace(text) == "":
			return http.StatusUnprocessableEntity, key, text, "it is empty: give a value, or leave the parameter out"
		case given[key] && !repeatable[key]:
			return http.StatusUnprocessableEntity, key, text, "it is given more than once and takes one value"
		}
		given[key] = true
	}
	if _, err := url.ParseQuery(raw); err != nil { // too many parameters
		return http.StatusBadRequest, "", "", err.Error()
	}
	return 0, "", "", ""
}

// isText reports whether both databases can hold s: PostgreSQL takes no NUL.
func isText(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }

// repeatable is the names of the parameters of a route that take many values.
func repeatable(op *huma.Operation) map[string]bool {
	names := map[string]bool{}
	for _, p := range op.Parameters {
		if p.In == "query" && p.Schema != nil && p.Schema.Type == huma.TypeArray {
			names[p.Name] = true
		}
	}
	return names
}
