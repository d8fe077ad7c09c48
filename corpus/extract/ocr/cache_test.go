package ocr_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

func TestCache(t *testing.T) {
	cache := ocr.Cache{Dir: filepath.Join(t.TempDir(), "not made yet")}
	e := ocr.Engine{Program: "tesseract", Version: "5.3.0"}
	key := ocr.Key([]byte("tệp"), 2, e)
	if _, ok := cache.Get(key); ok {
		t.Fatal("an empty cache gave a page")
	}
	want := ocr.Page{Number: 2, Words: 1, Confidence: 0.9, Layout: layout.Page{Number: 2, Glyphs: []layout.Glyph{{Text: "Điều ", X: 1}}}}
	if err := cache.Put(key, want); err != nil {
		t.Fatal(err)
	}
	got, ok := cache.Get(key)
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(layout.Glyph{})); diff != "" || !ok {
		t.Errorf("found %v, differs (-want +got):\n%s", ok, diff)
	}
	others := map[string]string{
		"another page":   ocr.Key([]byte("tệp"), 3, e),
		"another file":   ocr.Key([]byte("tệp khác"), 2, e),
		"another reader": ocr.Key([]byte("tệp"), 2, ocr.Engine{Version: "5.4.0"}),
	}
	for name, other := range others {
		if _, ok := cache.Get(other); ok {
			t.Errorf("%s was found", name)
		}
	}
}

func TestCacheForgetsDamage(t *testing.T) {
	cache := ocr.Cache{Dir: t.TempDir()}
	key := ocr.Key(nil, 1, ocr.Engine{})
	if err := cache.Put(key, ocr.Page{Number: 1}); err != nil {
		t.Fatal(err)
	}
	damage := func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.WriteFile(path, []byte("hỏng"), 0o600)
	}
	if err := filepath.WalkDir(cache.Dir, damage); err != nil {
		t.Fatal(err)
	}
	if p, ok := cache.Get(key); ok {
		t.Errorf("a damaged page was found: %+v", p)
	}
}

func TestNoCache(t *testing.T) {
	key := ocr.Key(nil, 1, ocr.Engine{})
	if err := (ocr.Cache{}).Put(key, ocr.Page{}); err != nil {
		t.Error(err)
	}
	if _, ok := (ocr.Cache{}).Get(key); ok {
		t.Error("no cache gave a page")
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (ocr.Cache{Dir: file}).Put(key, ocr.Page{}); err == nil {
		t.Error("a folder that cannot be made gave no error")
	}
}
