package odt

import (
	"archive/zip"
	"bytes"
	"io"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// The parts of a package that are read.
const (
	partContent  = "content.xml"
	partStyles   = "styles.xml"
	partMeta     = "meta.xml"
	partManifest = "META-INF/manifest.xml"
	partType     = "mimetype"
)

// ratioFloor is the unpacked size in bytes under which a part's ratio is not judged: small runs of spaces pack well.
const ratioFloor = 1 << 20

// container is the zip archive of a document.
type container struct {
	parts  map[string]*zip.File
	limits reading.Limits
}

func openContainer(data []byte, limits reading.Limits) (*container, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "open the zip archive: %w", err)
	}
	if len(archive.File) > limits.Entries {
		return nil, reading.Fail(corpus.ReasonTooLarge, "archive of %d parts, the limit is %d", len(archive.File), limits.Entries)
	}
	c := &container{parts: make(map[string]*zip.File, len(archive.File)), limits: limits}
	for _, f := range archive.File {
		c.parts[f.Name] = f
	}
	return c, nil
}

// read unpacks a part; nil when there is none. The declared size can be relied on: archive/zip refuses to give more.
func (c *container) read(name string) ([]byte, error) {
	f := c.parts[name]
	if f == nil {
		return nil, nil
	}
	size, packed := f.UncompressedSize64, max(f.CompressedSize64, 1)
	if size > uint64(c.limits.Part) || size > ratioFloor && size/packed > uint64(c.limits.Ratio) {
		return nil, reading.Fail(corpus.ReasonTooLarge, "part %q: %d bytes packed unpack to %d, over the limit", name, packed, size)
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

// locked tells a package whose parts are encrypted: its manifest says how.
func (c *container) locked() (bool, error) {
	manifest, err := c.read(partManifest)
	return bytes.Contains(manifest, []byte("encryption-data")), err
}
