package eval

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"demarche/timeline"
)

// Markdown writes the tables of r, as docs/quality.md holds them.
func (r Report) Markdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| language | texts | events | detect P / R / F1 | type F1 | strict F1 | date | modality | countries F1 | extra in 100 negatives |\n")
	b.WriteString("|---|---|---|---|---|---|---|---|---|---|\n")
	for _, l := range sortedKeys(r.ByLang) {
		row(&b, string(l), r.ByLang[l])
	}
	if len(r.ByLang) > 1 {
		row(&b, "all", r.All)
	}
	b.WriteString("\n| type | events | found | P | R | F1 | right type | wrong mentions |\n|---|---|---|---|---|---|---|---|\n")
	for _, t := range sortedKeys(r.ByType) {
		s := r.ByType[t]
		d := s.Detect()
		fmt.Fprintf(&b, "| %s | %d | %d | %.1f | %.1f | %.1f | %d | %d |\n", t, s.Gold, s.Detected, d.P, d.R, d.F1, s.Typed, s.Extra)
	}
	b.WriteString("\n| score | mentions | mean score | right |\n|---|---|---|---|\n")
	for _, bin := range r.Reliability {
		if bin.Mentions > 0 {
			fmt.Fprintf(&b, "| %.1f-%.1f | %d | %.2f | %.2f |\n", bin.From, bin.To, bin.Mentions, bin.MeanScore(), float64(bin.Right)/float64(bin.Mentions))
		}
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write scores: %w", err)
	}
	return nil
}

func row(b *strings.Builder, name string, s Scores) {
	d := s.Detect()
	fmt.Fprintf(b, "| %s | %d | %d | %.1f / %.1f / %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |\n", name, s.Articles, s.Gold,
		d.P, d.R, d.F1, s.Type().F1, s.StrictRate().F1, s.DateAccuracy(), s.ModalityAccuracy(), s.Countries().F1, s.ExtraPer100())
}

// Floor is the least that a language must reach; a zero field asks for nothing.
type Floor struct {
	Detect, Type, Strict, Modality float64 // F1, and accuracy, in percent
	MaxExtra                       float64 // wrong mentions in 100 texts without events; negative for none
}

// Below lists where s falls short of f, in words; nil when it does not.
func (f Floor) Below(s Scores) []string {
	var out []string
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"detect F1", s.Detect().F1, f.Detect},
		{"type F1", s.Type().F1, f.Type},
		{"strict F1", s.StrictRate().F1, f.Strict},
		{"modality accuracy", s.ModalityAccuracy(), f.Modality},
	} {
		if c.got < c.want {
			out = append(out, fmt.Sprintf("%s is %.1f, the floor is %.1f", c.name, c.got, c.want))
		}
	}
	if most := max(f.MaxExtra, 0); f.MaxExtra != 0 && s.ExtraPer100() > most {
		out = append(out, fmt.Sprintf("%.1f wrong mentions in 100 texts without events, the ceiling is %.1f", s.ExtraPer100(), most))
	}
	return out
}

// ParseFloor reads "detect=80,type=70,strict=55,modality=88,extra=5"; what is
// left out asks for nothing.
func ParseFloor(s string) (Floor, error) {
	var f Floor
	fields := map[string]*float64{"detect": &f.Detect, "type": &f.Type, "strict": &f.Strict, "modality": &f.Modality, "extra": &f.MaxExtra}
	for part := range strings.SplitSeq(s, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		field, ok := fields[name]
		if !ok {
			return Floor{}, fmt.Errorf("%w: %q is none of detect, type, strict, modality, extra", timeline.ErrInvalid, name)
		}
		n, err := strconv.ParseFloat(value, 64)
		if err != nil || n < 0 || n > 100 {
			return Floor{}, fmt.Errorf("%w: %s=%s is no percentage", timeline.ErrInvalid, name, value)
		}
		if *field = n; field == &f.MaxExtra && n == 0 {
			*field = -1
		}
	}
	return f, nil
}
