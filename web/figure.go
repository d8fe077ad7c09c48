package web

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// fresh is how long a figure is shown again, when nothing that this server knows of has changed it.
const fresh = 10 * time.Second

// figures keeps the last figure of every group of communes: many people open the start page, and the figure of a province
// takes a while to make.
type figures struct {
	mu   sync.Mutex
	kept map[string]keptFigure
}

type keptFigure struct {
	head   checker.Head
	made   time.Time
	day    string
	figure ledger.Figure
	files  []ledger.Stored
}

// figure is the figure of today for the communes that a person works on. It is made anew after every entry of the log, and
// after every scan; what another program does is seen after some seconds.
func (s *Server) figure(ctx context.Context, c *call) (ledger.Figure, []ledger.Stored, error) {
	head, err := s.Ledger.Head(ctx)
	if err != nil {
		return ledger.Figure{}, nil, err
	}
	day := today(s.Now())
	who := strings.Join(c.person.Communes, ",")
	s.figures.mu.Lock()
	defer s.figures.mu.Unlock()
	if k, ok := s.figures.kept[who]; ok && k.head == head && k.day == string(day) && s.Now().Sub(k.made) < fresh {
		return k.figure, k.files, nil
	}
	figure, files, err := c.desk.Figure(ctx, checker.Define(day))
	if err != nil {
		return figure, nil, err
	}
	if s.figures.kept == nil || len(s.figures.kept) > 200 {
		s.figures.kept = map[string]keptFigure{}
	}
	s.figures.kept[who] = keptFigure{figure.Tally.Log, s.Now(), string(day), figure, files}
	return figure, files, nil
}

// forget has every figure made anew.
func (f *figures) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kept = nil
}
