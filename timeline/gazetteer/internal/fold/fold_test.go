package fold

import (
	"testing"
	"unicode/utf8"
)

func TestSpellingsThatMeet(t *testing.T) {
	for _, tc := range []struct{ a, b string }{
		{"Milošević", "Milosevic"},
		{"Ｐｕｔｉｎ", "putin"},
		{"キム・ジョンウン", "キム ジョンウン"},
		{"ｳﾗｼﾞｰﾐﾙ･ﾌﾟｰﾁﾝ", "ウラジーミル・プーチン"},
		{"ヴヤノヴィッチ", "ブヤノビッチ"},
		{"al-Assad", "Al Assad"},
		{"U.S.", "US"},
		{"George W. Bush", "George W Bush"},
		{"N’Djamena", "N'Djamena"},
		{"Горбачёв", "горбачев"},
		{"أحمد", "احمد"},
		{"Łódź", "lodz"},
		{"Straße", "strasse"},
	} {
		if a, b := String(tc.a), String(tc.b); a != b {
			t.Errorf("String(%q) = %q, String(%q) = %q: want the same", tc.a, a, tc.b, b)
		}
	}
}

func TestSentencesStayApart(t *testing.T) {
	if got := String("He left Iran. Iraq waited."); got != "he left iran. iraq waited." {
		t.Errorf("String = %q", got)
	}
}

func FuzzOffsets(f *testing.F) {
	for _, s := range []string{"ｳﾞｧ", "ヴ", "U.S.", "\xff", "・・ア", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x := New(s)
		if len(x.Off) != len(x.Bytes)+1 || int(x.Off[len(x.Bytes)]) != len(s) {
			t.Fatalf("New(%q): %d bytes, %d offsets", s, len(x.Bytes), len(x.Off))
		}
		for i := 1; i < len(x.Off); i++ {
			if x.Off[i] < x.Off[i-1] {
				t.Fatalf("New(%q): offsets go back at %d", s, i)
			}
		}
		if utf8.ValidString(s) && !utf8.Valid(x.Bytes) {
			t.Fatalf("New(%q) is not UTF-8", s)
		}
	})
}
