package article

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The lines of a page that are no body text, by what they say.

// class is what a line of a page is beside body text.
type class string

const (
	classByline  class = "byline"
	classTeaser  class = "teaser"
	classPrompt  class = "prompt"
	classBio     class = "bio"
	classCredit  class = "credit"
	classCaption class = "caption"
)

//go:embed furniture.tsv
var furnitureTSV string

type furnitureRule struct {
	class class
	limit int
	re    *regexp.Regexp
}

var furnitureRules = sync.OnceValue(func() []furnitureRule {
	rules, err := parseFurniture(furnitureTSV)
	if err != nil {
		panic(err) // the table is embedded and a test proves it
	}
	return rules
})

func parseFurniture(table string) ([]furnitureRule, error) {
	var rules []furnitureRule
	n := 0
	for line := range strings.Lines(table) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "class\t") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			return nil, fmt.Errorf("furniture.tsv line %d: %d columns, want 3", n, len(col))
		}
		limit, err := strconv.Atoi(col[1])
		if err != nil {
			return nil, fmt.Errorf("furniture.tsv line %d: %w", n, err)
		}
		re, err := regexp.Compile(col[2])
		if err != nil {
			return nil, fmt.Errorf("furniture.tsv line %d: %w", n, err)
		}
		rules = append(rules, furnitureRule{class(col[0]), limit, re})
	}
	return rules, nil
}

func classify(l line) class {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, l.text)
	for _, r := range furnitureRules() {
		if l.runes <= r.limit && r.re.MatchString(plain) {
			return r.class
		}
	}
	if nounList(plain) {
		return classBio
	}
	return ""
}

// nounList is true for a Japanese line of three or more short fragments that all
// end in a noun, as people describe themselves: 学生。音楽愛好家。
func nounList(s string) bool {
	n := 0
	for part := range strings.SplitSeq(strings.TrimRight(s, "。」』 "), "。") {
		last, _ := utf8.DecodeLastRuneInString(part)
		if utf8.RuneCountInString(part) > 25 || !unicode.In(last, unicode.Han, unicode.Katakana) && last != 'ー' {
			return false
		}
		n++
	}
	return n >= 3
}
