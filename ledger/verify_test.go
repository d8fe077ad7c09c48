package ledger_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// tampered is a ledger with five entries after somebody wrote into its file by other means.
func tampered(t *testing.T, statements ...string) *ledger.Ledger {
	t.Helper()
	home := t.TempDir()
	l, err := ledger.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	enter(t, l, decide("An", checker.Confirmed, "f1"), decide("An", checker.Dismissed, "f2"), decide("Bình", checker.Unsure, "f1"),
		decide("Chi", checker.Confirmed, "f3"), decide("An", checker.Unsure, "f2"))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", filepath.Join(home, ledger.FileName))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range append([]string{`DROP TRIGGER log_is_appended_only`, `DROP TRIGGER log_keeps_everything`}, statements...) {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if l, err = ledger.OpenExisting(t.Context(), home); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// Any edit, cut or reorder shows, and at its place.
func TestVerifyFindsTampering(t *testing.T) {
	const swap = `UPDATE log SET body = (SELECT body FROM log WHERE n = 5 - 1), id = 'x' WHERE n = 2`
	tests := map[string]struct {
		statements []string
		want       []ledger.Fault
		n          int64
	}{
		"untouched": {nil, nil, 0},
		"another decision": {
			[]string{`UPDATE log SET body = CAST(replace(body, '"decision":"confirm"', '"decision":"dismiss"') AS BLOB) WHERE n = 1`},
			[]ledger.Fault{ledger.FaultChain}, 1,
		},
		"another actor": {[]string{`UPDATE log SET body = CAST(replace(body, 'Chi', 'Cho') AS BLOB) WHERE n = 4`}, []ledger.Fault{ledger.FaultChain, ledger.FaultID}, 4},
		"a space more":  {[]string{`UPDATE log SET body = CAST(replace(body, ',"act"', ', "act"') AS BLOB) WHERE n = 3`}, []ledger.Fault{ledger.FaultChain, ledger.FaultEntry}, 3},
		"no entry at all": {
			[]string{`UPDATE log SET body = CAST('nothing' AS BLOB) WHERE n = 3`}, []ledger.Fault{ledger.FaultChain, ledger.FaultEntry}, 3,
		},
		"one cut out":  {[]string{`PRAGMA foreign_keys = 0`, `DELETE FROM log WHERE n = 3`}, []ledger.Fault{ledger.FaultNumber, ledger.FaultChain}, 4},
		"the end cut":  {[]string{`PRAGMA foreign_keys = 0`, `DELETE FROM log WHERE n = 5`, `DELETE FROM log_subjects WHERE n = 5`}, []ledger.Fault{ledger.FaultCut}, 5},
		"all of it":    {[]string{`PRAGMA foreign_keys = 0`, `DELETE FROM log`}, []ledger.Fault{ledger.FaultCut}, 5},
		"one replaced": {[]string{swap}, []ledger.Fault{ledger.FaultChain, ledger.FaultID}, 2},
		"two exchanged": {
			[]string{`PRAGMA foreign_keys = 0`, `UPDATE log SET n = 100 WHERE n = 2`, `UPDATE log SET n = 2 WHERE n = 3`, `UPDATE log SET n = 3 WHERE n = 100`},
			[]ledger.Fault{ledger.FaultChain, ledger.FaultReplay}, 2,
		},
		"a hash": {[]string{`UPDATE log SET hash = replace(hash, substr(hash, 1, 4), 'aaaa') WHERE n = 2`}, []ledger.Fault{ledger.FaultChain}, 2},
		"a subject hidden": {
			[]string{`DELETE FROM log_subjects WHERE n = 4`}, []ledger.Fault{ledger.FaultSubjects}, 0,
		},
		"a kept decision": {[]string{`UPDATE decisions SET decision = 'dismiss' WHERE fingerprint = 'f3'`}, []ledger.Fault{ledger.FaultDecision}, 0},
		"a kept decision that nobody made": {
			[]string{`INSERT INTO decisions VALUES ('f9', 'confirm', '', 1)`}, []ledger.Fault{ledger.FaultDecision}, 0,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l := tampered(t, test.statements...)
			v, err := l.VerifyLog(t.Context(), "")
			if err != nil {
				t.Fatal(err)
			}
			var faults []ledger.Fault
			for _, p := range v.Problems {
				faults = append(faults, p.Fault)
			}
			for _, f := range test.want {
				if !slices.Contains(faults, f) {
					t.Errorf("%s is not among the faults %v", f, v.Problems)
				}
			}
			if len(test.want) == 0 && len(faults) > 0 || len(faults) > 0 && v.Problems[0].N != test.n {
				t.Errorf("faults %v, want the first at %d", v.Problems, test.n)
			}
		})
	}
}

// A forger who writes the whole chain anew is found by what was printed.
func TestVerifyAgainstAPrintedHead(t *testing.T) {
	l := tampered(t)
	head, err := l.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for printed, want := range map[string]int{head.String(): 0, "": 0, "5:" + head.Hash: 0, "4:" + head.Hash: 1, "5:0123456789abcdef": 1, "5:": 1, "five": 1} {
		v, err := l.VerifyLog(t.Context(), printed)
		if err != nil || len(v.Problems) != want {
			t.Errorf("head %q: %v, error %v, want %d problems", printed, v.Problems, err, want)
		}
	}
}

// The database itself refuses to change or delete entries.
func TestTheLogIsAppendOnly(t *testing.T) {
	home := t.TempDir()
	l, err := ledger.Open(t.Context(), home)
	if err != nil {
		t.Fatal(err)
	}
	enter(t, l, decide("An", checker.Confirmed, "f1"))
	db, err := sql.Open("sqlite", filepath.Join(home, ledger.FileName))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{`UPDATE log SET body = x''`, `DELETE FROM log`} {
		if _, err := db.ExecContext(t.Context(), s); err == nil {
			t.Errorf("%s was done", s)
		}
	}
	if err := errors.Join(db.Close(), l.Close()); err != nil {
		t.Fatal(err)
	}
}

// What is kept beside the log can be made anew from it.
func TestRebuildDecisions(t *testing.T) {
	l := tampered(t, `DELETE FROM log_subjects`, `UPDATE decisions SET decision = 'dismiss'`)
	if err := l.RebuildDecisions(t.Context()); err != nil {
		t.Fatal(err)
	}
	if v, err := l.VerifyLog(t.Context(), ""); err != nil || len(v.Problems) > 0 {
		t.Errorf("problems %v, error %v", v.Problems, err)
	}
	if got := decision(t, l, "f1"); got != checker.Disputed {
		t.Errorf("f1 is %q, want disputed", got)
	}
}
