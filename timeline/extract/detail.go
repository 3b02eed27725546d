package extract

import "strings"

// detailOf collects what the type knows beyond its roles: what the rule says and
// what the pack's patterns find, near the trigger where they ask for it.
func (c *scene) detailOf(k *candidate) map[string]string {
	var out map[string]string
	set := func(key, value string) {
		if out == nil {
			out = map[string]string{}
		}
		if _, ok := out[key]; !ok && value != "" {
			out[key] = value
		}
	}
	for _, key := range sortedKeys(k.rule.Detail) {
		set(key, k.rule.Detail[key])
	}
	for _, d := range c.pack.details {
		if !d.types[k.rule.Type] {
			continue
		}
		text := c.text()
		if d.Near {
			text = c.around(k)
		}
		m := d.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		value := d.Value
		if value == "" {
			value = m[0]
			if len(m) > 1 && m[1] != "" {
				value = m[1]
			}
		}
		set(d.Key, strings.TrimSpace(value))
	}
	return out
}

// around is the text of k's phrase: its words, its object's and what hangs on them.
func (c *scene) around(k *candidate) string {
	span := c.span(k.first, k.last)
	for _, i := range []int{k.pred, k.noun, k.by} {
		if i < 0 {
			continue
		}
		s := c.subtree(i)
		span.Start, span.End = min(span.Start, s.Start), max(span.End, s.End)
	}
	return span.In(c.doc.Text)
}
