package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

// Old pieces of the index may stay behind for a moment: how often and how long they are waited for, within the time of
// building.
const (
	settleTries = 100
	settleWait  = 10 * time.Millisecond
)

// own is the project's own index on bleve.
type own struct {
	home   string
	ledger *ledger.Ledger
	index  *index.Index
}

func (*own) name() string { return "huonguoc (bleve)" }

func (o *own) build(ctx context.Context) (size int64, err error) {
	if o.ledger, err = ledger.Open(ctx, o.home); err != nil {
		return 0, err
	}
	if o.index, err = index.Rebuild(ctx, o.home, o.ledger, nil); err != nil {
		return 0, err
	}
	folder := filepath.Join(o.home, index.FolderName)
	for range settleTries {
		pieces, err := filepath.Glob(filepath.Join(folder, "store", "*.zap"))
		if err != nil {
			return 0, err
		}
		if len(pieces) <= 1 {
			break
		}
		time.Sleep(settleWait)
	}
	return sizeBelow(folder)
}

func (o *own) ask(ctx context.Context, q question) (int, error) {
	results, err := o.index.Search(ctx, index.Request{Query: o.text(q), Limit: 20, Facets: true})
	return results.Total, err
}

func (*own) text(q question) string {
	switch q.kind {
	case anyOf:
		return strings.Join(q.words, " OR ")
	case phrase:
		return `"` + strings.Join(q.words, " ") + `"`
	case prefix:
		return q.words[0] + "*"
	case filtered:
		return fmt.Sprintf("%s xã mới:%05d", strings.Join(q.words, " "), 9000+q.commune)
	default:
		return strings.Join(q.words, " ")
	}
}

func (o *own) close() error {
	return errors.Join(o.index.Close(), o.ledger.Close())
}
