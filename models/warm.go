package models

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// warm reads the database's file once from end to end, so that pages need not wait
// for the disk, which reads a file in one go many times as fast as here and there.
// It does so only where the system tells that memory has room for the file twice,
// as Linux does. The file stays open until the store is closed: to close it takes every
// lock of this process on it away, SQLite's too (fcntl(2)), and another process would
// take the database for unused and remove its log.
func (f *follower) warm(ctx context.Context) {
	path := f.store.path
	info, err := os.Stat(path)
	if path == "" || err != nil || info.Size()*2 > freeMemory() {
		return
	}
	begun := time.Now()
	if f.file, err = os.Open(path); err == nil {
		err = readThrough(ctx, f.file)
	}
	if err != nil {
		if ctx.Err() == nil {
			f.log.WarnContext(ctx, "database not read ahead", "error", err)
		}
		return
	}
	f.log.InfoContext(ctx, "database read ahead", "megabytes", info.Size()>>20, "seconds", time.Since(begun).Seconds())
}

func readThrough(ctx context.Context, file io.Reader) error {
	buf := make([]byte, 1<<20)
	for ctx.Err() == nil {
		begun := time.Now()
		if _, err := file.Read(buf); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read ahead: %w", err)
		}
		if took := time.Since(begun); took > fromMemory {
			select { // half of the disk's time is for those who ask
			case <-time.After(took):
			case <-ctx.Done():
			}
		}
	}
	return ctx.Err()
}

// fromMemory is in what time a piece of a file comes that need not be read from a disk.
const fromMemory = time.Millisecond

// freeMemory is how many bytes the system could give to files; 0 where it does not tell.
func freeMemory() int64 {
	info, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	return availableMemory(string(info))
}

func availableMemory(info string) int64 {
	for line := range strings.Lines(info) {
		if rest, ok := strings.CutPrefix(line, "MemAvailable:"); ok {
			kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			if err != nil {
				return 0
			}
			return kb << 10
		}
	}
	return 0
}
