package trial_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// picturesFolder names the variable that says where TestEveryPage leaves pictures of what it saw; without it there are none.
const picturesFolder = "HUONGUOC_PICTURES"

// view is a page as a person comes to it.
type view struct {
	name   string
	status int64
	open   func(b *tab)
}

// link opens a page and follows its first link of a kind.
func link(from, selector string) func(*tab) {
	return func(b *tab) { b.t.Helper(); b.visit(from); b.click(selector) }
}

// views are all pages there are, furnished: something is decided, noted, frozen, saved, imported and asked.
func views(findings []finding) []view {
	first, second, decided := findings[0], findings[1], findings[3]
	at := func(path string) func(*tab) { return func(b *tab) { b.t.Helper(); b.visit(path) } }
	return []view{
		{"start", 200, at("/")}, {"review", 200, at("/review")}, {"review-all", 200, at("/review?status=all&hints=1&order=surest")},
		{"review-none", 200, at("/review?rule=khong-co")}, {"finding", 200, at("/review/" + first.Fingerprint)},
		{"finding-page", 200, besidePage(findings)},
		{"finding-decided", 200, at("/review/" + decided.Fingerprint + "?status=all")}, {"finding-keys", 200, keysOpen(first)},
		{"finding-no-reason", 422, noReason(second)}, {"finding-done", 200, decideAnd(findings[2])}, {"conflict", 409, conflict(findings[4])},
		{"groups", 200, at("/groups")}, {"group", 200, link("/groups", `main a[href^="/groups/"]`)},
		{"conventions", 200, at("/conventions")}, {"convention", 200, link("/conventions?why=screened", "main tbody a")},
		{"compare", 200, compared},
		{"communes", 200, at("/communes")}, {"commune", 200, link("/communes", "main tbody tr:nth-child(2) a")},
		{"commune-empty", 200, at("/communes/" + first.Commune.Code)}, {"samples", 200, at("/samples")}, {"sample", 200, at("/samples/1")},
		{"sample-item", 200, at("/samples/1/items/1")}, {"files", 200, at("/files")}, {"file", 200, at(fmt.Sprintf("/files/%d", first.File))},
		{"file-missed", 200, missed(first)}, {"file-unreadable", 200, link("/files?status=unreadable", `main table a`)},
		{"search", 200, at("/search")}, {"search-found", 200, at("/search?q=con+g%C3%A1i&sort=place")}, {"search-wrong", 200, at("/search?q=%22con+g%C3%A1i")},
		{"search-none", 200, at("/search?q=kh%C3%B4ngc%C3%B3ch%E1%BB%AFn%C3%A0y")}, {"like", 200, link("/search?q=con+g%C3%A1i", `a[href^="/search/like/"]`)},
		{"intake", 200, at("/intake")}, {"job", 200, at("/intake/1")}, {"roster", 200, at("/roster")}, {"roster-preview", 200, previewList},
		{"questions", 200, at("/roster/questions")}, {"rules", 200, at("/rules")}, {"rule", 200, at("/rules/" + first.Rule)},
		{"try", 200, at("/try")}, {"try-tried", 200, tried}, {"reports", 200, at("/reports?by=commune&basis=concluded")},
		{"snapshot", 200, link("/reports", `main a[href^="/snapshots/"]`)}, {"log", 200, at("/log")}, {"verify", 200, at("/log/verify")},
		{"about", 200, at("/about")}, {"accounts", 200, at("/accounts")}, {"account", 200, at("/accounts?name=hoa")}, {"account-wrong", 422, wrongAccount},
		{"not-found", 404, at("/khong-co")},
		{"login-wrong", 401, wrongLogin}, // the last: it needs nobody to be logged in
	}
}

// besidePage is a finding beside which its page stands as a picture.
func besidePage(findings []finding) func(*tab) {
	return func(b *tab) {
		b.t.Helper()
		client := b.office.enter("sep")
		for _, f := range findings {
			var file struct{ Format string }
			b.office.ask(client, fmt.Sprintf("/api/v1/files/%d", f.File), &file)
			if file.Format == "pdf" {
				b.visit("/review/" + f.Fingerprint)
				if !eval[bool](b, `new Promise(done => { const s = document.querySelector(".sheet"); s.loading = "eager"; s.decode().then(() => done(s.naturalWidth > 300), () => done(false)) })`) {
					b.t.Error("the page beside the clause is not shown")
				}
				return
			}
		}
		b.t.Fatal("no finding in a PDF")
	}
}

func keysOpen(f finding) func(*tab) {
	return func(b *tab) { b.t.Helper(); b.visit("/review/" + f.Fingerprint); b.run(chromedp.KeyEvent("?")) }
}

// noReason sends a dismissal that bears no reason, as a browser without scripts may.
func noReason(f finding) func(*tab) {
	return func(b *tab) {
		b.t.Helper()
		b.visit("/review/" + f.Fingerprint)
		b.leads(script(`document.querySelector("[data-reasons]").removeAttribute("data-reasons"); document.querySelectorAll("[name=reason]").forEach(x => x.remove()); ` +
			`const go = document.querySelector("[data-dismiss]"); go.form.requestSubmit(go)`))
	}
}

