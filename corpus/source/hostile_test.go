package source_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
)

// locked is an archive whose member asks for a password.
func locked(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "kin.docx", Flags: 1, CompressedSize64: 3, UncompressedSize64: 3})
	must(t, err)
	_, err = w.Write([]byte("???"))
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

func TestLockedArchives(t *testing.T) {
	folder := tree(t, map[string][]byte{
		"a.zip": locked(t),
		"b.zip": archive(t, member{"trong.zip", string(locked(t))}),
	})
	want := []string{"a.zip!/kin.docx: locked", "b.zip!/trong.zip!/kin.docx: locked"}
	if diff := cmp.Diff(want, listed(t, folder, list(t, source.DefaultLimits(), folder))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// Archives in archives in archives end at the depth that is allowed, each with its reason.
func TestArchivesWithoutEnd(t *testing.T) {
	data := archive(t, member{"q.txt", "q"})
	for range 40 {
		data = archive(t, member{"sâu.zip", string(data)})
	}
	folder := tree(t, map[string][]byte{"a.zip": data})
	got := listed(t, folder, list(t, source.DefaultLimits(), folder))
	if len(got) != 1 || !strings.HasSuffix(got[0], ": "+string(corpus.ReasonUnsafeArchive)) {
		t.Errorf("got %.200q", got)
	}
}

// TestDamagedArchives: whatever has happened to an archive, every file of it that is named can be read within the limits
// or has a reason.
func TestDamagedArchives(t *testing.T) {
	inner := archive(t, member{"thôn Hạ/q.docx", strings.Repeat("q", 3000)}, member{"r.txt", "r"})
	whole := archive(t, member{"a/b.docx", strings.Repeat("b", 2000)}, member{"trong.zip", string(inner)}, member{"c.txt", "c"})
	copies := map[string][]byte{}
	for percent := range 100 {
		copies[fmt.Sprintf("cut at %d %%", percent)] = whole[:len(whole)*percent/100]
	}
	for seed := range uint64(200) {
		data, random := bytes.Clone(whole), rand.New(rand.NewPCG(seed, 1)) // the same damage in every run
		if at := random.IntN(len(data)); seed%4 == 0 {
			clear(data[at:min(len(data), at+64)])
		}
		for range 1 << (seed % 6) {
			data[random.IntN(len(data))] ^= 1 << random.IntN(8)
		}
		copies[fmt.Sprintf("changed, %d", seed)] = data
	}
	for name, data := range copies {
		t.Run(name, func(t *testing.T) { readAll(t, data) })
	}
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if w, err := z.Create("a/../b.txt"); err == nil {
		_, _ = w.Write([]byte("b"))
	}
	_ = z.Close()
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) { readAll(t, data) })
}

// readAll lists an archive and reads its files within narrow limits.
func readAll(t *testing.T, data []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.zip")
	must(t, os.WriteFile(path, data, 0o600))
	limits := source.Limits{MaxFile: 1 << 20, MaxExpand: 4 << 20, MaxMembers: 100, MaxDepth: 2}
	l, err := source.List(t.Context(), []string{path}, limits)
	if err != nil {
		t.Fatalf("one bad file ended the listing: %v", err)
	}
	defer func() { must(t, l.Close()) }()
	if len(l.Files) == 0 && l.Skipped == 0 && !bytes.HasPrefix(data, []byte("PK")) {
		t.Error("the file vanished")
	}
	for _, file := range l.Files {
		content, reason := file.Read()
		if int64(len(content)) > limits.MaxFile && reason == "" {
			t.Errorf("%s: %d bytes, past the limit", file.Path, len(content))
		}
	}
}
