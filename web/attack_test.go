package web_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/web"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func TestOtherSitesCauseNothing(t *testing.T) {
	r := open(t, false)
	f := r.findings(1)[0]
	for name, headers := range map[string]map[string]string{
		"fetch metadata": {"Sec-Fetch-Site": "cross-site"}, "same site, other origin": {"Sec-Fetch-Site": "same-site"},
		"old browser": {"Origin": "https://xau.example"}, "no origin to speak of": {"Origin": "null"},
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.http.URL+"/review/"+f+"/decide", strings.NewReader("decision=confirm&seen="))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for k, v := range headers {
			request.Header.Set(k, v)
		}
		if a := r.do(request); a.status != http.StatusForbidden || r.decision(f) != checker.Open {
			t.Errorf("%s: %d, %q", name, a.status, r.decision(f))
		}
	}
}

// TestOtherNamesOfThisMachine: a site whose name was made to point at this machine is refused where nobody logs in.
func TestOtherNamesOfThisMachine(t *testing.T) {
	r := open(t, false)
	for host, want := range map[string]int{"xau.example": http.StatusMisdirectedRequest, "xau.example:8720": http.StatusMisdirectedRequest, "localhost:1": http.StatusOK, "[::1]:5": http.StatusOK} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, r.http.URL+"/api/v1/findings", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = host
		if a := r.do(request); a.status != want {
			t.Errorf("%s: %d, want %d", host, a.status, want)
		}
	}
}

const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><svg/onload=alert(3)>`

// TestHostileTextIsText: text of a document, a file's name, a note and an assignee are shown as they are and never run.
func TestHostileTextIsText(t *testing.T) {
	r := open(t, false)
	text := "QUY ƯỚC\nTHÔN HẠ " + hostile + ", XÃ TÂN CHI\nĐiều 1. " + hostile + "\nCon gái đã lấy chồng thì không được chia đất của làng. " + hostile + "\n" +
		strings.Repeat("Điều 2. Vệ sinh\nMọi nhà giữ vệ sinh chung, đường làng ngõ xóm sạch sẽ, không vứt rác ra đường, không thả trâu bò ra đồng.\n", 5)
	job := r.upload(map[string]string{"a<b>&\"'" + ".txt": text, "<img src=x onerror=alert(1)>.txt": text + "."})
	r.await(job)
	f := ""
	for _, p := range r.pieces() {
		if strings.Contains(p.Path, "tiep-nhan") {
			f = p.Finding.Fingerprint
			break
		}
	}
	if f == "" {
		t.Fatalf("the hostile text is not flagged, so the test says nothing: %s", r.page(job).Find("main").Text())
	}
	r.follow("/review/"+f+"/note", url.Values{"note": {hostile}})
	r.follow("/review/"+f+"/assign", url.Values{"to": {hostile}})
	for _, path := range []string{
		job, "/review/" + f, "/review?status=all", "/files", "/log", "/search?q=" + url.QueryEscape(hostile), "/search?q=" + url.QueryEscape(`"`+hostile), "/review?assigned=" + url.QueryEscape(hostile),
		"/review?status=" + url.QueryEscape(hostile), "/conventions", "/search?kind=" + url.QueryEscape(hostile), "/" + url.PathEscape(hostile), "/search?q=ruộng",
	} {
		a := r.get(path)
		if a.Document == nil {
			t.Errorf("%s: no page (%d)", path, a.status)
			continue
		}
		if n := a.Find("script:not([src]), [onerror], [onload], img[src=x]").Length(); n > 0 {
			t.Errorf("%s: %d hostile elements", path, n)
		}
	}
	if a := r.page("/review/" + f); !strings.Contains(a.Find("main").Text(), "onerror=alert(2)") {
		t.Error("the text is not shown as it is")
	}
}

func TestOriginalIsNeverShown(t *testing.T) {
	r := open(t, false)
	job := r.upload(map[string]string{"trang.html": "<html><body><h1>QUY ƯỚC THÔN HẠ</h1><p>Điều 1. Họp.</p><script>alert(1)</script></body></html>"})
	r.await(job)
	path := r.page(job).Find(`a[href^="/files/"]`).AttrOr("href", "")
	a := r.get(path + "/original")
	if a.status != http.StatusOK || a.header.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(a.header.Get("Content-Disposition"), "attachment") {
		t.Errorf("original: %d %v", a.status, a.header)
	}
	if !strings.Contains(a.body, "alert(1)") {
		t.Error("the original is not what was sent")
	}
}

