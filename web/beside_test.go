package web_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/web"
)

// camera counts the pages that are drawn. It draws nothing that takes time, and waits while it is held.
type camera struct {
	mu    sync.Mutex
	drawn map[string]int // by file and page
	held  chan struct{}
	bytes int // of a picture
}

func newCamera() *camera { return &camera{drawn: map[string]int{}, bytes: 100} }

var _ web.Pictures = (*camera)(nil)

func (c *camera) Show(ctx context.Context, data []byte, page int) ([]byte, error) {
	if c.held != nil {
		select {
		case <-c.held:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drawn[fmt.Sprint(len(data), "/", page)]++
	return bytes.Repeat([]byte("x"), c.bytes), nil
}

// times is how often pages were drawn, and the most that one was.
func (c *camera) times() (all, most int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, n := range c.drawn {
		all += n
		most = max(most, n)
	}
	return all, most
}

func (c *camera) pictures(o *web.Options) { o.Pictures = c }

// scanned is a finding in a file with several pages as pictures, not on the last of them; written is one in a file without.
func (r *room) scanned() (p ledger.Piece, file ledger.Stored) {
	r.t.Helper()
	for _, p := range r.pieces() {
		file, err := r.ledger.ByID(r.t.Context(), p.Document)
		if err != nil {
			r.t.Fatal(err)
		}
		if file.Document.Format == "pdf" && file.Document.Pages > p.Finding.Page && p.Commune.Code != "" && !p.Finding.IsHint() {
			return p, file
		}
	}
	r.t.Fatal("no finding in a PDF of several pages")
	return p, file
}

func (r *room) written() ledger.Piece {
	r.t.Helper()
	for _, p := range r.pieces() {
		if strings.HasSuffix(p.Path, ".txt") && !p.Finding.IsHint() {
			return p
		}
	}
	r.t.Fatal("no finding in a plain text")
	return ledger.Piece{}
}

// TestPageBesideTheClause: the page is there without a click, is turned by links, and opens as a picture.
func TestPageBesideTheClause(t *testing.T) {
	r := open(t, false)
	p, file := r.scanned()
	at := fmt.Sprintf("/files/%d/pages/", p.Document)
	a := r.page("/review/" + p.Finding.Fingerprint)
	own := at + itoa(int64(p.Finding.Page))
	img := a.Find(".desk-source img")
	if img.AttrOr("src", "") != own || img.AttrOr("loading", "") != "lazy" || img.AttrOr("alt", "") == "" || a.Find(`.desk-source a[data-picture]`).AttrOr("href", "") != own {
		h, _ := a.Find(".desk-source").Html()
		t.Errorf("the page is not there: %s", h)
	}
	next := r.page(a.Find(`[data-turn="1"]`).AttrOr("href", ""))
	if got := next.Find(".desk-source img").AttrOr("src", ""); got != at+itoa(int64(p.Finding.Page+1)) {
		t.Errorf("the next page is %s", got)
	}
	if got := next.Find("h1").Text(); got != p.Finding.Address {
		t.Errorf("turning the page leads to %s", got)
	}
	last := r.page("/review/" + p.Finding.Fingerprint + "?page=9999")
	if _, hidden := last.Find(`[data-turn="1"]`).Attr("hidden"); !hidden || last.Find("img").AttrOr("src", "") != at+itoa(int64(file.Document.Pages)) {
		t.Error("there is a page after the last")
	}
	if got := r.get(own); !strings.HasPrefix(got.body, "\x89PNG") || got.header.Get("Content-Type") != "image/png" {
		t.Errorf("the picture: %d %s", got.status, got.header.Get("Content-Type"))
	}
	for _, none := range []string{"0", "-1", "x", itoa(int64(file.Document.Pages + 1))} {
		if got := r.get(at + none); got.status != http.StatusNotFound {
			t.Errorf("page %s: %d", none, got.status)
		}
	}
}

// TestTextBesideTheClause: a file without pictures shows its text, with the clause marked.
func TestTextBesideTheClause(t *testing.T) {
	r := open(t, false)
	p := r.written()
	a := r.page("/review/" + p.Finding.Fingerprint)
	here := a.Find(".desk-source .here")
	if here.Length() != 1 || here.Find("mark").Text() != p.Finding.Clause[p.Finding.Start:p.Finding.End] || !strings.Contains(here.Text(), p.Finding.Address) {
		t.Errorf("the clause is not marked in its text: %q", here.Text())
	}
	if n := a.Find(".desk-source .neighbour").Length(); n < 5 {
		t.Errorf("%d clauses stand beside", n)
	}
	if a.Find(".desk-source img, [data-zoom]").Length() > 0 {
		t.Error("a picture of a plain text")
	}
}

// TestPagesAreDrawnOnce: however many ask, at once or later, and the next finding's page before anybody asks.
func TestPagesAreDrawnOnce(t *testing.T) {
	c := newCamera()
	r := open(t, false, c.pictures)
	p, _ := r.scanned()
	path := fmt.Sprintf("/files/%d/pages/%d", p.Document, p.Finding.Page)
	c.held = make(chan struct{})
	var wait sync.WaitGroup
	for range 10 {
		wait.Go(func() {
			if a := r.get(path); a.status != http.StatusOK {
				t.Errorf("picture: %d", a.status)
			}
		})
	}
	time.Sleep(50 * time.Millisecond)
	close(c.held)
	wait.Wait()
	first := r.get(path)
	if all, _ := c.times(); all != 1 {
		t.Errorf("drawn %d times", all)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.http.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("If-None-Match", first.header.Get("ETag"))
	if again := r.do(request); again.status != http.StatusNotModified || again.body != "" {
		t.Errorf("what the browser has is sent again: %d", again.status)
	}
}

// TestDrawingHoldsUpNobody: a finding is shown while its page is being drawn, and too many pages at once are put off.
func TestDrawingHoldsUpNobody(t *testing.T) {
	c := newCamera()
	c.held = make(chan struct{})
	r := open(t, false, c.pictures)
	p, _ := r.scanned()
	r.page("/review/" + p.Finding.Fingerprint)
	answers := make(chan int)
	var asked int
	files, err := r.ledger.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		for page := 1; f.Document.Format == "pdf" && page <= f.Document.Pages; page++ {
			asked++
			go func() { answers <- r.get(fmt.Sprintf("/files/%d/pages/%d", f.ID, page)).status }()
		}
	}
	if asked < 12 {
		t.Fatalf("only %d pages", asked)
	}
	if got := <-answers; got != http.StatusServiceUnavailable { // the others wait
		t.Errorf("one page too many: %d", got)
	}
	close(c.held)
	count := map[int]int{}
	for range asked - 1 {
		count[<-answers]++
	}
	if count[http.StatusOK] < 7 || count[http.StatusOK]+count[http.StatusServiceUnavailable] != asked-1 {
		t.Errorf("answers: %v", count)
	}
}

// TestNextPageIsDrawnAhead: who looks at a finding finds its page drawn, and that of the next one.
func TestNextPageIsDrawnAhead(t *testing.T) {
	c := newCamera()
	r := open(t, false, c.pictures)
	list := r.findings(40)
	shown := func(fingerprint string) string {
		return open(t, false, newCamera().pictures).page("/review/"+fingerprint).Find(".desk-source img").AttrOr("src", "")
	}
	for i := range list[1:] {
		p, _, err := r.ledger.Work(t.Context(), ledger.Work{Fingerprint: list[i], Limit: 1})
		if err != nil || len(p) == 0 || !strings.HasSuffix(p[0].Path, ".pdf") {
			continue
		}
		if first, next := shown(list[i]), shown(list[i+1]); first == "" || next == "" || first == next {
			continue
		}
		r.page("/review/" + list[i])
		for end := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
			if all, most := c.times(); all == 2 && most == 1 {
				return
			} else if time.Now().After(end) {
				t.Fatalf("%d pages are drawn, one %d times", all, most)
			}
		}
	}
	t.Fatal("no two findings on two pages follow each other")
}

// TestPicturesHaveBounds: pages that nobody has asked for longest give way, and what is no page of sane size is not shown.
func TestPicturesHaveBounds(t *testing.T) {
	c := newCamera()
	r := open(t, false, c.pictures, func(o *web.Options) { o.Limits.Kept = 250 })
	p, _ := r.scanned()
	get := func(page int) int { return r.get(fmt.Sprintf("/files/%d/pages/%d", p.Document, page)).status }
	for range 2 {
		get(1)
		get(2)
	}
	if all, _ := c.times(); all != 2 {
		t.Errorf("two pages with room for two were drawn %d times", all)
	}
	file, err := r.ledger.ByID(t.Context(), p.Document)
	if err != nil || file.Document.Pages < 3 {
		t.Skip("no third page")
	}
	get(3)
	get(1)
	if all, most := c.times(); all != 4 || most != 2 {
		t.Errorf("the oldest did not give way: %d drawings, one page %d times", all, most)
	}
	c.bytes = 9 << 20
	if got := get(2); got != http.StatusNotFound {
		t.Errorf("a picture of nine megabytes: %d", got)
	}
}

// TestPicturesKeepToCommunes: a page is not drawn, handed out or said to be unchanged for somebody who works elsewhere.
func TestPicturesKeepToCommunes(t *testing.T) {
	c := newCamera()
	r := open(t, true, c.pictures)
	p, _ := r.scanned()
	path := fmt.Sprintf("/files/%d/pages/%d", p.Document, p.Finding.Page)
	var elsewhere string
	for _, o := range r.pieces() {
		if o.Commune.Code != "" && o.Commune.Code != p.Commune.Code {
			elsewhere = o.Commune.Code
		}
	}
	hoa := r.login("hoa", "reviewer", elsewhere)
	if a := hoa.get(path); a.status != http.StatusNotFound {
		t.Errorf("picture: %d", a.status)
	}
	if a := hoa.get("/review/" + p.Finding.Fingerprint); a.status != http.StatusNotFound {
		t.Errorf("finding: %d", a.status)
	}
	if all, _ := c.times(); all != 0 {
		t.Errorf("%d pages were drawn for somebody without right to them", all)
	}
	admin := r.login("sep", "admin")
	seen := admin.get(path)
	if seen.status != http.StatusOK || seen.header.Get("Cache-Control") != "private, no-cache" {
		t.Errorf("with right to it: %d, %s", seen.status, seen.header.Get("Cache-Control"))
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.http.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("If-None-Match", seen.header.Get("ETag"))
	if a := hoa.do(request); a.status != http.StatusNotFound {
		t.Errorf("what another one's browser has: %d", a.status)
	}
}

// TestPagesByKeys turns and enlarges the page without leaving the finding, and decides on it all the same.
func TestPagesByKeys(t *testing.T) {
	r := open(t, false)
	p, _ := r.scanned()
	ctx := browser(t)
	shows := func(page int) string {
		return fmt.Sprintf(`document.querySelector(".sheet").src.endsWith("/pages/%d") && document.querySelector(".sheet").naturalWidth > 300`, page)
	}
	n := p.Finding.Page
	do(t, ctx, chromedp.Navigate(r.http.URL+"/review/"+p.Finding.Fingerprint), until(shows(n)))
	do(t, ctx, press("]"), until(shows(n+1)), press("["), until(shows(n)), press("p"), until(`document.querySelector(".page.zoomed")`))
	if wide := asked(t, ctx, chromedp.Evaluate[bool](`document.querySelector(".sheet").clientWidth > 1.9 * document.querySelector(".page").clientWidth`)); !wide {
		t.Error("the page is not large")
	}
	// The scrolling region takes no key away.
	do(t, ctx, js(`document.querySelector(".page").focus()`), press("p"), until(`!document.querySelector(".page.zoomed")`))
	if at := asked(t, ctx, chromedp.Evaluate[string](`location.pathname`)); !strings.HasSuffix(at, p.Finding.Fingerprint) || r.decision(p.Finding.Fingerprint) != checker.Open {
		t.Errorf("turning pages led to %s, %q", at, r.decision(p.Finding.Fingerprint))
	}
	do(t, ctx, press("c"), until(`!location.pathname.endsWith("`+p.Finding.Fingerprint+`")`))
	if got := r.decision(p.Finding.Fingerprint); got != checker.Confirmed {
		t.Errorf("decision: %q", got)
	}
}

// TestPagesWithoutScript turns the page and opens the picture by plain links.
func TestPagesWithoutScript(t *testing.T) {
	r := open(t, false)
	p, _ := r.scanned()
	ctx := browser(t)
	set(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	next := fmt.Sprintf(`img.sheet[src$="/pages/%d"]`, p.Finding.Page+1)
	do(t, ctx, chromedp.Navigate(r.http.URL+"/review/"+p.Finding.Fingerprint), chromedp.Click(`[data-turn="1"]`), chromedp.WaitVisible(next), chromedp.Click(`[data-picture]`),
		chromedp.WaitVisible(`body > img`))
}
