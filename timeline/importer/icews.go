package importer

import (
	"fmt"
	"hash/fnv"
	"io"
	"strings"

	"demarche/timeline"
	"demarche/timeline/edtf"
)

// readICEWS reads source, action, target and date, one event a line.
func (im *Importer) readICEWS(r io.Reader, yield func(Row) bool) error {
	seen := map[uint64]int{}
	return eachRow(r, 4, isHeading(3, "date"), yield, func(n int, col []string) Row {
		d, err := edtf.Parse(strings.TrimSpace(col[3]))
		if err != nil || d.IsZero() {
			return Row{Line: n, Err: fmt.Errorf("line %d: the date: %w: %.40q", n, edtf.ErrSyntax, col[3])}
		}
		c, ok := im.cameo.text(col[1])
		if !ok {
			im.unmapped[col[1]]++
			return Row{Line: n, Skipped: noType}
		}
		if strings.TrimSpace(col[0]) == "" && strings.TrimSpace(col[2]) == "" {
			return Row{Line: n, Skipped: noActor}
		}
		h := fnv.New64a()
		_, _ = io.WriteString(h, strings.Join(col, "\t")) // a hash takes everything
		key := h.Sum64()
		seen[key]++
		e := im.coded(c, im.party(col[0]), im.party(col[2]), d)
		e.ID = fmt.Sprintf("icews-%016x-%d", key, seen[key])
		e.Summary = fmt.Sprintf("%s: %s: %s", col[0], col[1], col[2])
		return Row{Line: n, Event: e}
	})
}

// coded is an event that a data set gives by a code and two parties.
func (im *Importer) coded(c coding, a, b timeline.Party, d edtf.Date) timeline.Event {
	return timeline.Event{
		Type: c.kind, When: d, Parties: im.withRoles(c, a, b), Modality: c.modality, Lang: "en",
		Detail: map[string]string{"cameo": c.code}, Score: 0.5, Sources: 1, Status: timeline.StatusExtracted,
	}
}
