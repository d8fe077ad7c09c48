package access

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// bound is how often something may happen: burst at once, then one every so often.
type bound struct {
	burst int
	every time.Duration
}

// How often a password may be wrong: from one address for one name, and from one address for all names together. Right ones do
// not count, since an office may stand behind one address. The name alone has no bound, so that nobody can lock somebody else out.
// How often it may be asked at all is bounded as well, right or wrong, since every answer costs the memory of a hash.
func wrongName() bound    { return bound{5, 30 * time.Second} }
func wrongAddress() bound { return bound{30, 5 * time.Second} }
func asked() bound        { return bound{200, time.Second} }

// maxCounts are kept in memory; beyond that those that bound nobody are dropped, and where that is not enough, all.
const maxCounts = 10_000

// tries counts who failed how often; the zero value is ready.
type tries struct {
	mu     sync.Mutex
	counts map[string]*count
}

// count is what one bound still allows.
type count struct {
	limit   *rate.Limiter
	running int // tries whose end is not known; each may turn out to be wrong
}

func (c *count) left(now time.Time) bool { return c.limit.TokensAt(now)-float64(c.running) >= 1 }
func (c *count) idle(now time.Time) bool {
	return c.running == 0 && c.limit.TokensAt(now) >= float64(c.limit.Burst())
}

// try is one attempt that was let through. It has to be ended.
type try struct {
	tries         *tries
	address, name *count
}

// begin lets an attempt through unless too many before it were wrong. Attempts that run at once count as wrong until they have
// ended, so that nobody gets more guesses by making them together.
func (t *tries) begin(now time.Time, from, name string) (y try, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.waits(now, from, name) {
		return try{}, false
	}
	y = try{t, t.count(now, from, wrongAddress()), t.count(now, from+"\x00"+name, wrongName())}
	y.address.running++
	y.name.running++
	return y, true
}

// end counts an attempt that was wrong. One that was right lets the name begin anew.
func (y try) end(now time.Time, wrong bool) {
	y.tries.mu.Lock()
	defer y.tries.mu.Unlock()
	y.address.running--
	y.name.running--
	if wrong {
		y.address.limit.AllowN(now, 1)
		y.name.limit.AllowN(now, 1)
		return
	}
	y.name.limit = wrongName().limiter()
}

// spent tells whether an address, or a name from it, has to wait; it counts nothing.
func (t *tries) spent(now time.Time, from, name string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.waits(now, from, name)
}

func (t *tries) waits(now time.Time, from, name string) bool {
	for _, key := range []string{from, from + "\x00" + name} {
		if c := t.counts[key]; c != nil && !c.left(now) {
			return true
		}
	}
	return false
}

// ask counts a question of a kind from an address, and tells whether it may be asked.
func (t *tries) ask(now time.Time, kind, from string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.count(now, from+"\x00\x00"+kind, asked()).limit.AllowN(now, 1)
}

func (t *tries) count(now time.Time, key string, b bound) *count {
	if c := t.counts[key]; c != nil {
		return c
	}
	if len(t.counts) >= maxCounts {
		t.sweep(now)
	}
	if t.counts == nil {
		t.counts = map[string]*count{}
	}
	c := &count{limit: b.limiter()}
	t.counts[key] = c
	return c
}

func (t *tries) sweep(now time.Time) {
	for key, c := range t.counts {
		if c.idle(now) {
			delete(t.counts, key)
		}
	}
	if len(t.counts) >= maxCounts {
		t.counts = nil
	}
}

func (b bound) limiter() *rate.Limiter { return rate.NewLimiter(rate.Every(b.every), b.burst) }

// sender is whom an address is counted as: an IPv6 address with its network of 64 bits, all of which one machine can take.
func sender(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	network, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return network.String()
}
