package web

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// What is kept of figures. A figure is made anew after every entry of the log and every scan; what another program does is
// seen after some seconds. Where making it takes long (a province), many people look and many decide: then it is shown again
// for a few times as long as it took, so that the machine does more than make figures.
const (
	fresh     = 10 * time.Second
	dear      = 300 * time.Millisecond
	stale     = 5 // times what it took
	maxGroups = 200
)

// kept keeps the last value for every group of communes that somebody works on.
type kept[T any] struct {
	mu   sync.Mutex
	last map[string]made[T]
}

type made[T any] struct {
	value T
	head  checker.Head
	day   string
	at    time.Time
	took  time.Duration
}

func (m made[T]) good(head checker.Head, day string) bool {
	age := time.Since(m.at)
	if m.day != day || age >= max(fresh, stale*m.took) {
		return false
	}
	return m.head == head || m.took > dear && age < stale*m.took
}

// get is the value as it was made, or made anew; while it is made, others who want it wait.
func (k *kept[T]) get(who, day string, head checker.Head, make func() (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if m, ok := k.last[who]; ok && m.good(head, day) {
		return m.value, nil
	}
	began := time.Now()
	value, err := make()
	if err != nil {
		return value, err
	}
	if k.last == nil || len(k.last) > maxGroups {
		k.last = map[string]made[T]{}
	}
	k.last[who] = made[T]{value, head, day, time.Now(), time.Since(began)}
	return value, nil
}

func (k *kept[T]) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last = nil
}

// figures are what is kept.
type figures struct {
	figure      kept[counted]
	conventions kept[[]review.Convention]
	orders      kept[[]string]
	counts      kept[map[checker.Decision]int]
	sizes       kept[map[string]int] // of groups
}

// counted is a figure with the files that it was made from.
type counted struct {
	ledger.Figure
	files []ledger.Stored
}

func (f *figures) forget() {
	f.figure.forget()
	f.conventions.forget()
	f.orders.forget()
	f.counts.forget()
	f.sizes.forget()
}

// define is the office's definition of the figure.
func (s *Server) define() (checker.Definition, error) {
	if s.Define == nil {
		return checker.Define(today(s.Now())), nil
	}
	return s.Define()
}

// figure is the office's figure for the communes that a person works on.
func (s *Server) figure(ctx context.Context, c *call) (ledger.Figure, []ledger.Stored, error) {
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return ledger.Figure{}, nil, err
	}
	definition, err := s.define()
	if err != nil {
		return ledger.Figure{}, nil, err
	}
	definition.By = checker.ByCommune // the pages show communes
	x, err := s.figures.figure.get(strings.Join(c.person.Communes, ","), string(definition.AsOf), head, func() (counted, error) {
		figure, files, err := c.desk.Figure(ctx, definition)
		return counted{figure, files}, err
	})
	return x.Figure, x.files, err
}

// allConventions are the conventions of the communes that a person works on, as of today. The list is shared: nobody changes it.
func (s *Server) allConventions(ctx context.Context, c *call) ([]review.Convention, error) {
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return nil, err
	}
	day := today(s.Now())
	return s.figures.conventions.get(strings.Join(c.person.Communes, ","), string(day), head, func() ([]review.Convention, error) {
		return c.desk.Conventions(ctx, "", day)
	})
}

// order is the queue of a selection. Where it takes long to make it may still hold what others have just decided; whoever opens
// that sees so.
func (s *Server) order(ctx context.Context, c *call, f filter) ([]string, error) {
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return nil, err
	}
	who := strings.Join(c.person.Communes, ",") + "?" + f.query().Encode()
	return s.figures.orders.get(who, string(today(s.Now())), head, func() ([]string, error) { return c.desk.Order(ctx, f.work()) })
}

// counts is how many findings of a selection stand under each decision.
func (s *Server) counts(ctx context.Context, c *call, w ledger.Work, name string) (map[checker.Decision]int, error) {
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return nil, err
	}
	who := strings.Join(c.person.Communes, ",") + "?" + name
	return s.figures.counts.get(who, string(today(s.Now())), head, func() (map[checker.Decision]int, error) { return c.desk.Counts(ctx, w) })
}

// alike is how many other clauses are the same as that of a finding. Decisions do not change it, only scans do.
func (s *Server) alike(ctx context.Context, c *call, f checker.Finding) (int, error) {
	sizes, err := s.figures.sizes.get(strings.Join(c.person.Communes, ","), "", checker.Genesis(), func() (map[string]int, error) { return c.desk.GroupSizes(ctx) })
	return max(0, sizes[checker.GroupOf(f)]-1), err
}
