package access_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/access"
)

// enter logs in with the right password.
func (h *house) enter(t tester, name string) (token string) {
	t.Helper()
	token, _, err := h.again().Enter(t.Context(), name, password, office)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// TestTokensAreNew: every login has a token of its own, which nobody can guess and nobody can choose.
func TestTokensAreNew(t *testing.T) {
	h := build(t)
	h.keep(t, admin("hoa"))
	seen := map[string]bool{}
	for range 20 {
		token := h.enter(t, "hoa")
		if len(token) < 40 || seen[token] {
			t.Errorf("token %q", token)
		}
		seen[token] = true
	}
	for token := range seen {
		if p, ok := h.who(t, token); !ok || p.Name != "hoa" {
			t.Errorf("%+v %t", p, ok)
		}
	}
	for _, planted := range []string{"", "x", "' OR 1=1 --", h.enter(t, "hoa") + "x"} {
		if p, ok := h.who(t, planted); ok || p.Role != access.Nobody {
			t.Errorf("%q opens for %+v", planted, p)
		}
	}
}

// TestWhatEndsASession is the table of what an administrator may do to somebody who is logged in.
func TestWhatEndsASession(t *testing.T) {
	change := func(f func(*access.Wish)) func(*testing.T, *house, string) {
		return func(t *testing.T, h *house, _ string) { w := reviewer("minh"); f(&w); h.keep(t, w) }
	}
	for name, c := range map[string]struct {
		happens func(t *testing.T, h *house, token string)
		ends    bool
	}{
		"nothing":            {func(*testing.T, *house, string) {}, false},
		"somebody else's":    {func(t *testing.T, h *house, _ string) { h.keep(t, reviewer("lan")) }, false},
		"another login":      {func(t *testing.T, h *house, _ string) { h.enter(t, "minh") }, false},
		"a new password":     {change(func(w *access.Wish) { w.Password = "mat khau moi cua minh" }), true},
		"another role":       {change(func(w *access.Wish) { w.Role = "reader" }), true},
		"other communes":     {change(func(w *access.Wish) { w.Communes = []string{"09169"} }), true},
		"locked":             {change(func(w *access.Wish) { w.Disabled = true }), true},
		"another person":     {change(func(w *access.Wish) { w.Subject = "https://id.example.vn 17" }), true},
		"leaving":            {func(t *testing.T, h *house, token string) { h.leave(t, token) }, true},
		"leaving twice":      {func(t *testing.T, h *house, token string) { h.leave(t, token); h.leave(t, token) }, true},
		"somebody's leaving": {func(t *testing.T, h *house, _ string) { h.leave(t, h.enter(t, "hoa")) }, false},
		"a planted leaving":  {func(t *testing.T, h *house, _ string) { h.leave(t, "x") }, false},
		"too long unused":    {func(_ *testing.T, h *house, _ string) { h.wait(access.Idle) }, true},
		"nearly too long":    {func(_ *testing.T, h *house, _ string) { h.wait(access.Idle - time.Second) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			h := build(t)
			h.keep(t, admin("hoa"))
			h.keep(t, reviewer("minh"))
			token := h.enter(t, "minh")
			c.happens(t, h, token)
			if _, ok := h.who(t, token); ok == c.ends {
				t.Errorf("the session stands: %t", ok)
			}
		})
	}
}

func (h *house) leave(t *testing.T, token string) {
	t.Helper()
	if err := h.Leave(t.Context(), token); err != nil {
		t.Fatal(err)
	}
}

// TestWhoIsWhoTheLedgerSays: a session bears the person as the account is.
func TestWhoIsWhoTheLedgerSays(t *testing.T) {
	h := build(t)
	w := reviewer("minh")
	w.FullName, w.Communes = "  Lê  Văn Minh ", []string{"09169", "09172"}
	h.keep(t, w)
	token, entered, err := h.Enter(t.Context(), "minh", password, office)
	if err != nil {
		t.Fatal(err)
	}
	want := access.Person{Name: "minh", FullName: "Lê Văn Minh", Role: access.Reviewer, Communes: []string{"09169", "09172"}}
	known, _ := h.who(t, token)
	if diff := cmp.Diff([]access.Person{want, want}, []access.Person{entered, known}); diff != "" {
		t.Error(diff)
	}
}

// TestSessionsLast compares a session with its two bounds, over any use: it ends twelve hours after the login, and two hours after
// it was last noted to be used, which happens once a minute at most.
func TestSessionsLast(t *testing.T) {
	h := build(t)
	h.keep(t, admin("hoa"))
	idle := int(access.Idle.Seconds())
	edges := []int{0, 59, 60, 61, 119, idle - 61, idle - 60, idle - 1, idle, int(access.Lasts.Seconds())}
	rapid.Check(t, func(r *rapid.T) {
		door := h.again()
		token := door.enter(t, "hoa")
		opened, noted := door.now, door.now
		for range rapid.IntRange(1, 20).Draw(r, "uses") {
			wait := rapid.OneOf(rapid.SampledFrom(edges), rapid.IntRange(0, idle)).Draw(r, "seconds")
			door.wait(time.Duration(wait) * time.Second)
			stands := door.now.Sub(opened) < access.Lasts && door.now.Sub(noted) < access.Idle
			if _, ok := door.who(t, token); ok != stands {
				r.Fatalf("%v after the login, %v after use: %t", door.now.Sub(opened), door.now.Sub(noted), ok)
			}
			if stands && door.now.Sub(noted) >= time.Minute {
				noted = door.now
			}
		}
	})
}
