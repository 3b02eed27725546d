package lang

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"demarche/timeline"
)

func TestLoadFindsEveryPack(t *testing.T) {
	p, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []timeline.Lang{"en", "ja", "ko", "zh", "de", "fr", "es", "ru", "ar"} {
		pack, ok := p.Get(tag)
		if !ok {
			t.Errorf("Get(%q) found nothing", tag)
			continue
		}
		if pack.Tag != tag || pack.Names[tag] == "" && pack.Names["en"] == "" {
			t.Errorf("Get(%q) = %+v", tag, pack)
		}
	}
	if pack, ok := p.Get("en-GB"); !ok || pack.Tag != "en" {
		t.Error("a regional tag does not fall back to its language")
	}
	if _, ok := p.Get("xx"); ok {
		t.Error("Get(xx) found a pack")
	}
}

func TestFilesAreFoundByPattern(t *testing.T) {
	p, err := LoadFS(fstest.MapFS{
		"xx/pack.yaml":      {Data: []byte("tag: xx\nwords: spaces\n")},
		"xx/triggers.yaml":  {Data: []byte("a: 1\n")},
		"xx/triggers2.yaml": {Data: []byte("a: 1\nb: 2\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	pack, _ := p.Get("xx")
	names, err := pack.Files("triggers*.yaml")
	if err != nil || strings.Join(names, " ") != "triggers.yaml triggers2.yaml" {
		t.Fatalf("Files = %v, %v", names, err)
	}
	var v struct{ A int }
	if err := pack.Decode("triggers.yaml", &v); err != nil || v.A != 1 {
		t.Errorf("Decode = %+v, %v", v, err)
	}
	if err := pack.Decode("triggers2.yaml", &v); err == nil {
		t.Error("an unknown key was accepted")
	}
	if _, err := pack.Read("none.yaml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Read of a missing file: %v", err)
	}
}

func TestLoadRefusesBadPacks(t *testing.T) {
	for name, text := range map[string]string{"other tag": "tag: yy\nwords: spaces\n", "no words": "tag: xx\n", "no yaml": ":\n-"} {
		if _, err := LoadFS(fstest.MapFS{"xx/pack.yaml": {Data: []byte(text)}}); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		text string
		hint timeline.Lang
		want timeline.Lang
	}{
		{"The foreign minister met his counterpart in Geneva on Monday and signed the agreement.", "", "en"},
		{"外相は月曜日にジュネーブで会談した。", "", "ja"},
		{"外交部长星期一在日内瓦会见了对方。", "", "zh"},
		{"日米首脳会談", "ja", "ja"},
		{"외교장관은 월요일 제네바에서 회담했다.", "", "ko"},
		{"Der Außenminister traf am Montag in Genf seinen Amtskollegen und unterzeichnete das Abkommen.", "", "de"},
		{"Le ministre des Affaires étrangères a rencontré lundi à Genève son homologue et a signé l'accord.", "", "fr"},
		{"El ministro de Asuntos Exteriores se reunió el lunes en Ginebra con su homólogo y firmó el acuerdo.", "", "es"},
		{"Министр иностранных дел встретился в понедельник в Женеве со своим коллегой и подписал соглашение.", "", "ru"},
		{"التقى وزير الخارجية نظيره يوم الاثنين في جنيف.", "", "ar"},
		{"12345 --", "", ""},
	} {
		if got := DetectHint(c.text, c.hint); got != c.want {
			t.Errorf("Detect(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestDetectReadsShortSentencesOfNames(t *testing.T) {
	for text, want := range map[string]timeline.Lang{
		"President Vladimir Putin will visit Vietnam next month.": "en",
		"Kim Jong Un to meet Putin at Vostochny, Kremlin says":    "en",
		"Macron reçoit Zelensky à l'Élysée pour un dîner":         "fr",
		"Scholz empfängt Macron am Montag in Berlin":              "de",
		"El presidente recibe a Zelenski en la Moncloa":           "es",
		"Президент России прибыл в Пекин":                         "ru",
	} {
		if got := Detect(text); got != want {
			t.Errorf("Detect(%q) = %q, want %q", text, got, want)
		}
	}
}
