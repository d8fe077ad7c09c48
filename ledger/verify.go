package ledger

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/huonguoc/huonguoc/checker"
)

// Fault is what is wrong with a log, as the end of a message id: "log.fault.<value>".
type Fault string

// The faults.
const (
	FaultEntry    Fault = "entry"    // an entry is not in canonical form, or is none
	FaultChain    Fault = "chain"    // an entry was changed, put in, left out or moved: its hash does not follow from those before
	FaultNumber   Fault = "number"   // a number is missing between two entries
	FaultID       Fault = "id"       // the columns of an entry contradict its body
	FaultCut      Fault = "cut"      // entries are missing at the end: the head that was written with them is another
	FaultHead     Fault = "head"     // the log does not go through the head that was printed
	FaultSnapshot Fault = "snapshot" // the log does not go through the head of a snapshot
	FaultSubjects Fault = "subjects" // the list of subjects does not fit the entries
	FaultDecision Fault = "decision" // the outcome that is kept for a finding is not what the log comes to
	FaultReplay   Fault = "replay"   // an entry is not the next one of the ledger that wrote it: repeated, left out or moved
)

// Problem is a fault and where it is: the number of the entry, or 0 and what it is about.
type Problem struct {
	Fault Fault  `json:"fault"`
	N     int64  `json:"n"`
	About string `json:"about"`
}

// Verification is the result of going through a log from its first entry.
type Verification struct {
	Head     checker.Head `json:"head"`
	Problems []Problem    `json:"problems"`
}

// row is an entry as it is stored.
type row struct {
	n        int64
	id, book string
	seq      int64
	body     []byte
	hash     string
}

// VerifyLog goes through the whole log: every entry canonical, every hash following from those before it, no number left
// out, the end where it was, every snapshot and the printed head (when one is given) on its way, and what is kept for quick
// use equal to what the entries come to.
func (l *Ledger) VerifyLog(ctx context.Context, printed string) (Verification, error) {
	v := verifier{heads: map[int64]checker.Head{0: checker.Genesis()}, head: checker.Genesis(), subjects: map[string][]int64{}, seqs: map[string]int64{}}
	rows, err := l.q.QueryContext(ctx, `SELECT n, id, book, seq, body, hash FROM log ORDER BY n`)
	if err != nil {
		return Verification{}, fmt.Errorf("read the log: %w", err)
	}
	entries, err := collect(rows, func(r interface{ Scan(...any) error }) (e row, err error) {
		err = r.Scan(&e.n, &e.id, &e.book, &e.seq, &e.body, &e.hash)
		return e, err
	})
	if err != nil {
		return Verification{}, fmt.Errorf("read the log: %w", err)
	}
	for _, e := range entries {
		v.entry(e)
	}
	if err := l.verifyHeads(ctx, &v, printed); err != nil {
		return Verification{}, err
	}
	if err := l.verifyCaches(ctx, &v); err != nil {
		return Verification{}, err
	}
	return Verification{Head: v.head, Problems: v.problems}, nil
}

type verifier struct {
	head     checker.Head
	heads    map[int64]checker.Head
	events   []checker.Event
	subjects map[string][]int64
	seqs     map[string]int64 // last number seen of each ledger
	problems []Problem
}

func (v *verifier) fault(f Fault, n int64, about string) {
	v.problems = append(v.problems, Problem{f, n, about})
}

func (v *verifier) entry(r row) {
	if r.n != v.head.Count+1 {
		v.fault(FaultNumber, r.n, fmt.Sprint(v.head.Count+1))
		v.head.Count = r.n - 1
	}
	next := v.head.Next(r.body)
	if next.Hash != r.hash {
		v.fault(FaultChain, r.n, "")
		next.Hash = r.hash // so that one edit is one fault, not one for every entry after it
	}
	v.head = next
	v.heads[r.n] = next
	e, err := checker.Decode(r.body)
	if err != nil {
		v.fault(FaultEntry, r.n, err.Error())
		return
	}
	if e.ID != r.id || e.Book != r.book || e.Seq != r.seq {
		v.fault(FaultID, r.n, r.id)
	}
	if e.Seq != v.seqs[e.Book]+1 {
		v.fault(FaultReplay, r.n, e.Book)
	}
	v.seqs[e.Book] = e.Seq
	v.events = append(v.events, e)
	for _, item := range e.Items {
		v.subjects[item.Subject()] = append(v.subjects[item.Subject()], r.n)
	}
}

