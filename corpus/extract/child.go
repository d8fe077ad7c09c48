package extract

import (
	"bufio"
	"context"
	"io"
	"os"
	"runtime"
	"runtime/debug"
)

// childVariable marks a process as a pool's child. It is no setting: nobody but a Pool gives it.
const childVariable = "HUONGUOC_EXTRACT_CHILD"

// ServeIfChild reads files for a Pool and never returns, if this process was started by one; otherwise it does nothing.
// It stands first in main, and in the TestMain of every package that uses a Pool.
func ServeIfChild() { serveIfChild(readers()) }

func serveIfChild(among []reader) {
	if !isChild() {
		return
	}
	in, out := os.Stdin, os.Stdout
	// Some parsers print what they find odd. On the frames' pipe that would be taken for an answer.
	os.Stdout = os.Stderr
	runtime.GOMAXPROCS(min(2, runtime.GOMAXPROCS(0)))
	if err := serve(in, out, among); err != nil {
		os.Exit(1) //nolint:forbidigo // a child has no Run: its pipe is all that its parent reads
	}
	os.Exit(0) //nolint:forbidigo // as above
}

func isChild() bool { return os.Getenv(childVariable) == "1" }

// request is one file to read, or one of its pages.
type request struct {
	limits Limits
	task   task
	data   []byte
}

// serve answers requests until the parent closes the pipe.
func serve(in io.Reader, out io.Writer, among []reader) error {
	if err := writeFrame(out, []byte(greeting)); err != nil {
		return err
	}
	for r := range requests(in) {
		// A soft limit: the collector works harder before the parent would have to kill.
		debug.SetMemoryLimit(r.limits.Memory / 4 * 3)
		answer, err := encode(perform(context.Background(), r.data, r.limits, r.task, among))
		if err != nil {
			return err
		}
		if err := writeFrame(out, answer); err != nil {
			return err
		}
	}
	return nil
}

// requests reads ahead in a goroutine of its own. The parent never sends a file before the last one is answered, so a
// pipe that ends while a file is read means that the parent is gone; nobody wants the answer then.
func requests(in io.Reader) <-chan request {
	next := make(chan request)
	go func() {
		defer close(next)
		buffered := bufio.NewReader(in)
		for {
			r, err := readRequest(buffered)
			if err != nil {
				os.Exit(0) //nolint:forbidigo // the parent is gone, and a reader may never look up
			}
			next <- r
		}
	}()
	return next
}

func readRequest(in io.Reader) (r request, err error) {
	header, err := readFrame(in, maxSmallFrame)
	if err != nil {
		return r, err
	}
	if err := decode(header, &r.limits); err != nil {
		return r, err
	}
	r.limits = r.limits.WithDefaults()
	what, err := readFrame(in, maxResultFrame)
	if err != nil {
		return r, err
	}
	if err := decode(what, &r.task); err != nil {
		return r, err
	}
	r.data, err = readFrame(in, r.limits.Bytes)
	return r, err
}
