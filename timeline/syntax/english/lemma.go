package english

import "strings"

// readLemmas reads the exceptions to RuleLemma: lines of form, Penn tag and lemma.
func readLemmas(text string) map[string]string {
	out := make(map[string]string, strings.Count(text, "\n")+1)
	for l := range strings.Lines(text) {
		if i := strings.LastIndexByte(l, '\t'); i > 0 {
			out[l[:i]] = strings.TrimSuffix(l[i+1:], "\n")
		}
	}
	return out
}

// lemma gives the dictionary form of a token: an exception that training found, or
// the rule.
func (m *Model) lemma(form, upos, xpos string) string {
	form = plainQuotes(form)
	if l, ok := m.lemmas[strings.ToLower(form)+"\t"+xpos]; ok {
		return l
	}
	return RuleLemma(form, upos, xpos)
}

func plainQuotes(s string) string {
	if strings.IndexByte(s, 0xe2) < 0 {
		return s
	}
	return strings.NewReplacer("’", "'", "‘", "'", "“", "\"", "”", "\"").Replace(s)
}

// RuleLemma takes the regular English endings off a form. Names keep their form but
// for the plural; the rest is lower case.
func RuleLemma(form, upos, xpos string) string {
	form = plainQuotes(form)
	low := strings.ToLower(form)
	switch xpos {
	case "NNS":
		return singular(low)
	case "NNPS":
		return singular(form)
	case "NNP":
		return form
	case "VBZ":
		return singular(low)
	case "VBD", "VBN":
		return stripEnding(low, "ed")
	case "VBG":
		return stripEnding(low, "ing")
	case "JJR", "RBR":
		return stripEnding(low, "er")
	case "JJS", "RBS":
		return stripEnding(low, "est")
	}
	if upos == "PROPN" {
		return form
	}
	return low
}

// singular takes off the s of a plural or a verb's third person.
func singular(s string) string {
	switch {
	case len(s) < 4 && !strings.HasSuffix(s, "s"):
		return s
	case strings.HasSuffix(s, "ies") && len(s) > 4:
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"), strings.HasSuffix(s, "zzes"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "oes") && !shortOes(s):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "ss"), strings.HasSuffix(s, "us"), strings.HasSuffix(s, "is"):
		return s
	case strings.HasSuffix(s, "s") && len(s) > 2:
		return s[:len(s)-1]
	}
	return s
}

// shortOes reports whether s is one of the words whose singular ends in oe.
func shortOes(s string) bool {
	switch s {
	case "shoes", "toes", "foes", "woes", "canoes", "hoes", "aloes", "does":
		return true
	}
	return false
}

// stripEnding takes ending off s and mends the stem: "planned" to "plan", "making" to
// "make", "applied" to "apply".
func stripEnding(s, ending string) string {
	if ending != "ing" && strings.HasSuffix(s, "i"+ending) && len(s) > len(ending)+2 {
		return s[:len(s)-len(ending)-1] + "y"
	}
	stem, ok := strings.CutSuffix(s, ending)
	if !ok || len(stem) < 2 || !strings.ContainsAny(stem, "aeiouy") {
		return s
	}
	n := len(stem)
	last, prev := stem[n-1], stem[n-2]
	switch {
	case last == prev && !isVowel(last) && last != 's' && last != 'l' && last != 'f' && last != 'z':
		return stem[:n-1]
	case wantsE(stem):
		return stem + "e"
	}
	return stem
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// wantsE reports whether a stem lost an e before its ending: "declar", "chang",
// "provid", but "visit", "attack", "join".
func wantsE(stem string) bool {
	n := len(stem)
	last, prev := stem[n-1], stem[n-2]
	switch last {
	case 'c', 'v', 'u', 'z':
		return true
	case 'g':
		return prev == 'n' && n > 4 && isVowel(stem[n-3]) && stem[n-3] != 'i' && stem[n-3] != 'o' || prev == 'd' || prev == 'r' && n > 3 || prev == 'a' || prev == 'l'
	case 's':
		return prev != 's' && (isVowel(prev) || prev == 'n' || prev == 'r' || prev == 'p' || prev == 'l')
	case 'l':
		return strings.IndexByte("bcdfgkpstz", prev) >= 0
	}
	if n < 3 || isVowel(last) || !isVowel(prev) || isVowel(stem[n-3]) && !strings.HasSuffix(stem[:n-1], "qui") && !strings.HasSuffix(stem[:n-1], "qua") {
		return false
	}
	switch last {
	case 't':
		return prev == 'a' && n > 3 || prev == 'o' || prev == 'u' || strings.HasSuffix(stem, "nvit") || strings.HasSuffix(stem, "cit") || strings.HasSuffix(stem, "plet") || strings.HasSuffix(stem, "writ") || strings.HasSuffix(stem, "it") && n == 4 && stem[0] == 'u'
	case 'd', 'k', 'm', 'b', 'p':
		return prev != 'e' || strings.HasSuffix(stem, "ced")
	case 'r':
		return prev == 'a' || prev == 'i' || prev == 'u' || prev == 'o'
	case 'n':
		return prev == 'i' && (strings.HasSuffix(stem, "fin") || strings.HasSuffix(stem, "bin") || strings.HasSuffix(stem, "lin") || strings.HasSuffix(stem, "min") && n > 5) || prev == 'u' && n > 3
	}
	return false
}
