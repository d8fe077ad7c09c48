package scan

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/huonguoc/huonguoc/corpus/source"
)

// Check reads and judges the files and stores nothing. The outcomes stand in the order of the files; each is called with
// every outcome as it comes, one at a time. It fails only when ctx ends.
func (s *Scanner) Check(ctx context.Context, files []source.File, each func(Outcome)) ([]Outcome, error) {
	outcomes := make([]Outcome, len(files))
	work := func(ctx context.Context, i int) (Outcome, error) {
		doc, data := load(files[i])
		return s.read(ctx, doc, data), nil
	}
	err := s.forEach(ctx, len(files), work, func(i int, o Outcome) error {
		outcomes[i] = o
		each(o)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return outcomes, nil
}

// forEach runs work for 0 … n-1 on the scanner's workers and hands the outcomes to take, one at a time. An outcome that
// was made while ctx ended is dropped: a reader that was stopped has not judged its file.
func (s *Scanner) forEach(ctx context.Context, n int, work func(context.Context, int) (Outcome, error), take func(int, Outcome) error) error {
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(max(s.Workers, 1))
	var taking sync.Mutex
	for i := 0; i < n && within.Err() == nil; i++ {
		group.Go(func() error {
			o, err := work(within, i)
			if err == nil {
				err = within.Err()
			}
			if err != nil {
				return err
			}
			taking.Lock()
			defer taking.Unlock()
			return take(i, o)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}
