package timex

import "fmt"

// op says what the resolver does with a rule's value.
type op uint8

const (
	opDate     op = iota // a date by its parts
	opShift              // so many units from a date
	opSpan               // the last or next so many units
	opPart               // early, late, middle of a date
	opNth                // the nth unit or weekday of a date
	opUnitOf             // the week, month or year that holds a date
	opRange              // from one date to another
	opBound              // before, after, since or until a date
	opSame               // the date that its only T is, in a wider extent
	opRunning            // so many units that start with a date
	opDuration           // a length of time
	opSet                // a repeated time
	opEvent              // a length of time before or after something told beside it
	opNone               // no time expression, though it looks like one
)

func opByName(name string) (op, error) {
	if name == "" {
		return opDate, nil
	}
	for i, n := range []string{"date", "shift", "span", "part", "nth", "unitof", "range", "bound", "same", "running", "duration", "set", "event", "none"} {
		if n == name {
			return op(i), nil
		}
	}
	return 0, fmt.Errorf("op %q does not exist", name)
}

// parts is how many Ts the patterns of an op need.
func (o op) parts() int {
	switch o {
	case opPart, opNth, opUnitOf, opBound, opSame, opRunning:
		return 1
	case opRange:
		return 2
	}
	return 0
}
