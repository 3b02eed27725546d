package syntax

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"demarche/timeline"
)

// sharedFile is a file of the data that is not part of this repository; without it the
// test is skipped.
func sharedFile(t testing.TB, parts ...string) string {
	t.Helper()
	root := os.Getenv("DEMARCHE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the data to measure on is not here: %v", err)
	}
	return path
}

// unpacked reads a gzipped file of the shared data.
func unpacked(t testing.TB, parts ...string) io.Reader {
	t.Helper()
	f, err := os.Open(sharedFile(t, parts...))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// treebank opens a file of the shared treebanks, or skips the test.
func treebank(t testing.TB, name string) []goldSentence {
	t.Helper()
	var out []goldSentence
	var s goldSentence
	sc := bufio.NewScanner(unpacked(t, "data", "treebank", name+".conllu.gz"))
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		l := sc.Text()
		switch {
		case strings.HasPrefix(l, "# text = "):
			s.text = strings.TrimPrefix(l, "# text = ")
		case l == "":
			out = append(out, s)
			s = goldSentence{}
		case l[0] != '#':
			if f := strings.Split(l, "\t"); !strings.ContainsAny(f[0], "-.") {
				s.rows = append(s.rows, f)
			}
		}
	}
	return out
}

type goldSentence struct {
	text string
	rows [][]string // columns of CoNLL-U
}

// spans places the gold tokens in the sentence's text.
func (s goldSentence) spans() []timeline.Span {
	at := 0
	var out []timeline.Span
	for _, r := range s.rows {
		i := strings.Index(s.text[at:], r[1])
		if i < 0 {
			return nil
		}
		out = append(out, timeline.Span{Start: at + i, End: at + i + len(r[1])})
		at += i + len(r[1])
	}
	return out
}

func TestEnglishTokensOfGoldSentences(t *testing.T) {
	for _, name := range []string{"en_gum-dev", "en_ewt-dev"} {
		var hit, got, want int
		bad := map[string]int{}
		for _, s := range treebank(t, name) {
			gold := map[timeline.Span]bool{}
			for _, g := range s.spans() {
				gold[g] = true
			}
			ours := englishTokens(s.text, timeline.Span{End: len(s.text)})
			got += len(ours)
			want += len(gold)
			for _, o := range ours {
				if gold[o] {
					hit++
				} else if testing.Verbose() {
					bad[s.text[max(0, o.Start-8):o.Start]+"{"+o.In(s.text)+"}"+s.text[o.End:min(len(s.text), o.End+8)]]++
				}
			}
		}
		f := 200 * float64(hit) / float64(got+want)
		t.Logf("%s: token F1 %.2f with gold sentences", name, f)
		if f < 98.5 && name == "en_gum-dev" {
			t.Errorf("token F1 of %s = %.2f, want at least 98.5", name, f)
		}
		if testing.Verbose() && os.Getenv("SHOW") != "" {
			for w, n := range bad {
				t.Logf("%3d %q", n, w)
			}
		}
	}
}
