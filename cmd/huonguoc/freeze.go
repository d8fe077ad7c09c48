package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// snapshotSuffix ends the name of an exported snapshot.
const snapshotSuffix = ".chot.json.gz"

func (a *app) reportFreeze() *cobra.Command {
	var out string
	var define func() (checker.Definition, error)
	cmd := a.command("freeze NAME", "report.freeze", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 || args[0] == "" {
			return usage("error.freeze")
		}
		definition, err := define()
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error { return a.freeze(cmd.Context(), l, args[0], out, definition) })
	})
	define = a.definitionFlags(cmd.Flags())
	cmd.Flags().StringVar(&out, "out", "", a.say.T("flag.freeze-out"))
	return cmd
}

func (a *app) freeze(ctx context.Context, l *ledger.Ledger, name, out string, d checker.Definition) error {
	if a.config.actor() == "" {
		return checker.ErrActor
	}
	s := checker.Snapshot{Name: name, FrozenAt: a.now(), Actor: a.config.actor(), Program: programVersion()}
	s, kept, err := l.Freeze(ctx, s, d)
	if err != nil {
		return err
	}
	path := filepath.Join(out, fileName(name)+snapshotSuffix)
	packed, _, err := l.SnapshotFile(ctx, name)
	if err != nil {
		return err
	}
	if err := writeNew(path, packed); err != nil {
		return err
	}
	if !a.config.quiet() {
		a.printTally(s.Tally)
		fmt.Fprintln(a.out, a.say.T("freeze.done", "Name", name, "SHA", kept.SHA256, "Path", path))
	}
	return nil
}

// fileName is a name that every system accepts for a file.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '/', '\\', ':', '*', '?', '"', '<', '>', '|':
			return '-'
		}
		if r < ' ' {
			return '-'
		}
		return r
	}, name)
}

