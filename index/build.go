package index

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	bleveindex "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"
)

// Sizes of a batch: so many clauses go to bleve at once, from at most so many documents. Settings follow the
// measurements in docs/search.md.
const (
	batchClauses   = 5_000
	batchDocuments = 500
	buildWorkers   = 2
	buildGC        = 200 // percent (runtime/debug.SetGCPercent)
)

// collectLess lets memory grow before it is cleared up, while an index is built: what a batch needs is garbage when it is
// written. It returns how to go back.
func collectLess() (undo func()) {
	usual := debug.SetGCPercent(buildGC)
	if usual < 0 || usual > buildGC { // somebody wants even less
		debug.SetGCPercent(usual)
	}
	return func() { debug.SetGCPercent(usual) }
}

// mostPieces is more than a build leaves.
const mostPieces = 10_000

// settle joins the pieces in which an index was written into one: a quarter smaller, and faster to search.
func settle(ctx context.Context, b bleve.Index) error {
	low, err := b.Advanced()
	if err != nil {
		return err
	}
	store, ok := low.(*scorch.Scorch)
	if !ok {
		return errNoSegments
	}
	one := mergeplan.SingleSegmentMergePlanOptions
	one.SegmentsPerMergeTask = mostPieces // at once, where ten at a time would leave several
	if err := store.ForceMerge(ctx, &one); err != nil {
		return fmt.Errorf("join the pieces of the index: %w", err)
	}
	return nil
}

// build makes a new index of the whole ledger in a folder: one goroutine reads the ledger, two give batches to bleve.
func (x *Index) build(ctx context.Context, folder string, progress func(done, total int)) (err error) {
	defer collectLess()()
	b, err := bleve.New(folder, bleve.NewIndexMapping())
	if err != nil {
		return fmt.Errorf("make the index: %w", err)
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	state, err := x.ledger.State(ctx)
	if err != nil {
		return err
	}
	if err := x.ledger.ClearQueue(ctx); err != nil {
		return err
	}
	ids, err := x.ledger.PresentIDs(ctx)
	if err != nil {
		return err
	}
	low, err := b.Advanced()
	if err != nil {
		return err
	}
	batches := make(chan *bleveindex.Batch)
	group, reading := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(batches)
		return x.readAll(reading, ids, batches, progress)
	})
	for range buildWorkers {
		group.Go(func() error {
			for batch := range batches {
				if err := low.Batch(batch); err != nil {
					return fmt.Errorf("write the index: %w", err)
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := settle(ctx, b); err != nil {
		return err
	}
	if err := noteState(b, state); err != nil {
		return err
	}
	// Only a whole index bears the version: one that was cut short is made again.
	return b.SetInternal(formatKey, []byte(formatVersion))
}

// readAll turns the ledger's documents into batches.
func (x *Index) readAll(ctx context.Context, ids []int64, out chan<- *bleveindex.Batch, progress func(done, total int)) error {
	in := x.newIntake()
	send := func() error {
		select {
		case out <- in.take():
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for i, id := range ids {
		if err := in.add(ctx, id); err != nil {
			return err
		}
		if in.isFull() {
			if err := send(); err != nil {
				return err
			}
		}
		if progress != nil {
			progress(i+1, len(ids))
		}
	}
	return send()
}
