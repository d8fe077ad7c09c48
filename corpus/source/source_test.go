package source_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/source"
)

// member is one entry of a test archive.
type member struct{ name, content string }

func archive(t *testing.T, members ...member) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.Create(m.name)
		must(t, err)
		_, err = w.Write([]byte(m.content))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

// tree writes files into a new folder and returns it.
func tree(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for name, data := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		must(t, os.MkdirAll(filepath.Dir(path), 0o750))
		must(t, os.WriteFile(path, data, 0o600))
	}
	return folder
}

// listed is a listing as lines "path reason content", paths relative to the folder.
func listed(t *testing.T, folder string, l *source.Listing) []string {
	t.Helper()
	lines := []string{}
	for _, f := range l.Files {
		data, reason := f.Read()
		name := strings.TrimPrefix(f.Path, filepath.ToSlash(folder)+"/")
		if reason != "" {
			lines = append(lines, fmt.Sprintf("%s: %s", name, reason))
		} else {
			lines = append(lines, fmt.Sprintf("%s = %s", name, data))
		}
	}
	return lines
}

func list(t *testing.T, limits source.Limits, paths ...string) *source.Listing {
	t.Helper()
	l, err := source.List(t.Context(), paths, limits)
	must(t, err)
	t.Cleanup(func() { must(t, l.Close()) })
	return l
}

func TestAFolderIsListedWhole(t *testing.T) {
	folder := tree(t, map[string][]byte{
		"Xã Tân Chi/Quy ước.docx": []byte("a"), "Xã Tân Chi/~$uy ước.docx": []byte("lock"), "xa-an-lac/b.pdf": []byte("b"),
		"Thumbs.db": []byte("t"), ".git/config": []byte("c"), "xa-an-lac/desktop.ini": []byte("d"), "rỗng.txt": nil,
		"__MACOSX/x.docx": []byte("m"), "anh.jpg": []byte("j"),
	})
	l := list(t, source.DefaultLimits(), folder)
	want := []string{"Xã Tân Chi/Quy ước.docx = a", "anh.jpg = j", "rỗng.txt = ", "xa-an-lac/b.pdf = b"}
	if diff := cmp.Diff(want, listed(t, folder, l)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if l.Skipped != 5 {
		t.Errorf("%d skipped, want 5", l.Skipped)
	}
}

func TestFilesPatternsAndRepeats(t *testing.T) {
	folder := tree(t, map[string][]byte{"a.docx": []byte("a"), "b.pdf": []byte("b"), "x/c.docx": []byte("c"), "x/y/d.docx": []byte("d")})
	at := func(name string) string { return filepath.Join(folder, name) }
	tests := map[string]struct {
		paths []string
		want  []string
	}{
		"one file":              {[]string{at("b.pdf")}, []string{"b.pdf = b"}},
		"a pattern":             {[]string{at("*.docx")}, []string{"a.docx = a"}},
		"a pattern over levels": {[]string{at("**/*.docx")}, []string{"a.docx = a", "x/c.docx = c", "x/y/d.docx = d"}},
		"the same file twice":   {[]string{at("a.docx"), folder + "/./a.docx", at("*.docx")}, []string{"a.docx = a"}},
		"folder and file in it": {[]string{at("x"), at("x/c.docx")}, []string{"x/c.docx = c", "x/y/d.docx = d"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, listed(t, folder, list(t, source.DefaultLimits(), test.paths...))); diff != "" {
				t.Errorf("files (-want +got):\n%s", diff)
			}
		})
	}
	for _, missing := range []string{at("none.docx"), at("*.odt")} {
		if _, err := source.List(t.Context(), []string{missing}, source.DefaultLimits()); !errors.Is(err, source.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", missing, err)
		}
	}
}

