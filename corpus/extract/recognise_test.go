//go:build unix

package extract_test

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/samples"
)

// tesseract is the real program; without it a test is skipped, which continuous integration does not allow.
func tesseract(t *testing.T) ocr.Engine {
	t.Helper()
	e, err := ocr.Find(t.Context())
	switch {
	case err == nil:
		return e
	case os.Getenv("CI") != "":
		t.Fatalf("scripts/install-test-tools.sh installs it: %v", err)
	}
	t.Skipf("NOT TESTED: %v", err)
	return e
}

// scannedSample is the scan of the demo corpus with its answer key.
func scannedSample(t *testing.T) (samples.Key, []byte) {
	t.Helper()
	keys, err := samples.Keys()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		if key.Form == samples.FormScan {
			data, err := os.ReadFile(filepath.Join("../samples/files", filepath.FromSlash(key.Path())))
			if err != nil {
				t.Fatal(err)
			}
			return key, data
		}
	}
	t.Fatal("the samples have no scan")
	return samples.Key{}, nil
}

func TestPoolRecognisesScan(t *testing.T) {
	e := tesseract(t)
	key, data := scannedSample(t)
	pool := newPool(t, 2, extract.Limits{CacheDir: t.TempDir()})
	got := pool.Read(t.Context(), data)
	if got.Status != corpus.StatusDoubtful || got.Reason != corpus.ReasonOCRDoubtful || got.Engine != e.Name() || got.Pending != nil {
		t.Errorf("%s because of %q by %q, pending %v", got.Status, got.Reason, got.Engine, got.Pending)
	}
	head, clauses := outline.Parse(got.Paragraphs)
	if diff := cmp.Diff(key.Head, head); diff != "" {
		t.Errorf("head differs (-key +got):\n%s", diff)
	}
	articles := map[string]bool{}
	for _, c := range clauses {
		for _, step := range c.Address {
			if step.Level == corpus.LevelArticle {
				articles[step.Number] = true
			}
		}
	}
	if len(articles) != key.Articles {
		t.Errorf("%d articles, want %d: %v", len(articles), key.Articles, articles)
	}
	for _, p := range got.Pages {
		if p.Confidence < 0.9 || p.Unsure > 0.05 || p.Missed > 0.01 || p.Words == 0 {
			t.Errorf("page %d: %+v", p.Number, p)
		}
	}
}

// counted wraps the real program in one that notes every picture it is given.
func counted(t *testing.T, e ocr.Engine) (pictures func() int) {
	t.Helper()
	folder := t.TempDir()
	log := filepath.Join(folder, "log")
	program(t, folder, `[ "$1" = stdin ] && echo x >> '`+log+`'
exec '`+e.Program+`' "$@"`)
	return func() int {
		content, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Count(content, []byte("x"))
	}
}

// program puts a script named tesseract first on the search path.
func program(t *testing.T, folder, script string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
}

// TestReadDoesNotRecogniseTwice is what makes a stopped scan go on: the pages are kept as they come.
func TestReadDoesNotRecogniseTwice(t *testing.T) {
	e := tesseract(t)
	pictures := counted(t, e)
	_, data := scannedSample(t)
	limits := extract.Limits{CacheDir: t.TempDir()}
	first := extract.Read(t.Context(), data, limits)
	once := pictures()
	if once < len(first.Pages) {
		t.Fatalf("%d pictures of %d pages were read", once, len(first.Pages))
	}
	second := extract.Read(t.Context(), data, limits)
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("results differ (-first +second):\n%s", diff)
	}
	if again := pictures(); again != once {
		t.Errorf("%d pictures were read again", again-once)
	}
}

func TestReadWithoutRecognition(t *testing.T) {
	_, data := scannedSample(t)
	switchedOff := extract.Read(t.Context(), data, extract.Limits{NoRecognition: true})
	t.Setenv("PATH", t.TempDir())
	for name, got := range map[string]extract.Result{
		"switched off": switchedOff, "no program": extract.Read(t.Context(), data, extract.Limits{}),
	} {
		if got.Status != corpus.StatusUnreadable || got.Reason != corpus.ReasonNoTextLayer || len(got.Pages) != 3 || got.Paragraphs != nil {
			t.Errorf("%s: %s because of %q, %d pages", name, got.Status, got.Reason, len(got.Pages))
		}
	}
	pool := newPool(t, 1, extract.Limits{})
	if pool.CanRecognise(t.Context()) {
		t.Error("a pool without the program says that it recognises")
	}
}

// TestPoolKillsHangingProgram: a program that never answers costs its pages their time, and nothing stays behind.
func TestPoolKillsHangingProgram(t *testing.T) {
	folder := t.TempDir()
	pid := filepath.Join(folder, "pid")
	program(t, folder, `case "$1" in
--version) echo "tesseract 5.3.0"; exit ;;
--list-langs) echo vie; exit ;;
esac
echo $$ >> '`+pid+`'
exec sleep 600`)
	pool := newPool(t, 1, extract.Limits{PageTime: time.Second})
	got := pool.Read(t.Context(), picture(t))
	if got.Status != corpus.StatusUnreadable || got.Reason != corpus.ReasonTimeout {
		t.Errorf("%s because of %q, want unreadable because of %q", got.Status, got.Reason, corpus.ReasonTimeout)
	}
	content, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range strings.Fields(string(content)) {
		if exec.Command("kill", "-0", id).Run() == nil {
			t.Errorf("process %s still runs", id)
		}
	}
}

// picture is a photograph without any text.
func picture(t *testing.T) []byte {
	t.Helper()
	p := image.NewGray(image.Rect(0, 0, 300, 400))
	for i := range p.Pix {
		p.Pix[i] = uint8(i / 300)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadPictureWithoutText(t *testing.T) {
	tesseract(t)
	got := extract.Read(t.Context(), picture(t), extract.Limits{})
	if got.Format != corpus.FormatJPEG || got.Status != corpus.StatusUnreadable || got.Reason != corpus.ReasonOCRFailed {
		t.Errorf("%s %s because of %q, want jpg unreadable because of %q", got.Format, got.Status, got.Reason, corpus.ReasonOCRFailed)
	}
}

// TestPoolStopsRecognising: a scan that is stopped does not wait for its pages.
func TestPoolStopsRecognising(t *testing.T) {
	tesseract(t)
	_, data := scannedSample(t)
	pool := newPool(t, 2, extract.Limits{})
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel)
	if got := pool.Read(ctx, data); got.Status != corpus.StatusUnreadable || got.Reason != corpus.ReasonTimeout {
		t.Errorf("%s because of %q", got.Status, got.Reason)
	}
}
