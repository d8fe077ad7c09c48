package ocr

import (
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// revision is raised with every change that makes a page be shown or read otherwise.
const revision = 3

// Cache keeps recognised pages between runs: a scan that was stopped does not recognise them again. It is a folder; an
// empty name keeps nothing. Safe for concurrent use, by several processes too.
type Cache struct{ Dir string }

// Key names a page by the bytes of its file, its number, and who reads it.
func Key(data []byte, number int, e Engine) string {
	h := sha256.New()
	sum := sha256.Sum256(data)
	fmt.Fprintf(h, "%x %d %d %s", sum, number, revision, e.Name())
	return hex.EncodeToString(h.Sum(nil))
}

// Get gives a page that was put there. One that cannot be read is not there.
func (c Cache) Get(key string) (p Page, ok bool) {
	if c.Dir == "" {
		return p, false
	}
	f, err := os.Open(c.path(key))
	if err != nil {
		return p, false
	}
	defer func() { _ = f.Close() }()
	if err := gob.NewDecoder(f).Decode(&p); err != nil {
		return Page{}, false
	}
	return p, true
}

// Put keeps a page. It is there whole or not at all.
func (c Cache) Put(key string, p Page) error {
	if c.Dir == "" {
		return nil
	}
	if err := c.put(key, p); err != nil {
		return fmt.Errorf("keep a recognised page: %w", err)
	}
	return nil
}

func (c Cache) put(key string, p Page) error {
	folder := filepath.Dir(c.path(key))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".page-*")
	if err != nil {
		return err
	}
	if err := errors.Join(gob.NewEncoder(f).Encode(p), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), c.path(key)); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

func (c Cache) path(key string) string { return filepath.Join(c.Dir, key[:2], key) }
