package review

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// Desk is where one person works on one ledger.
type Desk struct {
	Ledger *ledger.Ledger
	Actor  string
	Now    func() time.Time
	// Communes are the codes of those that the person works on; none: all. What lies elsewhere is not there for him.
	Communes []string
	// Own tells that the person takes back only what he entered himself.
	Own bool
}

// The errors of what a person points at.
var (
	ErrNoFinding    = errors.New("no finding has this fingerprint")
	ErrAmbiguous    = errors.New("more than one has this beginning")
	ErrNoConvention = errors.New("no convention has this id, and no file this path")
	ErrNoGroup      = errors.New("no group of identical clauses has this id")
	ErrNoClause     = errors.New("the file has no clause at this address")
	ErrNothing      = errors.New("nothing that could be taken back")
	ErrNotOwn       = errors.New("the entry is somebody else's")
	ErrOneText      = errors.New("the convention has only one text")
)

// minPrefix is the least of a fingerprint or id that a person may type.
const minPrefix = 4

func (d *Desk) today() corpus.Date { return corpus.Date(d.Now().Format(time.DateOnly)) }

// List is a page of findings for review.
func (d *Desk) List(ctx context.Context, w ledger.Work) ([]ledger.Piece, int, error) {
	w.Today, w.Communes = d.today(), d.Communes
	return d.Ledger.Work(ctx, w)
}

// Find is the finding with a fingerprint, or with the beginning of one, hints and former texts included.
func (d *Desk) Find(ctx context.Context, fingerprint string) (ledger.Piece, error) {
	if len(fingerprint) < minPrefix {
		return ledger.Piece{}, fmt.Errorf("%w: %s", ErrNoFinding, fingerprint)
	}
	pieces, total, err := d.Ledger.Work(ctx, ledger.Work{Fingerprint: fingerprint, Communes: d.Communes, Hints: true, Former: true, Limit: 2})
	switch {
	case err != nil:
		return ledger.Piece{}, err
	case total == 0:
		return ledger.Piece{}, fmt.Errorf("%w: %s", ErrNoFinding, fingerprint)
	case total > 1:
		return ledger.Piece{}, fmt.Errorf("%w: %s", ErrAmbiguous, fingerprint)
	}
	return pieces[0], nil
}

// Decide enters one decision on findings: all of them in one entry, so that it can be taken back as one. Settle replaces what
// others decided; without it a decision stands beside theirs, as that of a second reader.
func (d *Desk) Decide(ctx context.Context, fingerprints []string, c Conclusion) (checker.Event, error) {
	items, err := d.findings(ctx, fingerprints)
	if err != nil {
		return checker.Event{}, err
	}
	draft := ledger.Draft{Settle: c.Settle, Seen: c.Seen, Event: checker.Event{
		Actor: d.Actor, Act: checker.ActDecide, Decision: c.Decision, Reason: c.Reason, Note: c.Note,
		Items: items,
	}}
	return d.Ledger.Append(ctx, draft, d.Now())
}

// findings are the items of findings, each once: of those that rules flag, and of those that only the log knows.
func (d *Desk) findings(ctx context.Context, fingerprints []string) ([]checker.Item, error) {
	var items []checker.Item
	seen := map[string]bool{}
	for _, f := range fingerprints {
		piece, err := d.Find(ctx, f)
		found := item(piece)
		if errors.Is(err, ErrNoFinding) {
			var t Target
			if t, err = d.spokenOf(ctx, f); errors.Is(err, ErrNoConvention) {
				err = fmt.Errorf("%w: %s", ErrNoFinding, f)
			}
			found = t.Item
		}
		if err != nil {
			return nil, err
		}
		if !seen[found.Finding] {
			seen[found.Finding] = true
			items = append(items, found)
		}
	}
	return items, nil
}

// Conclusion is what a person decides on findings.
type Conclusion struct {
	Decision checker.Decision
	Reason   checker.Reason // of a dismissal
	Note     string
	Settle   bool
	// Seen is what stood on each subject when the person looked at it (ledger.Draft); nil: whatever may stand there.
	Seen map[string]string
}

// item says of a finding what an entry needs to say.
func item(p ledger.Piece) checker.Item {
	f := p.Finding
	i := checker.Item{
		Finding: f.Fingerprint, Convention: p.Key, Clause: checker.ClauseFingerprint(p.Key, checker.ClauseOf(f)), Rule: f.Rule, Kind: f.Kind, Grade: f.Grade,
	}
	if f.Rule == checker.RuleByHand {
		i.Address, i.Quote = f.Address, f.Clause
	}
	return i
}

