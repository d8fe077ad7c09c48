package trial_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// is tells who is logged in: the full name, or nothing.
func (o *office) is(c *http.Client) string {
	o.t.Helper()
	a := o.get(c, "/about")
	for _, name := range []string{"Nguyễn Thị Hoa", "Trần Thị Liên", "Đỗ Thị Lan"} {
		if a.status == http.StatusOK && strings.Contains(a.body, `<div class="who">`+name) {
			return name
		}
	}
	return ""
}

// cookie is the value of one that a client has for the office; empty without.
func (o *office) cookie(c *http.Client, name string) string {
	o.t.Helper()
	here, err := url.Parse(o.url)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, k := range c.Jar.Cookies(here) {
		if k.Name == name {
			return k.Value
		}
	}
	return ""
}

// leave presses "log out" and gives where the browser is taken next; nil when it stays.
func (o *office) leave(c *http.Client) *url.URL {
	o.t.Helper()
	token := o.cookie(c, "session")
	a := o.post(c, "/logout", url.Values{"next": {"https://xau.example"}, "post_logout_redirect_uri": {"https://xau.example"}})
	if o.cookie(c, "session") != "" || token != "" && o.opensWith(token) {
		o.t.Error("the session stays")
	}
	to, refreshes := strings.CutPrefix(a.header.Get("Refresh"), "0; url=")
	if !refreshes {
		if a.status != http.StatusSeeOther || a.header.Get("Location") != "/login" {
			o.t.Errorf("leaving: %d %s", a.status, a.header.Get("Location"))
		}
		return nil
	}
	if a.status != http.StatusOK || strings.Contains(a.body, `href="/review"`) || !strings.Contains(a.body, `id="leave"`) {
		o.t.Errorf("the page on the way: %d %s", a.status, a.body)
	}
	u, err := url.Parse(to)
	if err != nil {
		o.t.Fatal(err)
	}
	return u
}

// TestLeavingInTheBrowser: Hoa leaves, the browser passes by her server and is back at the page for logging in; Liên presses the button on
// the same computer, is asked who she is, and her decision bears her name.
func TestLeavingInTheBrowser(t *testing.T) {
	m := &memory{}
	o, _ := vouchedFrom(t, m, true)
	f := o.findings(o.enter("sep"), "")[0].Fingerprint
	b := o.tab(t)
	b.elsewhere = "http://127.0.0.1:" // the server is at two ports
	for _, who := range []string{hoaThere, lienThere} {
		m.seat(who)
		b.visit("/login?next=/review/" + f)
		b.click("#openid")
		if who == lienThere {
			break
		}
		b.click(`.side form[action="/logout"] button`)
		for began := time.Now(); b.path() != "/login" || b.count("#openid") == 0; time.Sleep(100 * time.Millisecond) {
			if time.Since(began) > patience {
				t.Fatalf("it does not come back: %s", b.where())
			}
		}
		if b.count("#left") != 0 {
			t.Error("the office does not know that the server has ended the session")
		}
	}
	b.press("c")
	if said := o.run("", "review", "log", "show"); !strings.Contains(said, "Trần Thị Liên (lien)") || strings.Contains(said, "(hoa)") {
		t.Errorf("the log: %s", said)
	}
	if asked, ended := m.seen(); asked != 2 || len(ended) != 1 {
		t.Errorf("asked %d times, left %d times", asked, len(ended))
	}
}

// TestPagesOfLeaving holds the page on the way, the one that says who has left, and the one that doubts to what all pages are.
func TestPagesOfLeaving(t *testing.T) {
	m := &memory{mute: true}
	o, _ := vouchedFrom(t, m, true)
	b := o.tab(t)
	b.elsewhere = "http://127.0.0.1:"
	axe := axeCore(t)
	look := func(name string) {
		b.run(script(axe))
		b.looks(name)
	}
	m.mu.Lock()
	back := m.back
	m.back = "" // the server was told nothing and sends nobody back
	m.mu.Unlock()
	b.visit("/login")
	b.click("#openid")
	b.click(`.side form[action="/logout"] button`)
	for began := time.Now(); !strings.Contains(b.path(), "post_logout_redirect_uri"); time.Sleep(100 * time.Millisecond) {
		if time.Since(began) > patience {
			t.Fatalf("it does not go on: %s", b.where())
		}
	}
	b.visit("/login")
	if b.count("#left") != 1 {
		t.Errorf("nothing says that somebody has left: %s", b.where())
	}
	look("login-left")
	m.mu.Lock()
	m.back = back
	m.mu.Unlock()
	b.click("#openid")
	if said := b.text("main"); b.status != http.StatusOK || !strings.Contains(said, "Nguyễn Thị Hoa (hoa)") || b.count(".side") != 0 {
		t.Fatalf("no doubt: %d %s", b.status, said)
	}
	look("doubt")
	b.run(chromedp.Focus(chromedp.CSS("#confirm")))
	b.press("\r")
	if b.status != http.StatusOK || b.path() != "/" {
		t.Errorf("%d %s", b.status, b.path())
	}
}

