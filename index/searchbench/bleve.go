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

// settling is how long old pieces may stay behind; it is in the time of building.
const settling = time.Second

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
	time.Sleep(settling)
	return sizeBelow(filepath.Join(o.home, index.FolderName))
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
