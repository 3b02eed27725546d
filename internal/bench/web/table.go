package web

import (
	"fmt"
	"io"
	"strings"
)

// Write prints r as tables in Markdown.
func (r Report) Write(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| question | p50 ms | p95 ms | p99 ms | p99 to reach | answer |\n|---|---:|---:|---:|---:|---:|\n")
	for _, m := range r.Questions {
		target := ""
		if m.Target > 0 {
			target = fmt.Sprint(m.Target)
		}
		fmt.Fprintf(&b, "| %s | %.2f | %.2f | %.2f | %s | %.1f kB |\n", m.Name, m.P50, m.P95, m.P99, target, float64(m.Bytes)/1000)
	}
	b.WriteString("\n| what | figure |\n|---|---|\n")
	fmt.Fprintf(&b, "| events | %d |\n", r.Events)
	if m := r.Memory; m != nil {
		fmt.Fprintf(&b, "| memory of the server (RSS) after the questions | %d MB, of which pages of the database file %d MB |\n", m.Resident>>20, m.File>>20)
	}
	p := r.Pages
	fmt.Fprintf(&b, "| pages of 100 a second | %.0f; a static answer of the same %d bytes %.0f; ratio %.2f |\n", p.Pages, p.Bytes, p.Static, p.Ratio)
	fmt.Fprintf(&b, "| export of all as ndjson | %.0f MB in %.1f s: %.0f MB/s", float64(r.Export.Bytes)/1e6, r.Export.Seconds, r.Export.MBps)
	if g := r.Export.Growth; g != nil {
		fmt.Fprintf(&b, "; memory up by %d MB at most, of which pages of the file %d MB", g.Resident>>20, g.File>>20)
	}
	b.WriteString(" |\n")
	if s := r.Beside; s != nil {
		fmt.Fprintf(&b, "| reader p99 alone, beside %d writers | %.2f ms, %.2f ms; %d articles taken in, %d failed; a write took %.1f ms (p50), %.1f ms (p99) |\n",
			s.Writers, s.Alone, s.Together, s.Stored, s.Failed, s.WriteP50, s.WriteP99)
		if s.Fault != "" {
			fmt.Fprintf(&b, "| first fault | %s |\n", s.Fault)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
