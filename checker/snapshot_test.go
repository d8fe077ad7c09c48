package checker_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
)

// frozen is a snapshot that was written to a file and read again.
func frozen(t *rapid.T, in checker.Inputs, d checker.Definition) checker.Snapshot {
	head := checker.Genesis()
	for _, e := range in.Events {
		body, err := checker.Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		head = head.Next(body)
	}
	s, err := checker.Freeze(checker.Snapshot{Name: "2026", FrozenAt: start, Actor: "An", Program: "0.1.0", Book: "b"}, in, d, head)
	if err != nil {
		t.Fatal(err)
	}
	data, _, err := checker.EncodeSnapshot(s)
	if err != nil {
		t.Fatal(err)
	}
	read, err := checker.DecodeSnapshot(data)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// Whatever was frozen is made again to the digit from its file alone.
func TestASnapshotIsMadeAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := frozen(t, inputs(t), definition(t))
		tally, problems := checker.VerifySnapshot(s)
		if len(problems) > 0 {
			t.Fatalf("problems: %v", problems)
		}
		if diff := cmp.Diff(s.Tally, tally); diff != "" {
			t.Fatalf("frozen (-) and made again (+):\n%s", diff)
		}
		again, sum, err := checker.EncodeSnapshot(s)
		if err != nil {
			t.Fatal(err)
		}
		twice, sum2, err := checker.EncodeSnapshot(s)
		if err != nil || !bytes.Equal(again, twice) || sum != sum2 {
			t.Fatalf("one snapshot has two files, error %v", err)
		}
	})
}

// A number that was changed afterwards is found, and so is an input that was.
func TestVerifySnapshotFindsChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := inputs(t)
		in.Papers = append(in.Papers, paper(t, 99, len(in.Villages)))
		in.Villages = append(in.Villages, checker.Village{ID: "v99", Name: "thôn 99"})
		in.Events = append(in.Events, sealed(t, draft{"An", checker.ActDecide, checker.Confirmed, nil})...)
		s := frozen(t, in, checker.Define("2026-11-15"))
		want := checker.SnapshotFigure
		switch rapid.IntRange(0, 5).Draw(t, "change") {
		case 0:
			s.Tally.Total.Compliant++
		case 1:
			s.Tally.Later++
		case 2:
			s.Tally.Rows = s.Tally.Rows[1:]
		case 3:
			want = checker.SnapshotRoster
			s.Villages[0].Name += " mới"
		case 4:
			want = checker.SnapshotChain
			s.Entries = s.Entries[:len(s.Entries)-1]
		case 5:
			want = checker.SnapshotEntry
			s.Entries[0] = json.RawMessage(append([]byte(" "), s.Entries[0]...))
		}
		_, problems := checker.VerifySnapshot(s)
		if !slices.ContainsFunc(problems, func(p checker.SnapshotProblem) bool { return p.Fault == want }) {
			t.Fatalf("%s is not among %v", want, problems)
		}
	})
}

func TestNoSnapshot(t *testing.T) {
	for _, data := range []string{"", "{}", `{"format": 2}`, `[1]`, "\x1f\x8b"} {
		if _, err := checker.DecodeSnapshot([]byte(data)); !errors.Is(err, checker.ErrSnapshot) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// The steps between any two figures join: the first begins at the one, the last ends at the other, and each begins where the
// one before ended.
func TestBridgeIsTheWholeChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, to := frozen(t, inputs(t), definition(t)), frozen(t, inputs(t), definition(t))
		steps := checker.Bridge(from, to)
		at := from.Tally.Total
		for _, s := range steps {
			if diff := cmp.Diff(at, s.Before); diff != "" {
				t.Fatalf("%s does not begin where the step before ends:\n%s", s.Cause, diff)
			}
			at = s.After
		}
		if diff := cmp.Diff(to.Tally.Total, at); diff != "" {
			t.Fatalf("the last step does not end at the later figure:\n%s", diff)
		}
	})
}

