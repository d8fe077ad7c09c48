package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// ratioFloor is the unpacked size in bytes under which a part's ratio is not judged: small runs of spaces pack well.
const ratioFloor = 1 << 20

// encryptedFlag is bit 0 of a zip entry's general purpose flags.
const encryptedFlag = 1

// container is the zip archive of a document, its sizes checked.
type container struct {
	parts map[string]*zip.File // by lower-case name with forward slashes: part names do not differ in case (OPC §9.1.1)
}

// openContainer checks the archive's directory against the limits. The declared sizes can be relied on: archive/zip
// refuses to give more bytes than an entry declares.
func openContainer(data []byte, limits reading.Limits) (*container, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "open the zip archive: %w", err)
	}
	if len(archive.File) > limits.Entries {
		return nil, reading.Fail(corpus.ReasonTooLarge, "archive of %d parts, the limit is %d", len(archive.File), limits.Entries)
	}
	c := &container{parts: make(map[string]*zip.File, len(archive.File))}
	var total int64
	for _, f := range archive.File {
		if err := checkEntry(f, limits); err != nil {
			return nil, err
		}
		if total += f.FileInfo().Size(); total > limits.Expanded {
			return nil, reading.Fail(corpus.ReasonTooLarge, "archive unpacks to more than %d bytes", limits.Expanded)
		}
		c.parts[partKey(f.Name)] = f
	}
	return c, nil
}

func checkEntry(f *zip.File, limits reading.Limits) error {
	size, packed := f.FileInfo().Size(), f.CompressedSize64
	switch {
	case size < 0 || packed > uint64(math.MaxInt64):
		return reading.Fail(corpus.ReasonDamaged, "part %q declares an impossible size", f.Name)
	case f.Flags&encryptedFlag != 0:
		return reading.Fail(corpus.ReasonLocked, "part %q is encrypted", f.Name)
	case size > limits.Expanded, isText(f.Name) && size > limits.Part:
		return reading.Fail(corpus.ReasonTooLarge, "part %q is %d bytes unpacked, over the limit", f.Name, size)
	case isText(f.Name) && size > ratioFloor && size/max(int64(packed), 1) > limits.Ratio:
		return reading.Fail(corpus.ReasonTooLarge, "part %q unpacks to %d times its size, the limit is %d", f.Name, size/max(int64(packed), 1), limits.Ratio)
	}
	return nil
}

// isText tells parts that may be read from pictures and embedded files, which never are: an empty drawing may well
// unpack to a thousand times its size.
func isText(name string) bool {
	return !strings.Contains(name, "/media/") && !strings.Contains(name, "/embeddings/")
}

// partKey is the form under which a part is looked up. Some producers write backslashes or a leading slash.
func partKey(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.ToLower(strings.TrimPrefix(name, "/"))
}

// read unpacks a part; an error that is fs.ErrNotExist says that there is none.
func (c *container) read(name string) ([]byte, error) {
	f, ok := c.parts[partKey(name)]
	if !ok {
		return nil, fmt.Errorf("find part %q: %w", name, fs.ErrNotExist)
	}
	r, err := f.Open()
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "open part %q: %w", name, err)
	}
	defer func() { _ = r.Close() }() // a reader has nothing to lose at its end
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "unpack part %q: %w", name, err)
	}
	return data, nil
}

// optional is read for a part that a document may lack: nil when there is none. A part that is there but broken is an
// error, because without its lists or styles the document's numbers would be silently wrong.
func (c *container) optional(name string) ([]byte, error) {
	if name == "" {
		return nil, nil
	}
	data, err := c.read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}
