package trial_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"
)

// assault is one way to get in as somebody: what the server says wrongly, and what is done to the way back.
type assault struct {
	subject string                                             // whom the server has logged in; Hoa when empty
	claims  func(*claims)                                      // what it says of her
	forge   func(p *provider, token string) string             // what becomes of its answer
	back    func(o *office, p *provider, back *url.URL) string // the way back that is taken
	status  int
	words   string // of the page, what to do next
}

// changed takes the way back with one value changed; an empty one is left out.
func changed(name, value string) func(*office, *provider, *url.URL) string {
	return func(_ *office, _ *provider, back *url.URL) string {
		q := back.Query()
		q.Set(name, value)
		if value == "" {
			q.Del(name)
		}
		return back.Path + "?" + q.Encode()
	}
}

// refused is a way back on which the server says no.
func refused(code string) func(*office, *provider, *url.URL) string {
	return func(_ *office, _ *provider, back *url.URL) string {
		return back.Path + "?" + url.Values{"state": {back.Query().Get("state")}, "error": {code}, "error_description": {hostile}}.Encode()
	}
}

const (
	again     = "bấm nút đăng nhập một lần nữa"
	untrusted = "không đáng tin"
	mismatch  = "chưa khớp cấu hình"
)

// assaults are the table of attacks on one sign-in.
func assaults() map[string]assault {
	return map[string]assault{
		"wrong state":             {back: changed("state", "AAAAAAAAAAAAAAAAAAAAAAAAAA"), status: 400, words: again},
		"no state":                {back: changed("state", ""), status: 400, words: again},
		"no code":                 {back: changed("code", ""), status: 502, words: mismatch},
		"a code that is made up":  {back: changed("code", "xyz"), status: 400, words: again},
		"another issuer's answer": {back: changed("iss", "https://xau.example"), status: 403, words: untrusted},
		"somebody else's code":    {back: stolenCode, status: 400, words: again},
		"wrong nonce":             {claims: func(c *claims) { c.Nonce = "khac" }, status: 403, words: untrusted},
		"no nonce":                {claims: func(c *claims) { c.Nonce = "" }, status: 403, words: untrusted},
		"wrong audience":          {claims: func(c *claims) { c.Audience = jwt.ClaimStrings{"khac"} }, status: 403, words: untrusted},
		"no audience":             {claims: func(c *claims) { c.Audience = nil }, status: 403, words: untrusted},
		"another audience beside": {claims: func(c *claims) { c.Audience = append(c.Audience, "khac") }, status: 403, words: untrusted},
		"another party":           {claims: func(c *claims) { c.Party = "khac" }, status: 403, words: untrusted},
		"wrong issuer":            {claims: func(c *claims) { c.Issuer = "https://xau.example" }, status: 403, words: untrusted},
		"expired":                 {claims: func(c *claims) { c.ExpiresAt = jwt.NewNumericDate(time.Now().Add(-time.Minute)) }, status: 403, words: "đồng hồ"},
		"no expiry":               {claims: func(c *claims) { c.ExpiresAt = nil }, status: 403, words: "đồng hồ"},
		"of the future":           {claims: func(c *claims) { c.NotBefore = jwt.NewNumericDate(time.Now().Add(time.Hour)) }, status: 403, words: untrusted},
		"no subject":              {claims: func(c *claims) { c.Subject = "" }, status: 403, words: untrusted},
		"a subject with lines":    {claims: func(c *claims) { c.Subject = hoaThere + "\nx" }, status: 403, words: untrusted},
		"a subject too long":      {claims: func(c *claims) { c.Subject = strings.Repeat("a", 256) }, status: 403, words: untrusted},
		"unsigned":                {forge: unsigned, status: 403, words: untrusted},
		"signed with the secret":  {forge: signedWithSecret, status: 403, words: untrusted},
		"signed by another key":   {forge: signedByAnother, status: 403, words: untrusted},
		"a letter changed":        {forge: func(_ *provider, token string) string { return letterChanged(token) }, status: 403, words: untrusted},
		"no token":                {forge: func(*provider, string) string { return "" }, status: 403, words: untrusted},
		"no account":              {subject: "nguoi-la", status: 403, words: "chưa có tài khoản nào"},
		"hostile subject":         {subject: hostile, status: 403, words: "chưa có tài khoản nào"},
		"locked account":          {subject: minhThere, status: 403, words: "đang bị khóa"},
		"the name of an account":  {subject: "hoa", status: 403, words: "chưa có tài khoản nào"},
		"the person refuses":      {back: refused("access_denied"), status: 403, words: "bạn đã hủy"},
		"the server is ill":       {back: refused("server_error"), status: 503, words: "không trả lời"},
		"the server says hostile": {back: refused(hostile), status: 502, words: mismatch},
	}
}

