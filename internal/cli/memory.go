package cli

import (
	"context"
	"runtime"
	"runtime/debug"

	"demarche/models"
)

// Garbage beside what is in use: a share of it while the index is made, for its
// columns are copied as they grow, and then at most so many bytes, where Go's own
// rule would let a large index double.
const (
	garbagePercent = 25
	garbageBytes   = 208 << 20
)

// usualPercent is Go's own rule, which stands unless the variable GOGC tells another.
const usualPercent = 100

// boundMemory keeps garbage within those bounds, from now on and for the whole
// process, unless whoever started it chose a rule with GOGC.
func boundMemory(ctx context.Context, store *models.Store) {
	if chosen := debug.SetGCPercent(garbagePercent); chosen != usualPercent {
		debug.SetGCPercent(chosen)
		return
	}
	if store.WaitIndex(ctx) != nil {
		return
	}
	debug.FreeOSMemory() // what making the index left
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(int(min(usualPercent, max(10, garbageBytes*100/max(1, m.HeapAlloc)))))
}

// importPercent is the rule while events are imported: little is in use then, most is
// garbage at once, and a tenth of the processor would go into collecting it.
const importPercent = 400

// allowGarbage sets that rule, unless whoever started the process chose one with GOGC,
// until the function that it gives is called.
func allowGarbage() (restore func()) {
	before := debug.SetGCPercent(importPercent)
	if before != usualPercent {
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}