func decideAnd(f finding) func(*tab) {
	return func(b *tab) { b.t.Helper(); b.visit("/review/" + f.Fingerprint); b.press("u") }
}

// conflict decides what somebody else decided in between.
func conflict(f finding) func(*tab) {
	return func(b *tab) {
		b.t.Helper()
		b.visit("/review/" + f.Fingerprint)
		other := b.office.tab(b.t)
		other.login("hoa")
		other.visit("/review/" + f.Fingerprint)
		other.press("c")
		b.press("u")
	}
}

func missed(f finding) func(*tab) {
	return func(b *tab) {
		b.t.Helper()
		b.visit(fmt.Sprintf("/files/%d", f.File))
		b.leads(script(`document.querySelector('a[href*="?missed="]').click()`))
	}
}

// compared is the page on which the two versions of a village's convention stand side by side.
func compared(b *tab) {
	b.t.Helper()
	b.visit("/conventions")
	b.leads(script(`[...document.querySelectorAll("main tbody a")].find(a => a.innerText.includes("ĐỒNG MÂY")).click()`))
	b.click(`main a[href$="/compare"]`)
}

func previewList(b *tab) {
	b.t.Helper()
	list := filepath.Join(b.t.TempDir(), "thon.csv")
	if err := os.WriteFile(list, []byte("Tên thôn;Xã\nThôn Trại;Tân Chi\nThôn Hạ;Lệ Viên\n"), 0o600); err != nil {
		b.t.Fatal(err)
	}
	b.visit("/roster")
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#list"), []string{list}))
	b.click(`form[action="/roster/preview"] button`)
}

func tried(b *tab) {
	b.t.Helper()
	b.visit("/try")
	b.fill("main textarea", "Con gái đi lấy chồng thì không được chia ruộng của thôn.")
	b.click("main form button")
}

func wrongAccount(b *tab) {
	b.t.Helper()
	b.visit("/accounts")
	b.fill("#name", "moi")
	b.fill("#full-name", "Người Mới")
	b.fill("main #password", "ngan")
	b.click(`form[action="/accounts"] button.main-act`)
}

func wrongLogin(b *tab) {
	b.t.Helper()
	b.visit("/about")
	b.click(`.side form[action="/logout"] button`)
	b.fill("#name", "hoa")
	b.fill("#password", "khong phai mat khau")
	b.click("main form button")
}

