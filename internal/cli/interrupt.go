package cli

import (
	"context"
	"io"
)

// contextReader stops reading when its context ends, even while it waits for a
// terminal or a pipe that sends nothing: Ctrl-C must end the program then too.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

type readResult struct {
	n   int
	err error
}

// Read reads into p, or gives the error of the context.
func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	buf := make([]byte, len(p)) // a read left behind must not write into p
	done := make(chan readResult, 1)
	go func() {
		n, err := r.r.Read(buf)
		done <- readResult{n, err}
	}()
	select {
	case got := <-done:
		return copy(p, buf[:got.n]), got.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}
