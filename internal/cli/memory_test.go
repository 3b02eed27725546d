package cli

import (
	"runtime/debug"
	"testing"

	"demarche/models/modelstest"
)

func TestBoundMemoryLeavesARuleThatWasChosen(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(57))
	boundMemory(t.Context(), modelstest.New(t))
	if got := debug.SetGCPercent(usualPercent); got != 57 {
		t.Errorf("a chosen rule of 57 became %d", got)
	}
	boundMemory(t.Context(), modelstest.New(t)) // without an index the rule for making one stays
	if got := debug.SetGCPercent(usualPercent); got != garbagePercent {
		t.Errorf("the usual rule became %d, want %d", got, garbagePercent)
	}
}

func TestAllowGarbageLeavesARuleThatWasChosen(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(usualPercent))
	for before, during := range map[int]int{usualPercent: importPercent, 57: 57} {
		debug.SetGCPercent(before)
		restore := allowGarbage()
		if got := debug.SetGCPercent(during); got != during {
			t.Errorf("the rule %d became %d, want %d", before, got, during)
		}
		restore()
		if got := debug.SetGCPercent(before); got != before {
			t.Errorf("afterwards the rule is %d, want %d", got, before)
		}
	}
}
