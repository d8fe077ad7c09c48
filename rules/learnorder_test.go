package rules_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/rules/gru"
)

var learnNetworks = flag.String("learn", "", "learn the networks anew whose paths have this in them; needs PyTorch, and a quarter of an hour each")

// TestNetworks holds each network to the clauses that it was learned from. What PyTorch makes of them is not learned again
// here; `make learn` does that, and is due when clauses have been labelled anew.
func TestNetworks(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	gender := genderMatcher(t)
	for _, n := range []struct {
		path string
		m    *rules.Matcher
		set  []rules.Labelled
		how  []string
	}{
		{filepath.Join("packs", "gender", orderFile), gender, lessons(t, pack), nil},
		{leftOrder, gender, leftLessons(t, pack), nil},
		{smallOrder, balanced(t, "0\tbias"), inOrder(), []string{"--width", "8", "--rounds", "80", "--batch", "8", "--step", "0.02"}},
	} {
		of := labelsOf(n.set)
		if *learnNetworks != "" && strings.Contains(n.path, *learnNetworks) {
			learnNetwork(t, n.m.OrderLessons(withSwaps(n.m, n.set)), of, n.path, n.how)
		}
		data, err := os.ReadFile(n.path)
		if err != nil {
			t.Error(err)
			continue
		}
		switch learned, err := gru.Read(data); {
		case err != nil:
			t.Errorf("%s: %v", n.path, err)
		case learned.Lessons() != of:
			t.Errorf("%s was learned from other clauses (now %s); run make learn", n.path, of)
		}
	}
}

const orderFile = "order.safetensors"

var (
	leftOrder  = filepath.Join("testdata", "cross-"+orderFile) // has not learned from the authors of the first part of TestCross
	smallOrder = filepath.Join("testdata", orderFile)          // has learned from inOrder
)

func networkFile(t *testing.T, path string) *fstest.MapFile {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: data}
}

func leftLessons(t *testing.T, pack *rules.Pack) []rules.Labelled {
	t.Helper()
	set := allBut(lessonsByAuthor(t), dealtAuthors(t), 0)
	for range examplesCount {
		set = append(set, examplesOf(pack)...)
	}
	return set
}

// dealtAuthors are the names of those that are dealt into the parts of TestCross, in order.
func dealtAuthors(t *testing.T) []string {
	t.Helper()
	names := slices.Sorted(maps.Keys(lessonsByAuthor(t)))
	return slices.DeleteFunc(names, func(name string) bool { return name == "set-a" || name == "set-b" || name == "set-h" })
}

// withSwaps adds to a set every second of its clauses with the sexes exchanged, where that can be done: they must be judged
// alike, and a network does not see by itself that women and men are two of a kind.
func withSwaps(m *rules.Matcher, set []rules.Labelled) []rules.Labelled {
	s := newSwapper(m)
	out := slices.Clone(set)
	for i, l := range set {
		swapped, ok := s.clause(l.Clause())
		if i%2 == 1 || !ok || l.Damage != "" {
			continue
		}
		l.Text, l.LeadIn = swapped.Text, strings.Join(swapped.LeadIns, "")
		out = append(out, l)
	}
	return out
}

// labelsOf is the SHA-256 sum of the texts of a set with their labels.
func labelsOf(set []rules.Labelled) string {
	sum := sha256.New()
	for _, l := range set {
		fmt.Fprintf(sum, "%s\t%s\t%s\n", l.Label, l.LeadIn, l.Text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

func learnNetwork(t *testing.T, lessons []rules.OrderLesson, of, path string, how []string) {
	t.Helper()
	lines := filepath.Join(t.TempDir(), "lessons.jsonl")
	f, err := os.Create(lines)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, l := range lessons {
		if err := e.Encode(l); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	learning := exec.Command(pythonWithTorch(t), append([]string{filepath.Join("gru", "learn.py"), lines, path, "--of", of}, how...)...)
	learning.Stdout, learning.Stderr = os.Stdout, os.Stderr
	if err := learning.Run(); err != nil {
		t.Fatal("learn.py:", err)
	}
}

func pythonWithTorch(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import torch").Run() == nil {
			return python
		}
	}
	t.Fatal("PyTorch is missing: sh scripts/install-learn-tools.sh")
	return ""
}
