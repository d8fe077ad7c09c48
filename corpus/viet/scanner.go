package viet

import (
	"math/bits"
	"unicode/utf8"
)

// Scanned is a token of a source string: a word, a number, a mark, or a LineEnd.
type Scanned struct {
	Start, End int32 // bytes of the source
	Value      int32 // of a word or number what the scanner's reader made of it, of a mark its rune in normal form
	Kind       TokenKind
}

// Scanner finds in a source the tokens of its normal form without writing that form down: it knows most words by the
// letters that the source has, and asks for the value of each only once. Text with anything out of the way (soft
// hyphens, words broken at a line end, marks without a letter) goes the long way, through Normalize and Tokenize, to the
// same tokens.
//
// A scanner is scratch space for one goroutine. Its size does not grow with the texts.
type Scanner struct {
	value  func(normal string, kind TokenKind) int32
	known  [scannerSets][scannerWays]knownWord
	tokens []Token
	seen   int32
}

// A scanner remembers scannerSets times scannerWays words: many more than the different words of a convention, so that nearly
// every word stands first in a set of its own.
const (
	scannerBits = 12
	scannerSets = 1 << scannerBits
	scannerWays = 4
)

// knownWord is a word or number as a source spells it, of at most longestKnown bytes, with its value.
type knownWord struct {
	low, high uint64
	value     int32
	irregular bool // not of common letters alone: only the normal form of the whole text can tell what it is
}

const longestKnown = 16

// NewScanner makes a scanner whose words and numbers have the values that the function gives for their normal form.
func NewScanner(value func(normal string, kind TokenKind) int32) *Scanner {
	return &Scanner{value: value}
}

// Append adds the tokens of a source. At least one LineEnd stands between two tokens that line ends part; some may follow
// the last.
func (s *Scanner) Append(tokens []Scanned, source string) []Scanned {
	s.seen = 0
	if out, ok := s.direct(tokens, source); ok {
		return out
	}
	return s.byNormalForm(tokens, source)
}

// Seen has every bit that the value of a word or number of the last source has.
func (s *Scanner) Seen() int32 { return s.seen }

// direct reads the source word by word. It gives up at the first thing that needs the normal form.
func (s *Scanner) direct(tokens []Scanned, source string) ([]Scanned, bool) {
	seen := int32(0)
	for i := 0; i < len(source); {
		switch scanBytes[source[i]] {
		case scanLetter:
			value, size := s.wordAt(source, i)
			if size == 0 {
				return tokens, false
			}
			seen |= value
			tokens = append(tokens, Scanned{int32(i), int32(i + size), value, Word})
			if i += size; i < len(source) && source[i] == ' ' {
				i++
			}
		case scanSpace:
			i++
		case scanDigit:
			end := numberEnd(source, i+1)
			value, _ := s.word(source, i, end, Number)
			seen |= value
			tokens = append(tokens, Scanned{int32(i), int32(end), value, Number})
			i = end
		case scanMark:
			tokens = append(tokens, Scanned{int32(i), int32(i + 1), int32(source[i]), Mark})
			i++
		default:
			sign, size := signAt(source, i)
			if sign.class == dash {
				sign = dashBehind(tokens, source, i, i+size)
			}
			switch sign.class {
			case space:
			case newline:
				tokens = append(tokens, Scanned{int32(i), int32(i + size), '\n', LineEnd})
			case other:
				tokens = append(tokens, Scanned{int32(i), int32(i + size), sign.normal, Mark})
			default:
				return tokens, false
			}
			i += size
		}
	}
	s.seen = seen
	return tokens, true
}

// wordAt finds the word that begins at a letter, and its size: 0 where only the normal form can tell what it is. Nearly all
// words end at a space or a point; for those the end is found, and the word looked up, eight bytes at a time.
func (s *Scanner) wordAt(source string, start int) (value int32, size int) {
	low, high := Sixteen(source, start)
	if size = letterBytes(low); size < 8 {
		low, high = FirstBytes(low, size), 0
	} else {
		more := letterBytes(high)
		high = FirstBytes(high, more)
		size += more
	}
	if first := &s.known[slotOf(low, high)][0]; first.low == low && first.high == high && size < longestKnown && !first.irregular {
		return first.value, size
	}
	end := start + 1
	for end < len(source) && scanBytes[source[end]] >= scanLetter {
		end++
	}
	value, regular := s.word(source, start, end, Word)
	if !regular {
		return 0, 0
	}
	return value, end - start
}

