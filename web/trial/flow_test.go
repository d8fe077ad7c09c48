package trial_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestIntakeToReport takes a file from the officer's disk to a frozen report and the report in his folder.
func TestIntakeToReport(t *testing.T) {
	o := open(t)
	b := o.tab(t)
	before := len(o.findings(o.client(), ""))
	folder := t.TempDir()
	file := filepath.Join(folder, "quy ước thôn Đồng Mây.txt")
	text := `QUY ƯỚC THÔN ĐỒNG MÂY
XÃ TÂN CHI - TỈNH BẮC NINH

Điều 1. Mỗi gia đình giữ gìn vệ sinh đường làng ngõ xóm, không vứt rác bừa bãi ra nơi công cộng, không thả trâu bò ra đồng.
Điều 2. Con gái đi lấy chồng làng khác thì không được chia ruộng của thôn.
Điều 3. Các gia đình giúp đỡ nhau khi có việc hiếu, việc hỷ, tiết kiệm, không tổ chức ăn uống linh đình kéo dài nhiều ngày.

Quy ước này đã được hội nghị nhân dân thôn thông qua ngày 12/4/2024.
`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	b.visit("/intake")
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{file}))
	b.click(`form[action="/intake/files"] button`)
	b.awaitScan()
	if said := b.text("main"); !strings.Contains(said, "quy ước thôn Đồng Mây.txt") {
		t.Fatalf("the scan does not name the file: %s", said)
	}
	if after := len(o.findings(o.client(), "")); after <= before {
		t.Fatalf("%d findings before, %d after", before, after)
	}
	b.click(`main table a[href^="/files/"]`)
	b.click(`main .flagged a[href^="/review/"]`)
	if clause := b.text(".desk-clause .clause"); !strings.Contains(clause, "không được chia ruộng") {
		t.Fatalf("the clause is %q", clause)
	}
	fingerprint := strings.TrimPrefix(b.path(), "/review/")
	b.press("c")
	o.decided(fingerprint, "confirm")

	b.visit("/reports")
	b.fill("#name", "năm 2026")
	b.click(`form[action="/reports/freeze"] button`)
	if said := b.text("main"); !strings.Contains(said, "năm 2026") {
		t.Errorf("the snapshot is not shown: %s", said)
	}
	o.run("", "report", "verify", "năm 2026")
	if report := o.get(o.client(), "/reports/download?form=csv"); report.status != http.StatusOK || len(report.body) == 0 {
		t.Errorf("the report: %d, %d bytes", report.status, len(report.body))
	}
	if n := o.verified(); n != 1 {
		t.Errorf("%d entries in the log, want 1", n)
	}
}

// awaitScan waits for the page of a scan to show its end by itself.
func (b *tab) awaitScan() {
	b.t.Helper()
	for began := time.Now(); time.Since(began) < patience; time.Sleep(200 * time.Millisecond) {
		if b.count(".counts") > 0 {
			return
		}
	}
	b.t.Fatalf("the scan does not end: %s", b.where())
}

// decided wants a decision on a finding, as the JSON interface tells it.
func (o *office) decided(fingerprint, want string) {
	o.t.Helper()
	for _, f := range o.findings(o.client(), "status=all&hints=1") {
		if f.Fingerprint == fingerprint {
			if f.Decision != want {
				o.t.Errorf("%s: decision %q, want %q", fingerprint, f.Decision, want)
			}
			return
		}
	}
	o.t.Errorf("%s is not there", fingerprint)
}

func TestHelpAndUndoByKeys(t *testing.T) {
	o := open(t)
	b := o.tab(t)
	f := o.findings(o.client(), "")[0].Fingerprint
	b.visit("/review/" + f)
	b.run(chromedp.KeyEvent("?"))
	if b.count("dialog#keys[open]") != 1 {
		t.Fatal("? does not open the list of keys")
	}
	b.run(chromedp.KeyEvent("c")) // a key below the list of keys does nothing
	b.run(chromedp.KeyEvent(kb.Escape))
	if b.count("dialog#keys[open]") != 0 {
		t.Fatal("Escape does not close the list of keys")
	}
	if at := b.path(); at != "/review/"+f {
		t.Fatalf("the list of keys lets keys through: %s", at)
	}
	b.run(chromedp.KeyEvent("b"), chromedp.KeyEvent(kb.Escape))
	if b.count("[data-reasons].armed") != 0 {
		t.Error("Escape does not take back the question for a reason")
	}
	b.press("c")
	o.decided(f, "confirm")
	b.press("z")
	o.decided(f, "")
	if at := b.path(); !strings.HasPrefix(at, "/review/"+f) {
		t.Errorf("undo leads to %s", at)
	}
	if n := o.verified(); n != 2 {
		t.Errorf("%d entries in the log, want 2: nothing is wiped", n)
	}
}

