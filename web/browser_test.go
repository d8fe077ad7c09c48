package web_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/huonguoc/huonguoc/checker"
)

// browser is a real one: Debian's Chromium. Without it the test is skipped aloud, and fails where CI is set.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is not installed; scripts/install-test-tools.sh installs it")
		}
		t.Skip("chromium is not installed; scripts/install-test-tools.sh installs it")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.WindowSize(1280, 900),
	}
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(func() { cancel(); end() })
	do(t, ctx, chromedp.Navigate("about:blank")) // the browser lives as long as the context of its first step
	ctx, stop := context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(stop)
	return ctx
}

type step = chromedp.Action[chromedp.Void]

func do(t *testing.T, ctx context.Context, steps ...step) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// asked is the value of a step.
func asked[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	value, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func js(code string) step { return chromedp.Evaluate[chromedp.Void](code) }

// set sends a command to the browser.
func set[P, R any](t *testing.T, ctx context.Context, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

// until waits for something to hold in the page.
func until(condition string) step {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
			// While a page gives way to the next one there is nothing to ask.
			if holds, err := chromedp.Evaluate[bool]("Boolean("+condition+")")(ctx, target); err == nil && holds {
				return nil
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
		}
		return fmt.Errorf("never: %s", condition)
	})
}

// press sends a key to the page, once its script listens.
func press(key string) step {
	return chromedp.Steps(until(`document.readyState == "complete"`), chromedp.KeyEvent(key))
}

// TestTwentyFindingsByKeys decides on twenty findings without a mouse: c, b with a reason, b twice, u, z, j and k.
func TestTwentyFindingsByKeys(t *testing.T) {
	r := open(t, false)
	ctx := browser(t)
	f := r.findings(22)
	do(t, ctx, chromedp.Navigate(r.http.URL+"/review"), until(`document.querySelector('[data-key="KeyJ"]')`), press("j"), until(`location.pathname.endsWith("`+f[0]+`")`))
	want := map[string]checker.Decision{}
	for n := range 20 {
		next := `location.pathname.endsWith("` + f[n+1] + `") && document.readyState == "complete"`
		switch n % 4 {
		case 0:
			do(t, ctx, press("c"), until(next))
			want[f[n]] = checker.Confirmed
		case 1:
			do(t, ctx, press("b"), until(`document.querySelector(".armed")`), press("2"), until(next))
			want[f[n]] = checker.Dismissed
		case 2:
			do(t, ctx, press("u"), until(next))
			want[f[n]] = checker.Unsure
		case 3:
			do(t, ctx, chromedp.Click(`input[value="meaning"]`), press("b"), until(`document.querySelector(".armed")`), press("b"), until(next))
			want[f[n]] = checker.Dismissed
		}
	}
	for fingerprint, decision := range want {
		if got := r.decision(fingerprint); got != decision {
			t.Errorf("%s is %q, want %q", fingerprint, got, decision)
		}
	}
	do(t, ctx, press("z"), until(`location.pathname.endsWith("`+f[19]+`")`))
	if got := r.decision(f[19]); got != checker.Open {
		t.Errorf("after z the last one is %q", got)
	}
	do(t, ctx, chromedp.Navigate(r.http.URL+"/review/"+f[19]), press("j"), until(`location.pathname.endsWith("`+f[20]+`") && document.readyState == "complete"`),
		press("k"), until(`location.pathname.endsWith("`+f[19]+`") && document.readyState == "complete"`), press("?"), until(`document.querySelector("dialog[open]")`), press(kb.Escape))
	if head, err := r.ledger.Head(t.Context()); err != nil || head.Count != 21 {
		t.Errorf("the log has %d entries (%v), 21 wanted", head.Count, err)
	}
}

// TestKeysRestWhileTyping: in a field, in a composition and together with a control key the keys do nothing.
func TestKeysRestWhileTyping(t *testing.T) {
	r := open(t, false)
	ctx := browser(t)
	f := r.findings(1)[0]
	do(t, ctx, chromedp.Navigate(r.http.URL+"/review/"+f), chromedp.SendKeys("#note", "cubzjk?"))
	if typed := asked(t, ctx, chromedp.Value("#note")); typed != "cubzjk?" {
		t.Errorf("the note has %q", typed)
	}
	do(t, ctx, js(`document.activeElement.blur();
		for (const x of [{code: "KeyC", isComposing: true}, {code: "KeyC", keyCode: 229}, {code: "KeyC", ctrlKey: true}, {code: "KeyU", repeat: true}, {key: "c", code: ""}])
			document.body.dispatchEvent(new KeyboardEvent("keydown", {bubbles: true, ...x}))`), chromedp.Sleep(300*time.Millisecond))
	if got := r.decision(f); got != checker.Open {
		t.Errorf("a key of typing decided: %q", got)
	}
	// A Vietnamese typing program gives another letter; the place on the keyboard counts.
	do(t, ctx, js(`document.body.dispatchEvent(new KeyboardEvent("keydown", {bubbles: true, code: "KeyU", key: "ư"}))`), until(`!location.pathname.endsWith("`+f+`")`))
	if got := r.decision(f); got != checker.Unsure {
		t.Errorf("ư on the place of u: %q", got)
	}
}

