package web

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/scan"
)

// Bounds of drawing pages. A page of a scan takes some tenths of a second, so it is drawn aside from the requests, once for
// everybody, and kept.
const (
	mostDrawn   = 8                // pages that are drawn, or wait for it, at a time
	drawingTime = 30 * time.Second // of one page
	maxPicture  = 8 << 20          // bytes of one page
)

// errDrawing says that too many pages are being drawn already.
var errDrawing = errors.New("too many pages are being drawn")

// pictures are pages of files as pictures. It knows no rights: who asks has been asked before.
type pictures struct {
	draw Pictures
	room int64 // bytes of pages that are kept

	ctx    context.Context // ends when the server closes
	cancel context.CancelFunc
	wait   sync.WaitGroup
	ahead  sync.Mutex // held while pages are drawn before anybody asks

	mu    sync.Mutex
	now   map[pageKey]*drawing
	kept  map[pageKey]*list.Element // of drawings
	order *list.List                // the one that was asked for last in front
	held  int64                     // bytes
}

// pageKey is a page by the bytes of its file.
type pageKey struct {
	sha    string
	number int
}

// drawing is a page that is drawn, or has been.
type drawing struct {
	key  pageKey
	done chan struct{} // closed when the rest is there
	png  []byte
	err  error
}

// leaf is a page of a stored file.
type leaf struct {
	file   ledger.Stored
	number int
}

func (l leaf) key() pageKey { return pageKey{l.file.Document.SHA256, l.number} }

func newPictures(draw Pictures, room int64) *pictures {
	p := &pictures{draw: draw, room: room, now: map[pageKey]*drawing{}, kept: map[pageKey]*list.Element{}, order: list.New()}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	return p
}

// close ends what is being drawn and waits for it.
func (p *pictures) close() {
	p.cancel()
	p.wait.Wait()
}

// page is the picture of a page. Who goes away meanwhile leaves it to the next one.
func (p *pictures) page(ctx context.Context, of leaf) ([]byte, error) {
	d, err := p.begin(of)
	if err != nil {
		return nil, err
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-d.done:
		return d.png, d.err
	}
}

// soon draws pages that somebody is about to look at, one after the other; wish names them. When this is being done for
// somebody else already it is left, since a page that is asked for is drawn anyway.
func (p *pictures) soon(wish func(context.Context) []leaf) {
	if !p.ahead.TryLock() {
		return
	}
	p.wait.Go(func() {
		defer p.ahead.Unlock()
		ctx, cancel := context.WithTimeout(p.ctx, drawingTime)
		defer cancel()
		for _, s := range wish(ctx) {
			_, _ = p.page(ctx, s) // whoever asks for it is told what is wrong with it
		}
	})
}

// begin gives the drawing of a page, and starts it when there is none.
func (p *pictures) begin(of leaf) (*drawing, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := of.key()
	if e, ok := p.kept[key]; ok {
		p.order.MoveToFront(e)
		return e.Value.(*drawing), nil
	}
	if d, ok := p.now[key]; ok {
		return d, nil
	}
	if len(p.now) >= mostDrawn {
		return nil, errDrawing
	}
	d := &drawing{key: key, done: make(chan struct{})}
	p.now[key] = d
	p.wait.Go(func() {
		d.png, d.err = p.drawn(of)
		p.end(d)
	})
	return d, nil
}

// drawn draws a page from the bytes that were recorded.
func (p *pictures) drawn(of leaf) ([]byte, error) {
	ctx, cancel := context.WithTimeout(p.ctx, drawingTime)
	defer cancel()
	data, err := recorded(ctx, of.file)
	if err != nil {
		return nil, err
	}
	png, err := p.draw.Show(ctx, data, of.number)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errNotFound, err)
	case len(png) > maxPicture:
		return nil, fmt.Errorf("%w: page %d has %d bytes as a picture", errNotFound, of.number, len(png))
	}
	return png, nil
}

// end keeps a page that was drawn, in the place of those that nobody has asked for longest.
func (p *pictures) end(d *drawing) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.now, d.key)
	close(d.done)
	if d.err != nil || int64(len(d.png)) > p.room {
		return
	}
	p.kept[d.key] = p.order.PushFront(d)
	for p.held += int64(len(d.png)); p.held > p.room; {
		last := p.order.Back()
		old := p.order.Remove(last).(*drawing)
		delete(p.kept, old.key)
		p.held -= int64(len(old.png))
	}
}

// recorded are the bytes of a file as they were recorded, or nothing when they changed since. The path comes from the ledger
// and never from the address.
func recorded(ctx context.Context, stored ledger.Stored) ([]byte, error) {
	data, reason, err := scan.Original(ctx, stored.Document.Path, stored.Document.SHA256, source.DefaultLimits())
	if err != nil {
		return nil, err
	}
	if reason != corpus.ReasonNone {
		return nil, fmt.Errorf("%w: %s", errNotFound, reason)
	}
	return data, nil
}

// pagePicture shows a page of a file as a picture. Browsers keep it, and ask each time whether they still may show it.
func (s *Server) pagePicture(w http.ResponseWriter, r *http.Request, c *call) error {
	n, err := id(r.PathValue("file"))
	if err != nil {
		return err
	}
	stored, err := c.desk.File(r.Context(), n)
	if err != nil {
		return err
	}
	page := leaf{stored, number(r.PathValue("page"), 0, 100_000)}
	if page.number < 1 || page.number > picturesOf(stored) {
		return errNotFound
	}
	tag := fmt.Sprintf(`"%s-%d"`, stored.Document.SHA256, page.number)
	w.Header().Set("Cache-Control", "private, no-cache")
	w.Header().Set("ETag", tag)
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	picture, err := s.pictures.page(r.Context(), page)
	if err != nil {
		w.Header().Del("ETag")
		w.Header().Set("Cache-Control", "no-store")
		return err
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(picture) // a browser that went away cannot be told
	return nil
}
