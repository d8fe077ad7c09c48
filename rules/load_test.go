package rules_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/huonguoc/huonguoc/rules"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestLoadErrors lays the files of each case over the test pack, and compares what the author is told.
func TestLoadErrors(t *testing.T) {
	cases, err := filepath.Glob("testdata/load/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("%d cases, error %v", len(cases), err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { loadCase(t, path) })
	}
}

func loadCase(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse([]byte(strings.ReplaceAll(string(data), "\r\n", "\n")))
	files := testPackFiles(t)
	want := &archive.Files[len(archive.Files)-1]
	for _, f := range archive.Files[:len(archive.Files)-1] {
		if delete(files, f.Name); len(f.Data) > 0 {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	_, err = rules.LoadPack(files)
	if err == nil {
		t.Fatal("the pack loads")
	}
	got := err.Error() + "\n"
	if *update {
		want.Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(want.Data), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// testPackFiles copies the test pack, so that a test can change it.
func testPackFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata/testpack"), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join("testdata", "testpack", path))
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestHashForgetsLineEnds(t *testing.T) {
	unix := loadTestPack(t)
	files := testPackFiles(t)
	for _, f := range files {
		f.Data = []byte("\ufeff" + strings.ReplaceAll(string(f.Data), "\n", "\r\n"))
	}
	windows, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	if unix.SHA256 != windows.SHA256 {
		t.Errorf("hash with line feeds %s, with carriage returns %s", unix.SHA256, windows.SHA256)
	}
	files["sets.yaml"].Data = append(files["sets.yaml"].Data, "\nmore: [thêm]\n"...)
	changed, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	if changed.SHA256 == unix.SHA256 {
		t.Error("a new set does not change the hash")
	}
}

func TestCitations(t *testing.T) {
	want := []string{"Luật Bình đẳng giới 2006, Điều 40 khoản 1 điểm c", "Nghị định 126/2014/NĐ-CP, Phụ lục mục II"}
	for _, r := range loadTestPack(t).Rules {
		if r.ID == "worship-any-order" {
			if diff := cmp.Diff(want, r.Citations()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		}
	}
}

// FuzzLoadPack throws bytes at the loader: a pack may come from a stranger's mail.
func FuzzLoadPack(f *testing.F) {
	for _, name := range []string{"pack.yaml", "sets.yaml", "law.yaml", "K04-worship-ritual.yaml"} {
		data, err := os.ReadFile(filepath.Join("testdata", "testpack", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, string(data))
	}
	f.Fuzz(func(t *testing.T, name, data string) {
		files := testPackFiles(t)
		files[filepath.Base(name)+".yaml"] = &fstest.MapFile{Data: []byte(data)}
		if _, known := files[name]; known {
			files[name] = &fstest.MapFile{Data: []byte(data)}
		}
		p, err := rules.LoadPack(files)
		if err != nil {
			return
		}
		if _, err := rules.Test(p); err != nil {
			t.Fatal(err)
		}
	})
}
