package pdf

import (
	"bytes"
	"strconv"
)

// tokenKind is the kind of a token in a content stream or CMap.
type tokenKind uint8

const (
	endToken tokenKind = iota
	numberToken
	stringToken
	nameToken
	arrayToken
	dictToken
	operatorToken
)

// token is an operand or operator. A dict lists keys and values in turn.
type token struct {
	kind tokenKind
	num  float64
	text string // of a string: its bytes; of a name: without slash
	list []token
}

// key is the value of a key in a dict token.
func (t token) key(name string) token {
	for i := 0; i+1 < len(t.list); i += 2 {
		if t.list[i].text == name {
			return t.list[i+1]
		}
	}
	return token{}
}

// maxNesting bounds arrays in arrays; real content nests two deep.
const maxNesting = 32

// scanner cuts the syntax that content streams and CMaps share (ISO 32000-1, 7.2 and 7.3). It never fails: what is no
// token is skipped, because the text after a slip is still wanted.
type scanner struct {
	data []byte
	pos  int
}

func (s *scanner) next() token { return s.object(0) }

func (s *scanner) object(depth int) token {
	s.space()
	if s.pos >= len(s.data) {
		return token{}
	}
	c := s.data[s.pos]
	switch {
	case c == '(':
		return s.literal()
	case c == '<' && s.peek(1) == '<':
		s.pos += 2
		return token{kind: dictToken, list: s.until(">>", depth)}
	case c == '<':
		return s.hex()
	case c == '[':
		s.pos++
		return token{kind: arrayToken, list: s.until("]", depth)}
	case c == '/':
		return s.name()
	case c == '>' && s.peek(1) == '>':
		s.pos += 2
		return token{kind: operatorToken, text: ">>"}
	case isDelimiter(c):
		s.pos++
		return token{kind: operatorToken, text: string(rune(c))}
	}
	return s.word()
}

func (s *scanner) peek(n int) byte {
	if s.pos+n < len(s.data) {
		return s.data[s.pos+n]
	}
	return 0
}

func (s *scanner) space() {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case isSpace(c):
			s.pos++
		case c == '%':
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) comment() {
	end := bytes.IndexAny(s.data[s.pos:], "\r\n")
	if end < 0 {
		end = len(s.data) - s.pos
	}
	s.pos += end
}

// until collects operands up to the closing mark. Operators inside are dropped: PostScript in CMap dictionaries has
// them.
func (s *scanner) until(closing string, depth int) []token {
	var list []token
	if depth >= maxNesting {
		s.pos = len(s.data)
		return nil
	}
	for {
		t := s.object(depth + 1)
		switch {
		case t.kind == endToken, t.kind == operatorToken && t.text == closing:
			return list
		case t.kind != operatorToken:
			list = append(list, t)
		}
	}
}

func (s *scanner) word() token {
	start := s.pos
	for s.pos < len(s.data) && !isSpace(s.data[s.pos]) && !isDelimiter(s.data[s.pos]) {
		s.pos++
	}
	text := string(s.data[start:s.pos])
	if num, ok := number(text); ok {
		return token{kind: numberToken, num: num}
	}
	return token{kind: operatorToken, text: text}
}

// number reads a PDF number. "1e5" is none; "--5" and "5-3" occur in the wild and are read as other readers do.
func number(text string) (float64, bool) {
	if c := text[0]; c != '-' && c != '+' && c != '.' && (c < '0' || c > '9') {
		return 0, false
	}
	for len(text) > 1 && text[0] == '-' && text[1] == '-' {
		text = text[1:]
	}
	for i := 1; i < len(text); i++ {
		if text[i] == '-' {
			text = text[:i]
			break
		}
	}
	for i := range len(text) {
		if c := text[i]; c >= 'A' {
			return 0, false
		}
	}
	num, err := strconv.ParseFloat(text, 64)
	return num, err == nil || text == "-" || text == "."
}

func (s *scanner) name() token {
	s.pos++
	var b []byte
	for s.pos < len(s.data) && !isSpace(s.data[s.pos]) && !isDelimiter(s.data[s.pos]) {
		c := s.data[s.pos]
		s.pos++
		if hi, lo := unhex(s.peek(0)), unhex(s.peek(1)); c == '#' && hi >= 0 && lo >= 0 {
			c = byte(hi<<4 | lo)
			s.pos += 2
		}
		b = append(b, c)
	}
	return token{kind: nameToken, text: string(b)}
}

func (s *scanner) hex() token {
	s.pos++
	var b []byte
	half := -1
	for s.pos < len(s.data) && s.data[s.pos] != '>' {
		digit := unhex(s.data[s.pos])
		s.pos++
		switch {
		case digit < 0:
		case half < 0:
			half = digit
		default:
			b = append(b, byte(half<<4|digit))
			half = -1
		}
	}
	s.pos++
	if half >= 0 {
		b = append(b, byte(half<<4))
	}
	return token{kind: stringToken, text: string(b)}
}

func (s *scanner) literal() token {
	s.pos++
	var b []byte
	for depth := 1; s.pos < len(s.data); {
		c := s.data[s.pos]
		s.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return token{kind: stringToken, text: string(b)}
			}
		case '\\':
			b = s.escape(b)
			continue
		}
		b = append(b, c)
	}
	return token{kind: stringToken, text: string(b)}
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escape reads what follows a backslash and appends what it stands for.
func (s *scanner) escape(b []byte) []byte {
	c := s.peek(0)
	s.pos++
	switch {
	case c == '\r':
		if s.peek(0) == '\n' {
			s.pos++
		}
		return b
	case c == '\n':
		return b
	case c >= '0' && c <= '7':
		return append(b, s.octal(int(c-'0')))
	}
	if plain, ok := escapes[c]; ok {
		return append(b, plain)
	}
	return append(b, c)
}

func (s *scanner) octal(value int) byte {
	for range 2 {
		c := s.peek(0)
		if c < '0' || c > '7' {
			break
		}
		value = value<<3 | int(c-'0')
		s.pos++
	}
	return byte(value)
}

// skipImage moves past the data of an inline image, called after its ID operator. The data has no length; it ends at
// an EI between white space after which plain text follows, as binary data may hold the two letters by chance.
func (s *scanner) skipImage() {
	for at := s.pos; ; {
		i := bytes.Index(s.data[at:], []byte("EI"))
		if i < 0 {
			s.pos = len(s.data)
			return
		}
		at += i + 2
		if s.endsImage(at) {
			s.pos = at
			return
		}
	}
}

func (s *scanner) endsImage(after int) bool {
	if before := after - 3; before < s.pos || !isSpace(s.data[before]) {
		return false
	}
	rest := s.data[after:min(after+16, len(s.data))]
	if len(rest) > 0 && !isSpace(rest[0]) {
		return false
	}
	for _, c := range rest {
		if c > '~' || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}
