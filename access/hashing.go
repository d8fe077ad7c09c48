package access

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/alexedwards/argon2id"
	"golang.org/x/sync/semaphore"
)

// A password costs 64 MiB and some tenths of a second of every core, so only few are compared at once and a bounded number wait:
// whatever comes in, the program keeps room for those who are in already.
const (
	maxHashing = 2
	maxWaiting = 200
)

// hashing is the room in which passwords are compared; the zero value is ready.
type hashing struct {
	once    sync.Once
	slots   *semaphore.Weighted
	waiting atomic.Int32
	nobodys string
	broken  error
}

// enter waits for room. It gives the hash of nobody's password, to be compared where there is no account, so that an answer takes
// as long as for one that exists; and the way out.
func (h *hashing) enter(ctx context.Context, params *argon2id.Params) (nobodys string, leave func(), err error) {
	h.once.Do(func() {
		h.slots = semaphore.NewWeighted(maxHashing)
		h.nobodys, h.broken = argon2id.CreateHash("nobody has this password", params)
	})
	if h.broken != nil {
		return "", nil, fmt.Errorf("make a hash: %w", h.broken)
	}
	if h.waiting.Add(1) > maxWaiting {
		h.waiting.Add(-1)
		return "", nil, ErrTooOften
	}
	defer h.waiting.Add(-1)
	if err := h.slots.Acquire(ctx, 1); err != nil {
		return "", nil, err
	}
	return h.nobodys, func() { h.slots.Release(1) }, nil
}