// TestNobodyElseIsVouchedFor goes through the table of attacks: nobody gets in, no account is made, the page says what to do next,
// and neither page nor log tells a code, a token or a secret. Afterwards the same browser gets in as it should.
func TestNobodyElseIsVouchedFor(t *testing.T) {
	o, p := vouched(t)
	accounts := o.run("", "account", "list", "--format", "csv")
	for name, x := range assaults() {
		t.Run(name, func(t *testing.T) {
			p.forge = nil
			if x.forge != nil {
				p.forge = func(token string) string { return x.forge(p, token) }
			}
			subject := x.subject
			if subject == "" {
				subject = hoaThere
			}
			p.next(subject, x.claims)
			c := o.client()
			back := o.sentBack(c, o.setOut(c, "/review"))
			way := back.RequestURI()
			if x.back != nil {
				way = x.back(o, p, back)
			}
			a := o.get(c, way)
			if a.status != x.status || !strings.Contains(a.body, x.words) {
				t.Errorf("%d, want %d with %q:\n%s", a.status, x.status, x.words, a.body)
			}
			if !strings.Contains(a.body, `name="password"`) || !strings.Contains(a.body, `id="openid"`) {
				t.Error("the page leads nowhere")
			}
			for _, k := range a.cookies {
				if k.Name == "session" {
					t.Errorf("a session: %s", k)
				}
			}
			if o.opened(c) {
				t.Error("it opens")
			}
			for _, secret := range []string{back.Query().Get("code"), back.Query().Get("state"), p.ClientSecret, "eyJ"} {
				if strings.Contains(a.body, secret) || strings.Contains(o.said.String(), secret) {
					t.Errorf("told: %s", secret)
				}
			}
			if strings.Contains(a.body, "<img src=x") || strings.Contains(o.said.String(), "onerror") {
				t.Error("hostile words get through")
			}
			p.forge = nil
			p.next(hoaThere, nil)
			if a := o.roundTrip(c, "/"); a.status != http.StatusSeeOther || !o.opened(c) {
				t.Errorf("afterwards, as it should be: %d", a.status)
			}
		})
	}
	if after := o.run("", "account", "list", "--format", "csv"); after != accounts {
		t.Errorf("accounts before:\n%s\nafter:\n%s", accounts, after)
	}
	if said := o.said.String(); strings.Contains(said, hoaThere) || !strings.Contains(said, "sign-in by OpenID Connect refused") {
		t.Errorf("the log: %s", said)
	}
}

// stolenCode takes the way back with a code that the server has given to another browser, which PKCE and the nonce bind there.
func stolenCode(o *office, p *provider, back *url.URL) string {
	p.next(hoaThere, nil)
	victim := o.client()
	code := o.sentBack(victim, o.setOut(victim, "/")).Query().Get("code")
	return changed("code", code)(o, p, back)
}

// parts are the head, the claims and the signature of a token.
func parts(token string) []string { return strings.Split(token, ".") }

