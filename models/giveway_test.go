package models_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"demarche/models"
	"demarche/models/modelstest"
	"demarche/timeline"
)

// TestAnImportLetsOtherProcessesWrite has another process want to write while an import
// stores one batch behind the other: it need not wait for the last.
func TestAnImportLetsOtherProcessesWrite(t *testing.T) {
	path := modelstest.SQLite(t)
	importing, other := modelstest.Open(t, path), modelstest.Open(t, path)
	const batches, size = 8, 2500
	var stored atomic.Int64
	wrote := make(chan int64, 1)
	err := importing.PutAll(t.Context(), func(yield func([]timeline.Event) bool) {
		for b := range batches {
			events := make([]timeline.Event, size)
			for i := range events {
				events[i] = modelstest.Event(fmt.Sprintf("e%d-%d", b, i), "talks", "2024-03-28", "RUS", "PRK")
			}
			if !yield(events) {
				return
			}
		}
	}, func(models.Put) {
		if stored.Add(1) > 1 {
			return
		}
		go func() {
			if _, err := other.AddJob(t.Context(), models.NewJob{Kind: "test", Payload: []byte("x")}); err != nil {
				t.Error(err)
			}
			wrote <- stored.Load()
		}()
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := <-wrote; n > batches/2 {
		t.Errorf("it wrote when %d of %d batches were stored", n, batches)
	}
}