// verifyHeads compares the chain with every head that was written down somewhere.
func (l *Ledger) verifyHeads(ctx context.Context, v *verifier, printed string) error {
	written, err := headOf(ctx, l.q)
	if err != nil {
		return fmt.Errorf("read the head of the log: %w", err)
	}
	if written != v.head {
		v.fault(FaultCut, written.Count, written.String())
	}
	rows, err := l.q.QueryContext(ctx, `SELECT name, log_count, log_hash FROM snapshots ORDER BY id`)
	if err != nil {
		return fmt.Errorf("read the heads of the snapshots: %w", err)
	}
	type frozen struct {
		name string
		head checker.Head
	}
	snapshots, err := collect(rows, func(r interface{ Scan(...any) error }) (f frozen, err error) {
		err = r.Scan(&f.name, &f.head.Count, &f.head.Hash)
		return f, err
	})
	if err != nil {
		return fmt.Errorf("read the heads of the snapshots: %w", err)
	}
	for _, s := range snapshots {
		if v.heads[s.head.Count] != s.head {
			v.fault(FaultSnapshot, s.head.Count, s.name)
		}
	}
	if printed != "" && !slices.ContainsFunc(v.all(), func(h checker.Head) bool { return h.Matches(printed) }) {
		v.fault(FaultHead, 0, printed)
	}
	return nil
}

func (v *verifier) all() (heads []checker.Head) {
	for _, h := range v.heads {
		heads = append(heads, h)
	}
	return heads
}

// verifyCaches compares what is kept for quick use with the entries.
func (l *Ledger) verifyCaches(ctx context.Context, v *verifier) error {
	rows, err := l.q.QueryContext(ctx, `SELECT subject, n FROM log_subjects ORDER BY subject, n`)
	if err != nil {
		return fmt.Errorf("read the subjects of the log: %w", err)
	}
	type listed struct {
		subject string
		n       int64
	}
	kept, err := collect(rows, func(r interface{ Scan(...any) error }) (s listed, err error) {
		err = r.Scan(&s.subject, &s.n)
		return s, err
	})
	if err != nil {
		return fmt.Errorf("read the subjects of the log: %w", err)
	}
	subjects := map[string][]int64{}
	for _, s := range kept {
		subjects[s.subject] = append(subjects[s.subject], s.n)
	}
	for _, subject := range sorted(subjects, v.subjects) {
		if !slices.Equal(subjects[subject], v.subjects[subject]) {
			v.fault(FaultSubjects, 0, subject)
		}
	}
	return l.verifyDecisions(ctx, v)
}

func (l *Ledger) verifyDecisions(ctx context.Context, v *verifier) error {
	decisions, err := l.Decisions(ctx)
	if err != nil {
		return err
	}
	events := checker.BySubject(v.events)
	want := map[string]Decided{}
	for subject, on := range events {
		if fingerprint, ok := checker.FindingOf(subject); ok {
			w := checker.Weigh(subject, on)
			want[fingerprint] = Decided{w.Decision, w.Assigned}
		}
	}
	for _, fingerprint := range sorted(decisions, want) {
		a, known := decisions[fingerprint]
		b, due := want[fingerprint]
		if a != b || known != due {
			v.fault(FaultDecision, 0, fingerprint)
		}
	}
	return nil
}

// sorted are the keys of two maps.
func sorted[V any](a, b map[string]V) (keys []string) {
	for k := range a {
		keys = append(keys, k)
	}
	for k := range b {
		if _, both := a[k]; !both {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(x, y string) int { return bytes.Compare([]byte(x), []byte(y)) })
	return keys
}

// RebuildDecisions makes what is kept for quick use anew from the log.
func (l *Ledger) RebuildDecisions(ctx context.Context) error {
	if err := l.inTransaction(ctx, rebuildDecisions(ctx)); err != nil {
		return fmt.Errorf("make the decisions anew from the log: %w", err)
	}
	return nil
}