func TestPathsStayInside(t *testing.T) {
	r := open(t, false)
	outside := filepath.Join(filepath.Dir(r.home), "lot-ra.txt")
	job := r.upload(map[string]string{
		"../../../lot-ra.txt": "a", `..\..\lot-ra.txt`: "b", "/etc/lot-ra": "c", "C:\\lot-ra.txt": "d", "CON": "e", "..": "f", ".": "g",
	})
	r.await(job)
	if _, err := os.Stat(outside); err == nil {
		t.Error("a file left the inbox")
	}
	for _, name := range filesIn(t, filepath.Dir(r.home)) {
		if strings.Contains(name, "lot-ra") && !strings.HasPrefix(name, filepath.Join(r.home, "tiep-nhan")) {
			t.Errorf("%s left the inbox", name)
		}
	}
	for _, path := range []string{
		"/static/../server.go", "/static/..%2f..%2fgo.mod", "/static/%2e%2e/page.go", "/static/", "/static/fonts", "/files/1/pages/../../../../etc/passwd",
		"/files/..%2f..%2fetc%2fpasswd", "/files/-1", "/files/99999", "/files/1e3", "/snapshots/..%2f..%2fx", "/intake/..%2f1", "/rules/..%2fpack.yaml",
	} {
		if a := r.get(path); a.status == http.StatusOK && !strings.Contains(path, "..") || strings.Contains(a.body, "package web") || strings.Contains(a.body, "root:") {
			t.Errorf("GET %s: %d", path, a.status)
		}
	}
}

func TestSafeNames(t *testing.T) {
	taken := map[string]bool{}
	for name, want := range map[string]string{
		"quy ước.docx": "quy ước.docx", "a/b/c.pdf": "c.pdf", `d:\x\y.doc`: "y.doc", "nul": "tep-nul", "COM1.txt": "tep-COM1.txt", "..": "tep-", "a\r\nb.txt": "a--b.txt",
		strings.Repeat("ư", 300) + ".docx": strings.Repeat("ư", 87) + ".docx", "a:b|c.txt": "a-b-c.txt", "\xff.txt": "-.txt",
	} {
		if got := web.SafeName(name, taken); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := web.SafeName("C.PDF", taken); got != "C (2).PDF" {
		t.Errorf("a name twice: %q", got)
	}
}

func TestNobodyIsSentElsewhere(t *testing.T) {
	for _, to := range []string{
		"https://xau.example", "//xau.example", "/\\xau.example", "\\\\xau.example", "javascript:alert(1)", "http:/xau", "/\t/xau.example", "xau.example", "", "/%0d%0aSet-Cookie:a=b", "///xau.example", "http://user@/x",
	} {
		if got := web.Local(to); got != "/" && !strings.HasPrefix(got, "/%0D%0A") {
			t.Errorf("%q leads to %q", to, got)
		}
	}
	for _, to := range []string{"/", "/review?status=all", "/search?q=a+b"} {
		if got := web.Local(to); got != to {
			t.Errorf("%q becomes %q", to, got)
		}
	}
	r := open(t, true)
	r.account("hoa", "reader")
	if a := r.post("/login", url.Values{"name": {"hoa"}, "password": {password}, "next": {"//xau.example/"}}); a.location != "/" {
		t.Errorf("login leads to %q", a.location)
	}
	if a := r.post("/settings", url.Values{"back": {"https://xau.example/"}}); a.location != "/" {
		t.Errorf("settings lead to %q", a.location)
	}
}

// TestSessionIsNew: a token that the browser was given before is worth nothing, before and after logging in.
func TestSessionIsNew(t *testing.T) {
	r := open(t, true)
	r.account("hoa", "reader")
	here, err := url.Parse(r.http.URL)
	if err != nil {
		t.Fatal(err)
	}
	r.client.Jar.SetCookies(here, []*http.Cookie{{Name: "session", Value: "do-ke-xau-dat", Path: "/"}})
	a := r.post("/login", url.Values{"name": {"hoa"}, "password": {password}})
	if a.status != http.StatusSeeOther {
		t.Fatal(a.status)
	}
	set := a.header.Get("Set-Cookie")
	if strings.Contains(set, "do-ke-xau-dat") || !strings.Contains(set, "HttpOnly") || !strings.Contains(set, "SameSite=Lax") {
		t.Errorf("cookie: %s", set)
	}
	r.page("/")
	thief := r.as(newClient(t))
	thief.client.Jar.SetCookies(here, []*http.Cookie{{Name: "session", Value: "do-ke-xau-dat", Path: "/"}})
	if a := thief.get("/"); a.status != http.StatusSeeOther {
		t.Errorf("the planted token opens: %d", a.status)
	}
	cookies := r.client.Jar.Cookies(here)
	r.post("/logout", nil)
	thief.client.Jar.SetCookies(here, cookies)
	if a := thief.get("/"); a.status != http.StatusSeeOther {
		t.Errorf("a token that was logged out opens: %d", a.status)
	}
}

func TestSessionEnds(t *testing.T) {
	r := open(t, true)
	hoa := r.login("hoa", "reader")
	*r.clock = r.clock.Add(access.Idle - time.Minute)
	hoa.page("/")
	*r.clock = r.clock.Add(access.Idle - time.Minute)
	hoa.page("/")
	*r.clock = r.clock.Add(access.Idle + time.Minute)
	if a := hoa.get("/"); a.status != http.StatusSeeOther {
		t.Errorf("unused for too long: %d", a.status)
	}
	again := r.as(newClient(t))
	again.post("/login", url.Values{"name": {"hoa"}, "password": {password}})
	for range 7 {
		*r.clock = r.clock.Add(access.Idle - time.Minute)
		again.get("/")
	}
	if a := again.get("/"); a.status != http.StatusSeeOther {
		t.Errorf("longer than a login lasts: %d", a.status)
	}
}

func TestGuessingIsSlow(t *testing.T) {
	r := open(t, true)
	r.account("hoa", "reader")
	statuses := map[int]int{}
	for n := range 8 {
		statuses[r.post("/login", url.Values{"name": {"hoa"}, "password": {"doan lan thu " + strconv.Itoa(n)}}).status]++
	}
	if statuses[http.StatusUnauthorized] != 5 || statuses[http.StatusTooManyRequests] != 3 {
		t.Errorf("answers: %v", statuses)
	}
	if a := r.post("/login", url.Values{"name": {"hoa"}, "password": {password}}); a.status != http.StatusTooManyRequests {
		t.Errorf("the right password while waiting: %d", a.status)
	}
	*r.clock = r.clock.Add(time.Minute)
	if a := r.post("/login", url.Values{"name": {"HOA "}, "password": {password}}); a.status != http.StatusSeeOther {
		t.Errorf("after a wait: %d", a.status)
	}
}

func TestUploadsAreBounded(t *testing.T) {
	small := func(o *web.Options) { o.Limits.Upload, o.Limits.Form, o.Limits.Files = 20_000, 2_000, 3 }
	r := open(t, false, small)
	for name, files := range map[string]map[string]string{
		"too large": {"a.txt": strings.Repeat("a", 30_000)}, "too many": {"a.txt": "a", "b.txt": "b", "c.txt": "c", "d.txt": "d"},
	} {
		a := r.send("/intake/files", "files", files)
		if a.status != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: %d", name, a.status)
		}
	}
	if a := r.post("/try", url.Values{"text": {strings.Repeat("a", 5_000)}}); a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("a long form: %d", a.status)
	}
	if left := filesIn(t, filepath.Join(r.home, "tiep-nhan")); len(left) > 0 {
		t.Errorf("what was refused is kept: %v", left)
	}
	if a := r.send("/intake/files", "files", nil); a.status != http.StatusBadRequest {
		t.Errorf("nothing sent: %d", a.status)
	}
}

