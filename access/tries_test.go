package access_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/access"
)

// answers counts how tries ended.
type answers struct{ in, wrong, wait int }

func (a *answers) add(t tester, err error) {
	t.Helper()
	switch {
	case err == nil:
		a.in++
	case errors.Is(err, access.ErrWrong):
		a.wrong++
	case errors.Is(err, access.ErrTooOften):
		a.wait++
	default:
		t.Errorf("an answer that is none: %v", err)
	}
}

// attempt is one try at the door.
type attempt struct{ name, password, from string }

// atOnce tries all at the same time.
func (h *house) atOnce(t *testing.T, list []attempt) (a answers) {
	t.Helper()
	var all sync.WaitGroup
	errs := make([]error, len(list))
	for i, x := range list {
		all.Go(func() { _, _, errs[i] = h.Enter(t.Context(), x.name, x.password, x.from) })
	}
	all.Wait()
	for _, err := range errs {
		a.add(t, err)
	}
	return a
}

func (h *house) inTurn(t *testing.T, list []attempt) (a answers) {
	t.Helper()
	for _, x := range list {
		_, _, err := h.Enter(t.Context(), x.name, x.password, x.from)
		a.add(t, err)
	}
	return a
}

func repeat(n int, make func(i int) attempt) (list []attempt) {
	for i := range n {
		list = append(list, make(i))
	}
	return list
}

// TestHowOftenOneMayBeWrong is the table of the bounds, by people who come one after the other and by people who come at once.
func TestHowOftenOneMayBeWrong(t *testing.T) {
	h := build(t)
	names := h.staff(t, 50)
	wrongAs := func(name, from string) attempt { return attempt{name, "khong phai mat khau", from} }
	for name, c := range map[string]struct {
		tries []attempt
		want  answers
	}{
		"one name":                         {repeat(12, func(int) attempt { return wrongAs(names[0], office) }), answers{0, 5, 7}},
		"one name, written in other ways":  {repeat(12, func(i int) attempt { return wrongAs([]string{names[0], " " + names[0], "NGUOI-000"}[i%3], office) }), answers{0, 5, 7}},
		"a name that nobody has":           {repeat(12, func(int) attempt { return wrongAs("khong-co", office) }), answers{0, 5, 7}},
		"names that nobody can have":       {repeat(12, func(i int) attempt { return wrongAs(fmt.Sprint("!", i), office) }), answers{0, 5, 7}},
		"many names from one address":      {repeat(50, func(i int) attempt { return wrongAs(names[i], office) }), answers{0, 30, 20}},
		"one name from many addresses":     {repeat(50, func(i int) attempt { return wrongAs(names[0], fmt.Sprint("198.51.100.", i)) }), answers{0, 50, 0}},
		"many addresses of one IPv6 house": {repeat(50, func(i int) attempt { return wrongAs(names[0], fmt.Sprintf("2001:db8:1:2::%x", i+1)) }), answers{0, 5, 45}},
		"IPv6 houses side by side":         {repeat(50, func(i int) attempt { return wrongAs(names[0], fmt.Sprintf("2001:db8:1:%x::1", i)) }), answers{0, 50, 0}},
		"right passwords of an office":     {repeat(50, func(i int) attempt { return attempt{names[i], password, office} }), answers{50, 0, 0}},
		"right passwords, again and again": {repeat(150, func(i int) attempt { return attempt{names[i%50], password, office} }), answers{150, 0, 0}},
		"more than anybody types":          {repeat(230, func(i int) attempt { return attempt{names[i%50], password, office} }), answers{200, 0, 30}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := h.again().inTurn(t, c.tries); got != c.want {
				t.Errorf("in turn: %+v, want %+v", got, c.want)
			}
			if got := h.again().atOnce(t, c.tries); got != c.want {
				t.Errorf("at once: %+v, want %+v", got, c.want)
			}
		})
	}
}

// TestAnOfficeBehindOneAddress: at eight o'clock fifty reviewers come in at once from one address, where some have mistyped before.
// Everybody who knows his password is let in; before, right ones used up what the address was allowed.
func TestAnOfficeBehindOneAddress(t *testing.T) {
	h := build(t)
	names := h.staff(t, 50)
	if got := h.inTurn(t, repeat(26, func(i int) attempt { return attempt{names[i], "go nham", office} })); got.wrong != 26 {
		t.Fatalf("mistyped: %+v", got)
	}
	if got := h.atOnce(t, repeat(50, func(i int) attempt { return attempt{names[i], password, office} })); got.in != 50 {
		t.Errorf("fifty with right passwords: %+v", got)
	}
	if got := h.inTurn(t, repeat(10, func(i int) attempt { return attempt{names[i], "go nham", office} })); got != (answers{0, 4, 6}) {
		t.Errorf("wrong ones afterwards: %+v", got)
	}
	if _, _, err := h.Enter(t.Context(), names[0], password, "198.51.100.9"); err != nil {
		t.Errorf("from home, while the office waits: %v", err)
	}
}

