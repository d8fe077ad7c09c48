package access

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How often a password may be tried: from one address for one name, and from one address for all names together. The name
// alone has no bound, so that nobody can lock somebody else out.
const (
	burstName    = 5
	everyName    = 30 * time.Second
	burstAddress = 30
	everyAddress = 5 * time.Second
	maxTries     = 10_000 // kept in memory; beyond that the oldest are dropped all at once
)

// tries counts who tried how often; the zero value is ready.
type tries struct {
	mu     sync.Mutex
	counts map[string]*rate.Limiter
}

func (t *tries) allow(now time.Time, address, name string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.counts == nil || len(t.counts) > maxTries {
		t.counts = map[string]*rate.Limiter{}
	}
	byAddress := t.limiter(address, everyAddress, burstAddress)
	byName := t.limiter(address+"\x00"+name, everyName, burstName)
	return byAddress.AllowN(now, 1) && byName.AllowN(now, 1)
}

func (t *tries) limiter(key string, every time.Duration, burst int) *rate.Limiter {
	l := t.counts[key]
	if l == nil {
		l = rate.NewLimiter(rate.Every(every), burst)
		t.counts[key] = l
	}
	return l
}

// forget lets somebody who got in begin anew.
func (t *tries) forget(address, name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.counts, address+"\x00"+name)
}
