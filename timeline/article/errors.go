package article

import (
	"fmt"

	"demarche/timeline"
)

// Codes of Error. They are part of the public contract.
const (
	CodeEmpty       = "empty"        // nothing, or only white space
	CodeBinary      = "binary"       // no format that is read here
	CodeTooLarge    = "too-large"    // over MaxBytes or MaxTextBytes
	CodeUnreadable  = "unreadable"   // the input broke off
	CodeBadJSON     = "bad-json"     // malformed JSON, or a field of the wrong type
	CodeBadDate     = "bad-date"     // published is no date
	CodeBadHTML     = "bad-html"     // nested too deeply
	CodeBadFeed     = "bad-feed"     // malformed RSS or Atom
	CodeBadPDF      = "bad-pdf"      // damaged or locked PDF
	CodeGarbledText = "garbled-text" // a PDF whose fonts do not say which letters they draw
	CodeBadDOCX     = "bad-docx"     // damaged DOCX
	CodeNoText      = "no-text"      // markup without an article in it
)

// Error says why an input gave no article. Code is stable, Message is for people
// and names the thing at fault.
type Error struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Err     error  `json:"-"` // what lies under it; may be nil
}

// Error is the message.
func (e *Error) Error() string { return e.Message }

// Unwrap gives the class of the error, and what lies under it.
func (e *Error) Unwrap() []error {
	class := timeline.ErrInvalid
	switch e.Code {
	case CodeEmpty, CodeNoText:
		class = timeline.ErrNoText
	case CodeBinary, CodeGarbledText:
		class = timeline.ErrUnsupported
	}
	if e.Err == nil {
		return []error{class}
	}
	return []error{class, e.Err}
}

func errorf(code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}
