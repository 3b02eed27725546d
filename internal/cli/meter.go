package cli

import (
	"io"

	"github.com/schollz/progressbar/v3"
)

// meter shows on a terminal how much of a reader has been read.
type meter struct {
	r          io.Reader
	bar        *progressbar.ProgressBar
	read, told int64
	step       int64 // bytes between two moves of the bar
}

// meter makes a meter of r, whose size in bytes is -1 where it is not known.
func (app *App) meter(what string, r io.Reader, size int64) *meter {
	var w io.Writer = io.Discard
	if app.Terminal {
		w = app.Err
	}
	return &meter{r: r, step: max(size/500, 64<<10), bar: progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what), progressbar.OptionShowBytes(true),
		progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionSetRenderBlankState(true),
		progressbar.OptionSetSpinnerChangeInterval(0))} // its ticker would race with Set
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.read += int64(n)
	if m.read-m.told >= m.step {
		m.told = m.read
		_ = m.bar.Set64(m.read) // a bar that cannot be drawn is no fault of the import
	}
	return n, err
}

func (m *meter) finish() { _ = m.bar.Finish() }
