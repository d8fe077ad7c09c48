package trial_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// hostile would run in each place where a page forgets to quote: text, attribute, address, script.
const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><svg/onload=alert(3)>{{alert(4)}}javascript:alert(5)`

// TestHostileWordsInTheBrowser brings hostile words in as text, file name, note, assignee, query, name of a saved search, of a
// snapshot and of a village, and looks at every page that shows them, in a browser that would run them: a dialog or a script that
// fails is an error of every tab.
func TestHostileWordsInTheBrowser(t *testing.T) {
	o := open(t)
	b := o.tab(t)
	folder := t.TempDir()
	text := strings.Replace(twin("ĐỒNG MÂY "+hostile), "chia ruộng của thôn.", "chia ruộng của thôn. "+hostile, 1)
	file := filepath.Join(folder, `<img src=x onerror=alert(6)>"'&.txt`)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Skipf("this system takes no such name: %v", err)
	}
	list := filepath.Join(folder, "thon.csv")
	if err := os.WriteFile(list, []byte("Tên thôn;Xã\n\"Thôn "+strings.ReplaceAll(hostile, `"`, `""`)+"\";Tân Chi\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.visit("/intake")
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{file}))
	b.click(`form[action="/intake/files"] button`)
	b.awaitScan()
	job := b.path()
	fingerprint := o.hostileFinding()
	b.visit("/review/" + fingerprint)
	b.fill("#note", hostile)
	b.click(`button[formaction$="/note"]`)
	b.fill("#to", hostile)
	b.click(`form[action$="/assign"] button`)
	b.visit("/search?q=" + url.QueryEscape(`"chia ruộng"`))
	b.fill("#save-name", hostile[:90])
	b.click(`form[action="/search/save"] button`)
	b.visit("/roster")
	b.run(chromedp.SetUploadFiles(chromedp.CSS("#list"), []string{list}))
	b.click(`form[action="/roster/preview"] button`)
	b.click(`form[action="/roster/apply"] button`)
	word := url.QueryEscape(hostile)
	for _, path := range []string{
		job, "/", "/review/" + fingerprint, "/review?assigned=" + word, "/review?status=" + word + "&kind=" + word + "&commune=" + word, "/files", "/conventions", "/communes",
		"/log", "/search", "/search?q=" + word, "/search?q=%22" + word, "/roster", "/roster/questions", "/reports?by=" + word + "&as-of=" + word, "/try", "/login?next=" + word,
		"/" + url.PathEscape(hostile), "/rules/" + url.PathEscape(hostile), "/snapshots/" + url.PathEscape(hostile),
	} {
		b.visit(path)
		if n := b.count("script:not([src]), img[src=x], [onerror], [onload]"); n > 0 {
			t.Errorf("%s: %d hostile elements", path, n)
		}
	}
	b.visit("/review/" + fingerprint)
	if !strings.Contains(b.text("main"), "onerror=alert(2)") {
		t.Error("the words are not shown as they are, so the trial says nothing")
	}
}

// hostileFinding is the finding that the hostile text has.
func (o *office) hostileFinding() string {
	o.t.Helper()
	c := o.client()
	for _, f := range o.findings(c, "status=all") {
		if strings.Contains(f.Clause, "alert(1)") {
			return f.Fingerprint
		}
	}
	o.t.Fatal("the hostile text is not flagged, so the trial says nothing")
	return ""
}

// TestAnotherSiteInTheSameBrowser: a page elsewhere sends the officer's browser to decide for her, with her cookies, by a form and
// by a script, and puts the room into a frame. Nothing is entered and nothing is shown.
func TestAnotherSiteInTheSameBrowser(t *testing.T) {
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	o.serve("--accounts")
	f := o.findings(o.enter("sep"), "")[0].Fingerprint
	target := o.url + "/review/" + f + "/decide"
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/form":
			fmt.Fprintf(w, `<h1>quà</h1><form method="post" action="%s"><input name="decision" value="confirm"><input name="seen" value=""><button id="go">nhận</button></form>`, target)
		case "/fetch":
			fmt.Fprintf(w, `<h1>quà</h1><script>fetch(%q, {method: "POST", credentials: "include", mode: "no-cors", body: new URLSearchParams("decision=confirm&seen=")})`+
				`.catch(() => 0).finally(() => { document.title = "sent" })</script>`, target)
		case "/frame":
			fmt.Fprintf(w, `<h1>quà</h1><iframe src="%s/review/%s"></iframe>`, o.url, f)
		}
	}))
	defer evil.Close()
	b := o.tab(t)
	b.elsewhere = evil.URL
	b.login("sep")
	b.leads(chromedp.Navigate(evil.URL + "/form"))
	b.click("#go")
	if b.status != http.StatusForbidden {
		t.Errorf("a form elsewhere: %d", b.status)
	}
	b.leads(chromedp.Navigate(evil.URL + "/fetch"))
	for began := time.Now(); eval[string](b, "document.title") != "sent" && time.Since(began) < patience; {
		time.Sleep(50 * time.Millisecond)
	}
	if n := o.verified(); n != 0 {
		t.Errorf("%d entries were made for another site", n)
	}
	b.leads(chromedp.Navigate(evil.URL + "/frame"))
	tree, err := chromedp.Call(b.ctx, page.GetFrameTree, cdp.Empty{})
	if err != nil || len(tree.FrameTree.ChildFrames) != 1 {
		t.Fatal(tree, err)
	}
	if frame := tree.FrameTree.ChildFrames[0].Frame; frame.UnreachableURL == "" {
		t.Errorf("the room is shown in a frame of another site: %s", frame.URL)
	}
	if got := o.get(o.client(), "/login").header.Get("Content-Security-Policy"); !strings.Contains(got, "frame-ancestors 'none'") {
		t.Errorf("frames: %s", got)
	}
	b.visit("/review/" + f) // and she herself can still decide
	b.press("c")
	if n := o.verified(); n != 1 {
		t.Errorf("%d entries, want her own", n)
	}
}