// TestTwoReviewersMeet: both open the same finding; the later one is shown the earlier one's decision, nothing of his is lost,
// and he chooses.
func TestTwoReviewersMeet(t *testing.T) {
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	o.account("hoa", "Nguyễn Thị Hoa", "reviewer")
	o.account("minh", "Lê Văn Minh", "reviewer")
	o.serve("--accounts")
	hoa, minh := o.tab(t), o.tab(t)
	hoa.login("hoa")
	minh.login("minh")
	f := o.findings(o.enter("sep"), "")[0].Fingerprint
	hoa.visit("/review/" + f)
	minh.visit("/review/" + f)
	hoa.press("c")
	minh.write("#note", "chữ của Minh")
	minh.run(chromedp.Blur(chromedp.CSS("#note")), chromedp.KeyEvent("b"))
	minh.press("2")
	if minh.status != 409 {
		t.Fatalf("the later one: %d at %s", minh.status, minh.path())
	}
	for _, words := range []string{"Nguyễn Thị Hoa", "chữ của Minh"} {
		if !strings.Contains(minh.text("main"), words) {
			t.Errorf("the page does not say %q: %s", words, minh.text("main"))
		}
	}
	if n := o.verified(); n != 1 {
		t.Errorf("%d entries before he chose, want 1", n)
	}
	minh.click(`form[action$="/decide"] button:not([name=settle])`)
	admin := o.enter("sep")
	if list := o.findings(admin, "status=disputed"); len(list) != 1 || list[0].Fingerprint != f {
		t.Errorf("disputed: %+v", list)
	}
	hoa.visit("/review/" + f)
	if said := hoa.text("main"); !strings.Contains(said, "Lê Văn Minh") || !strings.Contains(said, "chữ của Minh") {
		t.Errorf("Hoa does not see what Minh decided: %s", said)
	}
	if n := o.verified(); n != 2 {
		t.Errorf("%d entries in the log, want 2", n)
	}
}

// TestRightsInTheBrowser: who is not logged in comes to the login and from there to where he wanted; a reader is offered no
// decision, and none by a key.
func TestRightsInTheBrowser(t *testing.T) {
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	o.account("an", "Trần Văn An", "reader")
	o.serve("--accounts")
	f := o.findings(o.enter("sep"), "")[0].Fingerprint
	b := o.tab(t)
	b.visit("/review/" + f)
	if at := b.path(); !strings.HasPrefix(at, "/login") {
		t.Fatalf("without a login: %s", at)
	}
	b.fill("#name", "an")
	b.fill("#password", "khong phai mat khau")
	b.click("main form button")
	if b.status != 401 || b.count(`[role=alert]`) != 1 {
		t.Errorf("a wrong password: %d", b.status)
	}
	b.fill("#password", password)
	b.click("main form button")
	if at := b.path(); at != "/review/"+f {
		t.Errorf("the login leads to %s", at)
	}
	b.run(chromedp.KeyEvent("c"), chromedp.Sleep(300*time.Millisecond))
	if n := b.count("[data-key=KeyC], form[action$='/decide']"); n != 0 || o.verified() != 0 {
		t.Errorf("a reader is offered %d decisions", n)
	}
	b.visit("/accounts")
	if b.status != 403 {
		t.Errorf("accounts for a reader: %d", b.status)
	}
	b.visit("/")
	b.click(`.side form[action="/logout"] button`)
	b.visit("/review")
	if at := b.path(); !strings.HasPrefix(at, "/login") {
		t.Errorf("after the logout: %s", at)
	}
}
