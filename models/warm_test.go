package models

import (
	"bytes"
	"context"
	"testing"
)

func TestAvailableMemory(t *testing.T) {
	const info = "MemTotal:       24684048 kB\nMemFree:        14731396 kB\nMemAvailable:   23623680 kB\n"
	if got, want := availableMemory(info), int64(23623680)<<10; got != want {
		t.Errorf("availableMemory = %d, want %d", got, want)
	}
	for _, none := range []string{"", "MemTotal: 1 kB\n", "MemAvailable: many kB\n"} {
		if got := availableMemory(none); got != 0 {
			t.Errorf("availableMemory(%q) = %d, want 0", none, got)
		}
	}
}

func TestReadThroughEndsWithItsContext(t *testing.T) {
	file := bytes.NewReader(make([]byte, 3<<20+1))
	if err := readThrough(t.Context(), file); err != nil || file.Len() > 0 {
		t.Errorf("%d bytes are left, %v", file.Len(), err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := readThrough(ended, file); err == nil {
		t.Error("it reads on when its context has ended")
	}
}
