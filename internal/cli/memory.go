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
	garbageBytes   = 256 << 20
)

// boundMemory keeps garbage within those bounds, from now on and for the whole process.
func boundMemory(ctx context.Context, store *models.Store) {
	debug.SetGCPercent(garbagePercent)
	if store.WaitIndex(ctx) != nil {
		return
	}
	debug.FreeOSMemory() // what making the index left
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetGCPercent(int(min(100, max(10, garbageBytes*100/max(1, m.HeapAlloc)))))
}
