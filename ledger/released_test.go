package ledger_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// Ledgers of all states of the tables that were ever given out are kept in testdata/released, named by their last migration. Each
// comes forward with everything in it, and works on.
func TestReleasedLedgersComeForward(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "released", "*.sqlite"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d kept ledgers, error %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			home := t.TempDir()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(home, ledger.FileName), data, 0o600); err != nil {
				t.Fatal(err)
			}
			l, err := ledger.OpenExisting(t.Context(), home)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = l.Close() }()
			forward(t, l)
		})
	}
}

// forward wants the three files that every kept ledger holds: two texts with one finding, and one that cannot be read.
func forward(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	if err := l.CheckSound(t.Context()); err != nil {
		t.Fatal(err)
	}
	documents, err := l.Documents(t.Context())
	if err != nil || len(documents) != 3 {
		t.Fatalf("%d documents, error %v", len(documents), err)
	}
	for _, d := range documents {
		clauses, err := l.Clauses(t.Context(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != checker.TextDigest(clauses) {
			t.Errorf("%s: the digest of the text is %q", d.Document.Path, d.Text)
		}
		if read := d.Document.Status == corpus.StatusRead; read != (d.Text != "") || read != (len(d.Findings) == 1) {
			t.Errorf("%s: %s with text %q and %d findings", d.Document.Path, d.Document.Status, d.Text, len(d.Findings))
		}
	}
	pieces, _, err := l.Work(t.Context(), ledger.Work{})
	if err != nil || len(pieces) != 2 {
		t.Fatalf("%d findings, error %v", len(pieces), err)
	}
	fingerprint := pieces[0].Finding.Fingerprint
	enter(t, l, decide("An", checker.Confirmed, fingerprint))
	tally, err := l.Tally(t.Context(), checker.Define("2026-11-15"))
	if err != nil || tally.Total.Conventions != 3 || tally.Total.NonCompliant != 1 || tally.Total.Unreadable != 1 {
		t.Errorf("tally %+v, error %v", tally.Total, err)
	}
	if err := l.CheckSound(t.Context()); err != nil {
		t.Error(err)
	}
}
