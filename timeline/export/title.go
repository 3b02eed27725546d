package export

import (
	"strings"

	"demarche/timeline/edtf"
)

// title is a line that names an event: "Veto: Russia → North Korea".
func title(e *Event) string {
	source, target := names(e.Parties, "source"), names(e.Parties, "target")
	others := names(e.Parties, "participant", "host", "mediator", "signatory")
	who := source
	switch {
	case source != "" && target != "":
		who = source + " → " + target
	case source == "":
		who = others
		if target != "" {
			who = strings.TrimPrefix(others+" → "+target, " → ")
		}
	}
	name := e.Label
	if note := modalityNote(e.Modality); note != "" {
		name += " (" + note + ")"
	}
	if who == "" {
		return name
	}
	return name + ": " + oneLine(who)
}

// modalityNote is what a title must say of an event that did not simply happen.
func modalityNote(m string) string {
	switch m {
	case "occurred", "":
		return ""
	}
	return m
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// days is the first and last day of e; ok is false where one is open or lies
// outside the years 1 to 9999, which calendars cannot hold.
func days(e *Event) (first, last edtf.Day, ok bool) {
	if e.First == nil || e.Last == nil {
		return 0, 0, false
	}
	a, err := edtf.Parse(*e.First)
	if err != nil {
		return 0, 0, false
	}
	b, err := edtf.Parse(*e.Last)
	if err != nil {
		return 0, 0, false
	}
	first, last = a.First(), b.Last()
	y, _, _ := first.Civil()
	z, _, _ := last.Civil()
	return first, last, y >= 1 && z <= 9999
}
