package web_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

func (r *room) pieces() []ledger.Piece {
	r.t.Helper()
	pieces, _, err := r.ledger.Work(r.t.Context(), ledger.Work{Today: "2100-01-01", Hints: true})
	if err != nil {
		r.t.Fatal(err)
	}
	return pieces
}

// two conventions that share a clause.
func copies() map[string]string {
	clause := "Điều 1. Ruộng đất\nCon gái đã lấy chồng thì không được chia đất của làng.\nĐiều 2. Vệ sinh\nMọi nhà giữ vệ sinh chung.\n"
	return map[string]string{
		"ha.txt":     "QUY ƯỚC\nTHÔN HẠ, XÃ TÂN CHI, HUYỆN TIÊN DU, TỈNH BẮC NINH\n" + clause,
		"thuong.txt": "QUY ƯỚC\nTHÔN THƯỢNG, XÃ TÂN CHI, HUYỆN TIÊN DU, TỈNH BẮC NINH\n" + clause,
		"hong.docx":  "PK\x03\x04 hỏng",
	}
}

// TestIntakeToReport takes files all the way: sent, read, flagged, decided as a group, signed off, counted, frozen, downloaded.
func TestIntakeToReport(t *testing.T) {
	r := openIn(t, filepath.Join(t.TempDir(), "home"), false)
	if a := r.page("/"); a.Find(`a[href="/intake"].main-act`).Length() != 1 {
		t.Error("an empty home does not lead to the intake")
	}
	job := r.upload(copies())
	r.await(job)
	a := r.page(job)
	if !strings.Contains(a.Find("main").Text(), "hong.docx") || a.Find(".tag.bad").Length() == 0 {
		t.Error("the damaged file is not named")
	}
	last := r.decideGroups(url.Values{"decision": {"confirm"}})
	for _, p := range r.pieces() {
		if !p.Finding.IsHint() && p.Decided.Decision != checker.Confirmed {
			t.Errorf("%s is %q", p.Finding.Fingerprint, p.Decided.Decision)
		}
	}
	if got := strings.TrimSpace(r.page("/").Find(".figure").Text()); got != "0,0\u00a0%" {
		t.Errorf("figure after confirming: %s", got)
	}
	r.follow("/undo", form(last.Find(`form[action="/undo"]`)))
	r.decideGroups(url.Values{"decision": {"dismiss"}, "reason": {"meaning"}})
	for _, p := range r.pieces() {
		r.post("/review/"+p.Finding.Fingerprint+"/decide", url.Values{"decision": {"dismiss"}, "reason": {"meaning"}, "seen": {r.seen(p.Finding.Fingerprint)}})
	}
	convention := r.page("/conventions?why=screened").Find("tbody a").AttrOr("href", "")
	r.follow(convention+"/sign", url.Values{"note": {"đã xem"}})
	if n := r.page("/conventions?why=concluded").Find("tbody tr").Length(); n != 1 {
		t.Errorf("%d conventions are concluded", n)
	}
	r.freeze("Báo cáo 2026")
	r.follow(convention+"/life", url.Values{"kind": {"annulled-whole"}, "on": {"2024-05-20"}, "number": {"3/QĐ-UBND"}, "body": {"UBND xã"}})
	r.freeze("Báo cáo sau")
	compared := r.page("/snapshots/" + url.PathEscape("Báo cáo 2026") + "?to=" + url.QueryEscape("Báo cáo sau"))
	if compared.Find(".note.warn").Length() > 0 || compared.Find("tbody tr").Length() < 4 {
		t.Errorf("the comparison has %d rows", compared.Find("tbody tr").Length())
	}
	for form, begins := range map[string]string{"xlsx": "PK", "docx": "PK", "html": "<!", "csv": "\xEF\xBB\xBF", "json": "{"} {
		a := r.get("/reports/download?form=" + form)
		if a.status != http.StatusOK || !strings.HasPrefix(strings.ToLower(a.body), strings.ToLower(begins)) && form != "csv" || len(a.body) < 100 {
			t.Errorf("report .%s: %d, %q", form, a.status, a.body[:min(20, len(a.body))])
		}
	}
	if a := r.page("/log/verify"); a.Find(".tag.good").Length() != 1 {
		t.Error("the log does not verify")
	}
	if a := r.page("/log/verify?head=5:0000000000000000"); a.Find(".tag.bad").Length() != 1 {
		t.Error("a false head verifies")
	}
}

