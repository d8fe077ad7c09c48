package doc

import (
	"sort"

	"golang.org/x/text/encoding/charmap"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// piece is a stretch of text that lies together in the main stream.
type piece struct {
	from, to int // positions
	at       int // offset of the first letter
	width    int // bytes of a letter: 1 for Windows-1252, 2 for UTF-16
	change   []byte
}

const (
	clxList   = 1 // a property list
	clxPieces = 2 // the piece table
)

// readPieces reads the piece table (§2.8.35, §2.9.38) and checks that it covers all texts with bytes that exist. Pieces
// may name the same bytes many times; most is how many bytes of text they may come to.
func readPieces(f *file, most int64) ([]piece, error) {
	b, err := f.part(partPieces)
	if err != nil {
		return nil, err
	}
	lists, table := splitPieces(b)
	p := newPlc(table, 8)
	pieces, total := make([]piece, 0, p.n), 0
	for i := range p.n {
		next := pieceOf(p, i, lists)
		if next.from == next.to {
			continue
		}
		if next.from > next.to {
			return nil, f.broken("read the piece table: piece %d from %d to %d", i, next.from, next.to)
		}
		if span(f.main, next.at, (next.to-next.from)*next.width) == nil {
			return nil, f.broken("read the piece table: piece %d ends behind the text", i)
		}
		if total += (next.to - next.from) * next.width; int64(total) > most {
			return nil, reading.Fail(corpus.ReasonTooLarge, "read the piece table: %d bytes of text", total)
		}
		pieces = append(pieces, next)
	}
	if need := f.starts[stories]; len(pieces) == 0 || pieces[0].from != 0 || pieces[len(pieces)-1].to < need {
		return nil, f.broken("read the piece table: %d pieces do not cover %d letters", len(pieces), need)
	}
	return pieces, nil
}

// splitPieces parts the property lists, which pieces refer to by number, from the table that follows them.
func splitPieces(b []byte) (lists [][]byte, table []byte) {
	for at := 0; u8(b, at) == clxList; {
		list := span(b, at+3, u16(b, at+1))
		if list == nil {
			return nil, nil
		}
		lists = append(lists, list)
		b, at = b[at+3+len(list):], 0
	}
	if u8(b, 0) != clxPieces {
		return nil, nil
	}
	return lists, span(b, 5, u32(b, 1))
}

func pieceOf(p plc, i int, lists [][]byte) piece {
	b := p.at(i)
	out := piece{from: p.pos(i), to: p.pos(i + 1), at: u32(b, 2) & 0x3fffffff, width: 2}
	if u32(b, 2)&0x40000000 != 0 {
		out.at, out.width = out.at/2, 1
	}
	prm := u16(b, 6)
	switch number := prm >> 1; {
	case prm&1 == 0:
		out.change = single(prm)
	case number < len(lists):
		out.change = lists[number]
	}
	return out
}

// stretch is text that lies together and has one format.
type stretch struct {
	from, to int // positions
	at       int // offset of the first letter
	width    int
	list     []byte // properties
	change   []byte // properties from the piece, applied after the others
}

// stretches goes over the text between two positions.
func (w *walker) stretches(from, to int, visit func(stretch) error) error {
	i := sort.Search(len(w.pieces), func(i int) bool { return w.pieces[i].to > from })
	for ; i < len(w.pieces) && w.pieces[i].from < to; i++ {
		p := &w.pieces[i]
		for cp := max(from, p.from); cp < min(to, p.to); {
			s := stretch{from: cp, to: min(to, p.to), at: p.at + (cp-p.from)*p.width, width: p.width, change: p.change}
			run := w.looks.find(s.at)
			s.list = run.list
			s.to = min(s.to, cp+max(1, (run.end-s.at)/p.width))
			if err := visit(s); err != nil {
				return err
			}
			cp = s.to
		}
	}
	return nil
}

// letter is the code unit at an index of the stretch: a letter, or half of one outside the first plane.
func (s *stretch) letter(main []byte, i int) rune {
	if s.width == 1 {
		return charmap.Windows1252.DecodeByte(byte(u8(main, s.at+i)))
	}
	return rune(u16(main, s.at+2*i))
}
