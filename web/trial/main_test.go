// Package trial_test tries the real program as people meet it: built, started with `huonguoc serve`, opened in a real browser,
// attacked over its real listener, and used by many at once. What is decided there is looked up with the command line.
package trial_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// stage is what all trials share: the built program, a home with the sample corpus, and one browser. Each is made when the
// first trial asks for it.
type stage struct {
	folder  string
	program func() (string, error)
	home    func() (string, error)
	browser func() (context.Context, error)
	end     []func()
}

var shared = newStage()

func newStage() *stage {
	s := &stage{}
	s.program = sync.OnceValues(s.build)
	s.home = sync.OnceValues(s.scanSamples)
	s.browser = sync.OnceValues(s.startBrowser)
	return s
}

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "huonguoc-trial-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	shared.folder = folder
	code := m.Run()
	for _, end := range shared.end {
		end()
	}
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

func (s *stage) build() (string, error) {
	program := filepath.Join(s.folder, "huonguoc")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	cmd := exec.Command("go", "build", "-o", program, "github.com/huonguoc/huonguoc/cmd/huonguoc")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return program, nil
}

// scanSamples is a home as `huonguoc demo` leaves it. The trials work on copies; the files stay where they are.
func (s *stage) scanSamples() (string, error) {
	program, err := s.program()
	if err != nil {
		return "", err
	}
	home := filepath.Join(s.folder, "mau")
	out, err := command(context.Background(), program, s.folder, "demo", "--out", home).CombinedOutput()
	if err != nil && !found(err) {
		return "", fmt.Errorf("scan the samples: %w\n%s", err, out)
	}
	return home, nil
}

// command is a call of the program in a folder, with a fixed environment.
func command(ctx context.Context, program, folder string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), "HUONGUOC_OCR=off", "HUONGUOC_ACTOR=Nguyễn Thị Hoa", "HUONGUOC_LANG=vi")
	cmd.Dir = folder
	return cmd
}

// found tells whether the program ended well with something to look at: flagged clauses, or files that it could not read.
func found(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && (exit.ExitCode() == 1 || exit.ExitCode() == 3)
}