// decideGroups decides on all groups that wait, and shows the page after the last.
func (r *room) decideGroups(decision url.Values) (last answer) {
	r.t.Helper()
	for range 20 {
		group, ok := r.page("/groups").Find("article a").Attr("href")
		if !ok {
			return last
		}
		send := form(r.page(group).Find(`form[action$="/decide"]`))
		if n := len(send["member"]); n != 2 {
			r.t.Fatalf("%d members", n)
		}
		for name, values := range decision {
			send[name] = values
		}
		path, _, _ := strings.Cut(group, "?")
		last = r.follow(path+"/decide", send)
	}
	r.t.Fatal("the groups do not end")
	return last
}

// seen is what stands on a finding.
func (r *room) seen(fingerprint string) string {
	r.t.Helper()
	w, err := r.ledger.Weight(r.t.Context(), checker.FindingSubject(fingerprint))
	if err != nil {
		r.t.Fatal(err)
	}
	return ledger.Standing(w)
}

func (r *room) freeze(name string) {
	r.t.Helper()
	form := form(r.page("/reports").Find(`form[action="/reports/freeze"]`))
	form.Set("name", name)
	r.follow("/reports/freeze", form)
	if a := r.post("/reports/freeze", form); a.status != http.StatusConflict {
		r.t.Errorf("the same name twice: %d", a.status)
	}
}

