package web

import (
	"context"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// figures are what is kept.
type figures struct {
	beside      *beside
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
	x, err := s.figures.figure.get(ctx, s.figures.beside, wanted{strings.Join(c.person.Communes, ","), string(definition.AsOf), head}, func(ctx context.Context) (counted, error) {
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
	return s.figures.conventions.get(ctx, s.figures.beside, wanted{strings.Join(c.person.Communes, ","), string(day), head}, func(ctx context.Context) ([]review.Convention, error) {
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
	return s.figures.orders.get(ctx, s.figures.beside, wanted{who, string(today(s.Now())), head}, func(ctx context.Context) ([]string, error) { return c.desk.Order(ctx, f.work()) })
}

// counts is how many findings of a selection stand under each decision.
func (s *Server) counts(ctx context.Context, c *call, w ledger.Work, name string) (map[checker.Decision]int, error) {
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return nil, err
	}
	who := strings.Join(c.person.Communes, ",") + "?" + name
	return s.figures.counts.get(ctx, s.figures.beside, wanted{who, string(today(s.Now())), head}, func(ctx context.Context) (map[checker.Decision]int, error) { return c.desk.Counts(ctx, w) })
}

// alike is how many other clauses are the same as that of a finding. Decisions do not change it, only scans do.
func (s *Server) alike(ctx context.Context, c *call, f checker.Finding) (int, error) {
	w := wanted{who: strings.Join(c.person.Communes, ","), head: checker.Genesis()}
	sizes, err := s.figures.sizes.get(ctx, s.figures.beside, w, func(ctx context.Context) (map[string]int, error) { return c.desk.GroupSizes(ctx) })
	return max(0, sizes[checker.GroupOf(f)]-1), err
}
