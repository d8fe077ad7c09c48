package pdf

import (
	"bytes"
	"errors"
	"fmt"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// opened is a file as the object layer sees it, with its pages.
type opened struct {
	leaves   []leaf
	broken   int  // pages that the tree names but nobody can load
	repaired bool // the file's frame or its cross-reference table was put right
}

// open brings the file into a shape that the object layer takes. It wants a header of version 1.0 to 1.7 at the first
// byte and the end mark within the last hundred, and follows cross references without looking where they lead; other
// readers forgive the former, and a loop in the latter would never end. What does not open as it is, is opened with a
// table made anew of the objects found in the file.
func open(data []byte, b *budget) (opened, error) {
	framed, changed := frame(data)
	if soundReferences(framed) {
		leaves, broken, err := tryOpen(framed, b)
		if err == nil && len(leaves) > 0 {
			return opened{leaves, broken, changed}, nil
		}
		if fatal(err) || errors.Is(err, led.ErrInvalidPassword) {
			return opened{}, err
		}
	}
	rebuilt, err := rebuild(framed, b)
	if err != nil {
		return opened{}, err
	}
	leaves, broken, err := tryOpen(rebuilt, b)
	if err == nil && len(leaves) == 0 {
		err = errors.New("read page tree: no pages")
	}
	return opened{leaves, broken, true}, err
}

func tryOpen(data []byte, b *budget) ([]leaf, int, error) {
	r, err := led.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, 0, fmt.Errorf("open pdf: %w", err)
	}
	return pagesOf(r, b)
}

// headerRoom is how far into the file its header may stand; mail gateways and scanners put text in front.
const headerRoom = 8 << 10

// tail is how many of the last bytes the object layer searches for the end mark.
const tail = 100

var (
	headerMark = []byte("%PDF-")
	endMark    = []byte("%%EOF")
	startMark  = []byte("startxref")
)

// frame puts header and end mark where the object layer looks for them. It returns data itself when they are there.
func frame(data []byte) (framed []byte, changed bool) {
	if i := bytes.Index(data[:min(len(data), headerRoom)], headerMark); i > 0 {
		data, changed = data[i:], true
	}
	if !plainHeader(data) {
		copied := append([]byte("%PDF-1.7\n"), data[min(9, len(data)):]...)
		data, changed = copied, true
	}
	if !plainEnd(data) {
		data, changed = withEnd(data), true
	}
	return data, changed
}

func plainHeader(data []byte) bool {
	return len(data) > 9 && bytes.HasPrefix(data, []byte("%PDF-1.")) && data[7] >= '0' && data[7] <= '7' &&
		(data[8] == '\n' || data[8] == '\r')
}

func plainEnd(data []byte) bool {
	end := data[max(0, len(data)-tail):]
	start := bytes.LastIndex(end, startMark)
	return start > 0 && (end[start-1] == '\n' || end[start-1] == '\r') &&
		bytes.HasSuffix(bytes.TrimRight(end, "\r\n\t "), endMark)
}

// withEnd adds an end that repeats the last startxref.
func withEnd(data []byte) []byte {
	return fmt.Appendf(bytes.Clone(data), "\nstartxref\n%d\n%%%%EOF\n", lastReferences(data))
}

// lastReferences is the offset that the last startxref names, 0 when there is none.
func lastReferences(data []byte) int {
	i := bytes.LastIndex(data, startMark)
	if i < 0 {
		return 0
	}
	s := scanner{data: data[i+len(startMark) : min(len(data), i+64)]}
	t := s.next()
	if t.kind != numberToken || t.num < 0 || t.num >= float64(len(data)) {
		return 0
	}
	return int(t.num)
}

// locked is the error of a file that asks for a password.
func locked(err error) error {
	return reading.Fail(corpus.ReasonLocked, "open pdf: %w", err)
}
