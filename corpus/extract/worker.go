package extract

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const (
	startTime   = 15 * time.Second      // for a child to greet
	memoryCheck = 20 * time.Millisecond // between two looks at a child's memory
	exitTime    = 2 * time.Second       // for a child to end once its pipe is closed
	stderrBytes = 8 << 10               // of a child's last words, kept to learn why it died
)

// worker is one child process.
type worker struct {
	limits Limits
	cmd    *exec.Cmd
	guard  *guard
	in     io.WriteCloser
	out    *bufio.Reader
	stderr *firstBytes
}

// startWorker starts a child and waits for its greeting.
func startWorker(ctx context.Context, limits Limits) (*worker, error) {
	if isChild() {
		return nil, errors.New("start a child: this process is one, and does not serve")
	}
	program, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	w := &worker{limits: limits, cmd: command(program), stderr: &firstBytes{}}
	w.cmd.Env = append(os.Environ(), childVariable+"=1")
	w.cmd.Stderr = w.stderr
	w.cmd.WaitDelay = exitTime
	if err := w.start(); err != nil {
		return nil, err
	}
	if err := w.greet(ctx); err != nil {
		w.stop()
		return nil, err
	}
	return w, nil
}

// command runs this program again; nothing of a file's content gets into it.
func command(program string) *exec.Cmd {
	return exec.Command(program)
}

func (w *worker) start() error {
	in, err := w.cmd.StdinPipe()
	if err != nil {
		return fmt.Errorf("make a child's input: %w", err)
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("make a child's output: %w", err)
	}
	w.in, w.out = in, bufio.NewReaderSize(out, 64<<10)
	w.guard, err = startGuarded(w.cmd, w.limits.Memory)
	return err
}

func (w *worker) greet(ctx context.Context) error {
	stop := w.watch(ctx, startTime)
	hello, err := readFrame(w.out, maxSmallFrame)
	if cause := stop(); cause != nil {
		return fmt.Errorf("wait for a child's greeting: %w", cause)
	}
	if err != nil {
		return fmt.Errorf("wait for a child's greeting: %w", err)
	}
	if string(hello) != greeting {
		return errors.New("wait for a child's greeting: the program does not serve")
	}
	return nil
}

// perform sends a task with its file and waits for the answer. After an error the worker is spent.
func (w *worker) perform(ctx context.Context, data []byte, t task) (answer, error) {
	// The reader itself stops at the deadline, if it looks at its context; the rest is for one that does not.
	deadline := t.time(w.limits, len(data))
	stop := w.watch(ctx, deadline+deadline/10)
	result, err := w.exchange(data, t)
	if cause := stop(); cause != nil {
		return answer{}, cause
	}
	if err != nil {
		return answer{}, w.died(err)
	}
	return result, nil
}

func (w *worker) exchange(data []byte, t task) (result answer, err error) {
	if err := send(w.in, w.limits, t, data); err != nil {
		return result, err
	}
	frame, err := readFrame(w.out, maxResultFrame)
	if err != nil {
		return result, err
	}
	return result, decode(frame, &result)
}

// watch kills the child when its time is over, its memory passes the limit or ctx ends. The function that it returns
// ends the watch and tells why the child was killed, nil if it was not.
func (w *worker) watch(ctx context.Context, most time.Duration) (stop func() error) {
	done, cause := make(chan struct{}), make(chan error, 1)
	go func() {
		err := w.wait(ctx, most, done)
		if err != nil {
			w.guard.kill()
		}
		cause <- err
	}()
	return func() error {
		close(done)
		return <-cause
	}
}

// wait returns why the child must be killed, or nil when done is closed first.
func (w *worker) wait(ctx context.Context, most time.Duration, done <-chan struct{}) error {
	timer, ticker := time.NewTimer(most), time.NewTicker(memoryCheck)
	defer timer.Stop()
	defer ticker.Stop()
	for {
		select {
		case <-done:
			return nil
		case <-ctx.Done():
			return fmt.Errorf("read in a child: %w", ctx.Err())
		case <-timer.C:
			return reading.Fail(corpus.ReasonTimeout, "read in a child: more than %s", most)
		case <-ticker.C:
			if used := w.guard.memory(); used > w.limits.Memory {
				return reading.Fail(corpus.ReasonTooLarge, "read in a child: %d bytes of memory", used)
			}
		}
	}
}

// died tells why a child that nobody killed is gone.
func (w *worker) died(err error) error {
	w.stop()
	last := w.stderr.bytes()
	if bytes.Contains(last, []byte("out of memory")) || bytes.Contains(last, []byte("cannot allocate memory")) || w.guard.exceeded() {
		return reading.Fail(corpus.ReasonTooLarge, "read in a child: no memory left: %w", err)
	}
	return reading.Fail(corpus.ReasonCrashed, "read in a child: it died: %w", err)
}

// bloated tells that a child keeps so much memory that the next file would start near the limit.
func (w *worker) bloated() bool { return w.guard.memory() > w.limits.Memory/2 }

// stop kills the child and waits until the system has forgotten it. It may be called twice.
func (w *worker) stop() {
	w.guard.kill()
	w.reap()
}

// close lets the child end by itself, and kills it when it does not.
func (w *worker) close() error {
	if err := w.in.Close(); err != nil {
		w.stop()
		return fmt.Errorf("close a child's input: %w", err)
	}
	timer := time.AfterFunc(exitTime, w.guard.kill)
	defer timer.Stop()
	w.reap()
	return nil
}

// reap collects the child. Its exit code says nothing that is not known from the pipe.
func (w *worker) reap() {
	_ = w.cmd.Wait()
	w.guard.close()
}

// firstBytes keeps the beginning of what is written: Go programs that die say why in the first line.
type firstBytes struct {
	mu   sync.Mutex
	kept []byte
}

func (f *firstBytes) Write(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	room := stderrBytes - len(f.kept)
	f.kept = append(f.kept, p[:min(len(p), max(room, 0))]...)
	return len(p), nil
}

func (f *firstBytes) bytes() []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.kept
}
