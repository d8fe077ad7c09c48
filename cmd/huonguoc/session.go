package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

// mainPack is the pack that is used when the user names none.
const mainPack = "gender"

// loadPack is the pack of the configuration: a folder of the user's, or the one that comes with the program.
func (a *app) loadPack() (*rules.Pack, error) {
	if folder := a.config.pack(); folder != "" {
		return rules.LoadPack(os.DirFS(folder))
	}
	return rules.Embedded(mainPack)
}

// knownUnits are the communes of the program with those that were imported into the ledger of the home folder, if it has one.
func (a *app) knownUnits(ctx context.Context) (table *units.Table, err error) {
	err = a.withLedger(ctx, false, func(l *ledger.Ledger) error {
		table, err = l.Units(ctx)
		return err
	})
	if errors.Is(err, ledger.ErrNoLedger) {
		return units.Load()
	}
	return table, err
}

// scanner puts the stations before the ledger together; close ends the child processes.
func (a *app) scanner(table *units.Table) (s *scan.Scanner, pack *rules.Pack, close func() error, err error) {
	if pack, err = a.loadPack(); err != nil {
		return nil, nil, nil, err
	}
	judge, err := checker.New(pack)
	if err != nil {
		return nil, nil, nil, err
	}
	pool := extract.NewPool(a.config.workers(), a.readingLimits())
	return &scan.Scanner{
		Extractor: pool, Checker: judge, Units: table, Workers: a.config.workers(), Recognises: pool.CanRecognise,
	}, pack, pool.Close, nil
}

// withLedger opens the ledger of the home folder, which must exist unless create is set, and closes it afterwards.
func (a *app) withLedger(ctx context.Context, create bool, do func(*ledger.Ledger) error) error {
	open := ledger.OpenExisting
	if create {
		open = ledger.Open
	}
	l, err := open(ctx, a.config.home())
	if err != nil {
		if errors.Is(err, ledger.ErrNoLedger) || ctx.Err() != nil {
			return err
		}
		return &homeError{err}
	}
	return errors.Join(do(l), l.Close())
}

// withIndex is withLedger with the index brought up to date beside it.
func (a *app) withIndex(ctx context.Context, do func(*ledger.Ledger, *index.Index) error) error {
	return a.withLedger(ctx, false, func(l *ledger.Ledger) error {
		x, err := index.Open(ctx, a.config.home(), l)
		if err != nil {
			return err
		}
		return errors.Join(do(l, x), x.Close())
	})
}

// readingLimits are the limits of the readers, with a folder in which the second PDF reader keeps what it has compiled, and
// recognition its pages. Without that folder it compiles anew for every child process, which takes some seconds.
func (a *app) readingLimits() extract.Limits {
	limits := extract.DefaultLimits()
	limits.NoRecognition = a.config.ocr() == ocrOff
	if cache, err := os.UserCacheDir(); err == nil {
		limits.CacheDir = filepath.Join(cache, "huonguoc")
	}
	return limits
}
