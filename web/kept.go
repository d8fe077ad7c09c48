package web

import (
	"context"
	"sync"
	"time"

	"github.com/huonguoc/huonguoc/checker"
)

// What is kept of figures. A figure is made anew after every entry of the log and every scan; what another program does is
// seen after some seconds. Where making it takes long (a province), many people look and many decide: then the last one is
// shown while the next is made beside it, so that nobody waits and the machine does more than make figures.
const (
	fresh     = 10 * time.Second
	dear      = 300 * time.Millisecond
	stale     = 5           // times what it took: so long nobody makes the next one
	oldest    = time.Minute // is shown while the next one is made
	maxGroups = 200
)

// kept keeps the last value for every group of communes that somebody works on.
type kept[T any] struct {
	mu     sync.Mutex
	last   map[string]made[T]
	making map[string]bool // beside what is shown
	round  int             // of forgetting
}

type made[T any] struct {
	value T
	head  checker.Head
	day   string
	at    time.Time
	took  time.Duration
}

// wanted names a value and tells how far the log and the day are.
type wanted struct {
	who, day string
	head     checker.Head
}

func (m made[T]) good(w wanted) bool {
	age := time.Since(m.at)
	if m.day != w.day || age >= max(fresh, stale*m.took) {
		return false
	}
	return m.head == w.head || m.took > dear && age < stale*m.took
}

// passable tells that a value may be shown while the next one is made.
func (m made[T]) passable(day string) bool {
	return m.day == day && m.took > dear && time.Since(m.at) < oldest
}

// get is the value as it was made, or made anew. Where there is none to show while it is made, others who want it wait.
func (k *kept[T]) get(ctx context.Context, b *beside, w wanted, make func(context.Context) (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	m, ok := k.last[w.who]
	switch {
	case ok && m.good(w):
		return m.value, nil
	case ok && m.passable(w.day):
		k.next(b, w, make)
		return m.value, nil
	}
	next, err := remade(ctx, w, make)
	if err == nil {
		k.keep(next, w.who)
	}
	return next.value, err
}

// next makes the next value beside what is shown. Where that fails the last one stays until it is too old.
func (k *kept[T]) next(b *beside, w wanted, make func(context.Context) (T, error)) {
	if k.making[w.who] {
		return
	}
	if k.making == nil {
		k.making = map[string]bool{}
	}
	k.making[w.who] = true
	round := k.round
	b.run(func(ctx context.Context) {
		next, err := remade(ctx, w, make)
		k.mu.Lock()
		defer k.mu.Unlock()
		delete(k.making, w.who)
		if err == nil && round == k.round {
			k.keep(next, w.who)
		}
	})
}

func remade[T any](ctx context.Context, w wanted, make func(context.Context) (T, error)) (made[T], error) {
	began := time.Now()
	value, err := make(ctx)
	return made[T]{value, w.head, w.day, time.Now(), time.Since(began)}, err
}

func (k *kept[T]) keep(m made[T], who string) {
	if k.last == nil || len(k.last) > maxGroups {
		k.last = map[string]made[T]{}
	}
	k.last[who] = m
}

func (k *kept[T]) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last = nil
	k.round++
}

// beside is what the application does beside the requests. It ends with the application.
type beside struct {
	ctx  context.Context //nolint:containedctx // that of the application, not of a request
	end  context.CancelFunc
	work sync.WaitGroup
}

func newBeside() *beside {
	b := &beside{}
	b.ctx, b.end = context.WithCancel(context.Background())
	return b
}

func (b *beside) run(work func(context.Context)) {
	if b.ctx.Err() == nil {
		b.work.Go(func() { work(b.ctx) })
	}
}

// close waits until what is under way has ended.
func (b *beside) close() {
	b.end()
	b.work.Wait()
}
