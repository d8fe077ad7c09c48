package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// kills is how often the program is killed, in all its works together: twenty times in passing, two hundred times with
// `make kill`.
var kills = flag.Int("kills", 20, "how often the tests kill the program")

// The shares of the works in the kills, in percent.
const (
	scanShare   = 45
	reviewShare = 35
	freezeShare = 20
)

// killer starts the real program and kills it.
type killer struct {
	program string
	work    string // folder with the documents
	random  *rand.Rand
}

func newKiller(t *testing.T, files int) *killer {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a program cannot be started under another name without a copy of it")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	k := &killer{program: filepath.Join(folder, "huonguoc"), work: filepath.Join(folder, "vao")}
	if err := os.Symlink(self, k.program); err != nil { // by this name the test binary is the program
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	k.random = rand.New(rand.NewPCG(seed, 0))
	for i := range files {
		k.write(t, i)
	}
	return k
}

func (k *killer) write(t *testing.T, i int) {
	t.Helper()
	text := fmt.Sprintf(`QUY ƯỚC THÔN ĐỒNG MÂY %d
XÃ LẠC VỆ - HUYỆN TIÊN DU - TỈNH BẮC NINH

Điều 1. Mỗi gia đình giữ gìn vệ sinh đường làng ngõ xóm, không vứt rác bừa bãi ra nơi công cộng.
Điều 2. Đàn bà, con gái không được vào trong đình khi làng làm lễ lần thứ %d.
Điều 3. Con gái đi lấy chồng làng khác thì không được chia ruộng của thôn.

Quy ước này đã được hội nghị nhân dân thôn thông qua ngày 12/4/20%02d.
`, i, i, 10+i%10)
	if err := os.MkdirAll(k.work, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(k.work, fmt.Sprintf("%02d.txt", i)), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (k *killer) command(ctx context.Context, out *bytes.Buffer, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, k.program, args...)
	cmd.Env = append(os.Environ(), "HUONGUOC_OCR=off", "HUONGUOC_ACTOR=Nguyễn Thị An")
	cmd.Stdout, cmd.Stderr = out, out
	cmd.WaitDelay = 10 * time.Second
	return cmd
}

// run runs the program to its end.
func (k *killer) run(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	err := k.command(t.Context(), &out, args...).Run()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != int(exitFlagged)) {
		t.Fatalf("%v: %v\n%s", args, err, out.String())
	}
	return out.String()
}

// kill starts the program and kills it at a random moment before within has passed; it returns what it had printed by then.
func (k *killer) kill(t *testing.T, within time.Duration, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Duration(k.random.Int64N(int64(within)+1)))
	defer cancel()
	var out bytes.Buffer
	_ = k.command(ctx, &out, args...).Run() // killed, or done before: both are fine
	return out.String()
}

// look opens the ledger of a home and wants it sound; ok is false when there is none yet.
func look(t *testing.T, home string, see func(*ledger.Ledger)) (ok bool) {
	t.Helper()
	l, err := ledger.OpenExisting(t.Context(), home)
	if errors.Is(err, ledger.ErrNoLedger) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	if err := l.CheckSound(t.Context()); err != nil {
		t.Fatal(err)
	}
	see(l)
	return true
}

