package rules

import (
	"math/bits"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// spelled are the words of a sign as a file of weights has it. A file has tens of thousands of signs and every start of the
// program reads them; so their words are found, and looked up, eight bytes at a time.
type spelled struct {
	text  string // of the file
	words [4]word
	count int
}

// word is a word of a text with its first sixteen bytes, and zeros for those that it has not.
type word struct {
	low, high uint64
	from, to  int32
}

// of is the text of a word.
func (p *spelled) of(i int) string { return p.text[p.words[i].from:p.words[i].to] }

// split takes the words from here on that have a space between them, and tells where they end; ok is false where one is
// empty or there are more than there is room for.
func (p *spelled) split(at int) (end int, ok bool) {
	for p.count = 0; p.count < len(p.words); at++ {
		w := wordAt(p.text, at)
		p.words[p.count] = w
		p.count++
		if at = int(w.to); w.from == w.to || at == len(p.text) || p.text[at] != ' ' {
			return at, w.from < w.to
		}
	}
	return at, false
}

// wordAt is the word that begins here; it ends before a space, a tab, or any other sign of control.
func wordAt(text string, at int) word {
	low, high := viet.Sixteen(text, at)
	size, more := wordBytes(low), 0
	if size == 8 {
		if more = wordBytes(high); more == 8 {
			for at+size+more < len(text) && text[at+size+more] > ' ' {
				more++
			}
		}
	}
	return word{viet.FirstBytes(low, size), viet.FirstBytes(high, more), int32(at), int32(at + size + more)}
}

// mayBeLonger tells whether the numbers of a word are those of longer words as well.
func (w *word) mayBeLonger() bool { return w.to-w.from >= 16 }

const eachByte = 0x0101010101010101

// wordBytes counts the bytes before the first one that is at most a space.
func wordBytes(bytes uint64) int {
	return bits.TrailingZeros64((bytes-(' '+1)*eachByte)&^bytes&(0x80*eachByte)) / 8
}

// mark finds the word that parts or leads the others. It gives the shape that it tells of, or 0, and its place.
func (p *spelled) mark() (shape uint64, at int) {
	switch p.of(0) {
	case othersSign:
		return shapeOthers, 0
	case sameSign:
		return shapeSame, 0
	case saidSign:
		return shapeSaid, 0
	}
	for at := range p.count {
		switch text := p.of(at); {
		case text == apart:
			return shapeBefore, at
		case text == skips && at == 1:
			return shapeSkip, at
		case text == under && at == 1:
			return shapeUnder, at
		}
	}
	return 0, 0
}

// parts is how many words there are beside the mark.
func (p *spelled) parts(mark uint64) int {
	if mark != 0 {
		return p.count - 1
	}
	return p.count
}
