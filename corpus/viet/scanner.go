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
}

// A scanner remembers scannerSets times scannerWays words: more than the different words of a convention.
const (
	scannerBits = 11
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
	if out, ok := s.direct(tokens, source); ok {
		return out
	}
	return s.byNormalForm(tokens, source)
}

// direct reads the source byte by byte. It gives up at the first thing that needs the normal form.
func (s *Scanner) direct(tokens []Scanned, source string) ([]Scanned, bool) {
	for i := 0; i < len(source); {
		switch scanBytes[source[i]] {
		case scanSpace:
			i++
		case scanLetter:
			end := i + 1
			for end < len(source) && scanBytes[source[end]] >= scanLetter {
				end++
			}
			value, regular := s.word(source, i, end, Word)
			if !regular {
				return tokens, false
			}
			tokens = append(tokens, Scanned{int32(i), int32(end), value, Word})
			i = end
		case scanDigit:
			end := numberEnd(source, i+1)
			value, _ := s.word(source, i, end, Number)
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
	return tokens, true
}

// word looks a word or number up by its bytes. Of the words that share a set, the one asked for last stands first.
func (s *Scanner) word(source string, start, end int, kind TokenKind) (value int32, regular bool) {
	if end-start > longestKnown {
		w := s.resolve(source[start:end], kind)
		return w.value, !w.irregular
	}
	low, high := load(source, start, end)
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

// load packs up to longestKnown bytes into two numbers. No word holds a zero byte, so the length need not be kept.
func load(source string, start, end int) (low, high uint64) {
	if start+longestKnown <= len(source) {
		low, high = eight(source[start:start+8]), eight(source[start+8:start+16])
		n := end - start
		if n <= 8 {
			return low & (^uint64(0) >> (64 - 8*n)), 0
		}
		return low, high & (^uint64(0) >> (128 - 8*n))
	}
	for i := end - 1; i >= start; i-- {
		high = high<<8 | low>>56
		low = low<<8 | uint64(source[i])
	}
	return low, high
}

func eight(b string) uint64 {
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// slotOf spreads the words over the table (multiplicative hashing, Knuth 6.4).
func slotOf(low, high uint64) uint64 {
	const golden = 0x9E3779B97F4A7C15
	return (low ^ bits.RotateLeft64(high*golden, 29)) * golden >> (64 - scannerBits)
}

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
	if value, regular := s.word(normal, t.Start, t.End, t.Kind); regular {
		return value
	}
	return s.value(normal[t.Start:t.End], t.Kind)
}
