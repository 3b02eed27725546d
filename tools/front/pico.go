package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// picoPlugin hands Pico's style sheet to the bundler without the parts that the
// page has no use for, which are two thirds of it.
func picoPlugin() api.Plugin {
	return api.Plugin{Name: "pico", Setup: func(b api.PluginBuild) {
		b.OnLoad(api.OnLoadOptions{Filter: `pico\.classless\.css$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := os.ReadFile(a.Path)
			if err != nil {
				return api.OnLoadResult{}, fmt.Errorf("read pico: %w", err)
			}
			text := prune(string(data), unused())
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderCSS}, nil
		})
	}}
}

// unused matches the selectors that the page never meets: components it draws
// itself (dialogs, navigation, tooltips, articles), kinds of input it does not
// have, Pico's own colour schemes (the page sets those variables), and prefixes
// of browsers that the bundle does not support.
func unused() *regexp.Regexp {
	return regexp.MustCompile(`data-tooltip|breadcrumb|aria-busy|type=(color|range|file|month|week|time|date|datetime-local|reset)\b|role=(switch|group|link)|role=search|aria-invalid=|:host|-ms-|-moz-|^body > |^main$|^nav\b|^aside\b|^article\b|^dialog\b|^h[1-6]|hgroup|blockquote|audio|video|iframe|progress|^pre\b|^figure|striped|dir=rtl|^ins|^del|^address|indeterminate|fieldset|^(thead|tfoot)|^sub|^sup|^hr|summary`)
}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	inline  = regexp.MustCompile(`[\w-]+:\s*url\("data:[^"]*"\)[^;}]*;?`)
)

// prune drops the selectors of css that match drop, and what is empty after that.
// Declarations with an image inside are dropped too: the page's policy allows
// images from its own origin only.
func prune(css string, drop *regexp.Regexp) string {
	rest := inline.ReplaceAllString(comment.ReplaceAllString(css, ""), "")
	out := pruneBlock(&rest, drop)
	return strings.TrimSpace(out)
}

// pruneBlock copies rules from rest until the brace that closes its block.
func pruneBlock(rest *string, drop *regexp.Regexp) string {
	var b strings.Builder
	for {
		i := strings.IndexAny(*rest, "{};")
		if i < 0 {
			return b.String()
		}
		head := strings.TrimSpace((*rest)[:i])
		stop := (*rest)[i]
		*rest = (*rest)[i+1:]
		switch {
		case stop == '}':
			return b.String()
		case stop == ';': // a statement such as @charset, which is for whole files
			continue
		case strings.HasPrefix(head, "@media") && strings.Contains(head, "prefers-color-scheme"):
			pruneBlock(rest, drop)
		case strings.HasPrefix(head, "@media"), strings.HasPrefix(head, "@supports"):
			if body := pruneBlock(rest, drop); body != "" {
				fmt.Fprintf(&b, "%s{%s}\n", head, body)
			}
		case strings.HasPrefix(head, "@"): // keyframes
			pruneBlock(rest, drop)
		default:
			end := strings.IndexByte(*rest, '}')
			body := strings.TrimSpace((*rest)[:end])
			*rest = (*rest)[end+1:]
			if kept := keep(head, drop); kept != "" && body != "" {
				fmt.Fprintf(&b, "%s{%s}\n", kept, body)
			}
		}
	}
}

// keep is the selector list head without the selectors that match drop.
func keep(head string, drop *regexp.Regexp) string {
	var kept []string
	depth, start := 0, 0
	for i := 0; i <= len(head); i++ {
		if i < len(head) {
			switch head[i] {
			case '(', '[':
				depth++
			case ')', ']':
				depth--
			}
			if head[i] != ',' || depth > 0 {
				continue
			}
		}
		if s := strings.TrimSpace(head[start:i]); s != "" && !strings.Contains(s, "data-theme") && !drop.MatchString(withoutNot(s)) {
			kept = append(kept, s)
		}
		start = i + 1
	}
	return strings.Join(kept, ",")
}

// withoutNot cuts what a selector excludes, which says nothing about what it meets.
func withoutNot(s string) string {
	for {
		i := strings.Index(s, ":not(")
		if i < 0 {
			return s
		}
		depth, j := 0, i+4
		for ; j < len(s); j++ {
			if s[j] == '(' {
				depth++
			}
			if s[j] == ')' {
				depth--
				if depth == 0 {
					break
				}
			}
		}
		s = s[:i] + s[min(j+1, len(s)):]
	}
}
