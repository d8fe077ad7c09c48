package reading

import (
	"context"
	"errors"
	"fmt"

	"github.com/huonguoc/huonguoc/corpus"
)

// Error says why a file has no text, in a word that people are shown a sentence for.
type Error struct {
	Reason corpus.Reason
	Err    error // what was attempted and what went wrong, for the log; may be nil
}

// Fail makes an Error; the message is formatted as by fmt.Errorf and may wrap with %w.
func Fail(reason corpus.Reason, format string, args ...any) *Error {
	return &Error{Reason: reason, Err: fmt.Errorf(format, args...)}
}

func (e *Error) Error() string {
	if e.Err == nil {
		return string(e.Reason)
	}
	return string(e.Reason) + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// ReasonOf is the reason that an error carries: of the outermost *Error in its chain, ReasonTimeout for a context that
// ended, ReasonDamaged for anything else, ReasonNone for nil.
func ReasonOf(err error) corpus.Reason {
	var failure *Error
	switch {
	case err == nil:
		return corpus.ReasonNone
	case errors.As(err, &failure):
		return failure.Reason
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return corpus.ReasonTimeout
	default:
		return corpus.ReasonDamaged
	}
}
