package openid

import (
	"crypto/rand"
	"crypto/subtle"
	"sync"
	"time"
)

// How long somebody may take to log in at the server, and how many may be about it at once; beyond that the oldest begin anew.
const (
	Lasts      = 10 * time.Minute
	maxPending = 10_000
)

// attempt is what is remembered of somebody who was sent to the server.
type attempt struct {
	binding, nonce, verifier, next string
	anew                           bool // the server is to ask even if it knows who it is
	began                          time.Time
}

// pending are those who have not come back, by state.
type pending struct {
	mu       sync.Mutex
	attempts map[string]attempt
}

// put remembers an attempt and gives its state.
func (p *pending) put(a attempt) (state string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.attempts == nil {
		p.attempts = map[string]attempt{}
	}
	if len(p.attempts) >= maxPending {
		p.sweep(a.began)
	}
	state = rand.Text()
	p.attempts[state] = a
	return state
}

// take gives the attempt with a state to the browser that began it, once. To others it says nothing and changes nothing.
func (p *pending) take(state, binding string, now time.Time) (attempt, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a, ok := p.attempts[state]
	if !ok || subtle.ConstantTimeCompare([]byte(a.binding), []byte(binding)) != 1 {
		return attempt{}, false
	}
	delete(p.attempts, state)
	return a, now.Sub(a.began) < Lasts
}

// sweep drops what is too old, or the oldest where nothing is.
func (p *pending) sweep(now time.Time) {
	oldest := ""
	for state, a := range p.attempts {
		if now.Sub(a.began) >= Lasts {
			delete(p.attempts, state)
			continue
		}
		if oldest == "" || a.began.Before(p.attempts[oldest].began) {
			oldest = state
		}
	}
	if len(p.attempts) >= maxPending {
		delete(p.attempts, oldest)
	}
}
