package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGazetteerShow(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		status int
		want   []string
	}{
		{"an office by the day", []string{"the Russian president", "--on", "2010-04"}, exitOK, []string{"leads to person/dmitry-medvedev"}},
		{"another script", []string{"金委員長", "--on", "2024-06-19"}, exitOK, []string{"leads to person/kim-jong-un"}},
		{"a surname of many", []string{"Kim", "--on", "2024-06-19"}, exitOK, []string{"stays open", "person/kim-jong-un", "person/sung-kim", "* 2011-12-17"}},
		{"a city", []string{"Moscow"}, exitOK, []string{"capital", "RUS"}},
		{"an id", []string{"person/sergei-lavrov"}, exitOK, []string{"foreign minister, RUS", "ラブロフ", "people-"}},
		{"nobody", []string{"Zyxwv"}, exitFailure, nil},
		{"no date", []string{"Kim", "--on", "soon"}, exitUsage, nil},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			out, errs, status := run(t, "", append([]string{"gazetteer", "show"}, c.args...)...)
			if status != c.status {
				t.Fatalf("status %d, want %d: %s", status, c.status, errs)
			}
			for _, w := range c.want {
				if !strings.Contains(out, w) {
					t.Errorf("printed %s\nwant %q in it", out, w)
				}
			}
		})
	}
	out, _, _ := run(t, "", "--json", "gazetteer", "show", "プーチン", "--on", "2009")
	for _, w := range []string{`"leads_to":{"id":"person/vladimir-putin"`, `"office":"prime minister"`, `"held":true`, `"held":false`} {
		if !strings.Contains(out, w) {
			t.Errorf("printed %s\nwant %s in it", out, w)
		}
	}
}

func TestGazetteerAddThenShowAndCheck(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.tsv")
	add := func(args ...string) (string, int) {
		_, errs, status := run(t, "", append([]string{"gazetteer", "add", file}, args...)...)
		return errs, status
	}
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	good := [][]string{
		{"--id", "jan-testov", "--name", "Jan Testov", "--office", "foreign minister", "--country", "SVK", "--from", "2020-03-21", "--alias", "ja=ヤン・テストフ"},
		{"--id", "jan-testov", "--office", "prime minister", "--country", "SVK", "--from", "2024"},
		{"--id", "org/test-bureau", "--name", "Test Bureau", "--office", "organization", "--alias", "ja=試験局"},
		{"--id", "vladimir-putin", "--alias", "en=V. V. P-n"},
	}
	for _, args := range good {
		if errs, status := add(args...); status != exitOK {
			t.Fatalf("add %q: status %d: %s", args, status, errs)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %v, %v: want what it had before the lines", info.Mode(), err)
	}
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []struct {
		args []string
		want string
	}{
		{[]string{"--id", "x-y", "--name", "X Y", "--office", "president", "--country", "NOW"}, "NOW"},
		{[]string{"--id", "x-y", "--name", "X Y", "--office", "president", "--country", "SVK", "--from", "2020", "--to", "2019"}, "2019"},
		{[]string{"--id", "x-y", "--name", "Jan Testov", "--office", "president", "--country", "SVK"}, "Jan Testov"},
		{[]string{"--id", "jan-testov", "--office", "prime minister", "--country", "SVK", "--from", "2025"}, "prime minister"},
		{[]string{"--id", "x-y", "--name", "X Y", "--office", "president", "--alias", "xx=Z"}, `"xx"`},
		{[]string{"--id", "x-y", "--name", "X Y", "--office", "president", "--alias", "Z"}, `"Z"`},
		{[]string{"--id", "jan-testov", "--alias", "en=J. T.|Testov"}, "J. T.|Testov"},
		{[]string{"--id", "x-y", "--alias", "en=Z"}, "person/x-y"},
		{[]string{"--id", "jan-testov"}, "jan-testov"},
	} {
		if errs, status := add(bad.args...); status != exitUsage || !strings.Contains(errs, bad.want) {
			t.Errorf("add %q: status %d, printed %s; want %d and %s", bad.args, status, errs, exitUsage, bad.want)
		}
	}
	if after, _ := os.ReadFile(file); string(after) != string(before) {
		t.Errorf("a refused line changed the file:\n%s", after)
	}
	for name, want := range map[string]string{"ヤン・テストフ": "person/jan-testov", "試験局": "org/test-bureau", "V. V. P-n": "person/vladimir-putin", "the Slovak prime minister": "person/jan-testov"} {
		out, errs, status := run(t, "", "--gazetteer", file, "gazetteer", "show", name, "--on", "2024-06-01")
		if status != exitOK || name != "the Slovak prime minister" && !strings.Contains(out, "leads to "+want) {
			t.Errorf("show %s: status %d, printed %s%s, want %s", name, status, out, errs, want)
		}
	}
	if out, errs, status := run(t, "", "gazetteer", "check", file); status != exitOK || out != "" {
		t.Errorf("check: status %d, printed %s%s", status, out, errs)
	}
}

func TestGazetteerCheckNamesEachFault(t *testing.T) {
	file := filepath.Join(t.TempDir(), "own.tsv")
	lines := []string{
		"\ufeff# mine", // as some editors write
		"jan-testov\tJan Testov\tforeign minister\tSVK\t2020-03-21",
		"a-b\tA Bee\tpresident\tNOW\t2020\t2019",                    // 3: country, period
		"a-c\tA Cee\tpresident\tSVK\tsoon",                          // 4: date
		"a-d\t\tpresident\tSVK",                                     // 5: name
		"A D\tA Dee\tpresident\tSVK",                                // 6: id
		"e-e\tE Ee\tpresident\tSVK\t\t\tJan Testov",                 // 7: another's name
		"f-f\tF Ef\tpresident\tSVK\t\t\tAngela Merkel",              // 8: another's name in the tables
		"jan-testov\tJan Other\tpresident\tSVK",                     // 9: another name
		"jan-testov\tJan Testov\tforeign minister\tSVK\t2020-03-21", // 10: twice
		"g-g\tG Gee\t\tSVK",                                         // 11: no office
		"group/h-h\tH H\torganization\t-",                           // 12: kind
		"i-i\tI I\tpresident\tSVK" + strings.Repeat("\tx", 20),      // 13: columns
		"org/fine\tFine Bureau\torganization\t-",
		"k-k\tKay Kay\tpresident\tSVK\t\t\t~", // 15: no letters
	}
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, status := run(t, "", "gazetteer", "check", file)
	if status != exitFailure {
		t.Errorf("status %d, want %d", status, exitFailure)
	}
	if strings.Contains(out, file+":1: ") || strings.Contains(out, file+":2: ") {
		t.Errorf("faults where there are none:\n%s", out)
	}
	for n, want := range map[string][]string{
		":3: ": {"NOW", "before it starts"}, ":4: ": {"soon"}, ":5: ": {"no name"}, ":6: ": {`"A D"`}, ":7: ": {"person/jan-testov", "~Jan Testov"},
		":8: ": {"person/angela-merkel"}, ":9: ": {"also called"}, ":10: ": {"same as line 2"}, ":11: ": {"no office"}, ":12: ": {"group/h-h"}, ":13: ": {"columns"},
		":15: ": {"no letters"},
	} {
		for _, w := range want {
			found := false
			for line := range strings.Lines(out) {
				found = found || strings.Contains(line, file+n) && strings.Contains(line, w)
			}
			if !found {
				t.Errorf("no line %s with %q in\n%s", n, w, out)
			}
		}
	}
	if strings.Contains(out, ":2: ") || strings.Contains(out, ":14: ") {
		t.Errorf("good lines are blamed:\n%s", out)
	}
}
