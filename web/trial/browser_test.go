package trial_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// lockedBuffer collects what another goroutine writes.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// browsers are the names under which systems have Chromium.
func browsers() []string { return []string{"chromium", "chromium-browser", "google-chrome", "chrome"} }

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range browsers() {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("no Chromium: sh scripts/install-test-tools.sh")
	}
	t.Skip("no Chromium: sh scripts/install-test-tools.sh")
	return ""
}

// startBrowser starts the browser that all trials share; each tab below has cookies of its own.
func (s *stage) startBrowser() (context.Context, error) {
	options := []chromedp.ExecAllocatorOption{
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.UserDataDir(filepath.Join(s.folder, "chromium")), chromedp.WindowSize(1280, 900),
	}
	for _, name := range browsers() {
		if path, err := exec.LookPath(name); err == nil {
			options = append(options, chromedp.ExecPath(path))
			break
		}
	}
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(allocator)
	s.end = append(s.end, end, endAllocator)
	return ctx, chromedp.Do(ctx)
}

// tab is a person's browser: a window with cookies of its own, and what a page in it did that no page should do.
type tab struct {
	t      *testing.T
	office *office
	ctx    context.Context
	faults *lockedBuffer
	status int64 // of the last page
	// elsewhere is another site that the trial opens in the same window.
	elsewhere string
}

// action is a step in the browser.
type action = chromedp.Action[chromedp.Void]

// patience is how long a page may take on a machine that is busy.
const patience = 90 * time.Second

func (o *office) tab(t *testing.T) *tab {
	t.Helper()
	chromium(t)
	browser, err := shared.browser()
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(end)
	b := &tab{t: t, office: o, ctx: ctx, faults: &lockedBuffer{}}
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if said := b.faults.String(); said != "" {
			t.Errorf("the browser complains: %s", said)
		}
	})
	return b
}

// listen notes scripts that fail, dialogs that open, and requests that leave the server.
func (b *tab) listen(event any) {
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		fmt.Fprintf(b.faults, "script: %s\n", e.ExceptionDetails.Text)
	case *page.EventJavascriptDialogOpening:
		fmt.Fprintf(b.faults, "a dialog opened: %s\n", e.Message)
		go func() {
			_, _ = chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}()
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.office.url) && !strings.HasPrefix(u, "data:") && (b.elsewhere == "" || !strings.HasPrefix(u, b.elsewhere)) {
			fmt.Fprintf(b.faults, "a page asked %s\n", u)
		}
	}
}

func (b *tab) run(actions ...action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatalf("%v\n%s", err, b.where())
	}
}

// leads does something that leads to another page and waits until that is there.
func (b *tab) leads(actions ...action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	response, err := chromedp.RunResponse(ctx, actions...)
	if err != nil {
		b.t.Fatalf("no page came: %v\n%s", err, b.where())
	}
	b.status = response.Status
}

func (b *tab) visit(path string) { b.t.Helper(); b.leads(chromedp.Navigate(b.office.url + path)) }
func (b *tab) press(key string)  { b.t.Helper(); b.leads(chromedp.KeyEvent(key)) }
func (b *tab) click(selector string) {
	b.t.Helper()
	b.leads(chromedp.Click(chromedp.CSS(selector)))
}
func (b *tab) fill(selector, to string) {
	b.t.Helper()
	b.run(chromedp.SetValue(chromedp.CSS(selector), to))
}

// write types into a field, key by key.
func (b *tab) write(selector, words string) {
	b.t.Helper()
	b.run(chromedp.SendKeys(chromedp.CSS(selector), words))
}

// path is the address of the page, without the server.
func (b *tab) path() string {
	b.t.Helper()
	return strings.TrimPrefix(eval[string](b, `location.href`), b.office.url)
}

func (b *tab) where() string {
	ctx, cancel := context.WithTimeout(b.ctx, 5*time.Second)
	defer cancel()
	said, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + (document.body ? document.body.innerText.slice(0, 600) : "")`))
	if err != nil {
		return err.Error()
	}
	return said
}

// text is what a person sees of an element; empty when there is none.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return strings.TrimSpace(eval[string](b, fmt.Sprintf(`(document.querySelector(%s) || {innerText: ""}).innerText`, quote(selector))))
}

func (b *tab) count(selector string) int {
	b.t.Helper()
	return eval[int](b, fmt.Sprintf(`document.querySelectorAll(%s).length`, quote(selector)))
}

// eval runs a script in the page, waits for what it promises, and reads the answer.
func eval[T any](b *tab, script string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%v\n%s", err, b.where())
	}
	return answer
}

// script runs a script in the page whose value does not matter.
func script(words string) action { return chromedp.Evaluate[chromedp.Void](words + "; undefined") }

// quote makes a string of a script or of a selector.
func quote(s string) string {
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string has a JSON form
	return strings.TrimSuffix(out.String(), "\n")
}

func (b *tab) login(name string) {
	b.t.Helper()
	b.visit("/login")
	b.fill("#name", name)
	b.fill("#password", password)
	b.click("main form button")
	if b.status != 200 || strings.HasPrefix(b.path(), "/login") {
		b.t.Fatalf("%s cannot log in: %d %s", name, b.status, b.path())
	}
}

// colours sets what the system says it likes, "light" or "dark"; and no moving about, so that colours are there at once.
func (b *tab) colours(scheme string) {
	b.t.Helper()
	tell(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		},
	})
}

func (b *tab) size(width, height int64) {
	b.t.Helper()
	b.run(chromedp.EmulateViewport(width, height))
}

// tell gives the browser a command of the protocol.
func tell[P, R any](b *tab, command cdp.Command[P, R], params P) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, command, params); err != nil {
		b.t.Fatal(err)
	}
}
