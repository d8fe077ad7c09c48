package main

import (
	"context"
	"slices"
	"time"
)

// engine is a search program under test. Every one indexes the clauses of the ledger in a home folder.
type engine interface {
	name() string
	// build makes the index and returns its size in bytes.
	build(ctx context.Context) (size int64, err error)
	// ask answers a question with counts and the best twenty clauses, and returns how many clauses there are.
	ask(ctx context.Context, q question) (int, error)
	close() error
}

// measured is what one engine did in one process.
type measured struct {
	Engine    string
	Clauses   int
	Build     time.Duration // by the clock
	Processor time.Duration // of this process; the server's of PostgreSQL is not in it
	Size      int64
	PeakBuild int64 // bytes of memory of this process
	PeakAsk   int64
	Shapes    []shapeTimes
}

type shapeTimes struct {
	Name     string
	P50, P95 time.Duration
	Hits     []int // of every question, for comparing engines
}

// repeats is how often a question is asked; the median counts, because others use the machine as well.
const repeats = 3

func measure(ctx context.Context, e engine, sample []string, clauses int) (m measured, err error) {
	m = measured{Engine: e.name(), Clauses: clauses}
	start, before := time.Now(), processorTime()
	if m.Size, err = e.build(ctx); err != nil {
		return m, err
	}
	m.Build, m.Processor, m.PeakBuild = time.Since(start), processorTime()-before, peakMemory()
	byShape := map[string][]time.Duration{}
	hits := map[string][]int{}
	for _, q := range questions(sample) {
		var times []time.Duration
		for range repeats {
			start := time.Now()
			n, err := e.ask(ctx, q)
			if err != nil {
				return m, err
			}
			times = append(times, time.Since(start))
			if len(times) == 1 {
				hits[q.shape] = append(hits[q.shape], n)
			}
		}
		byShape[q.shape] = append(byShape[q.shape], share(times, 0.5))
	}
	for _, s := range shapes {
		m.Shapes = append(m.Shapes, shapeTimes{s.name, share(byShape[s.name], 0.5), share(byShape[s.name], 0.95), hits[s.name]})
	}
	m.PeakAsk = peakMemory()
	return m, nil
}

// share is the time below which that share of the times lies.
func share(times []time.Duration, of float64) time.Duration {
	slices.Sort(times)
	return times[min(len(times)-1, int(of*float64(len(times))))]
}
