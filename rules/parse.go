package rules

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Limits that keep a slip of the pen from becoming a pattern nobody can reckon with.
const (
	maxGap   = 60 // syllables; a longer gap is written ".."
	maxDepth = 20 // brackets within brackets
)

// patternError is a mistake at a letter of a pattern.
type patternError struct {
	text    string
	at      int // letters from 1
	message string
}

func (e *patternError) Error() string {
	return fmt.Sprintf("pattern, letter %d: %s\n    %s\n    %s^", e.at, e.message, e.text, strings.Repeat(" ", e.at-1))
}

// parser reads patterns, one after the other, byte by byte.
type parser struct {
	room    []node // for nodes: a pack has tens of thousands
	text    string
	pos     int
	depth   int
	tokens  []viet.Token
	counted int // bytes whose letters have been counted
	letters int
}

// parse reads a pattern; what it returns is always a sequence.
func (p *parser) parse(text string) (*node, error) {
	*p = parser{room: p.room, tokens: p.tokens, text: text}
	n, err := p.sequence()
	if err != nil {
		return nil, err
	}
	if p.pos < len(text) {
		return nil, p.fail(p.pos, "%q closes nothing", text[p.pos])
	}
	if len(n.kids) == 0 {
		return nil, p.fail(0, "the pattern is empty")
	}
	n.text = text
	return n, nil
}

// keep finds room for a node.
func (p *parser) keep(n node) *node {
	if len(p.room) == 0 {
		p.room = make([]node, 128)
	}
	kept := &p.room[0]
	*kept, p.room = n, p.room[1:]
	return kept
}

func (p *parser) fail(pos int, format string, args ...any) error {
	return &patternError{text: p.text, at: p.letter(pos), message: fmt.Sprintf(format, args...)}
}

// letter counts the letters up to a byte, from 1; on from where it was asked for last.
func (p *parser) letter(pos int) int {
	if pos < p.counted {
		p.counted, p.letters = 0, 0
	}
	p.letters += utf8.RuneCountInString(p.text[p.counted:pos])
	p.counted = pos
	return p.letters + 1
}

// sequence reads parts up to the end of the pattern or to a letter that belongs to the bracket around it.
func (p *parser) sequence() (*node, error) {
	seq := p.keep(node{op: opSeq, at: p.letter(p.pos)})
	for {
		p.skipSpace()
		if p.pos == len(p.text) || strings.IndexByte(")|]", p.text[p.pos]) >= 0 {
			return seq, nil
		}
		part, err := p.part()
		if err != nil {
			return nil, err
		}
		seq.kids = append(seq.kids, part)
	}
}

// part reads one part.
func (p *parser) part() (n *node, err error) {
	at := p.letter(p.pos)
	switch p.text[p.pos] {
	case '@':
		n, err = p.setName()
	case '(':
		n, err = p.bracket(')', "(")
	case '[':
		n, err = p.bracket(']', "[")
	case '.':
		n, err = p.gap()
	case '~':
		n, err = p.tightGap()
	case '<':
		n, err = p.number()
	case '^', '$':
		n = p.keep(node{op: map[byte]op{'^': opStart, '$': opEnd}[p.text[p.pos]]})
		p.pos++
	default:
		n, err = p.words()
	}
	if err != nil {
		return nil, err
	}
	n.at = at
	return n, nil
}

func (p *parser) setName() (*node, error) {
	start := p.pos
	p.pos++
	name := p.take(isNameByte)
	if name == "" {
		return nil, p.fail(start, "after @ comes the name of a set: small letters a–z, digits and hyphens")
	}
	return p.keep(node{op: opSet, set: name}), nil
}