// TestWhoComesNext: on a computer where Hoa has left, at servers of every kind without an address to leave at. Nobody is in as Hoa without
// having been asked who he is.
func TestWhoComesNext(t *testing.T) {
	for name, c := range map[string]struct {
		m      *memory
		status int    // of the way back
		who    string // is in afterwards, or is doubted
	}{
		"it asks and tells":         {&memory{}, http.StatusSeeOther, "Trần Thị Liên"},
		"it asks and does not tell": {&memory{mute: true}, http.StatusOK, "Trần Thị Liên"},
		"it only tells":             {&memory{deaf: true}, http.StatusForbidden, ""},
		"it does neither":           {&memory{deaf: true, mute: true}, http.StatusOK, "Nguyễn Thị Hoa"},
	} {
		t.Run(name, func(t *testing.T) {
			o, _ := vouchedFrom(t, c.m, false)
			b := o.client()
			if o.roundTrip(b, "/"); o.is(b) != "Nguyễn Thị Hoa" {
				t.Fatal("Hoa does not get in")
			}
			c.m.seat(lienThere)
			if to := o.leave(b); to != nil {
				t.Fatalf("leaving leads to %s", to)
			}
			if a := o.get(b, "/login"); !strings.Contains(a.body, `id="left"`) {
				t.Error("nothing says that the server will ask")
			}
			time.Sleep(3 * time.Second) // times are in whole seconds, and rounding is forgiven
			to := o.setOut(b, "/review")
			if u, err := url.Parse(to); err != nil || u.Query().Get("prompt") != "login" || u.Query().Get("max_age") == "" {
				t.Errorf("it is not asked to ask: %s", to)
			}
			a := o.get(b, o.sentBack(b, to).RequestURI())
			if a.status != c.status {
				t.Fatalf("%d, want %d: %s", a.status, c.status, a.body)
			}
			switch c.status {
			case http.StatusForbidden:
				if !strings.Contains(a.body, "đã không hỏi lại bạn là ai") || !strings.Contains(a.body, `name="password"`) {
					t.Errorf("the page: %s", a.body)
				}
				if a := o.roundTrip(b, "/"); a.status != c.status {
					t.Errorf("once more: %d", a.status)
				}
			case http.StatusOK:
				o.doubted(b, a, c.who)
			}
			if got := o.is(b); got != c.who {
				t.Errorf("in is %q, want %q", got, c.who)
			}
		})
	}
}

// doubted goes on from the page that doubts: what is there opens nothing, a no ends it, and a yes lets in.
func (o *office) doubted(c *http.Client, a answer, who string) {
	o.t.Helper()
	token := o.cookie(c, "openid-untold")
	if o.is(c) != "" || token == "" || o.cookie(c, "session") != "" || !strings.Contains(a.body, who) || strings.Contains(a.body, `href="/review"`) {
		o.t.Fatalf("in before a yes: %s", a.body)
	}
	request, err := http.NewRequestWithContext(o.t.Context(), http.MethodPost, o.url+"/login/openid/confirm", nil)
	if err != nil {
		o.t.Fatal(err)
	}
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	if a := o.heard(c.Do(request)); a.status != http.StatusForbidden || o.is(c) != "" {
		o.t.Errorf("another site says yes: %d", a.status)
	}
	if o.leave(c); o.opensWith(token) || o.cookie(c, "openid-untold") != "" {
		o.t.Error("it opens after a no")
	}
	if a := o.post(c, "/login/openid/confirm", nil); a.status != http.StatusBadRequest {
		o.t.Errorf("a yes after a no: %d", a.status)
	}
	if a := o.roundTrip(c, "/review"); a.status != http.StatusOK {
		o.t.Fatalf("no doubt the second time: %d", a.status)
	}
	next := url.Values{"next": {"https://xau.example"}}
	if a := o.post(c, "/login/openid/confirm", next); a.status != http.StatusSeeOther || a.header.Get("Location") != "/" {
		o.t.Errorf("a yes leads to %d %s", a.status, a.header.Get("Location"))
	}
}

