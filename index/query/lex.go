package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

type tokenKind int

const (
	tokenEnd tokenKind = iota
	tokenWord
	tokenPhrase
	tokenField
	tokenAnd
	tokenOr
	tokenNot
	tokenNear
	tokenOpen
	tokenClose
)

// token is one piece of a query. Gap belongs to a tokenNear, and to a tokenPhrase that is loose: written "…"~n.
type token struct {
	kind   tokenKind
	text   string
	prefix bool
	loose  bool
	gap    int
	filter Filter
	at     Span
}

// lexer cuts a query. Operators of Vietnamese words hold only when some letter of the query is small.
type lexer struct {
	source   string
	pos      int
	hasSmall bool
	tokens   []token
}

// maxWords bounds a query, so that a whole document pasted into it ends in a sentence and not in a search of minutes.
const maxWords = 200

func lex(source string) ([]token, error) {
	l := &lexer{source: source, hasSmall: strings.IndexFunc(source, unicode.IsLower) >= 0}
	for {
		l.skipSpace()
		if l.pos == len(l.source) {
			return append(l.tokens, token{kind: tokenEnd, at: Span{l.pos, l.pos}}), nil
		}
		if err := l.next(); err != nil {
			return nil, err
		}
		if len(l.tokens) > maxWords {
			return nil, mistake(Span{l.pos, len(source)}, "too-long", "Words", maxWords)
		}
	}
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.source) {
		r, size := l.peek()
		if !unicode.IsSpace(r) {
			return
		}
		l.pos += size
	}
}

func (l *lexer) peek() (rune, int) { return utf8.DecodeRuneInString(l.source[l.pos:]) }

const quotes = "\"“”«»„‟"

func (l *lexer) next() error {
	r, size := l.peek()
	start := l.pos
	switch {
	case strings.ContainsRune(quotes, r):
		return l.phrase()
	case r == '(':
		l.single(tokenOpen)
	case r == ')':
		l.single(tokenClose)
	case r == '&':
		l.operator(tokenAnd, '&')
	case r == '|':
		l.operator(tokenOr, '|')
	case (r == '-' || r == '!') && l.startsOperand(start+size):
		l.single(tokenNot)
	default:
		return l.chunk()
	}
	return nil
}

// startsOperand tells a minus that excludes from a bullet or a dash, behind which there is a space.
func (l *lexer) startsOperand(i int) bool {
	r, _ := utf8.DecodeRuneInString(l.source[i:])
	return isWordRune(r) || r == '(' || strings.ContainsRune(quotes, r)
}

func (l *lexer) single(kind tokenKind) {
	_, size := l.peek()
	l.add(token{kind: kind, at: Span{l.pos, l.pos + size}})
	l.pos += size
}

func (l *lexer) operator(kind tokenKind, sign byte) {
	start := l.pos
	for l.pos < len(l.source) && l.source[l.pos] == sign {
		l.pos++
	}
	l.add(token{kind: kind, at: Span{start, l.pos}})
}

func (l *lexer) add(t token) { l.tokens = append(l.tokens, t) }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// quoted reads what stands between quotation marks.
func (l *lexer) quoted() (string, Span, error) {
	start := l.pos
	_, size := l.peek()
	from := start + size
	n := strings.IndexAny(l.source[from:], quotes)
	if n < 0 {
		return "", Span{}, mistake(Span{start, len(l.source)}, "open-quote")
	}
	_, end := utf8.DecodeRuneInString(l.source[from+n:])
	l.pos = from + n + end
	return l.source[from : from+n], Span{start, l.pos}, nil
}

func (l *lexer) phrase() error {
	text, at, err := l.quoted()
	if err != nil {
		return err
	}
	if strings.Contains(text, "*") {
		star := at.Start + 1 + strings.Index(l.source[at.Start+1:], "*")
		return mistake(Span{star, star + 1}, "star-in-phrase")
	}
	if len(Terms(text)) == 0 {
		return mistake(at, "empty-phrase")
	}
	t := token{kind: tokenPhrase, text: text, at: at}
	if strings.HasPrefix(l.source[l.pos:], "~") {
		l.pos++
		if t.gap, err = l.number(at.Start); err != nil {
			return err
		}
		t.loose, t.at.End = true, l.pos
	}
	l.add(t)
	return nil
}

// maxGap bounds nearness: what is farther apart is in another sentence.
const maxGap = 50

