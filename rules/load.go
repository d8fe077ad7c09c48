package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// The files of a pack that hold no rules.
const (
	manifestFile = "pack.yaml"
	setsFile     = "sets.yaml"
	setsPrefix   = "sets-"
	lawFile      = "law.yaml"
)

// maxFile bounds one file of a pack, in bytes: a pack is written by hand.
const maxFile = 4 << 20

// LoadPack reads the pack in the top folder of fsys and checks it. The error joins every mistake found, each a
// *SourceError with the file's own lines.
func LoadPack(fsys fs.FS) (*Pack, error) {
	l, err := load(fsys)
	if err != nil {
		return nil, err
	}
	return l.pack, nil
}

func load(fsys fs.FS) (*loader, error) {
	files, err := readFiles(fsys)
	if err != nil {
		return nil, err
	}
	return loadFiles(files)
}

func loadFiles(files []*source) (*loader, error) {
	parseAll(files)
	l := newLoader(files)
	l.manifest()
	l.extend()
	l.law()
	l.sets()
	l.frames()
	l.masks()
	l.balance()
	l.rules()
	l.overrides()
	l.finishWeights()
	if len(l.errs) > 0 {
		return nil, errors.Join(l.errs...)
	}
	l.pack.SHA256 = l.hash(files)
	return l, nil
}

// readFiles reads every YAML file of the folder, in order of name.
func readFiles(fsys fs.FS) ([]*source, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the pack's files: %w", err)
	}
	for _, name := range []string{weightsFile, bareWeightsFile, orderFile} {
		if _, err := fs.Stat(fsys, name); err == nil {
			names = append(names, name)
		}
	}
	if !slices.Contains(names, manifestFile) {
		return nil, fmt.Errorf("read the pack: %s is missing", manifestFile)
	}
	slices.Sort(names)
	files, room := make([]*source, len(names)), make([]byte, 32<<10)
	for i, name := range names {
		text, err := textOf(fsys, name, room)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if name != orderFile {
			text = canonical(text)
		}
		files[i] = newSource(path.Base(name), text)
	}
	return files, nil
}

// textOf reads a file of at most maxFile bytes through some room, which is less work than to make its bytes and its text.
func textOf(fsys fs.FS, name string, room []byte) (string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	var text strings.Builder
	text.Grow(int(min(info.Size(), maxFile)))
	if read, err := io.CopyBuffer(&text, io.LimitReader(f, maxFile+1), room); err != nil {
		return "", err
	} else if read > maxFile {
		return "", fmt.Errorf("larger than %d bytes", maxFile)
	}
	return text.String(), nil
}

// canonical undoes what an editor or a system changes without changing the meaning: line ends and byte order mark.
func canonical(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.ReplaceAll(text, "\r\n", "\n")
}

// hash is that of the files, and of the pack that they extend.
func (l *loader) hash(files []*source) string {
	if l.pack.Extends != nil {
		files = append(slices.Clone(files), newSource("extends", l.pack.Extends.SHA256))
	}
	return hash(files)
}

func hash(files []*source) string {
	h, room := sha256.New(), make([]byte, 16<<10)
	for _, f := range files {
		fmt.Fprintf(h, "%s %d\n", f.name, len(f.text))
		for text := f.text; text != ""; text = text[min(len(text), len(room)):] {
			_, _ = h.Write(room[:copy(room, text)])
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// loader turns files into a pack and collects mistakes, so that an author sees all of them at once.
type loader struct {
	weighing func() []error // waits for what still reads weights; nil for nothing
	pack     *Pack
	files    []*source
	errs     []error
	expand   expander
	parser   parser
	head     manifestYAML
	notUnder []*node // the pack's default
	seen     map[string]spot
	framed   framesYAML
	places   *regexp.Regexp
}

func newLoader(files []*source) *loader {
	p := &Pack{sets: map[string][]phrase{}, entries: map[string][]*node{}, files: map[string]*source{}}
	for _, f := range files {
		p.files[f.name] = f
	}
	x := expander{entries: p.entries, done: p.sets}
	return &loader{pack: p, files: files, expand: x, seen: map[string]spot{}}
}

func (l *loader) fail(at spot, format string, args ...any) {
	l.errs = append(l.errs, l.pack.files[at.file].fail(at, format, args...))
}

// read decodes a file and reports whether it could.
func (l *loader) read(name string, into any) bool {
	f, ok := l.pack.files[name]
	if !ok {
		return false
	}
	err := f.decode(into)
	if err != nil {
		l.errs = append(l.errs, err)
	}
	return err == nil
}