// TestConflictInTwoBrowsers: two people, two windows; the later one sees the earlier one's decision and chooses.
func TestConflictInTwoBrowsers(t *testing.T) {
	r := open(t, true)
	r.account("hoa", "reviewer")
	r.account("minh", "reviewer")
	hoa, minh := browser(t), browser(t)
	f := r.findings(1)[0]
	for ctx, name := range map[context.Context]string{hoa: "hoa", minh: "minh"} {
		do(t, ctx, chromedp.Navigate(r.http.URL+"/review/"+f), until(`document.querySelector("#password")`), chromedp.SendKeys("#name", name),
			chromedp.SendKeys("#password", password+kb.Enter), until(`document.querySelector('[data-key="KeyC"]')`))
	}
	do(t, hoa, press("c"), until(`!location.pathname.endsWith("`+f+`")`))
	do(t, minh, press("u"), until(`document.querySelector('[role="alert"]')`))
	if got := r.decision(f); got != checker.Confirmed {
		t.Errorf("the later one was entered: %q", got)
	}
	do(t, minh, chromedp.Click(`button[name="settle"]`), until(`!document.querySelector('[role="alert"]')`))
	if got := r.decision(f); got != checker.Unsure {
		t.Errorf("after choosing: %q", got)
	}
}

// TestIntakeInTheBrowser drops files, watches the progress, decides, and gets a report.
func TestIntakeInTheBrowser(t *testing.T) {
	r := openIn(t, filepath.Join(t.TempDir(), "home"), false)
	ctx := browser(t)
	folder := t.TempDir()
	var paths []string
	for name, text := range copies() {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	do(t, ctx, chromedp.Navigate(r.http.URL+"/"), chromedp.Click(`a.main-act`), chromedp.WaitVisible("#files"), chromedp.SetUploadFiles("#files", paths),
		chromedp.Click(`form[action="/intake/files"] button`), until(`document.querySelector('a[href="/review"].main-act')`))
	if text := asked(t, ctx, chromedp.Text("main")); !strings.Contains(text, "hong.docx") {
		t.Errorf("the damaged file is not named: %s", text)
	}
	do(t, ctx, chromedp.Click(`a[href="/review"].main-act`), until(`document.querySelector('[data-key="KeyJ"]')`), press("j"), until(`document.querySelector('[data-key="KeyC"]')`),
		press("c"), until(`document.querySelector('form[action="/undo"]')`), chromedp.Navigate(r.http.URL+"/reports"), until(`document.querySelector(".figure")`))
	if a := r.get("/reports/download?form=xlsx"); !strings.HasPrefix(a.body, "PK") {
		t.Errorf("no workbook: %d", a.status)
	}
}

// TestSearchInTheBrowser types without marks, narrows by a facet, and exports.
func TestSearchInTheBrowser(t *testing.T) {
	r := open(t, false)
	ctx := browser(t)
	const hits = `document.querySelectorAll("article.hit").length`
	do(t, ctx, chromedp.Navigate(r.http.URL+"/search"), chromedp.SendKeys("#q", "con gai"+kb.Enter), until(`document.querySelector(".facets a")`))
	all := asked(t, ctx, chromedp.Evaluate[int](hits))
	do(t, ctx, js(`document.querySelector('.facets a[href*="status="]').click()`), until(`document.querySelector('.facets a[aria-current]')`))
	narrow := asked(t, ctx, chromedp.Evaluate[int](hits))
	if all == 0 || narrow == 0 || narrow > all {
		t.Errorf("%d hits, narrowed to %d", all, narrow)
	}
}

// TestWithoutScript reads, decides and takes back in a browser that runs no scripts.
func TestWithoutScript(t *testing.T) {
	r := open(t, false)
	ctx := browser(t)
	f := r.findings(2)
	set(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	do(t, ctx, chromedp.Navigate(r.http.URL+"/review/"+f[0]), chromedp.WaitVisible(`button[value="confirm"]`),
		chromedp.Click(`input[value="condemned"]`), chromedp.Click(`button[value="dismiss"]`), chromedp.WaitVisible(`form[action="/review/`+f[1]+`/decide"]`))
	if got := r.decision(f[0]); got != checker.Dismissed {
		t.Errorf("decision is %q", got)
	}
	do(t, ctx, chromedp.Click(`form[action="/undo"] button`), chromedp.WaitVisible(`form[action="/review/`+f[0]+`/decide"]`))
	if got := r.decision(f[0]); got != checker.Open {
		t.Errorf("after undo %q", got)
	}
}

// TestSelectingMarksAMissedClause selects text in a document and follows the offer.
func TestSelectingMarksAMissedClause(t *testing.T) {
	r := open(t, false)
	ctx := browser(t)
	do(t, ctx, chromedp.Navigate(r.http.URL+"/files/"+itoa(r.pieces()[0].Document)), js(`{
		const p = document.querySelector("[data-clause]:not(.flagged) p:last-child"), range = document.createRange();
		range.selectNodeContents(p); getSelection().removeAllRanges(); getSelection().addRange(range); }`),
		until(`!document.querySelector("[data-offer]").hidden`), chromedp.Click("[data-offer]"), until(`document.querySelector("#missed form")`),
		chromedp.Click("#missed button"), until(`document.querySelector('form[action="/undo"]')`))
	events, err := r.ledger.Events(t.Context(), -1)
	if err != nil || len(events) != 1 || events[0].Act != checker.ActMissed {
		t.Errorf("log: %v %v", events, err)
	}
}