// number reads the gap of a nearness.
func (l *lexer) number(start int) (int, error) {
	from := l.pos
	n := 0
	for l.pos < len(l.source) && l.source[l.pos] >= '0' && l.source[l.pos] <= '9' {
		n = min(n*10+int(l.source[l.pos]-'0'), maxGap+1)
		l.pos++
	}
	if l.pos == from || n > maxGap {
		return 0, mistake(Span{start, l.pos}, "gap", "Most", maxGap)
	}
	return n, nil
}

// chunk reads letters up to a space or a sign of the language: words, an operator, or the name of a field.
func (l *lexer) chunk() error {
	start := l.pos
	for l.pos < len(l.source) {
		r, size := l.peek()
		if unicode.IsSpace(r) || strings.ContainsRune(`()&|:*/`, r) || strings.ContainsRune(quotes, r) {
			break
		}
		l.pos += size
	}
	text := l.source[start:l.pos]
	at := Span{start, l.pos}
	switch {
	case strings.HasPrefix(l.source[l.pos:], ":") && text != "":
		return l.field(at)
	case strings.HasPrefix(l.source[l.pos:], "*"):
		return l.prefix(at)
	case text == "": // a sign that means nothing here, such as a slash
		_, size := l.peek()
		l.pos += size
		return nil
	case l.near(text, at):
		return l.gap(at)
	}
	if kind, is := l.isOperator(text); is {
		l.add(token{kind: kind, at: at})
		return nil
	}
	l.words(at)
	return nil
}

func (l *lexer) isOperator(text string) (tokenKind, bool) {
	switch text {
	case "AND":
		return tokenAnd, true
	case "OR":
		return tokenOr, true
	case "NOT":
		return tokenNot, true
	}
	if !l.hasSmall || strings.IndexFunc(text, unicode.IsLower) >= 0 {
		return 0, false
	}
	switch viet.Normal(text) {
	case "và", "va":
		return tokenAnd, true
	case "hoặc", "hoac":
		return tokenOr, true
	case "không", "khong":
		return tokenNot, true
	}
	return 0, false
}

// near tells the words GẦN and NEAR, with or without a number behind.
func (l *lexer) near(text string, at Span) bool {
	if text == "NEAR" {
		return len(l.tokens) > 0
	}
	return l.hasSmall && (viet.Normal(text) == "gần" || text == "GAN") && strings.IndexFunc(text, unicode.IsLower) < 0 &&
		strings.HasPrefix(l.source[at.End:], "/")
}

const usualGap = 5

func (l *lexer) gap(at Span) error {
	t := token{kind: tokenNear, gap: usualGap, at: at}
	if strings.HasPrefix(l.source[l.pos:], "/") {
		l.pos++
		n, err := l.number(at.Start)
		if err != nil {
			return err
		}
		t.gap, t.at.End = n, l.pos
	}
	l.add(t)
	return nil
}

// shortestPrefix is how many letters must stand before a star.
const shortestPrefix = 2

func (l *lexer) prefix(at Span) error {
	l.pos++
	whole := Span{at.Start, l.pos}
	terms := Terms(l.source[at.Start:at.End])
	if len(terms) == 0 || len([]rune(terms[len(terms)-1])) < shortestPrefix {
		return mistake(whole, "short-prefix", "Letters", shortestPrefix)
	}
	if l.pos < len(l.source) {
		if r, _ := l.peek(); isWordRune(r) || r == '*' {
			return mistake(Span{at.End, l.pos}, "star-inside")
		}
	}
	for _, t := range terms[:len(terms)-1] {
		l.add(token{kind: tokenWord, text: t, at: at})
	}
	l.add(token{kind: tokenWord, text: terms[len(terms)-1], prefix: true, at: whole})
	return nil
}

// words adds the words of a chunk: "đàn-bà" is two.
func (l *lexer) words(at Span) {
	for _, t := range Terms(l.source[at.Start:at.End]) {
		l.add(token{kind: tokenWord, text: t, at: at})
	}
}

// Terms are the words of a text in the normal form.
func Terms(text string) []string {
	normal := viet.Normal(text)
	var terms []string
	for _, t := range viet.Tokenize(normal) {
		if t.Kind != viet.Mark {
			terms = append(terms, normal[t.Start:t.End])
		}
	}
	return terms
}
