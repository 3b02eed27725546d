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
		// Almost every word is a name, as in the leads of agencies.
		{"en-dense", "en", "Russian Foreign Minister Sergei Lavrov met Chinese Foreign Minister Wang Yi in Beijing on Tuesday, and North Korean leader Kim Jong Un received " +
			"Vladimir Putin in Pyongyang. The United States, Japan and South Korea condemned the visit; NATO, the European Union and the UN Security Council called on Moscow to " +
			"withdraw from Ukraine. Israeli Prime Minister Benjamin Netanyahu told U.S. Secretary of State Antony Blinken that Hamas and Hezbollah were armed by Iran. "},
		{"ja", "ja", "外相会談は火曜日に首都で開かれ、国境をめぐる問題について意見を交わしたと当局者が明らかにした。ロシア大統領は記者団に対し、週末までに提案へ回答すると述べた。" +
			"川の近くに住む村人たちは、水と燃料を求める長い列ができていると話した。日米韓の高官は連携を確認した。"},
		{"ja-dense", "ja", "ロシアのラブロフ外相は北京で中国の王毅外相と会談し、北朝鮮の金正恩委員長は平壌でプーチン大統領を迎えた。米国、日本、韓国は訪問を非難し、北大西洋条約機構と国連安全保障理事会は" +
			"モスクワに対しウクライナからの撤退を求めた。イスラエルのネタニヤフ首相はブリンケン米国務長官に、ハマスとヒズボラはイランに武器を与えられていると述べた。"},
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
