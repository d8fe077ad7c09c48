package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

var made = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

// makeLedger records so many generated clauses in a new ledger: conventions of 99 communes of today and 313 of before, 3 in
// 100 clauses flagged. It returns the bytes of clause text.
func makeLedger(ctx context.Context, home string, c *chain, clauses int) (bytes int64, err error) {
	l, err := ledger.Open(ctx, home)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same corpus every time
	for n := 0; n*perConvention < clauses; n++ {
		e := convention(c, r, n, min(perConvention, clauses-n*perConvention))
		for _, clause := range e.Document.Clauses {
			bytes += int64(len(clause.Text))
		}
		if err := l.Record(ctx, e); err != nil {
			return 0, err
		}
	}
	return bytes, nil
}

func convention(c *chain, r *rand.Rand, n, clauses int) ledger.Entry {
	commune := n % 99
	path := fmt.Sprintf("/kho/%05d.docx", n)
	e := ledger.Entry{
		Key: path, At: made, Commune: checker.Commune{Code: fmt.Sprintf("%05d", 9000+commune), Name: fmt.Sprintf("xã Thứ %d", commune)},
		Document: &corpus.Document{
			Path: path, SHA256: path, Status: corpus.StatusRead,
			Convention: corpus.Convention{
				Kind: []corpus.Kind{corpus.KindHuongUoc, corpus.KindQuyUoc}[n%2], Village: fmt.Sprintf("thôn %d", n), Commune: fmt.Sprintf("xã Cũ %d", n%313),
				District: fmt.Sprintf("huyện Số %d", n%20), Province: []string{"tỉnh Bắc Ninh", "tỉnh Bắc Giang"}[n%2],
				AdoptedOn: corpus.Date(fmt.Sprintf("%d-05-01", 2000+n%25)),
			},
		},
	}
	for i := range clauses {
		e.Document.Clauses = append(e.Document.Clauses, corpus.Clause{Ordinal: i, Citation: fmt.Sprintf("Điều %d", i+1), Text: c.clause(r)})
		if r.IntN(100) < 3 {
			e.Findings = append(e.Findings, checker.Finding{
				Fingerprint: fmt.Sprintf("%s %d", path, i), Rule: fmt.Sprintf("rule-%d", r.IntN(90)), Kind: fmt.Sprintf("kind-%d", r.IntN(30)),
				Grade: fmt.Sprintf("P%d", 1+r.IntN(4)), Confidence: "sure", Ordinal: i,
			})
		}
	}
	return e
}

// sizeBelow is the bytes of all files below a path.
func sizeBelow(path string) (size int64, err error) {
	err = filepath.WalkDir(path, func(_ string, entry os.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) { // bleve takes away old pieces in the background
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		size += info.Size()
		return nil
	})
	return size, err
}
