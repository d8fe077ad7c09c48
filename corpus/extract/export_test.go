package extract

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
)

// HostileSign begins the files that the hostile reader takes; the word after it says what it does.
const HostileSign = "\x00HOSTILE "

// ServeHostileIfChild is ServeIfChild with a reader that does what no reader should.
func ServeHostileIfChild() { serveIfChild(withHostile()) }

// ReadHostile is Read with the hostile reader.
func ReadHostile(ctx context.Context, data []byte, limits Limits) Result {
	return readWith(ctx, data, limits, withHostile())
}

// IsChild tells whether this process is a pool's child.
func IsChild() bool { return isChild() }

// SendRequest asks a child to read a file.
func SendRequest(w io.Writer, limits Limits, data []byte) error { return send(w, limits, task{}, data) }

func withHostile() []reader {
	return append([]reader{{corpus.FormatPDF, isHostile, hostile}}, readers()...)
}

func isHostile(data []byte) bool { return bytes.HasPrefix(data, []byte(HostileSign)) }

func hostile(ctx context.Context, data []byte, _ Limits) (Result, error) {
	deed, where, _ := strings.Cut(strings.TrimPrefix(string(data), HostileSign), " ")
	switch deed {
	case "panic":
		var none []int
		none[len(data)]++
	case "stack":
		return Result{}, fmt.Errorf("depth %d", deeper(1))
	case "loop":
		if err := os.WriteFile(where, nil, 0o600); err != nil {
			return Result{}, fmt.Errorf("tell that the loop began: %w", err)
		}
		for i := uint64(1); i != 0; i |= 1 {
		}
	case "sleep":
		<-ctx.Done()
		return Result{}, ctx.Err()
	case "memory":
		eat()
	case "starve":
		// What the Go runtime does when the system refuses memory, which no test can bring about everywhere.
		fmt.Fprintln(os.Stderr, "fatal error: runtime: out of memory")
		os.Exit(2)
	case "exit":
		os.Exit(3)
	case "print":
		fmt.Fprintln(os.Stdout, "this would spoil the frames")
		fmt.Fprintln(os.Stderr, "and this the terminal")
	}
	return Result{Paragraphs: []corpus.Paragraph{{Text: fmt.Sprintf("pid %d", os.Getpid()), Origin: corpus.OriginBody}}}, nil
}

// deeper takes the stack to its limit, long before n passes its own.
func deeper(n int) int {
	var room [256]byte
	room[n%256] = 1
	if n < 0 {
		return 0
	}
	return deeper(n+1) + int(room[0])
}

// eat takes memory and uses it, so that it becomes resident, no faster than a parser would.
func eat() {
	var kept [][]byte
	for {
		kept = append(kept, bytes.Repeat([]byte{1}, 4<<20))
		time.Sleep(time.Millisecond)
		if len(kept) > 1<<20 {
			return
		}
	}
}