func encoded(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

func unsigned(_ *provider, token string) string {
	return encoded(`{"alg":"none","typ":"JWT"}`) + "." + parts(token)[1] + "."
}

// signedWithSecret is a token that anybody who knows the client's secret could make.
func signedWithSecret(p *provider, token string) string {
	head := encoded(`{"alg":"HS256","typ":"JWT"}`)
	signature, err := jwt.SigningMethodHS256.Sign(head+"."+parts(token)[1], []byte(p.ClientSecret))
	if err != nil {
		return err.Error()
	}
	return head + "." + parts(token)[1] + "." + base64.RawURLEncoding.EncodeToString(signature)
}

// signedByAnother is a token with the server's claims and the name of its key, signed by a key that is not the server's.
func signedByAnother(_ *provider, token string) string {
	other, err := mockoidc.RandomKeypair(2048)
	if err != nil {
		return err.Error()
	}
	signature, err := jwt.SigningMethodRS256.Sign(parts(token)[0]+"."+parts(token)[1], other.PrivateKey)
	if err != nil {
		return err.Error()
	}
	return parts(token)[0] + "." + parts(token)[1] + "." + base64.RawURLEncoding.EncodeToString(signature)
}

func letterChanged(token string) string {
	p := parts(token)
	raw, err := base64.RawURLEncoding.DecodeString(p[1])
	if err != nil {
		return err.Error()
	}
	return p[0] + "." + encoded(strings.Replace(string(raw), hoaThere, hoaThere+"x", 1)) + "." + p[2]
}

// TestCodesWorkOnce: the way back opens once; a second time, even with the cookie that it began with, the server is not even asked;
// and its code opens nothing in a new sign-in.
func TestCodesWorkOnce(t *testing.T) {
	o, p := vouched(t)
	p.next(hoaThere, nil)
	c := o.client()
	back := o.sentBack(c, o.setOut(c, "/"))
	here, err := url.Parse(o.url)
	if err != nil {
		t.Fatal(err)
	}
	kept := c.Jar.Cookies(here)
	if a := o.get(c, back.RequestURI()); a.status != http.StatusSeeOther || len(kept) != 1 {
		t.Fatal(a.status, kept)
	}
	o.post(c, "/logout", nil)
	asked := p.asked.Load()
	for _, cookies := range [][]*http.Cookie{nil, kept} {
		c.Jar.SetCookies(here, cookies)
		if a := o.get(c, back.RequestURI()); a.status != http.StatusBadRequest || o.opened(c) || p.asked.Load() != asked {
			t.Errorf("the same way back: %d, asked %d times", a.status, p.asked.Load()-asked)
		}
	}
	p.next(hoaThere, nil)
	fresh := o.sentBack(c, o.setOut(c, "/"))
	if a := o.get(c, changed("code", back.Query().Get("code"))(o, p, fresh)); a.status != http.StatusBadRequest || o.opened(c) || p.asked.Load() == asked {
		t.Errorf("the same code in a new sign-in: %d", a.status)
	}
}

// TestNobodyIsLoggedInAsSomebodyElse (login CSRF): a way back that an attacker has begun for himself opens nothing in the browser of
// somebody else, whether she has begun something or not, and her own goes on.
func TestNobodyIsLoggedInAsSomebodyElse(t *testing.T) {
	o, p := vouched(t)
	p.next(hoaThere, nil)
	attacker := o.client()
	trap := o.sentBack(attacker, o.setOut(attacker, "/"))
	idle := o.client()
	if a := o.get(idle, trap.RequestURI()); a.status != http.StatusBadRequest || o.opened(idle) {
		t.Errorf("who has begun nothing: %d", a.status)
	}
	p.next(hoaThere, nil)
	busy := o.client()
	own := o.sentBack(busy, o.setOut(busy, "/review"))
	if a := o.get(busy, trap.RequestURI()); a.status != http.StatusBadRequest || o.opened(busy) {
		t.Errorf("who is about to log in: %d", a.status)
	}
	if a := o.get(busy, own.RequestURI()); a.status != http.StatusSeeOther || !o.opened(busy) {
		t.Errorf("her own sign-in does not go on: %d", a.status)
	}
	if a := o.get(attacker, trap.RequestURI()); a.status != http.StatusSeeOther {
		t.Errorf("what opened nothing elsewhere was spent: %d", a.status)
	}
}

// TestOtherSitesBeginNothing: another site cannot have a browser begin; it is shown the page where a person decides.
func TestOtherSitesBeginNothing(t *testing.T) {
	o, _ := vouched(t)
	for site, begins := range map[string]bool{"cross-site": false, "same-site": false, "same-origin": true, "none": true, "": true} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, o.url+"/login/openid?next=%2Freview", nil)
		if err != nil {
			t.Fatal(err)
		}
		if site != "" {
			request.Header.Set("Sec-Fetch-Site", site)
		}
		a := o.heard(o.client().Do(request))
		if to := a.header.Get("Location"); begins != strings.Contains(to, mockoidc.AuthorizationEndpoint) || !begins && (to != "/login?next=%2Freview" || len(a.cookies) > 0) {
			t.Errorf("%q: %d %s %v", site, a.status, to, a.cookies)
		}
	}
}

// TestVouchedForNobodyIsSentElsewhere (open redirect): whatever address is put into the button, the way ends on this server; and the
// address to which the server sends people back is the configured one, whatever name the request bears.
func TestVouchedForNobodyIsSentElsewhere(t *testing.T) {
	o, p := vouched(t)
	for next, want := range map[string]string{
		"https://xau.example/": "/", "//xau.example": "/", `/\xau.example`: "/", "javascript:alert(1)": "/", "/\t/xau.example": "/", "": "/", "xau": "/",
		"/review?status=all": "/review?status=all",
	} {
		p.next(hoaThere, nil)
		if a := o.roundTrip(o.client(), next); a.status != http.StatusSeeOther || a.header.Get("Location") != want {
			t.Errorf("%q leads to %d %q", next, a.status, a.header.Get("Location"))
		}
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, o.url+"/login/openid", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "xau.example"
	to, err := url.Parse(o.heard(o.client().Do(request)).header.Get("Location"))
	if err != nil {
		t.Fatal(err)
	}
	q := to.Query()
	if got := q.Get("redirect_uri"); got != o.url+"/login/openid/callback" {
		t.Errorf("sent back to %s", got)
	}
	if q.Get("code_challenge_method") != "S256" || len(q.Get("code_challenge")) != 43 || len(q.Get("state")) < 26 || len(q.Get("nonce")) < 26 || q.Get("scope") != "openid" {
		t.Errorf("asked with %s", to.RawQuery)
	}
}

// TestSettingOutIsBounded: an address that sets out again and again has to wait; its passwords still open.
func TestSettingOutIsBounded(t *testing.T) {
	o, _ := vouched(t)
	c, statuses := o.client(), map[int]int{}
	for range 260 {
		statuses[o.get(c, "/login/openid").status]++
	}
	if statuses[http.StatusSeeOther] < 200 || statuses[http.StatusTooManyRequests] == 0 || len(statuses) != 2 {
		t.Errorf("answers: %v", statuses)
	}
	if !o.opened(o.enter("sep")) {
		t.Error("the password does not open")
	}
}
