package openid_test

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"

	"github.com/huonguoc/huonguoc/access/openid"
)

// says is a server's description with more in it, as JSON that begins with a comma.
type says struct{ issuer, more string }

func (s says) RoundTrip(*http.Request) (*http.Response, error) {
	body := `{"issuer":"` + s.issuer + `","authorization_endpoint":"` + s.issuer + `/a","token_endpoint":"` + s.issuer + `/t","jwks_uri":"` + s.issuer + `/k"` + s.more + `}`
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

// describes is the way to a server with such a description.
func describes(t *testing.T, s says) *openid.Provider {
	t.Helper()
	p, err := openid.New(openid.Config{Issuer: s.issuer, ClientID: "phong", Base: base + "/", Now: time.Now, Transport: s})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const issuer = "https://id.example.vn"

func TestWhereToLeave(t *testing.T) {
	for name, c := range map[string]struct{ end, want string }{
		"none":                     {``, ""},
		"its own":                  {`"https://id.example.vn/out"`, "https://id.example.vn/out"},
		"with a query of its own":  {`"https://id.example.vn/out?p=b2c&state=x&id_token_hint=y"`, "https://id.example.vn/out"},
		"with a fragment":          {`"https://id.example.vn/out#a"`, "https://id.example.vn/out"},
		"this machine":             {`"http://127.0.0.1:1/out"`, "http://127.0.0.1:1/out"},
		"without TLS":              {`"http://id.example.vn/out"`, ""},
		"a path":                   {`"/out"`, ""},
		"another host without TLS": {`"//id.example.vn/out"`, ""},
		"a script":                 {`"javascript:alert(1)"`, ""},
		"a number":                 {`7`, ""},
		"empty":                    {`""`, ""},
		"with a person":            {`"https://a:b@id.example.vn/out"`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			more := ""
			if c.end != "" {
				more = `,"end_session_endpoint":` + c.end
			}
			p := describes(t, says{issuer, more})
			if _, _, ok := p.Leave("phien"); ok {
				t.Error("it leads somewhere before the server has described itself")
			}
			if err := p.Reach(t.Context()); err != nil {
				t.Fatalf("a wrong address keeps people from signing in: %v", err)
			}
			address, state, ok := p.Leave("phien")
			if ok != (c.want != "") {
				t.Fatalf("%q %v, want %q", address, ok, c.want)
			}
			if !ok {
				return
			}
			to, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			q := to.Query()
			if to.Scheme+"://"+to.Host+to.Path != c.want || to.Fragment != "" || q.Get("client_id") != "phong" || q.Get("post_logout_redirect_uri") != base+"/login" ||
				len(state) < 26 || q["state"][0] != state || len(q["state"]) != 1 || q.Has("id_token_hint") {
				t.Errorf("leads to %s with state %q", address, state)
			}
			if _, again, _ := p.Leave("phien"); again == state {
				t.Error("the state is not new")
			}
		})
	}
}

func TestPrompts(t *testing.T) {
	for name, c := range map[string]struct {
		says
		want string
	}{
		"says nothing":       {says{issuer, ``}, "login"},
		"knows login":        {says{issuer, `,"prompt_values_supported":["none","select_account","login"]`}, "login"},
		"knows accounts":     {says{issuer, `,"prompt_values_supported":["none","select_account"]`}, "select_account"},
		"knows none of them": {says{issuer, `,"prompt_values_supported":["none"]`}, ""},
		"says it wrongly":    {says{issuer, `,"prompt_values_supported":"login"`}, "login"},
		"Google":             {says{"https://accounts.google.com", ``}, "select_account"},
	} {
		t.Run(name, func(t *testing.T) {
			p := describes(t, c.says)
			for _, anew := range []bool{false, true} {
				to, _, err := p.Begin(t.Context(), "/", anew)
				if err != nil {
					t.Fatal(err)
				}
				u, err := url.Parse(to)
				if err != nil {
					t.Fatal(err)
				}
				prompt, age := "", ""
				if anew {
					prompt, age = c.want, "600"
				}
				if q := u.Query(); q.Get("prompt") != prompt || q.Get("max_age") != age {
					t.Errorf("anew %v: %s", anew, u.RawQuery)
				}
			}
		})
	}
}

// teller is a person of whom the server says when it asked her.
type teller struct {
	*mockoidc.MockUser
	asked any // as it is put into the token; nil leaves it out
	long  int // how many letters more the token has
}

type told struct {
	*mockoidc.IDTokenClaims
	Asked any    `json:"auth_time,omitempty"`
	More  string `json:"more,omitempty"`
}

// Claims implements mockoidc.User.
func (u teller) Claims(_ []string, c *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	return told{c, u.asked, strings.Repeat("x", u.long)}, nil
}

func TestWhenTheServerAsked(t *testing.T) {
	ago := func(d time.Duration) int64 { return time.Now().Add(-d).Unix() }
	for name, c := range map[string]struct {
		asked  any
		anew   bool
		err    error
		untold bool
	}{
		"just now":                    {ago(0), true, nil, false},
		"just now, in words":          {time.Now().Format(time.RFC3339), true, nil, true},
		"just now, as a string":       {strconv.FormatInt(ago(0), 10), true, nil, false},
		"before, as a string":         {strconv.FormatInt(ago(time.Hour), 10), true, openid.ErrNotAsked, false},
		"half a minute before":        {ago(30 * time.Second), true, openid.ErrNotAsked, false},
		"an hour before":              {ago(time.Hour), true, openid.ErrNotAsked, false},
		"as a fraction":               {float64(ago(time.Hour)) + .5, true, openid.ErrNotAsked, false},
		"in thousandths":              {time.Now().UnixMilli(), true, nil, true},
		"tomorrow":                    {ago(-24 * time.Hour), true, nil, true},
		"below nought":                {-1, true, nil, true},
		"beyond numbers":              {"1e400", true, nil, true},
		"no number":                   {"NaN", true, nil, true},
		"a list":                      {[]int{1}, true, nil, true},
		"not told":                    {nil, true, nil, true},
		"not told, and nobody wanted": {nil, false, nil, false},
		"long ago, and nobody wanted": {ago(time.Hour), false, nil, false},
		"odd, and nobody wanted":      {[]int{1}, false, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			x := set(t)
			x.server.QueueUser(teller{&mockoidc.MockUser{Subject: "hoa"}, c.asked, 0})
			binding, brought := x.begun(t, "/", c.anew)
			who, err := x.Finish(t.Context(), binding, brought)
			if !errors.Is(err, c.err) || who.Subject != "hoa" || err == nil && who.Untold != c.untold {
				t.Errorf("%+v %v, want %v, untold %v", who.Identity, err, c.err, c.untold)
			}
		})
	}
}

