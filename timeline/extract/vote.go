package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"demarche/timeline"
)

// symbol finds United Nations document symbols and numbered resolutions. Symbols
// are written alike in every language.
var symbol = regexp.MustCompile(`\b[SA]/(?:RES/)?[\dA-Z][\dA-Z./-]*\d(?:\s?\(\d{4}\))?|(?i:\bresolution (?:no\. ?)?(\d{1,4})\b(?:\s?\((\d{4})\))?)|決議(?:第)?(\d{3,4})号?`)

// voteOf is the record of a vote for a type that has one; nil otherwise.
func (a *article) voteOf(c *scene, k *candidate) *timeline.Vote {
	switch k.rule.Type {
	case "un-vote", "veto", "resolution-adopted", "resolution-rejected":
	default:
		return nil
	}
	v := &timeline.Vote{Body: c.bodyOf(), For: -1, Against: -1, Abstain: -1}
	v.Symbol = symbolIn(c.text(), v.Body)
	c.tally(v)
	c.positions(v)
	if k.rule.Type == "veto" && k.modality != timeline.Negated {
		for _, p := range k.parties {
			if p.Role == timeline.RoleSource && p.Country != "" && !slices.Contains(v.Vetoed, p.Country) {
				v.Vetoed = append(v.Vetoed, p.Country)
				setPosition(v, p.Country, "against")
			}
		}
	}
	for i := range k.parties {
		// "with Peru abstaining": who votes is not who is voted on.
		if q := &k.parties[i]; q.Role == timeline.RoleTarget && q.Country != "" && slices.ContainsFunc(v.By, func(x timeline.Position) bool { return x.Country == q.Country }) && k.rule.frame.has(timeline.RoleVoter) {
			q.Role = timeline.RoleVoter
		}
	}
	slices.SortFunc(v.By, func(x, y timeline.Position) int { return strings.Compare(string(x.Country), string(y.Country)) })
	if v.Body == "" && v.Symbol == "" && v.For < 0 && v.Against < 0 && v.Abstain < 0 && len(v.By) == 0 {
		return nil
	}
	return v
}

// bodyOf is the sign of the voting body that the sentence names; the first of the
// longest names wins, so that "UN General Assembly" is not the UN.
func (c *scene) bodyOf() string {
	text, best, sign := c.text(), 0, ""
	for _, b := range c.pack.bodies {
		if len(b.name) > best && containsWord(text, b.name, c.pack.spaced) {
			best, sign = len(b.name), b.sign
		}
	}
	return sign
}

func containsWord(text, word string, spaced bool) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		if !spaced || !letterAt(text, i-1) && !letterAt(text, i+len(word)) {
			return true
		}
		from = i + 1
	}
}

func letterAt(s string, i int) bool {
	return i >= 0 && i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z' || s[i] >= 0x80)
}

// symbolIn is the symbol of the resolution or draft that text names. A bare
// number of the Security Council is written as its symbol.
func symbolIn(text, body string) string {
	m := symbol.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	number := m[1] + m[3]
	if number == "" {
		return m[0]
	}
	if body == "UNSC" || body == "" || body == "UN" {
		if len(number) >= 3 && m[2] != "" {
			return "S/RES/" + number + " (" + m[2] + ")"
		}
		if len(number) >= 3 {
			return "S/RES/" + number
		}
	}
	return ""
}

// tally reads the count of a vote, in figures or words.
func (c *scene) tally(v *timeline.Vote) {
	text := c.text()
	for _, re := range c.pack.tallies {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			n := c.pack.counts(re.SubexpNames(), m)
			if len(n) == 0 {
				continue
			}
			for group, at := range map[string]*int{"for": &v.For, "against": &v.Against, "abstain": &v.Abstain} {
				if x, ok := n[group]; ok && *at < 0 {
					*at = x
				}
			}
			break
		}
	}
}

// counts gives the numbers of a match by group; none where one is no number.
func (p *pack) counts(groups, match []string) map[string]int {
	n := map[string]int{}
	for i, group := range groups {
		if group == "" || match[i] == "" {
			continue
		}
		x, ok := p.number(match[i])
		if !ok {
			return nil
		}
		n[group] = x
	}
	return n
}

// number reads a count in figures or words, up to the 193 members of the United Nations.
func (p *pack) number(s string) (int, bool) {
	if x, err := strconv.Atoi(s); err == nil {
		return x, x <= 193*4
	}
	if x, ok := p.numbers[strings.ToLower(s)]; ok || p.spaced {
		return x, ok
	}
	return kanjiNumber(s)
}

// positions reads who voted how from the clauses of the sentence.
func (c *scene) positions(v *timeline.Vote) {
	for i := range c.clauses {
		pred := c.clauses[i].Pred
		if pred < 0 || pred >= len(c.toks) {
			continue
		}
		how := ""
		for _, e := range c.pack.positions[c.lemma[pred]] {
			if _, ok := c.follows(pred, e.words); ok {
				how = e.how
				break
			}
		}
		if how == "" {
			continue
		}
		for _, g := range c.argsOf(pred) {
			if g.head < 0 || g.label != "subj" && g.label != "が" && g.label != "は" {
				continue
			}
			for _, f := range c.partiesOf(g.head, narrow) {
				if f.Country != "" {
					setPosition(v, f.Country, how)
				}
			}
		}
	}
}

func setPosition(v *timeline.Vote, country timeline.CountryID, how string) {
	for i := range v.By {
		if v.By[i].Country == country {
			return
		}
	}
	v.By = append(v.By, timeline.Position{Country: country, Position: how})
}

// ballots drops the votes of single states where the sentence tells the vote itself:
// they are positions in its record.
func (c *scene) ballots(all []*candidate) {
	told := slices.ContainsFunc(all, func(k *candidate) bool { return k.dropped == "" && ballot(k.rule.Type) && !k.single() && c.stands(k) })
	for _, k := range all {
		if k.dropped != "" || !k.single() {
			continue
		}
		if told {
			k.dropped = "a position in the vote"
		}
		told = true
	}
}

// single reports whether k is how one state voted.
func (k *candidate) single() bool { return k.rule.Type == "un-vote" && k.rule.ID == "abstain" }

func ballot(t timeline.TypeSlug) bool {
	switch t {
	case "un-vote", "veto", "resolution-adopted", "resolution-rejected":
		return true
	}
	return false
}