// took is how long a run takes that nobody disturbs.
func took(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

// tallyOf is the tally that the program prints, without the head of the log, which differs from ledger to ledger.
func (k *killer) tallyOf(t *testing.T, home string) checker.Tally {
	t.Helper()
	var tally checker.Tally
	if err := json.Unmarshal([]byte(k.run(t, "tally", "--home", home, "--as-of", "2026-11-15", "--format", "json")), &tally); err != nil {
		t.Fatal(err)
	}
	tally.Log = checker.Head{}
	return tally
}

// A scan that is killed again and again loses no file that was recorded, leaves a sound ledger each time, and comes to the
// same figures, findings and hits as one that nobody disturbed.
func TestKilledScans(t *testing.T) {
	k := newKiller(t, 24)
	calm := t.TempDir()
	within := took(func() { k.run(t, "scan", k.work, "--home", calm) })
	want := k.tallyOf(t, calm)
	hits := regexp.MustCompile(`"total": \d+`).FindString(k.run(t, "search", "đàn bà", "--home", calm, "--format", "json"))
	const each = 9
	for range max(1, *kills*scanShare/100/each) {
		home, recorded := t.TempDir(), 0
		for range each {
			k.kill(t, within, "scan", k.work, "--home", home)
			look(t, home, func(l *ledger.Ledger) {
				documents, err := l.Documents(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if len(documents) < recorded {
					t.Fatalf("%d files were recorded, now there are %d", recorded, len(documents))
				}
				recorded = len(documents)
			})
		}
		k.run(t, "scan", k.work, "--home", home)
		if diff := cmp.Diff(want, k.tallyOf(t, home)); diff != "" {
			t.Fatalf("undisturbed (-) and killed (+):\n%s", diff)
		}
		if got := k.run(t, "search", "đàn bà", "--home", home, "--format", "json"); !strings.Contains(got, hits) {
			t.Fatalf("the index holds other clauses: %s, want %s", got, hits)
		}
	}
}

// A decision that the program said it has entered is in the log, whenever it is killed; a decision is in the log whole or not at
// all; and whoever repeats what was not entered comes to the same result as undisturbed.
func TestKilledReviews(t *testing.T) {
	k := newKiller(t, 12)
	home, calm := t.TempDir(), t.TempDir()
	for _, h := range []string{home, calm} {
		k.run(t, "scan", k.work, "--home", h)
	}
	fingerprints := k.fingerprints(t, home)
	var within time.Duration
	for _, f := range fingerprints {
		within = took(func() { k.run(t, "review", "confirm", f, "--home", calm) })
	}
	said := regexp.MustCompile(`Đã ghi mục ([0-9a-f]{8})`)
	entries := int64(0)
	for n := range max(1, *kills*reviewShare/100) {
		f := fingerprints[n%len(fingerprints)]
		out := k.kill(t, within*5/4, "review", "confirm", f, "--home", home)
		look(t, home, func(l *ledger.Ledger) {
			if m := said.FindStringSubmatch(out); m != nil {
				if _, ok, err := l.EventByID(t.Context(), m[1]); err != nil || !ok {
					t.Fatalf("entry %s was said to be entered and is not in the log, error %v", m[1], err)
				}
			}
			head, err := l.Head(t.Context())
			if err != nil || head.Count < entries {
				t.Fatalf("the log had %d entries and now has %d, error %v", entries, head.Count, err)
			}
			entries = head.Count
		})
	}
	if entries == 0 && *kills >= 200 {
		t.Fatal("no decision was ever entered: the program is killed too early")
	}
	for _, f := range fingerprints {
		k.run(t, "review", "confirm", f, "--home", home)
	}
	if diff := cmp.Diff(k.tallyOf(t, calm), k.tallyOf(t, home)); diff != "" {
		t.Errorf("undisturbed (-) and killed (+):\n%s", diff)
	}
}

func (k *killer) fingerprints(t *testing.T, home string) (list []string) {
	t.Helper()
	look(t, home, func(l *ledger.Ledger) {
		pieces, _, err := l.Work(t.Context(), ledger.Work{})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pieces {
			list = append(list, p.Finding.Fingerprint)
		}
	})
	if len(list) < 12 {
		t.Fatalf("only %d findings to decide", len(list))
	}
	return list
}

// A snapshot that is there, in the ledger or as a file, is whole and right, whenever the program that froze it was killed.
func TestKilledFreezes(t *testing.T) {
	k := newKiller(t, 12)
	home, out := t.TempDir(), t.TempDir()
	k.run(t, "scan", k.work, "--home", home)
	freeze := func(name string) []string {
		return []string{"report", "freeze", name, "--home", home, "--out", out, "--as-of", "2026-11-15"}
	}
	within := took(func() { k.run(t, freeze("calm")...) })
	frozen := 0
	for n := range max(1, *kills*freezeShare/100) {
		name := fmt.Sprintf("n%d", n)
		k.kill(t, within*5/4, freeze(name)...)
		look(t, home, func(l *ledger.Ledger) {
			snapshots, err := l.Snapshots(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			frozen = len(snapshots)
		})
		for _, kept := range []string{name, filepath.Join(out, name+snapshotSuffix)} {
			if _, err := os.Stat(kept); err == nil || kept == name {
				k.verify(t, home, kept)
			}
		}
	}
	if frozen < 2 && *kills >= 200 {
		t.Error("no snapshot was ever frozen: the program is killed too early")
	}
	k.run(t, freeze("at last")...)
	var calm, last struct{ Tally checker.Tally }
	for name, v := range map[string]any{"calm": &calm, "at last": &last} {
		if err := json.Unmarshal([]byte(k.run(t, "report", "verify", name, "--home", home, "--format", "json")), v); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(calm, last); diff != "" {
		t.Errorf("undisturbed (-) and after all the kills (+):\n%s", diff)
	}
}

// verify wants a snapshot to be right, or not to be there.
func (k *killer) verify(t *testing.T, home, named string) {
	t.Helper()
	var out bytes.Buffer
	err := k.command(t.Context(), &out, "report", "verify", named, "--home", home).Run()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == int(exitUsage)) {
		t.Fatalf("%s: %v\n%s", named, err, out.String())
	}
}