// Target is a finding or a convention that a person points at.
type Target struct {
	Item checker.Item
	Name string // fingerprint, or title
}

// Target finds what a person points at: a fingerprint, a convention's id or a file's path.
func (d *Desk) Target(ctx context.Context, named string) (Target, error) {
	piece, err := d.Find(ctx, named)
	if err == nil {
		return Target{item(piece), piece.Finding.Fingerprint}, nil
	}
	if !errors.Is(err, ErrNoFinding) {
		return Target{}, err
	}
	c, err := d.Convention(ctx, named)
	if err == nil {
		return Target{checker.Item{Convention: c.Record.Key}, c.Record.Title}, nil
	}
	if !errors.Is(err, ErrNoConvention) {
		return Target{}, err
	}
	return d.spokenOf(ctx, named)
}

// spokenOf finds a finding that no file shows any more, or that was marked by hand: the log knows it.
func (d *Desk) spokenOf(ctx context.Context, fingerprint string) (Target, error) {
	if len(d.Communes) > 0 {
		return Target{}, fmt.Errorf("%w: %s", ErrNoConvention, fingerprint) // nothing says where it lies
	}
	subject := checker.FindingSubject(fingerprint)
	events, err := d.Ledger.EventsOn(ctx, subject)
	if err != nil {
		return Target{}, err
	}
	for _, e := range events {
		if i, ok := e.Item(subject); ok {
			i.Over = nil
			return Target{i, fingerprint}, nil
		}
	}
	return Target{}, fmt.Errorf("%w: %s", ErrNoConvention, fingerprint)
}

// targets are the items of several targets, each once.
func (d *Desk) targets(ctx context.Context, named []string) ([]checker.Item, error) {
	var items []checker.Item
	seen := map[string]bool{}
	for _, name := range named {
		t, err := d.Target(ctx, name)
		if err != nil {
			return nil, err
		}
		if !seen[t.Item.Subject()] {
			seen[t.Item.Subject()] = true
			items = append(items, t.Item)
		}
	}
	return items, nil
}

// Note enters a remark on findings or conventions.
func (d *Desk) Note(ctx context.Context, named []string, note string) (checker.Event, error) {
	return d.act(ctx, named, checker.Event{Act: checker.ActNote, Note: note})
}

// Assign hands findings or conventions to somebody; to nobody takes them back.
func (d *Desk) Assign(ctx context.Context, named []string, to string) (checker.Event, error) {
	return d.act(ctx, named, checker.Event{Act: checker.ActAssign, To: to})
}

func (d *Desk) act(ctx context.Context, named []string, e checker.Event) (checker.Event, error) {
	items, err := d.targets(ctx, named)
	if err != nil {
		return checker.Event{}, err
	}
	e.Actor, e.Items = d.Actor, items
	return d.Ledger.Append(ctx, ledger.Draft{Event: e}, d.Now())
}

// Undo takes back the last entry that holds on a finding or convention; or, when an entry's id is given, that entry on all its
// subjects. The entry stays in the log, and one that takes it back is added; what stood before it stands again.
func (d *Desk) Undo(ctx context.Context, named, note string) (checker.Event, error) {
	undo := checker.Event{Actor: d.Actor, Act: checker.ActUndo, Note: note}
	entry, ok, err := d.Ledger.EventByID(ctx, named)
	switch {
	case err != nil:
		return checker.Event{}, err
	case ok && len(entry.Items) == 0:
		return checker.Event{}, fmt.Errorf("%w: %s", ErrNothing, named)
	case ok:
		for _, i := range entry.Items {
			undo.Items = append(undo.Items, checker.Item{Finding: i.Finding, Convention: i.Convention, Over: []string{entry.ID}})
		}
	default:
		t, err := d.Target(ctx, named)
		if err != nil {
			return checker.Event{}, err
		}
		w, err := d.Ledger.Weight(ctx, t.Item.Subject())
		if err != nil {
			return checker.Event{}, err
		}
		if w.Last == nil {
			return checker.Event{}, fmt.Errorf("%w: %s", ErrNothing, named)
		}
		undo.Items = []checker.Item{{Finding: t.Item.Finding, Convention: t.Item.Convention, Over: []string{w.Last.ID}}}
	}
	if err := d.mayUndo(ctx, undo); err != nil {
		return checker.Event{}, err
	}
	return d.Ledger.Append(ctx, ledger.Draft{Event: undo}, d.Now())
}