func (p *parser) bracket(closing byte, opening string) (*node, error) {
	start := p.pos
	p.pos++
	if p.depth++; p.depth > maxDepth {
		return nil, p.fail(start, "brackets lie more than %d deep", maxDepth)
	}
	defer func() { p.depth-- }()
	alt, err := p.alternatives(start, opening)
	if err != nil {
		return nil, err
	}
	if p.pos == len(p.text) || p.text[p.pos] != closing {
		return nil, p.fail(start, "%q is never closed by %q", opening, string(closing))
	}
	p.pos++
	if closing == ']' {
		return p.keep(node{op: opOpt, kids: []*node{alt}}), nil
	}
	return alt, nil
}

// alternatives reads sequences parted by "|".
func (p *parser) alternatives(start int, opening string) (*node, error) {
	alt := p.keep(node{op: opAlt, at: p.letter(start)})
	for {
		from := p.pos
		seq, err := p.sequence()
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(p.text[from:p.pos]) == "" {
			return nil, p.fail(p.pos-1, "nothing stands in this part of %q", opening)
		}
		alt.kids = append(alt.kids, seq)
		if p.pos == len(p.text) || p.text[p.pos] != '|' {
			return alt, nil
		}
		p.pos++
	}
}

func (p *parser) gap() (*node, error) {
	start := p.pos
	if dots := p.take(func(c byte) bool { return c == '.' }); dots != ".." {
		return nil, p.fail(start, "a gap is written with two dots, as in ..6; a pattern never crosses a full stop")
	}
	return p.gapLength(start)
}

func (p *parser) tightGap() (*node, error) {
	start := p.pos
	p.pos++
	n, err := p.gapLength(start)
	if err == nil {
		n.tight = true
	}
	return n, err
}

func (p *parser) gapLength(start int) (*node, error) {
	digits := p.take(isDigit)
	if digits == "" {
		return p.keep(node{op: opGap, max: unlimited}), nil
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > maxGap {
		return nil, p.fail(start, "a gap has 1 to %d syllables; without a number it has any length", maxGap)
	}
	return p.keep(node{op: opGap, max: n}), nil
}

func (p *parser) number() (*node, error) {
	const written = "<number>"
	if !strings.HasPrefix(p.text[p.pos:], written) {
		return nil, p.fail(p.pos, "only %s can stand between < and >", written)
	}
	p.pos += len(written)
	return p.keep(node{op: opNumber}), nil
}

// words reads syllables up to the next letter with a meaning of its own. Marks between them become mark.
func (p *parser) words() (*node, error) {
	start := p.pos
	for p.pos < len(p.text) && (strings.IndexByte("@()[]|.<>^$~", p.text[p.pos]) < 0 || p.insideNumber()) {
		p.pos++
	}
	if p.pos == start {
		return nil, p.fail(start, "%q has no meaning here", p.text[start])
	}
	normal := viet.Normal(p.text[start:p.pos])
	p.tokens = viet.AppendTokens(p.tokens[:0], normal)
	n := p.keep(node{op: opPhrase, word: make(phrase, 0, len(p.tokens))})
	for _, t := range p.tokens {
		word := normal[t.Start:t.End]
		if t.Kind == viet.Mark {
			word = mark
		}
		if word != mark || len(n.word) == 0 || n.word[len(n.word)-1] != mark {
			n.word = append(n.word, word)
		}
	}
	return n, nil
}

// insideNumber keeps the dot of "500.000" with its digits.
func (p *parser) insideNumber() bool {
	return p.text[p.pos] == '.' && p.pos > 0 && p.pos+1 < len(p.text) && isDigit(p.text[p.pos-1]) && isDigit(p.text[p.pos+1])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (p *parser) skipSpace() {
	p.pos = len(p.text) - len(strings.TrimLeftFunc(p.text[p.pos:], unicode.IsSpace))
}

// take reads bytes as long as they fit.
func (p *parser) take(fits func(byte) bool) string {
	start := p.pos
	for p.pos < len(p.text) && fits(p.text[p.pos]) {
		p.pos++
	}
	return p.text[start:p.pos]
}

func isNameByte(c byte) bool { return 'a' <= c && c <= 'z' || isDigit(c) || c == '-' }
