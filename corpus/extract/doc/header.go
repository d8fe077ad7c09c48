package doc

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const (
	word97  = 0xa5ec // sign of the header since Word 97
	word6   = 0xa5dc // sign of Word 6 and 95
	oldest  = 0xc0   // version of the first header of this form; some of Word 97's own have 0xc0 and 0xc2
	flagsAt = 0x0a
)

// Flags of the header (§2.5.2).
const (
	flagFast      = 0x0004 // fComplex: the last save was a fast one
	flagEncrypted = 0x0100
	flagTable1    = 0x0200
)

// The tables that the header points to, by their place in its list (§2.5.6).
const (
	partStyles       = 1
	partFootnotes    = 3
	partCommentRefs  = 4
	partSections     = 6
	partHeaders      = 11
	partLooks        = 12 // property lists of letters
	partLayouts      = 13 // property lists of paragraphs
	partFonts        = 15
	partProperties   = 31
	partPieces       = 33
	partShapes       = 40 // where shapes hang in the body
	partDrawings     = 50
	partTextBoxes    = 56
	partLists        = 73
	partListUses     = 74
	partsNeeded      = 75
	positionsAtLeast = 11 // counts of letters up to those of text boxes in headers
)

// story is one of the texts that follow one another in a document (§2.4.1).
type story int

const (
	storyBody story = iota
	storyFootnotes
	storyHeaders
	storyMacros
	storyComments
	storyEndnotes
	storyTextBoxes
	storyHeaderBoxes
	stories
)

// header is the file information block.
type header struct {
	fast   bool
	table  string // name of the table stream
	starts [stories + 1]int
	places []byte // pairs of offset and size in the table stream
}

func readHeader(b []byte) (*header, error) {
	flags := u16(b, flagsAt)
	switch sign, version := u16(b, 0), u16(b, 2); {
	case sign == word6, sign == word97 && version < oldest:
		return nil, reading.Fail(corpus.ReasonOldWord, "read the header: version %d", version)
	case sign != word97:
		return nil, reading.Fail(corpus.ReasonDamaged, "read the header: sign %04x", sign)
	case flags&flagEncrypted != 0:
		return nil, reading.Fail(corpus.ReasonLocked, "read the header: the text is encrypted")
	}
	h := &header{fast: flags&flagFast != 0, table: "0Table"}
	if flags&flagTable1 != 0 {
		h.table = "1Table"
	}
	return h, h.readParts(b)
}

// readParts goes over the header's parts, each preceded by its count: of words, of numbers, and of places.
func (h *header) readParts(b []byte) error {
	at := 0x20
	at += 2 + 2*u16(b, at)
	counts := span(b, at+2, 4*u16(b, at))
	at += 2 + len(counts)
	h.places = span(b, at+2, 8*u16(b, at))
	if len(counts) < 4*positionsAtLeast || len(h.places) < 8*partsNeeded {
		return reading.Fail(corpus.ReasonDamaged, "read the header: it is cut short")
	}
	for s := range stories {
		count := s32(counts, 4*(3+int(s)))
		if count < 0 {
			return reading.Fail(corpus.ReasonDamaged, "read the header: %d letters in story %d", count, s)
		}
		h.starts[s+1] = h.starts[s] + count
	}
	return nil
}

// place is where a table stands in the table stream.
func (h *header) place(id int) (at, size int) {
	return u32(h.places, 8*id), u32(h.places, 8*id+4)
}

// extent is the range of positions of a story.
func (h *header) extent(s story) (from, to int) { return h.starts[s], h.starts[s+1] }

// broken says that the tables contradict each other. In a file that was saved fast, which Word writes without looking
// back, this is a known state with a cure of its own.
func (h *header) broken(format string, args ...any) error {
	if h.fast {
		return reading.Fail(corpus.ReasonFastSaved, format, args...)
	}
	return reading.Fail(corpus.ReasonDamaged, format, args...)
}
