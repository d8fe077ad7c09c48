package index

import (
	"context"
	"errors"
	"fmt"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// Sync brings the index up to date with the ledger. It may be stopped at any moment: a document leaves the ledger's
// queue only after the index has it.
func (x *Index) Sync(ctx context.Context, progress func(done, total int)) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	return x.sync(ctx, progress)
}

func (x *Index) sync(ctx context.Context, progress func(done, total int)) error {
	total, err := x.ledger.QueueLength(ctx)
	if err != nil || total == 0 {
		return err
	}
	defer x.forget()
	in := x.newIntake()
	for done := 0; ; {
		ids, err := x.ledger.Queued(ctx, batchDocuments)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			return x.caughtUp(ctx)
		}
		for len(ids) > 0 {
			n, err := x.syncSome(ctx, in, ids)
			if err != nil {
				return fmt.Errorf("bring the index up to date: %w", err)
			}
			ids = ids[n:]
			done += n
			if progress != nil {
				progress(done, max(done, total))
			}
		}
	}
}

// caughtUp notes the state that the index has now.
func (x *Index) caughtUp(ctx context.Context) error {
	state, err := x.ledger.State(ctx)
	if err != nil {
		return err
	}
	return noteState(x.bleve, state)
}

// syncSome indexes documents until a batch is full, and tells how many.
func (x *Index) syncSome(ctx context.Context, in *intake, ids []int64) (int, error) {
	n := 0
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if err := x.replace(ctx, in, id); err != nil {
			return 0, err
		}
		n++
		if in.isFull() {
			break
		}
	}
	if err := x.write(in.take()); err != nil {
		return 0, err
	}
	return n, x.ledger.Indexed(ctx, ids[:n])
}

// write gives a batch to bleve.
func (x *Index) write(batch *bleveindex.Batch) error {
	x.open.RLock()
	defer x.open.RUnlock()
	if x.bleve == nil {
		return errClosed
	}
	low, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	return low.Batch(batch)
}

// replace puts a document's clauses into a batch, and takes out those it no longer has.
func (x *Index) replace(ctx context.Context, in *intake, id int64) error {
	old, err := x.entriesOf(id)
	if err != nil {
		return err
	}
	for _, name := range old {
		in.batch.Delete(name)
	}
	return in.add(ctx, id) // an entry that stays takes its deletion back
}

// entriesOf are the names of a document's entries in the index as it stands.
func (x *Index) entriesOf(id int64) (names []string, err error) {
	dict, err := x.bleve.FieldDictPrefix(fieldID, []byte(entryPrefix(id)))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, dict.Close()) }()
	for {
		e, err := dict.Next()
		if e == nil || err != nil {
			return names, err
		}
		names = append(names, e.Term)
	}
}

// refreshAtOnce is how many documents a search waits for.
const refreshAtOnce = 200

// refresh takes up what the ledger has queued, unless that is much or another goroutine is at it, and tells how many
// documents the index is then behind.
func (x *Index) refresh(ctx context.Context) (behind int, err error) {
	behind, err = x.ledger.QueueLength(ctx)
	if err != nil || behind == 0 || behind > refreshAtOnce || !x.writing.TryLock() {
		return behind, err
	}
	defer x.writing.Unlock()
	if err := x.sync(ctx, nil); err != nil {
		return behind, err
	}
	return x.ledger.QueueLength(ctx)
}
