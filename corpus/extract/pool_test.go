//go:build unix

package extract_test

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
)

func newPool(t *testing.T, size int, limits extract.Limits) *extract.Pool {
	t.Helper()
	pool := extract.NewPool(size, limits)
	t.Cleanup(func() {
		if err := pool.Close(); err != nil {
			t.Errorf("close the pool: %v", err)
		}
	})
	return pool
}

// childOf reads in a pool and returns the process that did it.
func childOf(t *testing.T, pool *extract.Pool) int {
	t.Helper()
	result := pool.Read(context.Background(), hostileFile("none"))
	if len(result.Paragraphs) != 1 {
		t.Fatalf("no answer from a child: %+v", result)
	}
	pid, err := strconv.Atoi(strings.TrimPrefix(result.Paragraphs[0].Text, "pid "))
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

func isAlive(pid int) bool { return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }

func TestPoolReadsAsReadDoes(t *testing.T) {
	pool := newPool(t, 1, extract.Limits{})
	for _, data := range [][]byte{[]byte(plainText), []byte("x"), nil, []byte("PK\x03\x04word/"), []byte("\x89PNG\r\n")} {
		want := extract.Read(context.Background(), data, extract.Limits{})
		if diff := cmp.Diff(want, pool.Read(context.Background(), data)); diff != "" {
			t.Errorf("%q: results differ (-Read +Pool.Read):\n%s", data, diff)
		}
	}
}

// A file that kills its reader costs that file; the next is read by a new child, in another process than this.
func TestPoolSurvives(t *testing.T) {
	limits := extract.Limits{Time: 700 * time.Millisecond, Memory: 192 << 20}
	tests := []struct {
		deed   string
		reason corpus.Reason
		keeps  bool // the child lives on
	}{
		{"panic", corpus.ReasonCrashed, true},
		{"stack", corpus.ReasonCrashed, false},
		{"exit", corpus.ReasonCrashed, false},
		{"loop", corpus.ReasonTimeout, false},
		{"sleep", corpus.ReasonTimeout, true},
		{"starve", corpus.ReasonTooLarge, false},
	}
	for _, tt := range tests {
		t.Run(tt.deed, func(t *testing.T) {
			l := limits
			if tt.deed == "stack" {
				l = extract.Limits{Memory: 4 << 30, Time: time.Minute}
			}
			pool := newPool(t, 1, l)
			before := childOf(t, pool)
			got := pool.Read(context.Background(), hostileFile(tt.deed+" "+filepath.Join(t.TempDir(), "began")))
			if got.Status != corpus.StatusUnreadable || got.Reason != tt.reason {
				t.Errorf("got %s because of %q, want unreadable because of %q", got.Status, got.Reason, tt.reason)
			}
			after := childOf(t, pool)
			if before == os.Getpid() || after == os.Getpid() {
				t.Error("the file was read in this process")
			}
			if keeps := before == after; keeps != tt.keeps {
				t.Errorf("child kept: %v, want %v", keeps, tt.keeps)
			}
			if before != after && isAlive(before) {
				t.Errorf("child %d was not collected", before)
			}
		})
	}
}

func TestPoolBoundsMemory(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("resident memory is read from /proc")
	}
	pool := newPool(t, 1, extract.Limits{Time: time.Minute, Memory: 128 << 20})
	before := childOf(t, pool)
	got := pool.Read(context.Background(), hostileFile("memory"))
	if got.Reason != corpus.ReasonTooLarge {
		t.Errorf("reason %q, want %q", got.Reason, corpus.ReasonTooLarge)
	}
	if isAlive(before) {
		t.Error("the child lives on")
	}
}

