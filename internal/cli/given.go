package cli

import (
	"errors"
	"strings"

	"github.com/alecthomas/kong"
)

// words is the value of a flag that must not be empty: a script whose variable was not
// set must not choose everything.
type words string

// UnmarshalText is how the flag is read.
func (w *words) UnmarshalText(text []byte) error {
	if err := given(string(text)); err != nil {
		return err
	}
	*w = words(text)
	return nil
}

// values are those of a flag that takes many, with commas or one by one; none is empty.
type values []string

// Decode is how the flag is read.
func (v *values) Decode(ctx *kong.DecodeContext) error {
	var text string
	if err := ctx.Scan.PopValueInto("value", &text); err != nil {
		return err
	}
	for _, part := range kong.SplitEscaped(text+",", ',') { // which drops an empty end
		if err := given(part); err != nil {
			return err
		}
		*v = append(*v, part)
	}
	return nil
}

func given(text string) error {
	if strings.TrimSpace(text) == "" {
		return errors.New("a value is empty: leave the flag out to choose everything")
	}
	return nil
}