// letterBytes counts the bytes before the first one that is no letter of ASCII and no part of a rune outside of it. It takes
// a few marks for letters ("[", "“"): no word that is known has one.
func letterBytes(bytes uint64) int {
	return bits.TrailingZeros64(^(bytes|bytes<<1)&0x8080808080808080) / 8 // a byte from 0x40 on has one of its highest two bits
}

// word looks a word or number up by its bytes. Of the words that share a set, the one asked for last stands first.
func (s *Scanner) word(source string, start, end int, kind TokenKind) (value int32, regular bool) {
	size := end - start
	if size > longestKnown {
		w := s.resolve(source[start:end], kind)
		return w.value, !w.irregular
	}
	low, high := Sixteen(source, start)
	low, high = FirstBytes(low, size), FirstBytes(high, max(0, size-8))
	set := &s.known[slotOf(low, high)]
	first := &set[0]
	if first.low == low && first.high == high {
		return first.value, !first.irregular
	}
	w := s.find(set, low, high)
	if w.low != low || w.high != high {
		w = s.resolve(source[start:end], kind)
		w.low, w.high = low, high
	}
	*first = w
	return w.value, !w.irregular
}

// find makes room in front: it moves the others back, onto the place of the word if it is there, else onto the last one.
func (s *Scanner) find(set *[scannerWays]knownWord, low, high uint64) knownWord {
	before := set[0]
	for i := 1; i < scannerWays; i++ {
		w := set[i]
		set[i] = before
		if w.low == low && w.high == high {
			return w
		}
		before = w
	}
	return knownWord{}
}

func (s *Scanner) resolve(text string, kind TokenKind) knownWord {
	if kind == Word && !isRegular(text) {
		return knownWord{irregular: true}
	}
	normal := Normal(text)
	if kind == Word && letterRun(normal, 0) != len(normal) {
		return knownWord{irregular: true}
	}
	return knownWord{value: s.value(normal, kind)}
}

// isRegular tells whether a text is of letters that the tables know, with or without marks behind them.
func isRegular(text string) bool {
	for i := 0; i < len(text); {
		l, size := composed(text[i:])
		if l == nil {
			r, length := utf8.DecodeRuneInString(text[i:])
			if i == 0 || r < firstMark || r > lastMark || classOf(r) == dropped {
				return false
			}
			size = length
		}
		i += size
	}
	return true
}

// The block of the combining marks.
const firstMark, lastMark = '\u0300', '\u036F'

func slotOf(low, high uint64) uint64 { return Spread(low, high) >> (64 - scannerBits) }

// byNormalForm makes the normal form, and finds for each of its tokens where it comes from.
func (s *Scanner) byNormalForm(tokens []Scanned, source string) []Scanned {
	text := Normalize(source)
	read := 0
	s.tokens = AppendTokens(s.tokens[:0], text.normal)
	for _, t := range s.tokens {
		for ; read < t.Start; read++ {
			if text.normal[read] == '\n' {
				from, to := text.SourceSpan(read, read+1)
				tokens = append(tokens, Scanned{int32(from), int32(to), '\n', LineEnd})
			}
		}
		read = t.End
		from, to := text.SourceSpan(t.Start, t.End)
		tokens = append(tokens, Scanned{int32(from), int32(to), s.valueOf(text.normal, t), t.Kind})
	}
	return tokens
}

func (s *Scanner) valueOf(normal string, t Token) int32 {
	if t.Kind == Mark {
		return markValue(normal[t.Start:t.End])
	}
	value, regular := s.word(normal, t.Start, t.End, t.Kind)
	if !regular {
		value = s.value(normal[t.Start:t.End], t.Kind)
	}
	s.seen |= value
	return value
}