func TestWhoWaitsMayTryAgain(t *testing.T) {
	h := build(t)
	h.keep(t, reviewer("hoa"))
	wrong := func(n int) []attempt {
		return repeat(n, func(int) attempt { return attempt{"hoa", "sai mat khau", office} })
	}
	if got := h.inTurn(t, wrong(6)); got != (answers{0, 5, 1}) {
		t.Fatalf("%+v", got)
	}
	if _, _, err := h.Enter(t.Context(), "hoa", password, office); !errors.Is(err, access.ErrTooOften) {
		t.Errorf("the right password while waiting: %v", err)
	}
	h.wait(29 * time.Second)
	if got := h.inTurn(t, wrong(1)); got.wait != 1 {
		t.Errorf("after 29 seconds: %+v", got)
	}
	h.wait(2 * time.Second)
	if got := h.inTurn(t, wrong(2)); got != (answers{0, 1, 1}) {
		t.Errorf("after 31 seconds: %+v", got)
	}
	h.wait(31 * time.Second)
	if _, _, err := h.Enter(t.Context(), "hoa", password, office); err != nil {
		t.Fatalf("after another wait: %v", err)
	}
	if got := h.inTurn(t, wrong(6)); got != (answers{0, 5, 1}) {
		t.Errorf("whoever got in begins anew: %+v", got)
	}
}

// TestBoundsHold compares the door with the plainest account of its bounds, over any order of right tries, wrong tries and waits.
func TestBoundsHold(t *testing.T) {
	h := build(t)
	names := h.staff(t, 3)
	rapid.Check(t, func(r *rapid.T) {
		door := h.again()
		address, asks := 30.0, 200.0
		byName := map[string]float64{}
		for _, n := range names {
			byName[n] = 5
		}
		for range rapid.IntRange(1, 80).Draw(r, "steps") {
			if wait := rapid.IntRange(0, 12).Draw(r, "wait"); wait > 8 {
				door.wait(time.Duration(wait) * time.Second)
				address, asks = min(30, address+float64(wait)/5), min(200, asks+float64(wait))
				for n, left := range byName {
					byName[n] = min(5, left+float64(wait)/30)
				}
			}
			name := rapid.SampledFrom(names).Draw(r, "name")
			right := rapid.Bool().Draw(r, "right")
			typed := "sai mat khau"
			if right {
				typed = password
			}
			_, _, err := door.Enter(t.Context(), name, typed, office)
			const nearly = 1e-6
			least := min(address, byName[name], asks)
			if waits := errors.Is(err, access.ErrTooOften); waits {
				if least >= 1+nearly {
					r.Fatalf("has to wait with %f left", least)
				}
				if min(address, byName[name]) >= 1 {
					asks = max(0, asks-1)
				}
				continue
			}
			if least < 1-nearly {
				r.Fatalf("let through with %f left: %v", least, err)
			}
			asks--
			switch {
			case right && err == nil:
				byName[name] = 5
			case !right && errors.Is(err, access.ErrWrong):
				address--
				byName[name]--
			default:
				r.Fatalf("right %t: %v", right, err)
			}
		}
	})
}

// TestHashingIsBounded: when more come at once from everywhere than can be served, a bounded number wait and the others are told to
// come again; whoever goes away while waiting frees his place.
func TestHashingIsBounded(t *testing.T) {
	h := build(t)
	h.keep(t, admin("hoa"))
	h.Params = &argon2id.Params{Memory: 16 << 10, Iterations: 40, Parallelism: 1, SaltLength: 16, KeyLength: 32}
	ctx, leave := context.WithCancel(t.Context())
	defer leave()
	refused, left := make(chan struct{}, 600), make(chan error, 600)
	var all sync.WaitGroup
	for i := range 600 {
		all.Go(func() {
			_, _, err := h.Enter(ctx, "khong-co", password, fmt.Sprintf("10.0.%d.%d", i/250, i%250))
			if errors.Is(err, access.ErrTooOften) {
				refused <- struct{}{}
				return
			}
			left <- err
		})
	}
	select {
	case <-refused:
	case <-time.After(time.Minute):
		t.Error("all are made to wait")
	}
	leave()
	all.Wait()
	gone := 0
	for range len(left) {
		if err := <-left; errors.Is(err, context.Canceled) {
			gone++
		} else if !errors.Is(err, access.ErrWrong) {
			t.Errorf("ended with %v", err)
		}
	}
	if gone == 0 {
		t.Error("nobody waited")
	}
	h.Params = cheap()
	if _, _, err := h.Enter(t.Context(), "hoa", password, office); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

// TestKnock: setting out for a server elsewhere has a bound of its own, so that passwords open when that server is down.
func TestKnock(t *testing.T) {
	h := build(t)
	h.keep(t, admin("hoa"))
	var got answers
	for range 220 {
		got.add(t, h.Knock(office))
	}
	if got != (answers{200, 0, 20}) {
		t.Errorf("%+v", got)
	}
	if err := h.Knock("198.51.100.9"); err != nil {
		t.Errorf("from elsewhere: %v", err)
	}
	if _, _, err := h.Enter(t.Context(), "hoa", password, office); err != nil {
		t.Errorf("by password: %v", err)
	}
	h.wait(2 * time.Second)
	if err := h.Knock(office); err != nil {
		t.Errorf("after a wait: %v", err)
	}
}
