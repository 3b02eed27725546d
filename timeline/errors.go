package timeline

import "errors"

// Error classes that callers test with errors.Is. The detail is in the wrapping error.
var (
	// ErrInvalid is input that breaks a stated rule; the message names the thing at fault.
	ErrInvalid = errors.New("invalid")
	// ErrNoText is an article in which no text was found.
	ErrNoText = errors.New("no text")
	// ErrUnsupported is a format or language that this build cannot read.
	ErrUnsupported = errors.New("unsupported")
)