// writeNew writes a file that is not there yet, or is there whole: through a file beside it, so that a program that is killed
// leaves no half of it.
func writeNew(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return fmt.Errorf("create the folder of %s: %w", path, err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".huonguoc-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}

func (a *app) reportVerify() *cobra.Command {
	var format func() (string, error)
	var export string
	cmd := a.command("verify SNAPSHOT", "report.verify", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.one-snapshot")
		}
		s, err := a.snapshot(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		if export != "" {
			if err := writeNew(filepath.Join(export, fileName(s.Name)+snapshotSuffix), s.packed); err != nil {
				return err
			}
		}
		return a.verifySnapshot(s, form)
	})
	cmd.Flags().StringVar(&export, "export", "", a.say.T("flag.export"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// loaded is a snapshot with where it comes from.
type loaded struct {
	checker.Snapshot
	sha    string // of its file, unpacked
	packed []byte
	noted  string // as noted in the ledger when it was frozen; empty for a file
	// passes tells whether the log of the ledger here goes through the snapshot's head; nil without a ledger.
	passes *bool
}

// snapshot reads a snapshot from a file, or from the ledger by its name. A file needs no ledger.
func (a *app) snapshot(ctx context.Context, named string) (s loaded, err error) {
	packed, err := os.ReadFile(named)
	fromFile := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return s, fmt.Errorf("read the snapshot: %w", err)
	}
	err = a.withLedger(ctx, false, func(l *ledger.Ledger) (err error) {
		if !fromFile {
			if packed, s.noted, err = l.SnapshotFile(ctx, named); err != nil {
				return err
			}
		}
		if err := s.read(packed); err != nil {
			return err
		}
		passes, err := l.Passes(ctx, s.Log)
		s.passes = &passes
		return err
	})
	if errors.Is(err, ledger.ErrNoLedger) && fromFile {
		return s, s.read(packed)
	}
	return s, err
}

func (s *loaded) read(packed []byte) error {
	data, err := ledger.Unpack(packed)
	if err != nil {
		return fmt.Errorf("%w: %w", checker.ErrSnapshot, err)
	}
	s.packed = packed
	sum := sha256.Sum256(data)
	s.sha = hex.EncodeToString(sum[:])
	s.Snapshot, err = checker.DecodeSnapshot(data)
	return err
}

// verified is `report verify --format json`.
type verified struct {
	Name       string                    `json:"name"`
	SHA256     string                    `json:"sha256"`
	Log        checker.Head              `json:"log"`
	LedgerHere string                    `json:"ledger_here"` // "same", "other" or "none": does the log here go through the snapshot's head
	Tally      checker.Tally             `json:"tally"`       // made again
	Problems   []checker.SnapshotProblem `json:"problems"`
}

func (a *app) verifySnapshot(s loaded, form string) error {
	tally, problems := checker.VerifySnapshot(s.Snapshot)
	if s.noted != "" && s.noted != s.sha {
		problems = append(problems, checker.SnapshotProblem{Fault: "hash", About: s.noted})
	}
	if len(problems) > 0 {
		a.code = exitFailed
	}
	here := "none"
	if s.passes != nil {
		here = map[bool]string{true: "same", false: "other"}[*s.passes]
	}
	if form == formatJSON {
		return report.Encode(a.out, verified{s.Name, s.sha, s.Log, here, tally, append([]checker.SnapshotProblem{}, problems...)})
	}
	a.printTally(tally)
	fmt.Fprintln(a.out, a.say.T("verify.ledger."+here))
	if len(problems) == 0 {
		fmt.Fprintln(a.out, a.say.T("verify.good", "Name", s.Name, "SHA", s.sha, "Program", s.Program, "Actor", s.Actor))
		return nil
	}
	fmt.Fprintln(a.out, a.paint(red, a.say.T("verify.bad", "Count", a.say.Int(len(problems)))))
	for _, p := range problems {
		fmt.Fprintln(a.out, "  "+a.say.T("snapshot.fault."+string(p.Fault), "About", oneLine(p.About)))
	}
	return nil
}

func (a *app) reportCompare() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("compare OLDER NEWER", "report.compare", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 2 {
			return usage("error.two-snapshots")
		}
		from, err := a.snapshot(cmd.Context(), args[0])
		if err != nil {
			return err
		}
		to, err := a.snapshot(cmd.Context(), args[1])
		if err != nil {
			return err
		}
		steps := checker.Bridge(from.Snapshot, to.Snapshot)
		if form == formatJSON {
			return report.Encode(a.out, steps)
		}
		a.printBridge(from.Snapshot, to.Snapshot, steps)
		return nil
	})
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// printBridge prints a row for the beginning, one for each cause, and one for the end.
func (a *app) printBridge(from, to checker.Snapshot, steps []checker.Step) {
	t := report.Table{}
	for _, id := range []string{"cause", "conventions", "compliant", "non-compliant", "undetermined", "share"} {
		t.Columns = append(t.Columns, report.Column{ID: id, Title: a.say.T("column.bridge." + id)})
	}
	t.Rows = append(t.Rows, a.bridgeRow(from.Name, from.Tally.Total, nil))
	for _, s := range steps {
		t.Rows = append(t.Rows, a.bridgeRow(a.say.T("cause."+string(s.Cause)), s.After, &s.Before))
	}
	t.Rows = append(t.Rows, a.bridgeRow(to.Name, to.Tally.Total, nil))
	a.printTable(t)
	fmt.Fprintln(a.out, a.say.T("bridge.note"))
}

// bridgeRow is a row of counts, or of the differences from an earlier row.
func (a *app) bridgeRow(title string, row checker.Row, before *checker.Row) []report.Cell {
	percent, ok := row.Share.Percent()
	counts := []int{row.Conventions, row.Compliant, row.NonCompliant, row.Undetermined}
	share := a.say.Percent(percent, ok)
	format := "%d"
	if before != nil {
		for i, n := range []int{before.Conventions, before.Compliant, before.NonCompliant, before.Undetermined} {
			counts[i] -= n
		}
		was, _ := before.Share.Percent()
		share, format = fmt.Sprintf("%+.2f", percent-was), "%+d"
	}
	cells := []report.Cell{{Text: title}}
	for _, n := range counts {
		cells = append(cells, report.Cell{Text: fmt.Sprintf(format, n), Number: float64(n), Kind: report.Count})
	}
	return append(cells, report.Cell{Text: share, Kind: report.Percentage})
}
