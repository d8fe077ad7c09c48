package extract

import (
	"context"
	"fmt"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// task says what is to be done with a file. The zero value reads it as it is.
type task struct {
	Format corpus.Format // as the first reading judged it; for the other two kinds
	// Page, if positive, asks to recognise that page with Engine.
	Page   int
	Engine ocr.Engine
	Show   bool // the page is drawn for a person instead
	// Recognised, if not empty, asks to read the file again with these pages.
	Recognised []ocr.Page
}

// answer is what came of a task. Reason says why there is no page.
type answer struct {
	Result  Result
	Page    ocr.Page
	Picture []byte // PNG
	Reason  corpus.Reason
}

// time is how long a task may take with a file of the given size.
func (t task) time(l Limits, size int) time.Duration {
	if t.Page > 0 {
		return l.PageTime
	}
	return l.Deadline(size)
}

// perform does a task in this process.
func perform(ctx context.Context, data []byte, limits Limits, t task, among []reader) answer {
	limits = limits.WithDefaults()
	ctx, cancel := context.WithTimeout(ctx, t.time(limits, len(data)))
	defer cancel()
	switch {
	case t.Show:
		picture, err := showPage(ctx, data, limits, t)
		return answer{Picture: picture, Reason: reading.ReasonOf(err)}
	case t.Page > 0:
		page, err := recognisePage(ctx, data, limits, t)
		return answer{Page: page, Reason: reading.ReasonOf(err)}
	case len(t.Recognised) > 0:
		return answer{Result: tried(judged(attemptJoin(ctx, data, limits, t)))}
	default:
		return answer{Result: judged(attempt(ctx, data, limits, among))}
	}
}

// judged is the verdict on an attempt.
func judged(r Result, err error) Result {
	if err != nil {
		failed := unread(r.Format, r.Engine, reading.ReasonOf(err))
		failed.Pages, failed.Pending = r.Pages, r.Pending
		return failed
	}
	mend(&r)
	judge(&r)
	return r
}

// tried corrects the reason of a file that would need recognition and has had it.
func tried(r Result) Result {
	if r.Reason == corpus.ReasonNoTextLayer {
		r.Reason = corpus.ReasonOCRFailed
	}
	return r
}

func attemptJoin(ctx context.Context, data []byte, limits Limits, t task) (result Result, err error) {
	result.Format = t.Format
	defer contain(&err)
	p, err := pagerOf(t.Format)
	if err != nil {
		return result, err
	}
	read, err := p.join(ctx, data, limits, t.Recognised)
	if read.Format == "" {
		read.Format = t.Format
	}
	return read, err
}

func recognisePage(ctx context.Context, data []byte, limits Limits, t task) (page ocr.Page, err error) {
	defer contain(&err)
	p, err := pagerOf(t.Format)
	if err != nil {
		return page, err
	}
	picture, err := p.render(ctx, data, t.Page, limits)
	if err != nil {
		return page, fmt.Errorf("render page %d: %w", t.Page, err)
	}
	return t.Engine.Recognise(ctx, t.Page, picture)
}
