package ledger_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// A backup that is made while others write is sound, and holds whole entries up to one moment.
func TestBackupWhileWriting(t *testing.T) {
	l := open(t)
	record(t, l, entry("/a.docx"))
	path := filepath.Join(t.TempDir(), "sao lưu", "so #1.sqlite")
	var group errgroup.Group
	stop := make(chan struct{})
	group.Go(func() error {
		for {
			select {
			case <-stop:
				return nil
			default:
			}
			if _, err := l.Append(t.Context(), decide("An", checker.Confirmed, "f1"), at); err != nil {
				return err
			}
		}
	})
	for head := (checker.Head{}); head.Count < 20; {
		var err error
		if head, err = l.Head(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	err := l.Backup(t.Context(), path)
	close(stop)
	if err := errors.Join(err, group.Wait()); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	if _, err := ledger.Restore(t.Context(), path, home, false, at); err != nil {
		t.Fatal(err)
	}
	restored, err := ledger.OpenExisting(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = restored.Close() }()
	head, err := restored.Head(t.Context())
	if err != nil || head.Count < 20 {
		t.Errorf("head %v, error %v", head, err)
	}
	if passes, err := l.Passes(t.Context(), head); err != nil || !passes {
		t.Errorf("the log of before does not go through the restored head: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.part*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, error %v", left, err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	l := open(t)
	record(t, l, entry("/a.docx"))
	enter(t, l, decide("An", checker.Confirmed, "f1"), decide("An", checker.Unsure, "f1"))
	good := filepath.Join(t.TempDir(), "good.sqlite")
	if err := l.Backup(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	if err := l.Backup(t.Context(), good); !errors.Is(err, ledger.ErrFileHere) {
		t.Errorf("over another file: %v", err)
	}
	data, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	holed := append([]byte{}, data...)
	for i := len(holed) / 2; i < len(holed)/2+8192 && i < len(holed); i++ {
		holed[i] = 0xff
	}
	for name, path := range map[string]string{
		"text": write("text.sqlite", []byte("no ledger")), "half": write("half.sqlite", data[:len(data)/2]), "holed": write("holed.sqlite", holed),
		"missing": filepath.Join(t.TempDir(), "missing.sqlite"),
	} {
		home := t.TempDir()
		if _, err := ledger.Restore(t.Context(), path, home, false, at); err == nil {
			t.Errorf("%s: restored", name)
		}
		if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
			t.Errorf("%s: left behind %v, error %v", name, left, err)
		}
	}
	home := t.TempDir()
	if _, err := ledger.Restore(t.Context(), good, home, false, at); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Restore(t.Context(), good, home, false, at); !errors.Is(err, ledger.ErrLedgerHere) {
		t.Errorf("over another ledger: %v", err)
	}
	aside, err := ledger.Restore(t.Context(), good, home, true, at)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(aside); err != nil {
		t.Errorf("the ledger of before: %v", err)
	}
}

// What was written after the backup and got lost comes back from a bundle, beside what was written after the restoration.
func TestARestoredLedgerDoesNotFork(t *testing.T) {
	l := open(t)
	enter(t, l, decide("An", checker.Confirmed, "f1"))
	backup, home := filepath.Join(t.TempDir(), "b.sqlite"), t.TempDir()
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	lost := enter(t, l, decide("An", checker.Unsure, "f2"))
	if _, err := ledger.Restore(t.Context(), backup, home, false, at); err != nil {
		t.Fatal(err)
	}
	restored, err := ledger.OpenExisting(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = restored.Close() }()
	enter(t, restored, decide("An", checker.Confirmed, "f3"))
	bodies, err := l.Bodies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	merged, err := restored.Merge(t.Context(), bodies, "An", checker.Source{Book: lost[0].Book}, at.Add(time.Hour))
	if err != nil || merged.Fresh != 1 || merged.Known != 1 {
		t.Fatalf("merged %+v, error %v", merged, err)
	}
	for f, want := range map[string]checker.Decision{"f1": checker.Confirmed, "f2": checker.Unsure, "f3": checker.Confirmed} {
		if got := decision(t, restored, f); got != want {
			t.Errorf("%s: got %q, want %q", f, got, want)
		}
	}
	if err := restored.CheckSound(t.Context()); err != nil {
		t.Error(err)
	}
}
