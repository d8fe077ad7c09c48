// Package source finds the files of a scan: folders, single files, patterns, and zip archives with all they hold.
//
// It decides nothing about a file but whether it is one: names are no proof of a format, so every file that is not the
// droppings of an office program or an operating system is listed and judged by its content later. What cannot be
// listed (a folder without permission, an archive with a path that leaves it) is listed with a reason, never left out.
package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/huonguoc/huonguoc/corpus"
)

// ErrNotFound says that a path given by the user names nothing.
var ErrNotFound = errors.New("no such file or folder")

// Limits bound what archives may hold. Sizes are bytes.
type Limits struct {
	MaxFile    int64 // one file, or one member after expansion
	MaxExpand  int64 // all members of one archive after expansion, nested ones included
	MaxMembers int   // members of one archive
	MaxDepth   int   // archives inside archives; 1 reads no nested archive
}

// DefaultLimits hold a province's archives with room and stop a bomb early.
func DefaultLimits() Limits {
	return Limits{MaxFile: 64 << 20, MaxExpand: 2 << 30, MaxMembers: 20_000, MaxDepth: 2}
}

// File is one file to be read.
type File struct {
	// Path identifies the file: absolute, with slashes; members of an archive as "/folder/a.zip!/b/c.docx".
	Path string
	Size int64
	// Reason is set when the file can be named but not read.
	Reason corpus.Reason

	read func() ([]byte, error)
}

// Listing is what a scan will look at, in a fixed order.
type Listing struct {
	Files   []File
	Roots   []string // the paths that were given, absolute, with slashes
	Skipped int      // lock files, thumbnails, system files
	closers []func() error
}

// Close releases the archives that are held open.
func (l *Listing) Close() error {
	var errs []error
	for _, c := range l.closers {
		errs = append(errs, c())
	}
	l.closers = nil
	return errors.Join(errs...)
}

// List walks the paths. It fails only on a path that names nothing, on a bad pattern, or when ctx ends.
func List(ctx context.Context, paths []string, limits Limits) (*Listing, error) {
	w := &walker{ctx: ctx, limits: limits, listing: &Listing{}, seen: map[string]bool{}}
	for _, path := range paths {
		if err := w.argument(path); err != nil {
			return nil, errors.Join(err, w.listing.Close())
		}
	}
	slices.SortStableFunc(w.listing.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return w.listing, nil
}

type walker struct {
	ctx     context.Context
	limits  Limits
	listing *Listing
	seen    map[string]bool
}

// argument lists one path of the user: as it stands if it exists, else as a pattern.
func (w *walker) argument(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return w.root(path)
	}
	if !strings.ContainsAny(path, "*?[{") {
		return fmt.Errorf("%w: %s", ErrNotFound, path)
	}
	matches, err := doublestar.FilepathGlob(path)
	if err != nil {
		return fmt.Errorf("read the pattern %s: %w", path, err)
	}
	if len(matches) == 0 {
		return fmt.Errorf("%w: %s", ErrNotFound, path)
	}
	for _, match := range matches {
		if err := w.root(match); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) root(path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("find the folder of %s: %w", path, err)
	}
	w.listing.Roots = append(w.listing.Roots, filepath.ToSlash(absolute))
	return filepath.WalkDir(absolute, w.visit)
}

// visit takes one entry of a folder. A folder that cannot be opened becomes a file with a reason.
func (w *walker) visit(path string, entry fs.DirEntry, err error) error {
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	name := filepath.ToSlash(path)
	if err != nil {
		w.add(File{Path: name, Reason: corpus.ReasonAccess})
		return nil //nolint:nilerr // the folder is listed with its reason, and the walk goes on
	}
	switch {
	case entry.IsDir():
		if droppings(entry.Name()) && !slices.Contains(w.listing.Roots, name) {
			w.listing.Skipped++
			return filepath.SkipDir
		}
		return nil
	case droppings(entry.Name()) || !regular(path, entry):
		w.listing.Skipped++
		return nil
	default:
		w.file(path, name)
		return nil
	}
}

// regular tells whether an entry is a file to be read. A link to a file is; a link to a folder could lead in circles.
func regular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func (w *walker) file(path, name string) {
	info, err := os.Stat(path)
	if err != nil {
		w.add(File{Path: name, Reason: corpus.ReasonVanished})
		return
	}
	if isArchive(path) {
		w.archive(path, name)
		return
	}
	w.add(File{Path: name, Size: info.Size(), read: func() ([]byte, error) { return os.ReadFile(path) }})
}

func (w *walker) add(f File) {
	if w.seen[f.Path] {
		return
	}
	w.seen[f.Path] = true
	if f.Reason == corpus.ReasonNone && f.Size > w.limits.MaxFile {
		f.Reason = corpus.ReasonTooLarge
	}
	w.listing.Files = append(w.listing.Files, f)
}

// Read is the file's content. The reason says why there is none.
func (f File) Read() ([]byte, corpus.Reason) {
	if f.Reason != corpus.ReasonNone {
		return nil, f.Reason
	}
	data, err := f.read()
	switch {
	case err == nil:
		return data, corpus.ReasonNone
	case errors.Is(err, fs.ErrNotExist):
		return nil, corpus.ReasonVanished
	case errors.Is(err, fs.ErrPermission):
		return nil, corpus.ReasonAccess
	case errors.Is(err, errTooLarge):
		return nil, corpus.ReasonTooLarge
	case errors.Is(err, errLocked):
		return nil, corpus.ReasonLocked
	default:
		return nil, corpus.ReasonDamaged
	}
}

// droppings names the files that office programs and operating systems leave behind.
func droppings(name string) bool {
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information":
		return true
	}
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".")
}
