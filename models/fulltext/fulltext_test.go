package fulltext

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTerms(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"words are lower case", "Talks in Geneva, 2024.", "talks in geneva 2024"},
		{"accents drop", "Émile Łukasz Müller", "emile łukasz muller"},
		{"Cyrillic", "Встреча в Киеве", "встреча в киеве"},
		{"pairs and the last character", "日本と会談", "日本 本と と会 会談 談"},
		{"kana keep their voicing", "ガバナ", "ガバ バナ ナ"},
		{"half width forms unify", "ﾛｼｱ", "ロシ シア ア"},
		{"scripts part", "G7広島", "g7 広島 島"},
		{"Hangul", "정상회담", "정상 상회 회담 담"},
		{"nothing", " -- ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(Terms(c.text), " "); got != c.want {
				t.Errorf("Terms(%q) = %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestParseFindsWhatTermsStored(t *testing.T) {
	for _, c := range []struct {
		text, query string
		want        bool
	}{
		{"日中韓首脳会談", "首脳", true},
		{"日中韓首脳会談", "談", true},
		{"日中韓首脳会談", "中", true},
		{"日中韓首脳会談", "中首", false},
		{"NOT a \"quoted\" AND word*", `"AND" word* (`, true},
		{"Zürich", "zurich", true},
	} {
		if got := found(Terms(c.text), Parse(c.query)); got != c.want {
			t.Errorf("%q in %q = %v, want %v", c.query, c.text, got, c.want)
		}
	}
}

func found(terms []string, queries []Query) bool {
	for _, q := range queries {
		ok := false
		for i := 0; i+len(q.Terms) <= len(terms) && !ok; i++ {
			if q.Prefix {
				ok = strings.HasPrefix(terms[i], q.Terms[0])
			} else {
				ok = slices.Equal(terms[i:i+len(q.Terms)], q.Terms)
			}
		}
		if !ok {
			return false
		}
	}
	return len(queries) > 0
}

func FuzzTerms(f *testing.F) {
	for _, s := range []string{"", "Talks 会談", "\xff\x00", "ที่ปรึกษา", strings.Repeat("é", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		terms := Terms(s)
		for _, term := range terms {
			if term == "" || len(term) > MaxTermBytes || !utf8.ValidString(term) || strings.ContainsAny(term, " \"'\\\x00") {
				t.Fatalf("Terms(%q) gives %q", s, term)
			}
		}
		if q := Parse(s); len(q) > 0 && !found(terms, q) {
			t.Fatalf("%q does not find itself: %q %v", s, terms, q)
		}
	})
}
