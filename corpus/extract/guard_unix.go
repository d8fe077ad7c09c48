//go:build unix

package extract

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
)

// guard holds a child process on a leash: a process group of its own, which is killed as a whole and which a Ctrl-C in
// the terminal does not reach.
type guard struct {
	pid  int
	page int64

	mu   sync.Mutex
	gone bool // the child was reaped: its number may be another's by now
}

// startGuarded starts the child. The memory limit is enforced by looking (memory): a limit on address space small
// enough to help keeps the Go runtime from starting.
func startGuarded(cmd *exec.Cmd, _ int64) (*guard, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a child: %w", err)
	}
	return &guard{pid: cmd.Process.Pid, page: int64(os.Getpagesize())}, nil
}

func (g *guard) kill() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.gone {
		_ = syscall.Kill(-g.pid, syscall.SIGKILL)
	}
}

// memory is the child's resident memory in bytes, 0 where the system has no /proc to tell.
func (g *guard) memory() int64 {
	content, err := os.ReadFile("/proc/" + strconv.Itoa(g.pid) + "/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(content))
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil {
		return 0
	}
	return pages * g.page
}

// exceeded tells whether the system itself refused memory; here the child says so in its last words.
func (g *guard) exceeded() bool { return false }

func (g *guard) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.gone = true
}
