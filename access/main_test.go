package access_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/ledger"
)

// tester is what a test and a property have in common.
type tester interface {
	Helper()
	Context() context.Context
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

const (
	password = "mat khau thu nghiem"
	office   = "203.0.113.7" // where all of an office come from
)

// house is a door with a ledger behind it and a clock that stands still.
type house struct {
	*access.Door
	now time.Time
}

// build makes a house; passwords are hashed cheaply, since what that costs is a test of its own.
func build(t *testing.T) *house {
	t.Helper()
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	h := &house{now: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)}
	h.Door = &access.Door{Ledger: l, Now: func() time.Time { return h.now }, Params: cheap()}
	return h
}

// again is the same house with a door that has counted nothing yet.
func (h *house) again() *house {
	other := &house{now: h.now}
	other.Door = &access.Door{Ledger: h.Ledger, Now: func() time.Time { return other.now }, Params: cheap()}
	return other
}

func cheap() *argon2id.Params {
	return &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

func (h *house) wait(d time.Duration) { h.now = h.now.Add(d) }

// keep enters an account that must be right.
func (h *house) keep(t tester, w access.Wish) {
	t.Helper()
	if err := h.Keep(t.Context(), w); err != nil {
		t.Fatalf("keep %s: %v", w.Name, err)
	}
}

func reviewer(name string) access.Wish {
	return access.Wish{Name: name, FullName: "Người " + name, Role: "reviewer", Password: password}
}

func admin(name string) access.Wish {
	w := reviewer(name)
	w.Role = "admin"
	return w
}

// staff are so many reviewers with accounts.
func (h *house) staff(t tester, n int) (names []string) {
	t.Helper()
	for i := range n {
		name := fmt.Sprintf("nguoi-%03d", i)
		h.keep(t, reviewer(name))
		names = append(names, name)
	}
	return names
}

// who is the person with a token, nobody when it opens nothing.
func (h *house) who(t tester, token string) (access.Person, bool) {
	t.Helper()
	p, ok, err := h.Who(t.Context(), token)
	if err != nil {
		t.Fatal(err)
	}
	return p, ok
}