// TestCookiesUnderTLS starts the server with a certificate: the session's cookie is bound to the host, kept from scripts and from
// plain connections, new at every login, and browsers are told to come by TLS only.
func TestCookiesUnderTLS(t *testing.T) {
	o := prepare(t)
	o.account("sep", "Đỗ Thị Lan", "admin")
	cert, key := certificate(t)
	o.serve("--accounts", "--tls-cert", cert, "--tls-key", key)
	if !strings.HasPrefix(o.url, "https://") {
		t.Fatal(o.url)
	}
	c := o.client()
	seen := map[string]bool{}
	for range 2 {
		a := o.post(c, "/login", url.Values{"name": {"sep"}, "password": {password}})
		if len(a.cookies) != 1 {
			t.Fatalf("cookies: %v", a.cookies)
		}
		k := a.cookies[0]
		if !strings.HasPrefix(k.Name, "__Host-") || !k.Secure || !k.HttpOnly || k.SameSite == http.SameSiteNoneMode || k.SameSite == http.SameSiteDefaultMode || k.Path != "/" || k.Domain != "" {
			t.Errorf("cookie: %s", k)
		}
		if seen[k.Value] || len(k.Value) < 40 {
			t.Errorf("the token is short or not new: %d letters", len(k.Value))
		}
		seen[k.Value] = true
		if a.header.Get("Strict-Transport-Security") == "" {
			t.Error("browsers are not told to come by TLS")
		}
	}
	plain, err := http.Get("http" + strings.TrimPrefix(o.url, "https") + "/login")
	if err == nil {
		if a := o.heard(plain, nil); a.status == http.StatusOK {
			t.Error("the room answers without TLS")
		}
	}
}

// certificate makes a certificate for this machine and its key, as files.
func certificate(t *testing.T) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "huonguoc"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	made, err := x509.CreateCertificate(rand.Reader, &template, &template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	cert, key = filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: made}, key: {Type: "PRIVATE KEY", Bytes: raw}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

// TestManySlowClients: three hundred connections that send a letter now and then do not keep others from being served, and are
// let go.
func TestManySlowClients(t *testing.T) {
	o := open(t)
	address := strings.TrimPrefix(o.url, "http://")
	var held []net.Conn
	defer func() {
		for _, c := range held {
			_ = c.Close()
		}
	}()
	for n := range 300 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatalf("connection %d: %v", n, err)
		}
		held = append(held, c)
		fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: localhost\r\nX-")
	}
	began := time.Now()
	for range 5 {
		if a := o.get(o.client(), "/about"); a.status != http.StatusOK {
			t.Fatalf("beside slow clients: %d", a.status)
		}
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("five pages beside slow clients took %v", took)
	}
	dripping := time.NewTicker(time.Second)
	defer dripping.Stop()
	for _, c := range held[:3] {
		_ = c.SetReadDeadline(time.Now().Add(40 * time.Second))
		done := make(chan error, 1)
		go func() { _, err := c.Read(make([]byte, 1)); done <- err }()
		for open := true; open; {
			select {
			case <-dripping.C:
				fmt.Fprint(c, "a") // never ends its line
			case err := <-done:
				open = false
				var late net.Error
				if errors.As(err, &late) && late.Timeout() {
					t.Error("a slow client is still held after 40 seconds")
				}
			}
		}
	}
}

// TestEndsGently: a server that is interrupted answers what it was asked before, and its log is whole.
func TestEndsGently(t *testing.T) {
	o := open(t)
	c := o.client()
	f := o.findings(c, "")[0].Fingerprint
	if a := o.post(c, "/review/"+f+"/decide", url.Values{"decision": {"confirm"}, "seen": {""}}); a.status != http.StatusSeeOther {
		t.Fatal(a.status)
	}
	if err := o.interrupt(); err != nil {
		t.Errorf("the server ends with %v", err)
	}
	if n := o.verified(); n != 1 {
		t.Errorf("%d entries, want 1", n)
	}
}