// TestSlowClientsAreLetGo: somebody who sends a letter now and then does not hold a connection.
func TestSlowClientsAreLetGo(t *testing.T) {
	r := open(t, false, func(o *web.Options) { o.Limits.Read = 300 * time.Millisecond })
	address := strings.TrimPrefix(r.http.URL, "http://")
	for name, head := range map[string]string{
		"body": "POST /try HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntext=a", "head": "GET / HTTP/1.1\r\nHost: lo",
	} {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(conn, head)
		_ = conn.SetReadDeadline(time.Now().Add(20 * time.Second))
		began := time.Now()
		_, err = io.Copy(io.Discard, conn)
		var late net.Error
		if errors.As(err, &late) && late.Timeout() {
			t.Errorf("%s: still held after %v", name, time.Since(began))
		}
		_ = conn.Close()
	}
}

func TestLogsSayNothingOfTexts(t *testing.T) {
	r := open(t, false)
	f := r.findings(1)[0]
	r.get("/review/" + f)
	r.get("/files/1")
	if err := r.ledger.Close(); err != nil {
		t.Fatal(err)
	}
	a := r.get("/review/" + f)
	if a.status != http.StatusInternalServerError {
		t.Fatalf("without a ledger: %d", a.status)
	}
	if log := r.log.String(); !strings.Contains(log, "request failed") || strings.Contains(log, f) || strings.Contains(log, "Điều") {
		t.Errorf("log: %s", log)
	}
}

// upload sends files and returns the address of the scan.
func (r *room) upload(files map[string]string) string {
	r.t.Helper()
	a := r.send("/intake/files", "files", files)
	if a.status != http.StatusSeeOther {
		r.t.Fatalf("upload: %d %s", a.status, short(a.body))
	}
	return a.location
}

func (r *room) send(path, field string, files map[string]string) answer {
	r.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for name, content := range files {
		part, err := form.CreateFormFile(field, name)
		if err != nil {
			r.t.Fatal(err)
		}
		if _, err := io.WriteString(part, content); err != nil {
			r.t.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		r.t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, r.http.URL+path, &b)
	if err != nil {
		r.t.Fatal(err)
	}
	request.Header.Set("Content-Type", form.FormDataContentType())
	return r.do(request)
}

// await waits for a scan to end.
func (r *room) await(job string) {
	r.t.Helper()
	for range 600 {
		if r.page(job).Find("[data-job]").Length() == 0 {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	r.t.Fatal("the scan does not end")
}