// TestTheWayMayTakeItsTime: who takes minutes at the server was still asked after she set out, even if the clocks differ.
func TestTheWayMayTakeItsTime(t *testing.T) {
	for name, c := range map[string]struct {
		took, asked, apart time.Duration // asked: after she set out, by a right clock
		want               error
	}{
		"at once":                          {9 * time.Minute, 0, 0, nil},
		"at the end":                       {9 * time.Minute, 9 * time.Minute, 0, nil},
		"before":                           {9 * time.Minute, -time.Minute, 0, openid.ErrNotAsked},
		"at once, its clock goes after":    {9 * time.Minute, 0, -2 * time.Minute, nil},
		"before, its clock goes before":    {time.Minute, -time.Minute, 2 * time.Minute, openid.ErrNotAsked},
		"at the end, its clock is before":  {time.Minute, time.Minute, 4 * time.Minute, nil},
		"long before, its clock is before": {time.Minute, -time.Hour, 4 * time.Minute, openid.ErrNotAsked},
	} {
		t.Run(name, func(t *testing.T) {
			x := set(t)
			x.server.QueueUser(teller{&mockoidc.MockUser{Subject: "hoa"}, x.now.Add(c.asked + c.apart).Unix(), 0})
			binding, brought := x.begun(t, "/", true)
			x.now = x.now.Add(c.took)
			x.server.FastForward(c.took + c.apart)
			if who, err := x.Finish(t.Context(), binding, brought); !errors.Is(err, c.want) || who.Untold {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

// dated is a person of whose token the server says when it was made; nil leaves that out.
type dated struct {
	*mockoidc.MockUser
	asked   time.Time
	vouched *time.Time
}

// Claims implements mockoidc.User.
func (u dated) Claims(_ []string, c *mockoidc.IDTokenClaims) (jwt.Claims, error) {
	c.IssuedAt = nil
	if u.vouched != nil {
		c.IssuedAt = jwt.NewNumericDate(*u.vouched)
	}
	return told{c, u.asked.Unix(), ""}, nil
}

// TestClocksThatAreWrong: a clock that is wrong, here or there, keeps out nobody whom the server asked; what a token says of when it was
// made is believed only where it can be.
func TestClocksThatAreWrong(t *testing.T) {
	const undated = time.Hour
	for name, c := range map[string]struct {
		asked, vouched time.Duration // from when she came back, by our clock
		want           error
		untold         bool
	}{
		"right":                                   {0, 0, nil, false},
		"four minutes slow":                       {-4 * time.Minute, -4 * time.Minute, nil, false},
		"six minutes slow":                        {-6 * time.Minute, -6 * time.Minute, nil, true},
		"six minutes slow, and it did not ask":    {-10 * time.Minute, -6 * time.Minute, openid.ErrNotAsked, false},
		"six minutes fast":                        {6 * time.Minute, 6 * time.Minute, nil, true},
		"six minutes fast, and it did not ask":    {0, 6 * time.Minute, openid.ErrNotAsked, false},
		"a day slow":                              {-24 * time.Hour, -24 * time.Hour, nil, true},
		"undated, asked now":                      {0, undated, nil, true},
		"undated, asked before":                   {-4 * time.Minute, undated, nil, true},
		"dated back, asked before":                {-4 * time.Minute, -5 * time.Minute, nil, true},
		"dated back, asked before that":           {-5*time.Minute - time.Second, -5 * time.Minute, nil, true},
		"dated back, asked long before that":      {-9 * time.Minute, -5 * time.Minute, openid.ErrNotAsked, false},
		"dated back by some minutes, asked after": {-time.Minute, -3 * time.Minute, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			x := set(t)
			u := dated{&mockoidc.MockUser{Subject: "hoa"}, x.now.Add(c.asked), nil}
			if at := x.now.Add(c.vouched); c.vouched != undated {
				u.vouched = &at
			}
			x.server.QueueUser(u)
			binding, brought := x.begun(t, "/", true)
			who, err := x.Finish(t.Context(), binding, brought)
			if !errors.Is(err, c.want) || err == nil && who.Untold != c.untold {
				t.Errorf("%v, untold %v; want %v, untold %v", err, who.Untold, c.want, c.untold)
			}
		})
	}
}

// leaver is a server with an address to leave at, beside the description of the one that runs.
type leaver struct{ http.RoundTripper }

func (l leaver) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := l.RoundTripper.RoundTrip(r)
	if err != nil || r.URL.Path != mockoidc.DiscoveryEndpoint {
		return answer, err
	}
	body, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	answer.Body = io.NopCloser(strings.NewReader(strings.Replace(string(body), "{", `{"end_session_endpoint":"https://id.example.vn/out",`, 1)))
	answer.ContentLength = -1
	return answer, err
}

// TestHints: the token goes with the session that it began, once, while that may last, and if it fits into an address.
func TestHints(t *testing.T) {
	for name, c := range map[string]struct {
		long  int
		leave string
		wait  time.Duration
		drop  bool
		want  bool
	}{
		"as it should be":       {0, "phien", 0, false, true},
		"another session":       {0, "khac", 0, false, false},
		"a token too long":      {4 << 10, "phien", 0, false, false},
		"the session has ended": {0, "phien", time.Hour, false, false},
		"forgotten":             {0, "phien", 0, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			x := set(t)
			config := openid.Config{Issuer: x.server.Issuer(), ClientID: x.server.ClientID, Secret: x.server.ClientSecret, Base: base, Now: func() time.Time { return x.now }, Transport: leaver{http.DefaultTransport}}
			var err error
			if x.Provider, err = openid.New(config); err != nil {
				t.Fatal(err)
			}
			x.server.QueueUser(teller{&mockoidc.MockUser{Subject: "hoa"}, nil, c.long})
			binding, brought := x.begun(t, "/", false)
			who, err := x.Finish(t.Context(), binding, brought)
			if err != nil {
				t.Fatal(err)
			}
			x.Keep("phien", who, x.now.Add(time.Hour))
			if c.drop {
				x.Forget("phien")
			}
			x.now = x.now.Add(c.wait)
			for _, want := range []bool{c.want, false} {
				address, _, ok := x.Leave(c.leave)
				to, err := url.Parse(address)
				if err != nil || !ok {
					t.Fatal(address, ok, err)
				}
				hint := to.Query().Get("id_token_hint")
				if (hint != "") != want {
					t.Errorf("hint %q, want one: %v", hint, want)
				}
				if token, err := x.server.Keypair.VerifyJWT(hint, time.Now); want && (err != nil || !token.Valid) {
					t.Errorf("the hint is none of the server's tokens: %v", err)
				}
			}
		})
	}
}