func TestFolderAndRescan(t *testing.T) {
	r := openIn(t, filepath.Join(t.TempDir(), "home"), false)
	folder := filepath.Join(t.TempDir(), "Xã Tân Chi")
	if err := os.MkdirAll(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	for name, text := range copies() {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := r.post("/intake/folder", url.Values{"folder": {folder}})
	r.await(a.location)
	if n := r.page("/files").Find("tbody tr").Length(); n != 3 {
		t.Fatalf("%d files", n)
	}
	if err := os.WriteFile(filepath.Join(folder, "moi.txt"), []byte("QUY ƯỚC\nTHÔN MỚI, XÃ TÂN CHI\nĐiều 1. Họp\nMỗi tháng họp một lần.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a = r.post("/intake/again", nil)
	r.await(a.location)
	if n := r.page("/files").Find("tbody tr").Length(); n != 4 {
		t.Errorf("%d files after the second scan", n)
	}
	a = r.post("/intake/folder", url.Values{"folder": {filepath.Join(folder, "không-có")}})
	r.await(a.location)
	if r.page(a.location).Find(`[role="alert"]`).Length() != 1 {
		t.Error("a folder that is not there is not named")
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.http.URL+a.location, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept", "application/json")
	var progress struct{ Ended bool }
	if err := json.Unmarshal([]byte(r.do(request).body), &progress); err != nil || !progress.Ended {
		t.Errorf("progress: %v %v", progress, err)
	}
}

func TestVersionsAreCompared(t *testing.T) {
	r := openIn(t, filepath.Join(t.TempDir(), "home"), false)
	folder := t.TempDir()
	head := "QUY ƯỚC\nTHÔN HẠ, XÃ TÂN CHI, HUYỆN TIÊN DU, TỈNH BẮC NINH\n"
	for _, text := range []string{
		"Điều 1. Ruộng đất\nCon gái đã lấy chồng thì không được chia đất của làng.\nĐiều 2. Vệ sinh\nMọi nhà giữ vệ sinh chung.\n",
		"Điều 1. Ruộng đất\nMọi nhân khẩu thường trú được chia đất của làng như nhau.\nĐiều 2. Vệ sinh\nMọi nhà giữ vệ sinh chung.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, "ha.txt"), []byte(head+text), 0o600); err != nil {
			t.Fatal(err)
		}
		r.await(r.post("/intake/folder", url.Values{"folder": {folder}}).location)
	}
	convention := r.page("/conventions").Find("tbody a").AttrOr("href", "")
	a := r.page(r.page(convention).Find(`a[href$="/compare"]`).AttrOr("href", ""))
	if a.Find(".old").Length() == 0 || a.Find(".new").Length() == 0 || a.Find(".tag.good").Length() == 0 {
		t.Errorf("old %d, new %d, cured %d", a.Find(".old").Length(), a.Find(".new").Length(), a.Find(".tag.good").Length())
	}
}

func TestRosterIsPreviewedBeforeItIsImported(t *testing.T) {
	r := open(t, false)
	list := "Xã, phường;Tên thôn\nxã Lạc Vệ;thôn Đồng Mây\nxã Tân Chi;thôn Chi Trung\nxã Không Có;thôn Lạ\n"
	a := r.send("/roster/preview", "list", map[string]string{"thon.csv": list})
	if a.status != http.StatusOK {
		t.Fatalf("preview: %d %s", a.status, short(a.body))
	}
	if villages, err := r.ledger.Roster(t.Context()); err != nil || len(villages.All()) != 0 {
		t.Fatalf("a preview enters %d villages (%v)", len(villages.All()), err)
	}
	if !strings.Contains(a.Find("main").Text(), "Không Có") {
		t.Error("the wrong row is not named")
	}
	send := form(a.Find(`form[action="/roster/apply"]`))
	done := r.follow("/roster/apply", send)
	if n := done.Find("tbody tr").Length(); n != 2 {
		t.Errorf("%d villages on the list", n)
	}
	if a := r.post("/roster/apply", send); a.status != http.StatusBadRequest {
		t.Errorf("the same preview twice: %d", a.status)
	}
	for name, content := range map[string]string{"rong.csv": "a;b\n1;2\n", "cu.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hong.xlsx": "PK\x03\x04"} {
		if a := r.send("/roster/preview", "list", map[string]string{name: content}); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, a.status)
		}
	}
	questions := r.page("/roster/questions")
	answer := questions.Find(`form[action^="/roster/questions/"]`).First()
	before := questions.Find("section.card").Length()
	if before == 0 {
		t.Fatal("no questions")
	}
	r.follow(answer.AttrOr("action", ""), url.Values{"village": {"-"}})
	if after := r.page("/roster/questions").Find("section.card").Length(); after != before-1 {
		t.Errorf("%d questions before, %d after", before, after)
	}
}

func TestSearchWithFacets(t *testing.T) {
	r := open(t, false)
	a := r.page("/search?q=" + url.QueryEscape("con gái"))
	all := a.Find("article.hit").Length()
	if all == 0 || a.Find("article mark").Length() == 0 {
		t.Fatalf("%d hits, %d marks", all, a.Find("article mark").Length())
	}
	narrow := r.page(a.Find(`.facets a[href*="status="]`).First().AttrOr("href", ""))
	if n := narrow.Find("article.hit").Length(); n == 0 || n > all {
		t.Errorf("%d hits, narrowed from %d", n, all)
	}
	if wide := r.page(narrow.Find("p.row a.button").First().AttrOr("href", "")); wide.Find("article.hit").Length() != all {
		t.Error("taking the filter out does not widen the search")
	}
	if wrong := r.page("/search?q=" + url.QueryEscape(`"chưa đóng`)); wrong.Find(`[role="alert"] mark`).Length() != 1 {
		t.Error("a mistake in a query is not shown at its place")
	}
	r.page(a.Find(`a[href^="/search/like/"]`).First().AttrOr("href", ""))
	r.follow("/search/save", url.Values{"name": {"Con gái"}, "q": {"con gái"}})
	saved := r.page("/search").Find(`a[href^="/search?"]`)
	if saved.Length() != 1 || !strings.HasPrefix(saved.Text(), "Con gái") {
		t.Errorf("saved: %q", saved.Text())
	}
	r.follow("/search/save", url.Values{"name": {"Con gái"}, "forget": {"1"}})
	if n := r.page("/search").Find(`a[href^="/search?"]`).Length(); n != 0 {
		t.Errorf("%d saved searches after forgetting", n)
	}
}

func TestTryKeepsNothing(t *testing.T) {
	r := open(t, false)
	send := url.Values{"text": {"Con gái đã lấy chồng thì không được chia đất."}}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.http.URL+"/try", strings.NewReader(send.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	a := r.do(request)
	if a.Find("mark").Length() == 0 || a.Find(`a[href^="/rules/"]`).Length() == 0 {
		t.Error("the text is not flagged")
	}
	if head, err := r.ledger.Head(t.Context()); err != nil || head.Count != 0 {
		t.Errorf("something was entered: %v %v", head, err)
	}
}

func TestAccountsAreKept(t *testing.T) {
	r := open(t, true)
	admin := r.login("sep", "admin")
	send := form(admin.page("/accounts").Find(`form[action="/accounts"]`))
	send.Set("name", "hoa")
	send.Set("full-name", "Nguyễn Thị Hoa")
	send.Set("password", "ngan")
	if a := admin.post("/accounts", send); a.status != http.StatusUnprocessableEntity || a.Find(`input[name="full-name"]`).AttrOr("value", "") != "Nguyễn Thị Hoa" {
		t.Errorf("a short password: %d", a.status)
	}
	send.Set("password", password)
	admin.follow("/accounts", send)
	hoa := r.as(newClient(t))
	hoa.post("/login", url.Values{"name": {"hoa"}, "password": {password}})
	f := r.findings(1)[0]
	hoa.follow("/review/"+f+"/decide", url.Values{"decision": {"unsure"}, "seen": {""}})
	events, err := r.ledger.Events(t.Context(), -1)
	if err != nil || len(events) != 1 || events[0].Actor != "Nguyễn Thị Hoa (hoa)" {
		t.Errorf("the entry bears %v (%v)", events, err)
	}
	change := form(admin.page("/accounts?name=hoa").Find(`form[action="/accounts"]`))
	change.Set("disabled", "1")
	admin.follow("/accounts", change)
	if a := hoa.get("/"); a.status != http.StatusSeeOther {
		t.Errorf("a locked account is let in: %d", a.status)
	}
	last := form(admin.page("/accounts?name=sep").Find(`form[action="/accounts"]`))
	last.Set("role", "reader")
	if a := admin.post("/accounts", last); a.status != http.StatusConflict {
		t.Errorf("the last administrator is lowered: %d", a.status)
	}
}

func TestMetrics(t *testing.T) {
	r := open(t, false)
	r.page("/review")
	a := r.get("/metrics")
	if !strings.Contains(a.body, `huonguoc_http_requests_total{route="GET /review",status="200"} 1`) || !strings.Contains(a.body, "huonguoc_log_entries 0") {
		t.Errorf("metrics: %s", short(a.body))
	}
}

func TestPageAsPicture(t *testing.T) {
	r := open(t, false)
	for _, p := range r.pieces() {
		if !strings.HasSuffix(p.Path, ".pdf") {
			continue
		}
		a := r.get("/files/" + itoa(p.Document) + "/pages/1")
		if a.status != http.StatusOK || !strings.HasPrefix(a.body, "\x89PNG") {
			t.Errorf("page 1 of %s: %d", p.Path, a.status)
		}
		if a := r.get("/files/" + itoa(p.Document) + "/pages/999"); a.status != http.StatusNotFound {
			t.Errorf("page 999: %d", a.status)
		}
		return
	}
	t.Fatal("no PDF among the samples")
}

// TestBlindReading draws a sample, reads it without seeing what others said, and gets the bound only at the end.
func TestBlindReading(t *testing.T) {
	r := open(t, true)
	admin, hoa := r.login("sep", "admin"), r.login("hoa", "reviewer")
	admin.follow("/samples", url.Values{"clean": {"3"}, "seed": {"hop 15/11"}})
	if a := hoa.post("/samples", url.Values{"clean": {"3"}}); a.status != http.StatusForbidden {
		t.Errorf("a reviewer draws: %d", a.status)
	}
	a := hoa.page("/samples/1")
	if strings.Contains(a.Find("main").Text(), "nhiều nhất") {
		t.Error("the result is shown before everything is read")
	}
	at := a.Find(`a[data-key="KeyJ"]`).AttrOr("href", "")
	for n := range 3 {
		item := hoa.page(at)
		if item.Find("mark, .tag.wait").Length() > 0 || item.Find(`a[href^="/review/"]`).Length() > 0 {
			t.Error("the reader is not blind")
		}
		reading := "no"
		if n == 0 {
			reading = "yes"
		}
		done := hoa.post(at, url.Values{"reading": {reading}, "clause": {item.Find(`input[name="clause"]`).First().AttrOr("value", "")}})
		if done.status != http.StatusSeeOther {
			t.Fatalf("reading: %d", done.status)
		}
		at, _, _ = strings.Cut(done.location, "?")
	}
	if a := hoa.page(at); !strings.Contains(a.Find("main").Text(), "nhiều nhất") || a.Find(`a[href^="/samples/1/items/"]`).Length() != 1 {
		t.Errorf("the result: %s", a.Find("main").Text())
	}
	if a := hoa.post("/samples/1/items/99", url.Values{"reading": {"no"}}); a.status != http.StatusNotFound {
		t.Errorf("an item that is not there: %d", a.status)
	}
}