func TestPoolKeepsChildrenQuiet(t *testing.T) {
	screen, err := captured(func() {
		pool := extract.NewPool(1, extract.Limits{})
		if got := pool.Read(context.Background(), hostileFile("print")); len(got.Paragraphs) != 1 {
			t.Errorf("no answer: %+v", got)
		}
		pool.Read(context.Background(), hostileFile("stack"))
		if err := pool.Close(); err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if screen != "" {
		t.Errorf("a child wrote to the terminal: %q", screen)
	}
}

// captured returns what is written to this process's standard error and output while do runs.
func captured(do func()) (string, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return "", err
	}
	out, errs := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = w, w
	do()
	os.Stdout, os.Stderr = out, errs
	if err := w.Close(); err != nil {
		return "", err
	}
	text, err := io.ReadAll(r)
	return string(text), err
}

// startLoop makes a child run in an endless loop, and returns once it does.
func startLoop(ctx context.Context, t *testing.T, pool *extract.Pool) <-chan extract.Result {
	t.Helper()
	began := filepath.Join(t.TempDir(), "began")
	done := make(chan extract.Result, 1)
	go func() { done <- pool.Read(ctx, hostileFile("loop "+began)) }()
	waitFor(t, began)
	return done
}

func waitFor(t *testing.T, file string) {
	t.Helper()
	for range 3000 {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the child did not begin")
}

// A child whose parent is gone must not go on, even if it never looks up from its file.
func TestChildEndsWithItsParent(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	began := filepath.Join(t.TempDir(), "began")
	child := exec.Command(program)
	child.Env = append(os.Environ(), "HUONGUOC_EXTRACT_CHILD=1")
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if err := extract.SendRequest(in, extract.Limits{Time: time.Hour}, hostileFile("loop "+began)); err != nil {
		t.Fatal(err)
	}
	waitFor(t, began)
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err != nil {
		t.Errorf("the child ended with %v", err)
	}
}

func TestPoolStopsWithItsContext(t *testing.T) {
	pool := newPool(t, 1, extract.Limits{Time: time.Hour})
	child := childOf(t, pool)
	ctx, cancel := context.WithCancel(context.Background())
	done := startLoop(ctx, t, pool)
	waiting := make(chan extract.Result)
	go func() { waiting <- pool.Read(ctx, []byte(plainText)) }()
	cancel()
	for _, c := range []<-chan extract.Result{done, waiting} {
		if got := <-c; got.Status != corpus.StatusUnreadable || got.Reason != corpus.ReasonTimeout {
			t.Errorf("got %s because of %q", got.Status, got.Reason)
		}
	}
	if next := childOf(t, pool); next != child && isAlive(child) {
		t.Error("the child lives on")
	}
}

func TestPoolCloseEndsReadsAndChildren(t *testing.T) {
	before := runtime.NumGoroutine()
	pool := extract.NewPool(2, extract.Limits{Time: time.Hour})
	idle := childOf(t, pool)
	done := startLoop(context.Background(), t, pool)
	if err := pool.Close(); err != nil {
		t.Error(err)
	}
	if got := <-done; got.Reason != corpus.ReasonTimeout {
		t.Errorf("reason %q, want %q", got.Reason, corpus.ReasonTimeout)
	}
	if isAlive(idle) {
		t.Error("a child lives on")
	}
	if err := pool.Close(); err != nil {
		t.Errorf("close again: %v", err)
	}
	if got := pool.Read(context.Background(), []byte(plainText)); got.Status != corpus.StatusUnreadable {
		t.Errorf("a closed pool reads: %+v", got)
	}
	// Watchers and pipes end with their child; the runtime may need a moment to say so.
	for range 500 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func TestPoolReadsSideBySide(t *testing.T) {
	pool := newPool(t, 2, extract.Limits{})
	want := extract.Read(context.Background(), []byte(plainText), extract.Limits{})
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			if i%10 == 3 {
				if got := pool.Read(context.Background(), hostileFile("exit")); got.Reason != corpus.ReasonCrashed {
					t.Errorf("reason %q", got.Reason)
				}
				return
			}
			if diff := cmp.Diff(want, pool.Read(context.Background(), []byte(plainText))); diff != "" {
				t.Errorf("results differ (-want +got):\n%s", diff)
			}
		})
	}
	wg.Wait()
}

// A child that does not serve must not start children of its own.
func TestChildStartsNoChildren(t *testing.T) {
	t.Setenv("HUONGUOC_EXTRACT_CHILD", "1")
	pool := newPool(t, 1, extract.Limits{})
	result := pool.Read(context.Background(), []byte(plainText))
	if result.Status != corpus.StatusRead {
		t.Errorf("status %s because of %q", result.Status, result.Reason)
	}
	if !extract.IsChild() {
		t.Error("the process was not taken for a child")
	}
}

func TestReadContainsPanics(t *testing.T) {
	got := extract.ReadHostile(context.Background(), hostileFile("panic"), extract.Limits{})
	if got.Status != corpus.StatusUnreadable || got.Reason != corpus.ReasonCrashed || got.Format != corpus.FormatPDF {
		t.Errorf("got %+v", got)
	}
}

func BenchmarkPool(b *testing.B) {
	pool := extract.NewPool(1, extract.Limits{})
	b.Cleanup(func() { _ = pool.Close() })
	data := []byte(strings.Repeat(plainText, 40))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if got := pool.Read(context.Background(), data); got.Status != corpus.StatusRead {
			b.Fatalf("status %s", got.Status)
		}
	}
}

func BenchmarkPoolStart(b *testing.B) {
	for b.Loop() {
		pool := extract.NewPool(1, extract.Limits{})
		pool.Read(context.Background(), []byte(plainText))
		if err := pool.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
