package gru_test

import (
	"math"
	"os/exec"
	"path/filepath"
	"testing"
)

// learn.py still makes a network such as that of testdata. Another release of PyTorch may round and draw otherwise, so that
// what is compared is what the two networks answer.
func TestLearning(t *testing.T) {
	python := pythonWithTorch(t)
	folder := t.TempDir()
	made, scores := filepath.Join(folder, "made.safetensors"), filepath.Join(folder, "made.json")
	learning := exec.Command(python, "learn.py", filepath.Join("testdata", "lessons.jsonl"), made, "--check", scores,
		"--width", "6", "--rounds", "60", "--batch", "8", "--step", "0.03")
	if words, err := learning.CombinedOutput(); err != nil {
		t.Fatalf("learn.py: %v\n%s", err, words)
	}
	n := network(t, read(t, made))
	if committed := network(t, small(t)); n.Lessons() != committed.Lessons() {
		t.Errorf("the made network is of lessons %s, the committed one of %s", n.Lessons(), committed.Lessons())
	}
	before := checks(t, filepath.Join("testdata", "small.json"))
	after := checks(t, scores)
	if len(after) != len(before) {
		t.Fatalf("%d scores, want %d", len(after), len(before))
	}
	otherwise := 0
	for i, c := range after {
		if got := n.NewScorer().Score(n.Rows(c.Steps)); math.Abs(got-c.Score) > near {
			t.Errorf("lesson %d: %.5f, PyTorch gives %.5f", i, got, c.Score)
		}
		if (c.Score > 0) != (before[i].Score > 0) {
			otherwise++
		}
	}
	if otherwise*10 > len(after) {
		t.Errorf("%d of %d lessons are judged otherwise than by the committed network", otherwise, len(after))
	}
}

// pythonWithTorch skips where PyTorch is missing, in CI as well: only who learns a network anew needs it, a download of some
// hundred megabytes, and the other tests hold what it once wrote.
func pythonWithTorch(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import torch").Run() == nil {
			return python
		}
	}
	t.Skip("NOT TESTED: PyTorch (python3-torch) is not installed: no network was learned anew")
	return ""
}
