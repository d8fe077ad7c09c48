package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Caps that no honest document comes near; without them a file of a few kilobytes can ask for days of work.
const (
	maxFormDepth  = 8         // Form XObjects drawn inside Form XObjects
	maxFormCalls  = 50_000    // in one document
	maxPageGlyphs = 400_000   // a page set in the smallest type has about 20,000
	maxPageRules  = 20_000    //
	maxOperands   = 1_000     // of one operator
	maxTreeNodes  = 1_000_000 // of the page tree
	maxTreeDepth  = 64
	checkEvery    = 1_024 // operators between two looks at the context
)

// budget counts what one document has cost and says when it is over.
type budget struct {
	ctx      context.Context
	limits   reading.Limits
	expanded int64
	forms    int
	steps    int
}

// step counts an operator; the error is the context's.
func (b *budget) step() error {
	if b.steps++; b.steps%checkEvery != 0 {
		return nil
	}
	if err := b.ctx.Err(); err != nil {
		return fmt.Errorf("read pdf: %w", err)
	}
	return nil
}

func (b *budget) form() error {
	if b.forms++; b.forms > maxFormCalls {
		return reading.Fail(corpus.ReasonTooLarge, "read pdf: more than %d form objects drawn", maxFormCalls)
	}
	return nil
}

// fatal tells whether an error ends the reading of the whole document and not only of a page or stream.
func fatal(err error) bool {
	var failure *reading.Error
	return errors.As(err, &failure) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// stream unpacks a stream. What could be unpacked comes back with the error: half a page is better than none.
func (b *budget) stream(v led.Value) (data []byte, err error) {
	defer contain(&err, "unpack stream")
	data, err = io.ReadAll(io.LimitReader(&watched{b.ctx, v.Reader()}, b.limits.Part+1))
	b.expanded += int64(len(data))
	if int64(len(data)) > b.limits.Part || b.expanded > b.limits.Expanded {
		return nil, reading.Fail(corpus.ReasonTooLarge, "unpack stream: more than %d bytes", b.limits.Part)
	}
	if err != nil {
		return data, fmt.Errorf("unpack stream: %w", err)
	}
	return data, nil
}

// watched stops a reader when the context ends.
type watched struct {
	ctx context.Context
	r   io.Reader
}

func (w *watched) Read(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.r.Read(p)
}

// contain turns a panic of the object layer into an error; foreign bytes reach its panics by design.
func contain(err *error, attempt string) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("%s: %v", attempt, cause)
	}
}
