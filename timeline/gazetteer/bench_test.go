package gazetteer_test

import (
	"strings"
	"testing"

	"demarche/timeline"
)

func BenchmarkTag(b *testing.B) {
	g := load(b)
	for _, c := range []struct{ name, lang, text string }{
		{"en", "en", "Foreign ministers from the region met in the capital on Tuesday to discuss the border dispute, officials said, while traders waited for news. " +
			"The Russian president told reporters that Moscow would reply to the proposal by the end of the week. Villagers near the river described long queues for water and fuel. "},
		{"ja", "ja", "外相会談は火曜日に首都で開かれ、国境をめぐる問題について意見を交わしたと当局者が明らかにした。ロシア大統領は記者団に対し、週末までに提案へ回答すると述べた。" +
			"川の近くに住む村人たちは、水と燃料を求める長い列ができていると話した。日米韓の高官は連携を確認した。"},
	} {
		b.Run(c.name, func(b *testing.B) {
			d := document(timeline.Lang(c.lang), "2024-06-19", strings.Repeat(c.text, 50))
			b.SetBytes(int64(len(d.Text)))
			for b.Loop() {
				g.Tag(d)
			}
		})
	}
}
