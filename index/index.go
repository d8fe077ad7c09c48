package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"

	"github.com/huonguoc/huonguoc/ledger"
)

// FolderName is the name of the index inside a home folder.
const FolderName = "index.bleve"

// formatVersion is raised with every change of fields, labels or words; an index of another version is made anew.
const formatVersion = "4"

var (
	formatKey = []byte("huonguoc-format")
	stateKey  = []byte("huonguoc-ledger") // the ledger.State of the last time the index was up to date
)

// ErrBusy says that another program has the index open.
var ErrBusy = errors.New("the index is in use by another program")

var errClosed = errors.New("the index is closed")

// Index is an open index beside its ledger; safe for concurrent use.
type Index struct {
	path   string
	ledger *ledger.Ledger
	codec  *codec

	open    sync.RWMutex // held for reading by every search, for writing while one index takes the place of another
	bleve   bleve.Index
	writing sync.Mutex // one change at a time

	// What is derived from one state of the index and the ledger, and forgotten with the next.
	words     atomic.Pointer[vocabulary]
	places    atomic.Pointer[places]
	columns   atomic.Pointer[columns]
	documents sync.Map // ledger.Stored by id
	kept      atomic.Int64

	highlighter atomic.Pointer[highlighter]
}

func newIndex(home string, l *ledger.Ledger) *Index {
	return &Index{path: filepath.Join(home, FolderName), ledger: l, codec: newCodec()}
}

// Open opens the index of a home folder and brings it up to date with the ledger. An index that is missing, damaged, of
// another version or newer than the ledger is made anew.
func Open(ctx context.Context, home string, l *ledger.Ledger) (*Index, error) {
	x := newIndex(home, l)
	b, err := openBleve(x.path)
	if errors.Is(err, ErrBusy) {
		return nil, err
	}
	if err != nil {
		return x, x.Rebuild(ctx, nil)
	}
	x.bleve = b
	much, err := x.mostIsNew(ctx)
	if err != nil {
		return x, err
	}
	if much {
		return x, x.Rebuild(ctx, nil)
	}
	if err := x.Sync(ctx, nil); err != nil {
		return x, err
	}
	if known, err := x.agrees(ctx); err != nil || known {
		return x, err
	}
	return x, x.Rebuild(ctx, nil)
}

// mostIsNew tells that the index lacks more than half of the documents, so that a new one is made faster than the old one
// is changed.
func (x *Index) mostIsNew(ctx context.Context) (bool, error) {
	behind, err := x.ledger.QueueLength(ctx)
	if err != nil || behind <= refreshAtOnce {
		return false, err
	}
	state, err := x.ledger.State(ctx)
	return 2*behind > state.Documents, err
}

// Rebuild makes the index of a home folder anew from the ledger. Progress is called with the documents done and to do; it
// may be nil.
func Rebuild(ctx context.Context, home string, l *ledger.Ledger, progress func(done, total int)) (*Index, error) {
	x := newIndex(home, l)
	b, err := openBleve(x.path)
	if errors.Is(err, ErrBusy) {
		return nil, err
	}
	if err == nil {
		x.bleve = b
	}
	return x, x.Rebuild(ctx, progress)
}

// openBleve opens what is there, if it is whole and of this version.
func openBleve(path string) (bleve.Index, error) {
	b, err := bleve.OpenUsing(path, map[string]any{"bolt_timeout": "2s"})
	if err != nil {
		if isTimeout(err) {
			return nil, ErrBusy
		}
		return nil, fmt.Errorf("open the index: %w", err)
	}
	version, err := b.GetInternal(formatKey)
	if err != nil || string(version) != formatVersion {
		return nil, errors.Join(errors.New("the index has another format"), err, b.Close())
	}
	return b, nil
}

// isTimeout tells that the file lock of an open index could not be had. bleve passes the text of its store on.
func isTimeout(err error) bool {
	return err != nil && (errors.Is(err, context.DeadlineExceeded) || err.Error() == "timeout")
}

// agrees tells whether the index has the documents that the ledger has, and is of no later state: a ledger that was brought
// back from a copy is older than its index, and its queue does not know.
func (x *Index) agrees(ctx context.Context) (bool, error) {
	now, err := x.ledger.State(ctx)
	if err != nil {
		return false, err
	}
	data, err := x.bleve.GetInternal(stateKey)
	if err != nil {
		return false, fmt.Errorf("read the state of the index: %w", err)
	}
	var known ledger.State
	if json.Unmarshal(data, &known) == nil && known.Newest <= now.Newest && known.Entries <= now.Entries && known.Documents == now.Documents {
		return true, nil
	}
	queued, err := x.ledger.QueueLength(ctx) // another program may just have recorded something
	return queued > 0, err
}

// noteState remembers which state of the ledger an index has.
func noteState(b bleve.Index, s ledger.State) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return b.SetInternal(stateKey, data)
}

// Close closes the index.
func (x *Index) Close() error {
	x.open.Lock()
	defer x.open.Unlock()
	if x.bleve == nil {
		return nil
	}
	b := x.bleve
	x.bleve = nil
	return b.Close()
}

// Rebuild makes the index anew while searches go on in the old one, which then gives way. What is recorded meanwhile
// stays in the ledger's queue and is taken up at the end.
func (x *Index) Rebuild(ctx context.Context, progress func(done, total int)) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	fresh := x.path + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return fmt.Errorf("remove an unfinished index: %w", err)
	}
	if err := x.mark(unfinished); err != nil {
		return err
	}
	if err := x.build(ctx, fresh, progress); err != nil {
		return errors.Join(err, os.RemoveAll(fresh), x.keepOld(context.WithoutCancel(ctx)))
	}
	if err := x.replaceBy(fresh); err != nil {
		return err
	}
	return x.sync(ctx, nil)
}

// unfinished is the version that the old index bears while a new one is built: building empties the ledger's queue, so
// after a crash the old one could not be brought up to date.
const unfinished = "unfinished"

// mark gives the open index a version; there may be none.
func (x *Index) mark(version string) error {
	if x.bleve == nil {
		return nil
	}
	if err := x.bleve.SetInternal(formatKey, []byte(version)); err != nil {
		return fmt.Errorf("mark the old index: %w", err)
	}
	return nil
}

// keepOld goes back to the old index after a build that failed. It has to see every document again.
func (x *Index) keepOld(ctx context.Context) error {
	return errors.Join(x.ledger.QueueAll(ctx), x.mark(formatVersion))
}

// replaceBy puts a finished index in the place of the old one.
func (x *Index) replaceBy(fresh string) error {
	x.open.Lock()
	defer x.open.Unlock()
	if x.bleve != nil {
		if err := x.bleve.Close(); err != nil {
			return fmt.Errorf("close the old index: %w", err)
		}
		x.bleve = nil
	}
	if err := os.RemoveAll(x.path); err != nil {
		return fmt.Errorf("remove the old index: %w", err)
	}
	if err := os.Rename(fresh, x.path); err != nil {
		return fmt.Errorf("put the new index in its place: %w", err)
	}
	b, err := openBleve(x.path)
	if err != nil {
		return err
	}
	x.bleve = b
	x.forget()
	return nil
}

// forget drops what was derived from an earlier state of the index.
func (x *Index) forget() {
	x.words.Store(nil)
	x.places.Store(nil)
	x.columns.Store(nil)
	x.documents.Clear()
	x.kept.Store(0)
}
