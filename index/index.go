package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/ledger"
)

// FolderName is the name of the index inside a home folder.
const FolderName = "index.bleve"

// formatVersion is raised with every change of mapping or analysis; an index of another version is made anew.
const formatVersion = "1"

var formatKey = []byte("huonguoc-format")

// ErrBusy says that another program has the index open.
var ErrBusy = errors.New("the index is in use by another program")

// Index is an open index beside its ledger; safe for concurrent use.
type Index struct {
	path   string
	ledger *ledger.Ledger
	bleve  bleve.Index
}

// Open opens the index of a home folder and brings it up to date with the ledger. An index that is missing, damaged or of
// another version is made anew.
func Open(ctx context.Context, home string, l *ledger.Ledger) (*Index, error) {
	x := &Index{path: filepath.Join(home, FolderName), ledger: l}
	err := x.open()
	if errors.Is(err, ErrBusy) {
		return nil, err
	}
	if err != nil {
		return x, x.make(ctx, nil)
	}
	return x, x.Sync(ctx, nil)
}

// Rebuild makes the index anew from the ledger. Progress is called with the documents done and to do; it may be nil.
func Rebuild(ctx context.Context, home string, l *ledger.Ledger, progress func(done, total int)) (*Index, error) {
	x := &Index{path: filepath.Join(home, FolderName), ledger: l}
	if err := x.open(); errors.Is(err, ErrBusy) {
		return nil, err
	} else if err == nil {
		if err := x.bleve.Close(); err != nil {
			return nil, fmt.Errorf("close the old index: %w", err)
		}
	}
	return x, x.make(ctx, progress)
}

// open opens what is there, if it is whole and of this version.
func (x *Index) open() error {
	if err := register(); err != nil {
		return err
	}
	opened, err := bleve.OpenUsing(x.path, map[string]any{"bolt_timeout": "2s"})
	if err != nil {
		if isTimeout(err) {
			return ErrBusy
		}
		return fmt.Errorf("open the index: %w", err)
	}
	version, err := opened.GetInternal(formatKey)
	if err != nil || string(version) != formatVersion {
		return errors.Join(errors.New("the index has another format"), err, opened.Close())
	}
	x.bleve = opened
	return nil
}

// make removes what is there and indexes the whole ledger.
func (x *Index) make(ctx context.Context, progress func(done, total int)) error {
	if err := os.RemoveAll(x.path); err != nil {
		return fmt.Errorf("remove the old index: %w", err)
	}
	m, err := newMapping()
	if err != nil {
		return err
	}
	if x.bleve, err = bleve.New(x.path, m); err != nil {
		return fmt.Errorf("make the index: %w", err)
	}
	if err := x.ledger.QueueAll(ctx); err != nil {
		return err
	}
	if err := x.Sync(ctx, progress); err != nil {
		return err
	}
	// Only a whole index bears the version: one that was cut short is made again.
	return x.bleve.SetInternal(formatKey, []byte(formatVersion))
}

// Close closes the index.
func (x *Index) Close() error {
	if x.bleve == nil {
		return nil
	}
	return x.bleve.Close()
}

func documentKey(id int64) string { return strconv.FormatInt(id, 10) }

// communeKey is a commune's name as it is looked up: without marks and capitals.
func communeKey(name string) string { return viet.Fold(name) }
