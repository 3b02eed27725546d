package faults

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// smallDisk is a folder on a disk of its own of so many bytes; the test is skipped
// where none may be made.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("no small disk can be made: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestAFullDiskStopsWritersAlone(t *testing.T) {
	t.Parallel()
	dir := smallDisk(t, "3m")
	db, export := filepath.Join(dir, "full.db"), filepath.Join(dir, "out.json")
	if err := os.WriteFile(export, []byte(standing), 0o600); err != nil {
		t.Fatal(err)
	}
	s := start(t, db, nil)
	accepted(t, s, 0)
	filler := strings.Repeat("The weather stays as it was, with some clouds over the hills. ", 2000)
	var answer string
	status := http.StatusAccepted
	n := 0
	for ; status == http.StatusAccepted && n < 100; n++ {
		var err error
		if status, answer, err = s.post(story(n+1)+"\n\n"+filler, storyKey(n+1)); err != nil {
			t.Fatal(err)
		}
	}
	if status != http.StatusInsufficientStorage || !strings.Contains(answer, "/problems/storage-full") {
		t.Fatalf("after %d articles: status %d: %s", n, status, answer)
	}
	for _, path := range []string{"/events", "/events.csv", "/facets", "/density", "/index.bin"} {
		if status, answer, err := s.do("GET", path, ""); err != nil || status != http.StatusOK {
			t.Errorf("%s on a full disk: status %d: %.200s, %v", path, status, answer, err)
		}
	}
	exportToFullDisk(t, export, db)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	for status != http.StatusAccepted { // the same article again, now that there is room
		var err error
		if status, _, err = s.post(story(n)+"\n\n"+filler, storyKey(n)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.kill()
	leasesEnd(t, db)
	s = start(t, db, nil)
	settled(t, db)
	s.stop(t)
	sound(t, db)
	onceEach(t, db, n+1)
}

const standing = "what was there before"

// exportToFullDisk writes an export to a disk without room: what stood under its name
// before stands still, and nothing else does.
func exportToFullDisk(t *testing.T, name, db string) {
	t.Helper()
	pad := name + ".pad"
	if err := os.WriteFile(pad, make([]byte, 8<<20), 0o600); err == nil {
		t.Error("the disk is not full")
	}
	status, out, errs := run(t, nil, "export", "--db", db, "-o", name)
	if status != 1 || !strings.Contains(errs, name) {
		t.Errorf("export to a full disk: status %d: %s%s", status, out, errs)
	}
	if text, err := os.ReadFile(name); err != nil || string(text) != standing {
		t.Errorf("%q stands under the name of the export, %v", text, err)
	}
	if parts, err := filepath.Glob(name + ".*.part"); err != nil || len(parts) > 0 {
		t.Errorf("left behind: %v, %v", parts, err)
	}
	if err := os.Remove(pad); err != nil {
		t.Fatal(err)
	}
}