func TestArchives(t *testing.T) {
	inner := archive(t, member{"thôn Hạ/q.docx", "q"}, member{"deeper.zip", string(archive(t, member{"z.txt", "z"}))})
	office := archive(t, member{"[Content_Types].xml", "<Types/>"}, member{"word/document.xml", "<w/>"})
	folder := tree(t, map[string][]byte{
		"xã.zip":         archive(t, member{"a/b.docx", "b"}, member{"~$b.docx", "lock"}, member{"__MACOSX/._b.docx", "m"}, member{"trong.zip", string(inner)}),
		"named.docx":     archive(t, member{"only/text.txt", "hidden archive"}),
		"real.docx":      office,
		"slip.zip":       archive(t, member{"../../etc/passwd", "p"}, member{"/abs.txt", "p"}, member{`..\up.txt`, "p"}, member{"ok.txt", "ok"}),
		"cut.zip":        inner[:len(inner)/2],
		"codepage.zip":   archive(t, member{"caf\x82.txt", "old name"}),
		"wrapped.zip":    archive(t, member{"w.zip", string(office)}),
		"no-zip.zip.zip": []byte("text"),
	})
	want := []string{
		"codepage.zip!/café.txt = old name",
		"cut.zip = " + string(inner[:len(inner)/2]),
		"named.docx!/only/text.txt = hidden archive",
		"no-zip.zip.zip = text",
		"real.docx = " + string(office),
		"slip.zip!/abs.txt: unsafe-archive",
		"slip.zip!/ok.txt = ok",
		"slip.zip!/passwd: unsafe-archive",
		"slip.zip!/up.txt: unsafe-archive",
		"wrapped.zip!/w.zip = " + string(office),
		"xã.zip!/a/b.docx = b",
		"xã.zip!/trong.zip!/deeper.zip: unsafe-archive",
		"xã.zip!/trong.zip!/thôn Hạ/q.docx = q",
	}
	l := list(t, source.DefaultLimits(), folder)
	if diff := cmp.Diff(want, listed(t, folder, l)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestLimitsOfArchives(t *testing.T) {
	folder := tree(t, map[string][]byte{
		"bomb.zip": archive(t, member{"small.txt", "s"}, member{"zeros.txt", strings.Repeat("\x00", 1<<20)}),
		"many.zip": archive(t, member{"1.txt", "1"}, member{"2.txt", "2"}, member{"3.txt", "3"}, member{"4.txt", "4"}),
	})
	limits := source.Limits{MaxFile: 1 << 10, MaxExpand: 4 << 20, MaxMembers: 3, MaxDepth: 2}
	want := []string{
		"bomb.zip!/small.txt = s", "bomb.zip!/zeros.txt: too-large",
		"many.zip: too-large", "many.zip!/1.txt = 1", "many.zip!/2.txt = 2", "many.zip!/3.txt = 3",
	}
	if diff := cmp.Diff(want, listed(t, folder, list(t, limits, folder))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	limits.MaxExpand = 1 << 10
	got := listed(t, folder, list(t, limits, filepath.Join(folder, "bomb.zip")))
	if diff := cmp.Diff([]string{"bomb.zip: too-large", "bomb.zip!/small.txt = s"}, got); diff != "" {
		t.Errorf("over the size of an archive (-want +got):\n%s", diff)
	}
}

// The size in an archive's directory may lie; what counts is what comes out.
func TestALyingSizeIsNoticed(t *testing.T) {
	data := archive(t, member{"lie.txt", strings.Repeat("a", 1<<20)})
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	for i := range 4 {
		data[at+24+i] = 0 // uncompressed size in the directory
	}
	folder := tree(t, map[string][]byte{"lie.zip": data})
	got := listed(t, folder, list(t, source.Limits{MaxFile: 1 << 10, MaxExpand: 1 << 30, MaxMembers: 10, MaxDepth: 1}, folder))
	if len(got) != 1 || !strings.HasPrefix(got[0], "lie.zip!/lie.txt: ") {
		t.Errorf("got %.80q, want the member with a reason", got)
	}
}

func TestAFileThatVanishesIsNamed(t *testing.T) {
	folder := tree(t, map[string][]byte{"a.docx": []byte("a")})
	l := list(t, source.DefaultLimits(), folder)
	must(t, os.Remove(filepath.Join(folder, "a.docx")))
	if diff := cmp.Diff([]string{"a.docx: vanished"}, listed(t, folder, l)); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
