package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"

	"github.com/huonguoc/huonguoc/ledger"
)

// Sizes of a batch: so many clauses go to bleve at once, from at most so many documents.
const (
	batchClauses   = 5_000
	batchDocuments = 500
)

// Sync brings the index up to date with the ledger. It may be stopped at any moment: a document leaves the ledger's
// queue only after the index has it.
func (x *Index) Sync(ctx context.Context, progress func(done, total int)) error {
	total, err := x.ledger.QueueLength(ctx)
	if err != nil {
		return err
	}
	for done := 0; ; {
		ids, err := x.ledger.Queued(ctx, batchDocuments)
		if err != nil || len(ids) == 0 {
			return err
		}
		for len(ids) > 0 {
			n, err := x.syncSome(ctx, ids)
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

// syncSome indexes documents until a batch is full, and tells how many.
func (x *Index) syncSome(ctx context.Context, ids []int64) (int, error) {
	batch := x.bleve.NewBatch()
	n := 0
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if err := x.replace(ctx, batch, id); err != nil {
			return 0, err
		}
		n++
		if batch.Size() >= batchClauses {
			break
		}
	}
	if err := x.bleve.Batch(batch); err != nil {
		return 0, err
	}
	return n, x.ledger.Indexed(ctx, ids[:n])
}

// replace puts a document's clauses into a batch, and takes out those it no longer has.
func (x *Index) replace(ctx context.Context, batch *bleve.Batch, id int64) error {
	stored, err := x.ledger.ByID(ctx, id)
	if err != nil {
		return err
	}
	old, err := x.entriesOf(ctx, id)
	if err != nil {
		return err
	}
	now, err := x.present(ctx, stored)
	if err != nil {
		return err
	}
	for _, name := range old {
		if _, stays := now[name]; !stays {
			batch.Delete(name)
		}
	}
	for name, e := range now {
		if err := batch.Index(name, e); err != nil {
			return err
		}
	}
	return nil
}

// present are the entries a document should have: none once it is gone.
func (x *Index) present(ctx context.Context, stored ledger.Stored) (map[string]entry, error) {
	if stored.Gone {
		return nil, nil
	}
	clauses, err := x.ledger.Clauses(ctx, stored.ID)
	return entries(stored, clauses), err
}

// maxEntries bounds the clauses looked up for one document, far above any convention.
const maxEntries = 100_000

// entriesOf are the names of a document's entries in the index as it stands.
func (x *Index) entriesOf(ctx context.Context, id int64) ([]string, error) {
	q := bleve.NewTermQuery(documentKey(id))
	q.SetField(fieldDocument)
	request := bleve.NewSearchRequestOptions(q, maxEntries, 0, false)
	request.Score = "none"
	result, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(result.Hits))
	for i, hit := range result.Hits {
		names[i] = hit.ID
	}
	return names, nil
}

// isTimeout tells that the file lock of an open index could not be had. bleve passes the text of its store on.
func isTimeout(err error) bool {
	return err != nil && (errors.Is(err, context.DeadlineExceeded) || err.Error() == "timeout")
}
