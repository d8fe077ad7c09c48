package rules

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

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

// parser reads one pattern, letter by letter.
type parser struct {
	text  string
	runes []rune
	pos   int
	depth int
}

// parse reads a pattern; what it returns is always a sequence.
func parse(text string) (*node, error) {
	p := &parser{text: text, runes: []rune(text)}
	n, err := p.sequence()
	if err != nil {
		return nil, err
	}
	if p.pos < len(p.runes) {
		return nil, p.fail(p.pos, "%q closes nothing", p.runes[p.pos])
	}
	if len(n.kids) == 0 {
		return nil, p.fail(0, "the pattern is empty")
	}
	n.text = text
	return n, nil
}

func (p *parser) fail(pos int, format string, args ...any) error {
	return &patternError{text: p.text, at: pos + 1, message: fmt.Sprintf(format, args...)}
}

// sequence reads parts up to the end of the pattern or to a letter that belongs to the bracket around it.
func (p *parser) sequence() (*node, error) {
	seq := &node{op: opSeq, at: p.pos + 1}
	for {
		p.skipSpace()
		if p.pos == len(p.runes) || strings.ContainsRune(")|]", p.runes[p.pos]) {
			return seq, nil
		}
		parts, err := p.part()
		if err != nil {
			return nil, err
		}
		seq.kids = append(seq.kids, parts...)
	}
}

// part reads one part; a run of words with a comma in it gives two.
func (p *parser) part() ([]*node, error) {
	at := p.pos
	var n *node
	var err error
	switch p.runes[p.pos] {
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
		n = &node{op: map[rune]op{'^': opStart, '$': opEnd}[p.runes[p.pos]]}
		p.pos++
	default:
		return p.words()
	}
	if err != nil {
		return nil, err
	}
	n.at = at + 1
	return []*node{n}, nil
}

func (p *parser) setName() (*node, error) {
	start := p.pos
	p.pos++
	name := p.take(isNameRune)
	if name == "" {
		return nil, p.fail(start, "after @ comes the name of a set: small letters a–z, digits and hyphens")
	}
	return &node{op: opSet, set: name}, nil
}

func (p *parser) bracket(closing rune, opening string) (*node, error) {
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
	if p.pos == len(p.runes) || p.runes[p.pos] != closing {
		return nil, p.fail(start, "%q is never closed by %q", opening, string(closing))
	}
	p.pos++
	if closing == ']' {
		return &node{op: opOpt, kids: []*node{alt}}, nil
	}
	return alt, nil
}

// alternatives reads sequences parted by "|".
func (p *parser) alternatives(start int, opening string) (*node, error) {
	alt := &node{op: opAlt, at: start + 1}
	for {
		from := p.pos
		seq, err := p.sequence()
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(string(p.runes[from:p.pos])) == "" {
			return nil, p.fail(p.pos-1, "nothing stands in this part of %q", opening)
		}
		alt.kids = append(alt.kids, seq)
		if p.pos == len(p.runes) || p.runes[p.pos] != '|' {
			return alt, nil
		}
		p.pos++
	}
}

func (p *parser) gap() (*node, error) {
	start := p.pos
	if dots := p.take(func(r rune) bool { return r == '.' }); dots != ".." {
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
	digits := p.take(unicode.IsDigit)
	if digits == "" {
		return &node{op: opGap, max: unlimited}, nil
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > maxGap {
		return nil, p.fail(start, "a gap has 1 to %d syllables; without a number it has any length", maxGap)
	}
	return &node{op: opGap, max: n}, nil
}

func (p *parser) number() (*node, error) {
	const written = "<number>"
	if !strings.HasPrefix(string(p.runes[p.pos:]), written) {
		return nil, p.fail(p.pos, "only %s can stand between < and >", written)
	}
	p.pos += len(written)
	return &node{op: opNumber}, nil
}

// words reads syllables up to the next letter with a meaning of its own. Marks between them become mark.
func (p *parser) words() ([]*node, error) {
	start := p.pos
	normal := viet.Normal(p.take(func(r rune) bool { return !strings.ContainsRune("@()[]|.<>^$~", r) || p.insideNumber(r) }))
	if p.pos == start {
		return nil, p.fail(start, "%q has no meaning here", p.runes[start])
	}
	n := &node{op: opPhrase, at: start + 1}
	for _, t := range viet.Tokenize(normal) {
		word := normal[t.Start:t.End]
		if t.Kind == viet.Mark {
			word = mark
		}
		if word != mark || len(n.word) == 0 || n.word[len(n.word)-1] != mark {
			n.word = append(n.word, word)
		}
	}
	return []*node{n}, nil
}

// insideNumber keeps the dot of "500.000" with its digits.
func (p *parser) insideNumber(r rune) bool {
	return r == '.' && p.pos > 0 && p.pos+1 < len(p.runes) &&
		unicode.IsDigit(p.runes[p.pos-1]) && unicode.IsDigit(p.runes[p.pos+1])
}

func (p *parser) skipSpace() { p.take(unicode.IsSpace) }

// take reads letters as long as they fit.
func (p *parser) take(fits func(rune) bool) string {
	start := p.pos
	for p.pos < len(p.runes) && fits(p.runes[p.pos]) {
		p.pos++
	}
	return string(p.runes[start:p.pos])
}

func isNameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-'
}
