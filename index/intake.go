package index

import (
	"context"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// intake turns documents of the ledger into batches of entries. It belongs to one goroutine.
type intake struct {
	ledger   *ledger.Ledger
	analyzer *analyzer
	batch    *bleveindex.Batch
}

func (x *Index) newIntake() *intake {
	return &intake{x.ledger, newAnalyzer(x.codec), bleveindex.NewBatch()}
}

func (in *intake) isFull() bool { return len(in.batch.IndexOps) >= batchClauses }

// take gives the batch away and begins another.
func (in *intake) take() *bleveindex.Batch {
	full := in.batch
	in.batch = bleveindex.NewBatch()
	return full
}

// add puts a document's clauses into the batch; none once it is gone.
func (in *intake) add(ctx context.Context, id int64) error {
	stored, err := in.ledger.ByID(ctx, id)
	if err != nil || stored.Gone {
		return err
	}
	clauses, err := in.ledger.ClauseTexts(ctx, id)
	if err != nil {
		return err
	}
	statuses, err := statusesOf(ctx, in.ledger, stored.Findings)
	if err != nil {
		return err
	}
	marks := map[int][]mark{}
	for i, f := range stored.Findings {
		marks[f.Ordinal] = append(marks[f.Ordinal], mark{f, statuses[i]})
	}
	for _, c := range clauses {
		in.batch.Update(newEntry(in.analyzer, Ref{id, c.Ordinal}, c.Text, marks[c.Ordinal]))
	}
	return nil
}

// statusesOf are the states of findings, in their order.
func statusesOf(ctx context.Context, l *ledger.Ledger, findings []checker.Finding) ([]string, error) {
	list := make([]string, len(findings))
	for i, f := range findings {
		d, err := l.DecisionOn(ctx, f.Fingerprint)
		if err != nil {
			return nil, err
		}
		list[i] = statusOf(f, d.Decision)
	}
	return list, nil
}

// statusOf is a finding's state for the field status.
func statusOf(f checker.Finding, d checker.Decision) string {
	switch {
	case d == checker.Confirmed:
		return query.StatusConfirmed
	case d == checker.Dismissed:
		return query.StatusDismissed
	case d == checker.Unsure:
		return query.StatusUnsure
	case d == checker.Disputed:
		return query.StatusDisputed
	case f.IsHint():
		return query.StatusHint
	default:
		return query.StatusOpen
	}
}