// A change in one input alone falls to its cause.
func TestBridgeNamesTheCause(t *testing.T) {
	changes := map[checker.Cause]func(t *rapid.T, in *checker.Inputs, d *checker.Definition){
		checker.CauseVillages: func(_ *rapid.T, in *checker.Inputs, _ *checker.Definition) {
			in.Villages = append(in.Villages, checker.Village{ID: "v99", Name: "thôn 99"})
		},
		checker.CauseDocuments: func(t *rapid.T, in *checker.Inputs, _ *checker.Definition) {
			p := paper(t, 99, 0)
			p.Key, p.Text, p.Draft, p.Adopted = "k99", "text 99", false, ""
			in.Papers = append(in.Papers, p)
		},
		checker.CauseDecisions: func(t *rapid.T, in *checker.Inputs, _ *checker.Definition) {
			in.Events = sealed(t, draft{"An", checker.ActDecide, checker.Confirmed, nil})
		},
		checker.CauseRules: func(_ *rapid.T, in *checker.Inputs, _ *checker.Definition) {
			for i := range in.Papers {
				in.Papers[i].Signs = []checker.Sign{{Finding: "f" + in.Papers[i].Key + in.Papers[i].Text, Rule: "new"}}
			}
		},
		checker.CauseDefinition: func(_ *rapid.T, _ *checker.Inputs, d *checker.Definition) { d.AsOf = "2004-01-01" },
	}
	for cause, change := range changes {
		t.Run(string(cause), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				in, d := inputs(t), definition(t)
				in = unequal(in)
				later, other := in, d
				later.Papers, later.Villages = slices.Clone(in.Papers), slices.Clone(in.Villages)
				change(t, &later, &other)
				for _, s := range checker.Bridge(frozen(t, in, d), frozen(t, later, other)) {
					if s.Cause != cause && !cmp.Equal(s.Before, s.After) {
						t.Fatalf("%s is said to have changed the figure:\n%s", s.Cause, cmp.Diff(s.Before, s.After))
					}
				}
			})
		})
	}
}

// unequal leaves one file of each convention and text, as two that say the same are one document for a comparison.
func unequal(in checker.Inputs) checker.Inputs {
	seen := map[string]bool{}
	in.Papers = slices.DeleteFunc(slices.Clone(in.Papers), func(p checker.Paper) bool {
		id := p.Key + p.Text
		defer func() { seen[id] = true }()
		return seen[id]
	})
	return in
}

// Snapshots of every version that was ever given out are kept, and this version makes their figures again to the digit. A
// change of the code that makes another figure of one has to be a new choice of the definition.
func TestKeptSnapshotsAreMadeAgain(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "kept", "*.chot.json.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d kept snapshots, error %v", len(files), err)
	}
	for _, file := range files {
		s, err := checker.DecodeSnapshot(unpacked(t, file))
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := checker.VerifySnapshot(s); len(problems) > 0 || s.Tally.Total.Conventions == 0 || s.Tally.Total.NonCompliant == 0 {
			t.Errorf("%s: %v; %d conventions", file, problems, s.Tally.Total.Conventions)
		}
	}
}

// A count that a later version added says nothing against an older snapshot, one that it told does.
func TestALaterVersionCountsMore(t *testing.T) {
	data := unpacked(t, filepath.Join("testdata", "kept", "1.chot.json.gz"))
	for _, change := range []struct {
		old, by string
		sound   bool
	}{
		{`"pending":`, `"pondered":`, true},
		{`"non_compliant":1`, `"non_compliant":2`, false},
	} {
		if !bytes.Contains(data, []byte(change.old)) {
			t.Fatalf("%s is not there to be changed", change.old)
		}
		s, err := checker.DecodeSnapshot(bytes.ReplaceAll(data, []byte(change.old), []byte(change.by)))
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := checker.VerifySnapshot(s); (len(problems) == 0) != change.sound {
			t.Errorf("%s for %s: problems %v", change.by, change.old, problems)
		}
	}
}

func unpacked(t *testing.T, file string) []byte {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
