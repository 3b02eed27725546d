package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const namesHead = `# Names of countries in the languages of CLDR. Written by gazgen; do not edit.
# Source: Unicode CLDR 48 (npm cldr-localenames-full). Licence: Unicode License v3, see THIRD_PARTY_NOTICES.md.
# A name that is the same as in English is left out.
# A line: language (BCP 47), country, name, further forms (|; short and variant forms of CLDR). Separated by tabs.
`

// countryNames makes the table of CLDR territory names for the countries of countries.tsv.
func countryNames(packages, out string) ([]byte, error) {
	codes, err := alpha2(filepath.Join(out, "countries.tsv"))
	if err != nil {
		return nil, err
	}
	root := filepath.Join(packages, "cldr-localenames-full", "main")
	dirs, err := os.ReadDir(root)
	if err != nil {
		return nil, fmt.Errorf("list languages: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(namesHead)
	langs := []string{"en"}
	for _, d := range dirs {
		if lang := d.Name(); wanted(lang) && lang != "en" {
			langs = append(langs, lang)
		}
	}
	english := map[string]string{}
	for _, lang := range langs {
		if err := writeLanguage(&b, root, lang, codes, english); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// wanted holds for languages without a region or script: the regional tables
// say nearly the same. Traditional Chinese is another script and is kept.
func wanted(lang string) bool {
	return lang == "zh-Hant" || !strings.Contains(lang, "-") && lang != "und"
}

// alpha2 reads the codes that CLDR uses for present countries, in file order.
func alpha2(file string) ([][2]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read countries: %w", err)
	}
	var out [][2]string
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) > 3 && !strings.HasPrefix(line, "#") && f[3] != "former" {
			out = append(out, [2]string{f[0], f[1]})
		}
	}
	return out, nil
}

func writeLanguage(b *bytes.Buffer, root, lang string, codes [][2]string, english map[string]string) error {
	data, err := os.ReadFile(filepath.Join(root, lang, "territories.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a language in which CLDR names no territory yet
	}
	if err != nil {
		return fmt.Errorf("read names of %s: %w", lang, err)
	}
	var doc struct {
		Main map[string]struct {
			Names struct {
				Territories map[string]string `json:"territories"`
			} `json:"localeDisplayNames"`
		} `json:"main"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return fmt.Errorf("read names of %s: %w", lang, err)
	}
	names := doc.Main[lang].Names.Territories
	if lang == "en" {
		maps.Copy(english, names)
	}
	for _, c := range codes {
		name := names[c[1]]
		if name == "" || name == c[1] || lang != "en" && name == english[c[1]] {
			continue
		}
		var more []string
		for _, variant := range []string{"-alt-short", "-alt-variant"} {
			if v := names[c[1]+variant]; v != "" && v != name && !slices.Contains(more, v) {
				more = append(more, v)
			}
		}
		fmt.Fprintf(b, "%s\t%s\t%s\t%s\n", lang, c[0], name, strings.Join(more, "|"))
	}
	return nil
}