// TestLeavingTellsTheServer: what it is told, once, and that only its own answer is believed.
func TestLeavingTellsTheServer(t *testing.T) {
	m := &memory{}
	o, p := vouchedFrom(t, m, true)
	c := o.client()
	o.roundTrip(c, "/")
	to := o.leave(c)
	if to == nil || !strings.HasPrefix(m.end, "http://"+to.Host+to.Path) {
		t.Fatalf("leaving leads to %s", to)
	}
	q := to.Query()
	if q.Get("client_id") != p.ClientID || q.Get("post_logout_redirect_uri") != o.url+"/login" || len(q.Get("state")) < 26 || q.Get("id_token_hint") == "" {
		t.Errorf("it is told %v", q)
	}
	for _, state := range []string{"", "AAAAAAAAAAAAAAAAAAAAAAAAAA", hostile} { // what another site may have a browser open
		if a := o.get(c, "/login?next=https://xau.example&state="+url.QueryEscape(state)); strings.Contains(a.body, "onerror") || !strings.Contains(o.get(c, "/login").body, `id="left"`) {
			t.Errorf("%q is believed: %d", state, a.status)
		}
	}
	a := o.heard(c.Get(to.String()))
	back := a.header.Get("Location")
	if a.status != http.StatusFound || !strings.HasPrefix(back, o.url+"/login?") {
		t.Fatalf("the server: %d %s", a.status, back)
	}
	if a := o.get(o.client(), strings.TrimPrefix(back, o.url)); a.status != http.StatusSeeOther || len(a.cookies) != 0 {
		t.Errorf("in another browser: %d %v", a.status, a.cookies)
	}
	if a := o.heard(c.Get(back)); a.status != http.StatusSeeOther || a.header.Get("Location") != "/login" || strings.Contains(o.get(c, "/login").body, `id="left"`) {
		t.Errorf("back: %d %s", a.status, a.header.Get("Location"))
	}
	if strings.Contains(o.setOut(c, "/"), "prompt=") {
		t.Error("it is to ask though it knows nobody")
	}
	if again := o.leave(c); again != nil {
		t.Errorf("leaving twice leads to %s", again)
	}
	for _, secret := range []string{q.Get("id_token_hint"), q.Get("state")} {
		if strings.Contains(o.said.String(), secret) {
			t.Error("the log tells it")
		}
	}
}

// TestLeavingNeedsNoServer: whatever the server says of where to leave, the session here ends, and the next one is asked anew.
func TestLeavingNeedsNoServer(t *testing.T) {
	for name, c := range map[string]struct {
		end  string
		goes bool
	}{
		"nobody listens": {"http://" + freeAddress(t) + "/roi", true}, "without TLS": {"http://id.xau.example/roi", false},
		"a script": {"javascript:alert(1)", false}, "here": {"/logout", false}, "lines": {"https://id.example.vn/\r\nSet-Cookie: a=b", false},
		"a page with quotes": {`https://id.example.vn/"><script>alert(1)</script>`, true},
	} {
		t.Run(name, func(t *testing.T) {
			m := &memory{end: c.end}
			o, _ := vouchedFrom(t, m, false)
			b := o.client()
			o.roundTrip(b, "/")
			began := time.Now()
			if to := o.leave(b); (to != nil) != c.goes || time.Since(began) > 5*time.Second {
				t.Errorf("leads to %v after %v", to, time.Since(began))
			}
			m.seat(lienThere)
			if o.roundTrip(b, "/"); o.is(b) != "Trần Thị Liên" {
				t.Errorf("in is %q", o.is(b))
			}
		})
	}
}

// TestLeavingAfterARestart: without the token, which was in memory only, the server is still told who asks, and asks on its own.
func TestLeavingAfterARestart(t *testing.T) {
	m := &memory{}
	o, p := vouchedFrom(t, m, true)
	c := o.client()
	o.roundTrip(c, "/")
	if err := o.interrupt(); err != nil {
		t.Fatal(err)
	}
	o.serve(p.flags(t, strings.TrimPrefix(o.url, "http://"))...)
	if o.is(c) != "Nguyễn Thị Hoa" {
		t.Fatal("the session does not last")
	}
	to := o.leave(c)
	if to == nil || to.Query().Has("id_token_hint") || to.Query().Get("client_id") != p.ClientID {
		t.Fatalf("leads to %s", to)
	}
	if a := o.heard(c.Get(to.String())); a.status != http.StatusOK { // the server asks, and nobody answers
		t.Errorf("the server: %d", a.status)
	}
	m.seat(lienThere)
	if o.roundTrip(c, "/"); o.is(c) != "Trần Thị Liên" {
		t.Errorf("in is %q", o.is(c))
	}
}

