package doc

import (
	"bytes"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const (
	signature  = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" // of a compound file
	mainStream = "WordDocument"
	dataStream = "Data"
)

// mainStreamName is the main stream's name as the directory writes it.
const mainStreamName = "W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"

// Recognise tells whether the bytes are a compound file with a Word document at its top. Of a file that cannot be
// opened, because its end is missing, the name of the stream is the sign; Read will say that it is damaged.
func Recognise(data []byte) bool {
	if !bytes.HasPrefix(data, []byte(signature)) {
		return false
	}
	box, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return LooksLike(data)
	}
	for _, entry := range box.File {
		if entry.Name == mainStream && len(entry.Path) == 0 {
			return true
		}
	}
	return false
}

// LooksLike tells, without opening it, whether a compound file is likely a Word document.
func LooksLike(data []byte) bool {
	return bytes.HasPrefix(data, []byte(signature)) && bytes.Contains(data, []byte(mainStreamName))
}

// container holds the streams of a compound file that are read.
type container struct {
	entries map[string]*mscfb.File
	size    int
	limits  reading.Limits
}

func openContainer(data []byte, limits reading.Limits) (*container, error) {
	box, err := mscfb.New(bytes.NewReader(data))
	if err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "open the compound file: %w", err)
	}
	if len(box.File) > limits.Entries {
		return nil, reading.Fail(corpus.ReasonTooLarge, "open the compound file: %d streams", len(box.File))
	}
	c := &container{entries: map[string]*mscfb.File{}, size: len(data), limits: limits}
	for _, entry := range box.File {
		if len(entry.Path) == 0 {
			c.entries[entry.Name] = entry
		}
	}
	return c, nil
}

// stream is the content of a stream at the top; nil when there is none of that name.
func (c *container) stream(name string) ([]byte, error) {
	entry, ok := c.entries[name]
	switch {
	case !ok || entry.Size == 0:
		return nil, nil
	case entry.Size < 0 || entry.Size > int64(c.size):
		return nil, reading.Fail(corpus.ReasonDamaged, "read stream %s: %d bytes in a file of %d", name, entry.Size, c.size)
	case entry.Size > c.limits.Part:
		return nil, reading.Fail(corpus.ReasonTooLarge, "read stream %s: %d bytes", name, entry.Size)
	}
	content := make([]byte, entry.Size)
	if _, err := io.ReadFull(entry, content); err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "read stream %s: %w", name, err)
	}
	return content, nil
}

// required is a stream that a Word document cannot do without.
func (c *container) required(name string) ([]byte, error) {
	content, err := c.stream(name)
	if err == nil && content == nil {
		err = reading.Fail(corpus.ReasonDamaged, "read stream %s: it is missing", name)
	}
	return content, err
}

// file is an opened document: its header and its streams.
type file struct {
	*header
	main  []byte
	table []byte
	data  []byte // large property lists; may be nil
}

func openFile(c *container) (*file, error) {
	main, err := c.required(mainStream)
	if err != nil {
		return nil, err
	}
	h, err := readHeader(main)
	if err != nil {
		return nil, err
	}
	f := &file{header: h, main: main}
	if f.table, err = c.required(h.table); err != nil {
		return nil, err
	}
	f.data, err = c.stream(dataStream)
	return f, err
}

// part is a table that the header points to; nil when the document has none.
func (f *file) part(id int) ([]byte, error) {
	at, size := f.place(id)
	if size == 0 {
		return nil, nil
	}
	content := span(f.table, at, size)
	if content == nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "read table %d: %d bytes at %d of %d", id, size, at, len(f.table))
	}
	return content, nil
}

// plc is a table of positions and elements.
func (f *file) plc(id, size int) (plc, error) {
	content, err := f.part(id)
	if err != nil {
		return plc{}, fmt.Errorf("read positions: %w", err)
	}
	return newPlc(content, size), nil
}
