package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"demarche/timeline"
)

func TestFurnitureTableIsWellFormed(t *testing.T) {
	rules, err := parseFurniture(furnitureTSV)
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) < 30 {
		t.Errorf("%d rules", len(rules))
	}
	if _, err := parseFurniture("byline\tx\t^a$"); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("error = %v, want the line", err)
	}
}

func TestClassify(t *testing.T) {
	tests := []struct {
		text string
		want class
	}{
		{"3 min read", classByline},
		{"この記事は約5分で読めます", classByline},
		{"By Jane Roe in Vienna", classByline},
		{"By the time the talks ended, both sides had left.", ""},
		{"By Friday the ministers had agreed.", ""},
		{"(Reporting by Jane Roe; Editing by John Doe)", classByline},
		{"Updated 19 June 2024 at 10:30 GMT", classByline},
		{"2024年6月19日 10時30分 公開", classByline},
		{"2024年6月19日、両国は条約に署名した。", ""},
		{"取材：山田花子", classByline},
		{"READ: Ministers meet again", classTeaser},
		{"READ MORE Ministers meet again", classTeaser},
		{"READ\u00a0 両国が会談", classTeaser},
		{"Read also: Ministers meet again", classTeaser},
		{"関連記事：両国が会談", classTeaser},
		{"You May Also Like", classTeaser},
		{"More troops were sent to the border.", ""},
		{"Related talks were held in Vienna.", ""},
		{"Share this article", classPrompt},
		{"Subscribe to our newsletter", classPrompt},
		{"Sign up for more", classPrompt},
		{"Share prices fell in Tokyo on Tuesday.", ""},
		{"Save the Children said that it would leave.", ""},
		{"Follow us on social media", classPrompt},
		{"Print", classPrompt},
		{"Print media were banned.", ""},
		{"November 2014", ""},
		{"We use cookies to improve your experience.", classPrompt},
		{"+ There are no comments", classPrompt},
		{"3 Comments", classPrompt},
		{"コメントを残す", classPrompt},
		{"シェアする", classPrompt},
		{"広告", classPrompt},
		{"広告の規制について両国は協議した。", ""},
		{"Jane Roe covers diplomacy for the Daily from Vienna.", classBio},
		{"John Doe is a reporter based in Seoul.", classBio},
		{"学生。音楽愛好家。料理研究家。", classBio},
		{"両国の外相が会談した。首脳も会談した。合意した。", ""},
		{"Photo: Jane Roe/Agency", classCredit},
		{"写真：代表撮影", classCredit},
		{"© 2024 The Daily. All rights reserved.", classCredit},
		{"無断転載を禁じます", classCredit},
		{"著作権についての条約に両国が署名した。", ""},
		{"The ministers shake hands in Vienna on Tuesday. (Jane Roe/Pool Photo via AP)", classCaption},
		{"握手する両国の外相＝19日、ウィーン（代表撮影）", classCaption},
		{"FILE - The ministers meet in Vienna.", classCaption},
	}
	for _, tt := range tests {
		if got := classify(line{text: tt.text, runes: utf8.RuneCountInString(tt.text)}); got != tt.want {
			t.Errorf("classify(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestDateline(t *testing.T) {
	tests := []struct{ text, want string }{
		{"SEOUL, South Korea (AP) — The ministers met.", "SEOUL, South Korea (AP) — "},
		{"WASHINGTON, June 19 (Reuters) - The ministers met.", "WASHINGTON, June 19 (Reuters) - "},
		{"BEIJING, 19 June (Xinhua) -- The ministers met.", "BEIJING, 19 June (Xinhua) -- "},
		{"MOSCOW — The ministers met.", "MOSCOW — "},
		{"(Reuters) - The ministers met.", "(Reuters) - "},
		{"Vienna (dpa) – The ministers met.", "Vienna (dpa) – "},
		{"NATO and Russia met. The talks — the first in years — failed.", ""},
		{"The ministers — both new — met.", ""},
		{"【ソウル＝共同】両国の外相が会談した。", "【ソウル＝共同】"},
		{"［モスクワ　19日　ロイター］ - 両国の外相が会談した。", "［モスクワ　19日　ロイター］ - "},
		{"大韓民国ソウル(AP) — 両国の外相が会談した。", "大韓民国ソウル(AP) — "},
		{"【速報】両国の外相が会談した。", ""},
		{"[質問] 両国の外相が会談した。", ""},
	}
	for _, tt := range tests {
		if got := tt.text[:dateline(tt.text)]; got != tt.want {
			t.Errorf("dateline(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestMarks(t *testing.T) {
	long := strings.Repeat("The ministers of both countries met again in the capital to talk. ", 3)
	tests := []struct {
		name, title, text string
		want              []string // kind and text of each mark
	}{
		{"headline over a byline", "", "Ministers meet.\nBy Jane Roe\n\n" + long, []string{"headline Ministers meet.", "furniture By Jane Roe"}},
		{"headline that is no sentence", "", "Ministers meet in Vienna\n\n" + long, []string{"headline Ministers meet in Vienna"}},
		{"headline that is the title", "Ministers meet.", "Ministers meet.\n" + long, []string{"headline Ministers meet."}},
		{"first sentence of a short report", "", "両国の外相が会談した。\n交渉の再開に合意した。", nil},
		{"one line", "", "By Jane Roe", nil},
		{"one teaser", "", "READ: Ministers meet again", []string{"furniture READ: Ministers meet again"}},
		{"dateline", "", "VIENNA (Agency) — " + long, []string{"dateline VIENNA (Agency) — "}},
		{
			"names below a teaser", "", long + "\n\nRead also\nMinisters leave town\nJane Roe",
			[]string{"furniture Read also", "furniture Ministers leave town", "furniture Jane Roe"},
		},
		{"teaser between paragraphs", "", long + "\n\nRead also: Ministers leave town\n\nShort paragraph.\n\n" + long, []string{"furniture Read also: Ministers leave town"}},
		{"chronology", "", "18 June 2024\nPutin lands.\n19 June 2024\nPutin signs.\n20 June 2024\nPutin leaves.", nil},
		{"a reporter in the news", "", long + "\nJane Roe is a reporter who was arrested.\n" + long, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := &timeline.Document{Title: tt.title, Text: tt.text}
			var got []string
			for _, m := range mark(doc, nil) {
				got = append(got, string(m.Kind)+" "+m.In(tt.text))
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("marks = %q, want %q", got, tt.want)
			}
		})
	}
}
