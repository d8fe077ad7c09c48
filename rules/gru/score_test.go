package gru_test

import (
	"math"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/huonguoc/huonguoc/rules/gru"
)

// near is how far a score may lie from PyTorch's, which adds in another order.
const near = 1e-3

func TestScoresAreThoseOfPyTorch(t *testing.T) {
	n := network(t, small(t))
	s := n.NewScorer()
	for i, c := range checks(t, filepath.Join("testdata", "small.json")) {
		if got := s.Score(n.Rows(c.Steps)); math.Abs(got-c.Score) > near {
			t.Errorf("lesson %d: %.5f, PyTorch gives %.5f", i, got, c.Score)
		}
	}
}

// The same words, and the reverse of a yes is a no.
func TestOrderTells(t *testing.T) {
	n := network(t, small(t))
	s := n.NewScorer()
	for _, c := range []struct {
		name  string
		steps [][]string
		yes   bool
	}{
		{"a before b", [][]string{{"w/c"}, {"w/a"}, {"w/d"}, {"w/b"}, {"w/c"}}, true},
		{"b before a", [][]string{{"w/c"}, {"w/b"}, {"w/d"}, {"w/a"}, {"w/c"}}, false},
	} {
		if got := s.Score(n.Rows(c.steps)); (got > 1) != c.yes || (got < -1) == c.yes {
			t.Errorf("%s: %.3f, want a clear answer %v", c.name, got, c.yes)
		}
	}
}

func TestNoSteps(t *testing.T) {
	s := network(t, small(t)).NewScorer()
	if got := s.Score(nil); got != 0 {
		t.Errorf("no steps: %v, want 0", got)
	}
	if got := s.Score([][]int32{{}, {}}); got == 0 || math.IsNaN(got) {
		t.Errorf("steps without rows: %v", got)
	}
}

// A step is the sum of its rows, whatever their order, and what was scored before does not matter.
func TestScorerKeepsNothing(t *testing.T) {
	n := network(t, small(t))
	old, long := n.NewScorer(), slices.Repeat([][]int32{{3}, {1, 4}, {2}}, 200)
	old.Score(long)
	for _, steps := range [][][]int32{{{5}}, {{1, 4}, {2}}, {{3}, {}, {7}}} {
		if got, want := old.Score(steps), n.NewScorer().Score(steps); got != want {
			t.Errorf("%v: %v by a used scorer, %v by a new one", steps, got, want)
		}
	}
	if got, want := old.Score([][]int32{{4, 1}}), old.Score([][]int32{{1, 4}}); math.Abs(got-want) > 1e-6 {
		t.Errorf("rows in another order: %v, want %v", got, want)
	}
}

// Steps and states may be of two widths, and clauses long; the equations, written as they stand, give the same scores.
func TestScoresAreThoseOfTheEquations(t *testing.T) {
	data := drawn([]string{"w/", "w/a", "w/b"}, 7, 13)
	n := network(t, data)
	plain := plainly(t, data)
	for _, length := range []int{1, 2, 3, 64, 300} {
		steps := make([][]int32, length)
		for i := range steps {
			steps[i] = []int32{int32(i * i % 3)}
		}
		if got, want := n.NewScorer().Score(steps), plain.score(steps); math.Abs(got-want) > near {
			t.Errorf("%d steps: %.5f, want %.5f", length, got, want)
		}
	}
}

func TestScorersSideBySide(t *testing.T) {
	n := network(t, small(t))
	lessons := checks(t, filepath.Join("testdata", "small.json"))
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			s := n.NewScorer()
			for range 20 {
				for i, c := range lessons {
					if got := s.Score(n.Rows(c.Steps)); math.Abs(got-c.Score) > near {
						t.Errorf("lesson %d: %.5f, want %.5f", i, got, c.Score)
					}
				}
			}
		})
	}
	group.Wait()
}

func TestScoreAsksForNoMemory(t *testing.T) {
	s, steps := wide(t)
	s.Score(slices.Repeat(steps, 10)) // the longest
	for _, times := range []int{1, 3, 10} {
		longer := slices.Repeat(steps, times)
		if got := testing.AllocsPerRun(3, func() { s.Score(longer) }); got != 0 {
			t.Errorf("%d steps: %v allocations", len(longer), got)
		}
	}
}

// wide is a scorer of a network as wide as those in use, and a clause of 30 steps.
func wide(t testing.TB) (*gru.Scorer, [][]int32) {
	steps := make([][]int32, 30)
	for i := range steps {
		steps[i] = []int32{int32(i % 4), 3}
	}
	return network(t, drawn([]string{"w/", "w/a", "w/b", "own"}, 128, 128)).NewScorer(), steps
}

func BenchmarkScore(b *testing.B) {
	s, steps := wide(b)
	s.Score(steps)
	b.ReportAllocs()
	for b.Loop() {
		s.Score(steps)
	}
}