// TestNobodyIsMadeToLeave (logout CSRF), and nothing that was begun before goes on after.
func TestNobodyIsMadeToLeave(t *testing.T) {
	m := &memory{}
	o, _ := vouchedFrom(t, m, true)
	c := o.client()
	o.roundTrip(c, "/")
	for _, header := range []http.Header{{"Sec-Fetch-Site": {"cross-site"}}, {"Sec-Fetch-Site": {"same-site"}}, {"Origin": {"https://xau.example"}}, {"Origin": {"null"}}} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, o.url+"/logout", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Header = header
		if a := o.heard(c.Do(request)); a.status != http.StatusForbidden || o.is(c) == "" {
			t.Errorf("%v: %d", header, a.status)
		}
	}
	if a := o.get(c, "/logout"); a.status < 400 || o.is(c) == "" {
		t.Errorf("by an address: %d", a.status)
	}
	begun := o.sentBack(c, o.setOut(c, "/"))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, o.url+"/logout", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "xau.example"
	request.AddCookie(&http.Cookie{Name: "session", Value: o.cookie(c, "session")})
	request.AddCookie(&http.Cookie{Name: "openid-trace", Value: o.cookie(c, "openid-trace")})
	if a := o.heard(o.client().Do(request)); !strings.Contains(a.header.Get("Refresh"), url.QueryEscape(o.url+"/login")) || strings.Contains(a.header.Get("Refresh"), "xau.example") {
		t.Errorf("another name of this host: %s", a.header.Get("Refresh"))
	}
	o.leave(c)
	if a := o.get(c, begun.RequestURI()); a.status != http.StatusBadRequest || o.is(c) != "" {
		t.Errorf("what was begun before: %d, in is %q", a.status, o.is(c))
	}
}

// TestPasswordsLeaveTheServerAlone: who came in by a password was never there, but does not make it forget to ask either.
func TestPasswordsLeaveTheServerAlone(t *testing.T) {
	m := &memory{}
	o, _ := vouchedFrom(t, m, false)
	c := o.enter("sep")
	if to := o.leave(c); to != nil || o.cookie(c, "openid-trace") != "" {
		t.Errorf("leads to %s", to)
	}
	o.roundTrip(c, "/")
	o.leave(c)
	o.post(c, "/login", url.Values{"name": {"sep"}, "password": {password}})
	if o.is(c) != "Đỗ Thị Lan" {
		t.Fatal("the password does not open")
	}
	o.leave(c)
	if to := o.setOut(c, "/"); !regexp.MustCompile(`[?&]prompt=login`).MatchString(to) {
		t.Errorf("it is not asked to ask: %s", to)
	}
}

// TestWhatWasBegunEndsWithAnyLogout: who set out, came back to nothing and then came in by a password leaves nothing behind either.
func TestWhatWasBegunEndsWithAnyLogout(t *testing.T) {
	o, _ := vouchedFrom(t, &memory{}, false)
	c := o.client()
	begun := o.sentBack(c, o.setOut(c, "/"))
	o.post(c, "/login", url.Values{"name": {"sep"}, "password": {password}})
	if o.is(c) != "Đỗ Thị Lan" || o.cookie(c, "openid-trace") != "" {
		t.Fatal("the password does not open, or leaves a trace")
	}
	o.leave(c)
	if a := o.get(c, begun.RequestURI()); a.status != http.StatusBadRequest || o.is(c) != "" {
		t.Errorf("what was begun before: %d, in is %q", a.status, o.is(c))
	}
}

// TestDoubtsEnd: a session that waits for a yes ends when another one begins, in whichever way, and when the person leaves.
func TestDoubtsEnd(t *testing.T) {
	m := &memory{mute: true}
	o, _ := vouchedFrom(t, m, false)
	c := o.client()
	o.roundTrip(c, "/")
	o.leave(c)
	doubt := func() string {
		if a := o.roundTrip(c, "/"); a.status != http.StatusOK {
			t.Fatalf("no doubt: %d", a.status)
		}
		return o.cookie(c, "openid-untold")
	}
	first := doubt()
	second := doubt()
	if first == "" || first == second || o.opensWith(first) {
		t.Error("the first opens after the second")
	}
	if o.leave(c); o.opensWith(first) || o.opensWith(second) {
		t.Error("one opens after leaving")
	}
	third := doubt()
	o.post(c, "/login", url.Values{"name": {"sep"}, "password": {password}})
	if o.is(c) != "Đỗ Thị Lan" || o.opensWith(third) || o.cookie(c, "openid-untold") != "" {
		t.Error("one stays beside a password")
	}
}

// TestWrongPasswordKeepsTheWord: the page says that somebody has left after a wrong password, too.
func TestWrongPasswordKeepsTheWord(t *testing.T) {
	o, _ := vouchedFrom(t, &memory{}, false)
	c := o.client()
	o.roundTrip(c, "/")
	o.leave(c)
	a := o.post(c, "/login", url.Values{"name": {"sep"}, "password": {"sai-mat-khau"}})
	if a.status != http.StatusUnauthorized || !strings.Contains(a.body, `id="left"`) {
		t.Errorf("%d %s", a.status, a.body)
	}
}
