package extract

import (
	"context"
	"path/filepath"

	"golang.org/x/sync/errgroup"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
)

// recogniser reads a file in up to three steps: as it is; then its pages without usable text, each a task of its own that
// may fail or be killed for itself; then again with what was recognised on them.
type recogniser struct {
	limits   Limits
	perform  func(ctx context.Context, data []byte, t task) answer // here or in a child process
	find     func(ctx context.Context) (ocr.Engine, error)
	parallel int
}

func (r recogniser) read(ctx context.Context, data []byte) Result {
	first := r.perform(ctx, data, task{}).Result
	if len(first.Pending) == 0 || r.limits.NoRecognition {
		return final(first)
	}
	engine, err := r.find(ctx)
	if err != nil {
		return final(first)
	}
	pages, failed := r.pages(ctx, data, first, engine)
	if len(pages) == 0 {
		if first.Reason == corpus.ReasonNoTextLayer {
			first.Reason = failed
		}
		return final(first)
	}
	return final(r.perform(ctx, data, task{Format: first.Format, Recognised: pages}).Result)
}

// final drops what is between the readers and this package.
func final(r Result) Result {
	r.Pending = nil
	return r
}

// pages recognises the pages that are pending. Of those that cannot be, failed is the reason of the last.
func (r recogniser) pages(ctx context.Context, data []byte, of Result, engine ocr.Engine) (pages []ocr.Page, failed corpus.Reason) {
	answers := make([]answer, len(of.Pending))
	var group errgroup.Group
	group.SetLimit(max(r.parallel, 1))
	for i, number := range of.Pending {
		group.Go(func() error {
			answers[i] = r.page(ctx, data, task{Format: of.Format, Page: number, Engine: engine})
			return nil
		})
	}
	_ = group.Wait() // its functions give no errors
	for _, a := range answers {
		if a.Reason != corpus.ReasonNone {
			failed = a.Reason
			continue
		}
		pages = append(pages, a.Page)
	}
	return pages, failed
}

// page gives a page from the cache, or recognises it and keeps it there. A page that cannot be kept costs time, later.
func (r recogniser) page(ctx context.Context, data []byte, t task) answer {
	cache := r.cache()
	key := ocr.Key(data, t.Page, t.Engine)
	if page, ok := cache.Get(key); ok {
		return answer{Page: page}
	}
	a := r.perform(ctx, data, t)
	if a.Reason == corpus.ReasonNone {
		_ = cache.Put(key, a.Page)
	}
	return a
}

func (r recogniser) cache() ocr.Cache {
	if r.limits.CacheDir == "" {
		return ocr.Cache{}
	}
	return ocr.Cache{Dir: filepath.Join(r.limits.CacheDir, "pages")}
}