// furnish is an office in use.
func furnish(t *testing.T) (*office, *tab, []finding) {
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	o.account("hoa", "Nguyễn Thị Hoa", "reviewer")
	list := filepath.Join(t.TempDir(), "thon.csv")
	if err := os.WriteFile(list, []byte("Tên thôn;Xã\nThôn Trại;Tân Chi\nThôn Bãi;Tân Chi\nThôn Bãi Dâu;Tiên Lục\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o.run("", "roster", "import", list)
	o.run("", "report", "freeze", "năm 2026")
	o.run("", "review", "sample", "draw", "--clean", "2", "--seed", "thử")
	o.serve("--accounts")
	findings := o.findings(o.enter("sep"), "")
	b := o.tab(t)
	b.login("sep")
	b.visit("/review/" + findings[3].Fingerprint)
	b.write("#note", "hỏi lại trưởng thôn")
	b.run(chromedp.Blur(chromedp.CSS("#note")))
	b.press("c")
	b.visit("/search?q=con+g%C3%A1i")
	b.fill("#save-name", "con gái")
	b.click(`form[action="/search/save"] button`)
	b.visit("/intake")
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#files"), twins(t)))
	b.click(`form[action="/intake/files"] button`)
	b.awaitScan()
	return o, b, findings
}

// twins are files with the same clause, one of them an older version of another, and one that is no convention.
func twins(t *testing.T) (files []string) {
	folder := t.TempDir()
	older := strings.NewReplacer("2024", "2015", "không thả trâu bò", "không thả gà vịt").Replace(twin("ĐỒNG MÂY"))
	for name, text := range map[string]string{"may.txt": twin("ĐỒNG MÂY"), "may-cu.txt": older, "gio.txt": twin("ĐỒNG GIÓ"), "la.txt": "không phải quy ước"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	return files
}

func twin(village string) string {
	return "QUY ƯỚC THÔN " + village + `
XÃ TÂN CHI - TỈNH BẮC NINH

Điều 1. Mỗi gia đình giữ gìn vệ sinh đường làng ngõ xóm, không vứt rác bừa bãi ra nơi công cộng, không thả trâu bò ra đồng.
Điều 2. Con gái đi lấy chồng làng khác thì không được chia ruộng của thôn.

Quy ước này đã được hội nghị nhân dân thôn thông qua ngày 12/4/2024.
`
}

// TestEveryPage opens every page there is, in both languages, and holds it to WCAG 2.2 AA as far as axe-core can tell, in light
// and dark colours and at the width of a telephone, where nothing may stick out, nor at twice the size (1280 pixels at 200 %), nor on
// a screen that is wide.
func TestEveryPage(t *testing.T) {
	axe := axeCore(t)
	for _, lang := range []string{"vi", "en"} {
		t.Run(lang, func(t *testing.T) {
			_, b, findings := furnish(t)
			b.colours("light")
			b.visit("/about")
			b.click(`.foot button[value="` + lang + `"]`)
			suffix := map[string]string{"vi": "", "en": "-en"}[lang]
			for _, v := range views(findings) {
				v.open(b)
				if b.status != v.status {
					t.Errorf("%s: %d at %s, want %d", v.name, b.status, b.path(), v.status)
				}
				if got := eval[string](b, `document.documentElement.lang`); got != lang {
					t.Errorf("%s is in %q, want %s", v.name, got, lang)
				}
				b.run(script(axe))
				b.looks(v.name + suffix)
			}
		})
	}
}

// looks holds a page that is open to what every page must be, in each form that people see it in.
func (b *tab) looks(name string) {
	b.t.Helper()
	folder := os.Getenv(picturesFolder)
	b.accessible(name+", light", "")
	b.fits(name + ", light")
	b.picture(folder, name+"-light")
	b.colours("dark")
	b.accessible(name+", dark", "color-contrast")
	b.picture(folder, name+"-dark")
	b.colours("light")
	b.size(1920, 1000)
	b.fits(name + ", wide")
	b.picture(folder, name+"-wide")
	b.size(360, 740)
	b.accessible(name+", narrow", "target-size")
	b.fits(name + ", narrow")
	b.picture(folder, name+"-360")
	b.size(640, 450)
	b.fits(name + ", at twice the size")
	b.size(1280, 900)
}

// axeCore is the script of axe-core, as it was published (testdata/axe.LICENSE.txt).
func axeCore(t *testing.T) string {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "axe.min.js.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	words, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return string(words)
}

// violation is a rule of axe-core that a page breaks.
type violation struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		FailureSummary string
	}
}

// accessible runs axe-core over the page: all rules of WCAG 2.2 AA and its good practices, or one rule only.
func (b *tab) accessible(name, only string) {
	b.t.Helper()
	run := `{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}`
	if only != "" {
		run = `{runOnly: {type: "rule", values: [` + quote(only) + `]}}`
	}
	found := eval[[]violation](b, `axe.run(document, `+run+`).then(r => { if (!r.passes.length && !r.violations.length && !r.inapplicable.length) throw "no rule ran"; `+
		`return r.violations.map(v => ({ID: v.id, Help: v.help, Nodes: v.nodes.map(n => ({HTML: n.html, FailureSummary: n.failureSummary}))})) })`)
	for _, v := range found {
		for _, n := range v.Nodes[:min(len(v.Nodes), 3)] {
			b.t.Errorf("%s: %s (%s), %d times: %s\n%s", name, v.ID, v.Help, len(v.Nodes), n.HTML, n.FailureSummary)
		}
	}
}

// fits wants nothing to stick out of the page (WCAG 1.4.10; tables scroll in a region of their own), and no words to stand one
// below the other for want of room.
func (b *tab) fits(name string) {
	b.t.Helper()
	if wide := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
		what := eval[[]string](b, `[...document.querySelectorAll("body *")].filter(x => x.getBoundingClientRect().right > innerWidth + 1 && !x.closest(".scroll, .hidden"))`+
			`.slice(0, 3).map(x => x.outerHTML.slice(0, 160))`)
		b.t.Errorf("%s: %d pixels stick out: %s", name, wide, strings.Join(what, "\n"))
	}
	if shown := eval[int](b, `[...document.querySelectorAll("[hidden]")].filter(x => x.getClientRects().length).length`); shown > 0 {
		b.t.Errorf("%s: %d hidden elements are shown", name, shown)
	}
	squeezed := eval[[]string](b, `(() => { const bad = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), room = document.createRange();
		while (walk.nextNode()) { const n = walk.currentNode; if (n.data.trim().length < 12) continue; room.selectNodeContents(n); const r = room.getBoundingClientRect();
			if (r.width > 1 && r.height > 3.5 * r.width && !n.parentElement.closest(".hidden")) bad.push(n.data.trim().slice(0, 60)) } return bad.slice(0, 3) })()`)
	if len(squeezed) > 0 {
		b.t.Errorf("%s: squeezed into a column of words: %q", name, squeezed)
	}
}

var unfit = regexp.MustCompile(`[^a-z0-9-]+`)

func (b *tab) picture(folder, name string) {
	b.t.Helper()
	if folder == "" {
		return
	}
	data, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, unfit.ReplaceAllString(name, "-")+".jpg"), data, 0o600); err != nil {
		b.t.Fatal(err)
	}
}
