package extract

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Read reads a file in this process. It never fails: what cannot be read has StatusUnreadable and a Reason. A reader's
// panic is contained; the time limit holds as far as the reader looks at its context. Use a Pool for files that nobody
// has vouched for.
func Read(ctx context.Context, data []byte, limits Limits) Result {
	return readWith(ctx, data, limits, readers())
}

func readWith(ctx context.Context, data []byte, limits Limits, among []reader) Result {
	here := func(ctx context.Context, data []byte, t task) answer { return perform(ctx, data, limits, t, among) }
	return recogniser{limits: limits, perform: here, find: ocr.Find, parallel: 1}.read(ctx, data)
}

// attempt runs the reader for the data's format.
func attempt(ctx context.Context, data []byte, limits Limits, among []reader) (result Result, err error) {
	if len(data) == 0 {
		return Result{Format: corpus.FormatUnknown}, reading.Fail(corpus.ReasonEmpty, "read a file of no bytes")
	}
	if int64(len(data)) > limits.Bytes {
		return Result{Format: corpus.FormatUnknown}, reading.Fail(corpus.ReasonTooLarge, "read %d bytes, the limit is %d", len(data), limits.Bytes)
	}
	result.Format = corpus.FormatUnknown
	defer contain(&err)
	r := find(data, among)
	result.Format = r.format
	read, err := r.read(ctx, data, limits)
	if read.Format == "" {
		read.Format = r.format
	}
	return read, err
}

// errPanic marks a panic that was contained.
var errPanic = errors.New("the reader panicked")

func contain(err *error) {
	if p := recover(); p != nil {
		*err = &reading.Error{Reason: corpus.ReasonCrashed, Err: fmt.Errorf("%w: %v\n%s", errPanic, p, debug.Stack())}
	}
}

func unread(format corpus.Format, engine string, reason corpus.Reason) Result {
	if format == "" {
		format = corpus.FormatUnknown
	}
	return Result{Format: format, Engine: engine, Status: corpus.StatusUnreadable, Reason: reason}
}
