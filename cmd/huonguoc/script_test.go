package main

import (
	"archive/zip"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/ledger"
)

func TestMain(m *testing.M) {
	extract.ServeIfChild()
	testscript.Main(m, map[string]func(){"huonguoc": main})
}

// TestScripts run the real program as a person does.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../corpus/samples")
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samples)
			env.Setenv("BIN", strings.Split(env.Getenv("PATH"), string(filepath.ListSeparator))[0])
			// What is recognised and compiled is kept here, for all scripts.
			env.Setenv("XDG_CACHE_HOME", cache)
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("USERPROFILE", env.WorkDir)
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "interrupted": interruptedScan, "copies": copies, "archive": archive,
			"findings": findings, "entry": lastEntry, "key": bundleKey, "keyed": keyed, "narrowed": narrowedSearch,
		},
	})
}

// code N PROGRAM ARG... runs a program and wants its exit code to be N.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N program args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := exitOf(ts, ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func exitOf(ts *testscript.TestScript, err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	ts.Check(err)
	return 0
}

// interrupted N HOME ARG... runs huonguoc with the arguments, interrupts it once the ledger of HOME holds N files, and wants
// exit code 130.
func interruptedScan(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	program, err := exec.LookPath(filepath.Join(binFolder(ts), "huonguoc"))
	ts.Check(err)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args[2:]...)
	var errs strings.Builder
	cmd.Dir, cmd.Env, cmd.Stderr = ts.MkAbs("."), environment(ts), &errs
	ts.Check(cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for recorded(ctx, ts.MkAbs(args[1])) < want {
		select {
		case err := <-ended:
			ts.Fatalf("the scan ended (%v) before it had recorded %d files: %s", err, want, errs.String())
		case <-time.After(5 * time.Millisecond):
		}
	}
	ts.Check(cmd.Process.Signal(os.Interrupt))
	if got := exitOf(ts, <-ended); got != int(exitInterrupted) {
		ts.Fatalf("exit code %d after the interrupt, want %d: %s", got, exitInterrupted, errs.String())
	}
}

// binFolder is where testscript put the program.
func binFolder(ts *testscript.TestScript) string {
	return strings.Split(ts.Getenv("PATH"), string(filepath.ListSeparator))[0]
}

func environment(ts *testscript.TestScript) []string {
	env := os.Environ()
	for _, name := range []string{"HOME", "USERPROFILE", "XDG_CONFIG_HOME", "PATH"} {
		env = append(env, name+"="+ts.Getenv(name))
	}
	return env
}

func recorded(ctx context.Context, home string) int {
	l, err := ledger.OpenExisting(ctx, home)
	if err != nil {
		return 0
	}
	defer func() { _ = l.Close() }()
	documents, err := l.Documents(ctx)
	if err != nil {
		return 0
	}
	return len(documents)
}

// copies N FILE FOLDER writes N files that differ from FILE by one line.
func copies(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := ts.ReadFile(args[1])
	folder := ts.MkAbs(args[2])
	ts.Check(os.MkdirAll(folder, 0o750))
	for i := range n {
		name := filepath.Join(folder, strconv.Itoa(i)+".txt")
		own := strings.ReplaceAll(text, "THÔN ĐỒNG MÂY", "THÔN ĐỒNG MÂY "+strconv.Itoa(i))
		ts.Check(os.WriteFile(name, []byte(own), 0o600))
	}
}

// archive FOLDER FILE packs a folder into a zip file.
func archive(ts *testscript.TestScript, _ bool, args []string) {
	out, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	z := zip.NewWriter(out)
	ts.Check(z.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(errors.Join(z.Close(), out.Close()))
}
