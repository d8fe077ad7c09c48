package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/scan"
)

// Bounds of what is kept of scans, in memory: they are for looking at, the ledger has the truth.
const (
	keptJobs     = 30
	keptOutcomes = 5_000 // of one scan
)

// jobs are the scans that were started here. They run one after the other, since each uses the whole machine.
type jobs struct {
	server *Server
	mu     sync.Mutex
	next   int
	list   []*job
	turn   sync.Mutex // who scans
	wait   sync.WaitGroup
}

// job is one scan.
type job struct {
	ID      string
	Actor   string
	Account string
	What    string // the folder that was named, or how many files were sent
	Started time.Time

	mu       sync.Mutex
	cancel   context.CancelFunc
	total    int
	done     int
	ended    bool
	stopped  bool
	failed   string // id of a sentence
	summary  scan.Summary
	outcomes []outcomeLine
}

// outcomeLine is what became of one file.
type outcomeLine struct {
	Path    string
	Status  corpus.Status
	Reason  corpus.Reason
	Clauses int
	Flagged int
	Commune string
	Change  scan.Change
}

// start begins a scan of some paths and returns at once.
func (j *jobs) start(p access.Person, what string, paths []string, again bool) *job {
	ctx, cancel := context.WithCancel(context.Background())
	j.mu.Lock()
	j.next++
	x := &job{ID: strconv.Itoa(j.next), Actor: p.Actor(), Account: p.Name, What: what, Started: j.server.Now(), cancel: cancel}
	j.list = append(j.list, x)
	if len(j.list) > keptJobs {
		j.list = slices.Delete(j.list, 0, len(j.list)-keptJobs)
	}
	j.mu.Unlock()
	j.wait.Go(func() {
		defer cancel()
		j.turn.Lock()
		defer j.turn.Unlock()
		x.finish(j.run(ctx, x, paths, again), ctx.Err() != nil)
	})
	return x
}

// run scans as the command line does, and brings the index up to date.
func (j *jobs) run(ctx context.Context, x *job, paths []string, again bool) (err error) {
	s := j.server
	listing, err := source.List(ctx, paths, s.Limits.Archive)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, listing.Close()) }()
	x.mu.Lock()
	x.total = len(listing.Files)
	x.mu.Unlock()
	scanner, end, err := s.Scanner(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end()) }()
	recording := scan.Recording{Scanner: scanner, Ledger: s.Ledger, Again: again, Now: s.Now, Each: x.note}
	summary, err := recording.Run(ctx, listing)
	x.mu.Lock()
	x.summary = summary
	x.mu.Unlock()
	s.figures.forget()
	if err != nil {
		return err
	}
	return s.Index.Sync(ctx, nil)
}

func (x *job) note(o scan.Outcome) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.done++
	if len(x.outcomes) >= keptOutcomes {
		return
	}
	flagged, _ := checker.Flagged(o.Findings)
	x.outcomes = append(x.outcomes, outcomeLine{
		Path: o.Document.Path, Status: o.Document.Status, Reason: o.Document.Reason, Clauses: len(o.Document.Clauses), Flagged: flagged,
		Commune: o.Commune.Name, Change: o.Change,
	})
}

func (x *job) finish(err error, stopped bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.ended, x.stopped = true, stopped
	switch {
	case err == nil || stopped:
	case errors.Is(err, source.ErrNotFound):
		x.failed = "web.intake.no-folder"
	default:
		x.failed = "web.fail.inside"
	}
}

// get is a scan that a person may look at: his own, or anybody's for those who keep accounts.
func (j *jobs) get(id string, p access.Person) (*job, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, x := range j.list {
		if x.ID == id && (x.Account == p.Name || p.May(access.Admin)) {
			return x, nil
		}
	}
	return nil, fmt.Errorf("%w: scan %q", errNotFound, id)
}

// of are the scans that a person may look at, the latest first.
func (j *jobs) of(p access.Person) []*job {
	j.mu.Lock()
	defer j.mu.Unlock()
	var list []*job
	for _, x := range slices.Backward(j.list) {
		if x.Account == p.Name || p.May(access.Admin) {
			list = append(list, x)
		}
	}
	return list
}

func (j *jobs) close() {
	j.mu.Lock()
	for _, x := range j.list {
		x.cancel()
	}
	j.mu.Unlock()
	j.wait.Wait()
}

// jobView is a scan as it stands.
type jobView struct {
	ID, Actor, What      string
	Path                 string
	Started              time.Time
	Total, Done          int
	Ended, Stopped       bool
	Failed               string
	Summary              scan.Summary
	Attention, Fine      []outcomeView
	Sentence             string
	Left                 int // outcomes that are not kept
	MayStop              bool
	AttentionN, FlaggedN int
}

type outcomeView struct {
	outcomeLine
	Why, Cure string
	File      string // its page, once it is recorded
}

// view copies a scan as it stands, with the files that need somebody first.
func (x *job) view(c *call) jobView {
	x.mu.Lock()
	defer x.mu.Unlock()
	v := jobView{
		ID: x.ID, Actor: x.Actor, What: x.What, Path: "/intake/" + x.ID, Started: x.Started, Total: x.total, Done: x.done, Ended: x.ended, Stopped: x.stopped,
		Failed: x.failed, Summary: x.summary, Left: max(0, x.done-len(x.outcomes)), MayStop: !x.ended,
	}
	v.Sentence = c.say.T("web.intake.progress", "Done", c.say.Int(v.Done), "Total", c.say.Int(v.Total))
	if v.Total == 0 && !v.Ended {
		v.Sentence = c.say.T("web.intake.waiting")
	}
	for _, o := range x.outcomes {
		line := outcomeView{outcomeLine: o}
		line.Why, line.Cure = explain(o.Reason, c)
		if o.Status == corpus.StatusRead {
			v.Fine = append(v.Fine, line)
		} else {
			v.Attention = append(v.Attention, line)
		}
		if o.Flagged > 0 {
			v.FlaggedN++
		}
	}
	v.AttentionN = len(v.Attention)
	slices.SortStableFunc(v.Fine, func(a, b outcomeView) int { return cmp.Compare(b.Flagged, a.Flagged) })
	return v
}
