package extract

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Pool reads files in child processes of this same program, so that a file can take down a child and nothing else. A
// child reads one file at a time and is used again; one that crashed, ran past its time or took too much memory is
// replaced. The program must call ServeIfChild first thing in main.
type Pool struct {
	limits Limits
	size   int
	slots  chan *worker // one entry per child that may run; nil where none was started yet

	found func() (ocr.Engine, error)

	ctx    context.Context // ends when the pool closes
	cancel context.CancelFunc
	once   sync.Once
	alone  atomic.Bool // no child can be started here; found out once, since each try may cost startTime
}

// NewPool makes a pool of so many children, one per processor when size is not positive. Children start when they are
// first needed.
func NewPool(size int, limits Limits) *Pool {
	if size <= 0 {
		size = runtime.NumCPU()
	}
	p := &Pool{limits: limits.WithDefaults(), size: size, slots: make(chan *worker, size)}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	p.found = sync.OnceValues(func() (ocr.Engine, error) { return ocr.Find(p.ctx) })
	for range size {
		p.slots <- nil
	}
	return p
}

// Read reads a file in a child process. It waits for a free child, and never fails: what cannot be read has
// StatusUnreadable and a Reason. When ctx ends, or the pool closes, the child is killed and the reason is
// ReasonTimeout; ask ctx.Err() before believing it.
//
// Where the system lets no child start, the file is read in this process, with what Read can contain.
func (p *Pool) Read(ctx context.Context, data []byte) Result {
	if refused, ok := p.refuse(data); ok {
		return refused
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(p.ctx, cancel)()
	return recogniser{limits: p.limits, perform: p.perform, find: p.engine, parallel: p.size}.read(ctx, data)
}

// CanRecognise tells whether pictures of text are recognised: it is allowed, and tesseract is here with its model.
func (p *Pool) CanRecognise(ctx context.Context) bool {
	if p.limits.NoRecognition {
		return false
	}
	_, err := p.engine(ctx)
	return err == nil
}

// engine looks for tesseract once; programs are not installed while a scan runs.
func (p *Pool) engine(context.Context) (ocr.Engine, error) { return p.found() }

// perform does a task in a child process. It waits for a free one.
func (p *Pool) perform(ctx context.Context, data []byte, t task) answer {
	if ctx.Err() != nil || p.ctx.Err() != nil {
		return failure(data, corpus.ReasonTimeout)
	}
	select {
	case <-ctx.Done():
		return failure(data, corpus.ReasonTimeout)
	case w := <-p.slots:
		result, w := p.performIn(ctx, w, data, t)
		p.slots <- w
		return result
	}
}

// failure is the answer of a child that gave none.
func failure(data []byte, reason corpus.Reason) answer {
	return answer{Result: unread(formatBySign(data), "", reason), Reason: reason}
}

// refuse answers for files that need no child.
func (p *Pool) refuse(data []byte) (Result, bool) {
	switch {
	case len(data) == 0:
		return unread(corpus.FormatUnknown, "", corpus.ReasonEmpty), true
	case int64(len(data)) > p.limits.Bytes:
		return unread(formatBySign(data), "", corpus.ReasonTooLarge), true
	}
	return Result{}, false
}

// performIn does a task with a child, starting one if there is none, and gives the child back unless it is spent.
func (p *Pool) performIn(ctx context.Context, w *worker, data []byte, t task) (answer, *worker) {
	if p.alone.Load() {
		return perform(ctx, data, p.limits, t, readers()), nil
	}
	if w == nil {
		started, err := startWorker(ctx, p.limits)
		if err != nil && ctx.Err() != nil {
			return failure(data, corpus.ReasonTimeout), nil
		}
		if err != nil {
			p.alone.Store(true)
			return perform(ctx, data, p.limits, t, readers()), nil
		}
		w = started
	}
	result, err := w.perform(ctx, data, t)
	if err != nil {
		w.stop()
		return failure(data, reading.ReasonOf(err)), nil
	}
	if w.bloated() {
		w.stop()
		w = nil
	}
	return result, w
}

// Close ends all children, also those that are reading, and waits for them.
func (p *Pool) Close() error {
	var failed error
	p.once.Do(func() {
		p.cancel()
		for range p.size {
			if w := <-p.slots; w != nil {
				if err := w.close(); err != nil {
					failed = fmt.Errorf("close the pool: %w", err)
				}
			}
		}
		for range p.size {
			p.slots <- nil
		}
	})
	return failed
}
