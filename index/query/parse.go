package query

import "errors"

// maxDepth bounds parentheses within parentheses.
const maxDepth = 30

// parser builds the tree: OR binds less than AND, AND less than NOT, NOT less than nearness.
type parser struct {
	tokens []token
	pos    int
	depth  int
}

// Parse reads a query. An empty one stands for every clause. The error is always an *Error.
func Parse(source string) (Node, error) {
	n, err := parse(source)
	var wrong *Error
	if errors.As(err, &wrong) {
		wrong.Source = source
	}
	return n, err
}

func parse(source string) (Node, error) {
	tokens, err := lex(source)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens}
	if p.now().kind == tokenEnd {
		return All{}, nil
	}
	n, err := p.or()
	if err != nil {
		return nil, err
	}
	if t := p.now(); t.kind != tokenEnd {
		return nil, mistake(t.at, "close-paren")
	}
	return n, nil
}

func (p *parser) now() token { return p.tokens[p.pos] }

func (p *parser) take() token {
	t := p.tokens[p.pos]
	p.pos++
	return t
}

func (p *parser) or() (Node, error) {
	first, err := p.and()
	if err != nil {
		return nil, err
	}
	nodes := []Node{first}
	for p.now().kind == tokenOr {
		p.take()
		n, err := p.and()
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	if len(nodes) == 1 {
		return first, nil
	}
	return Or{nodes}, nil
}

func (p *parser) and() (Node, error) {
	var nodes []Node
	for {
		n, err := p.not()
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
		switch p.now().kind {
		case tokenAnd:
			p.take()
		case tokenEnd, tokenOr, tokenClose:
			if len(nodes) == 1 {
				return n, nil
			}
			return And{nodes}, nil
		}
	}
}

func (p *parser) not() (Node, error) {
	if p.now().kind != tokenNot {
		return p.near()
	}
	if err := p.deeper(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	p.take()
	n, err := p.not()
	if err != nil {
		return nil, err
	}
	return Not{n}, nil
}

func (p *parser) deeper() error {
	if p.depth++; p.depth > maxDepth {
		return mistake(p.now().at, "too-deep")
	}
	return nil
}

// near reads "a GẦN/5 b", and "a GẦN/5 b GẦN/5 c" as all three within the larger gap.
func (p *parser) near() (Node, error) {
	first, at, err := p.primary()
	if err != nil {
		return nil, err
	}
	n := Near{}
	for p.now().kind == tokenNear {
		sign := p.take()
		next, nextAt, err := p.primary()
		if err != nil {
			return nil, err
		}
		if len(n.Parts) == 0 {
			if n.Parts, err = nearPart(first, at); err != nil {
				return nil, err
			}
		}
		parts, err := nearPart(next, nextAt)
		if err != nil {
			return nil, err
		}
		n.Parts, n.Gap = append(n.Parts, parts...), max(n.Gap, sign.gap)
	}
	if len(n.Parts) == 0 {
		return first, nil
	}
	return n, nil
}

// nearPart is what may stand beside GẦN: a word or a phrase.
func nearPart(n Node, at Span) ([][]string, error) {
	switch n := n.(type) {
	case Word:
		if !n.Prefix {
			return [][]string{{n.Text}}, nil
		}
	case Phrase:
		return [][]string{n.Words}, nil
	}
	return nil, mistake(at, "near-what")
}

func (p *parser) primary() (Node, Span, error) {
	t := p.now()
	switch t.kind {
	case tokenWord:
		p.take()
		return Word{Text: t.text, Prefix: t.prefix, At: t.at}, t.at, nil
	case tokenPhrase:
		p.take()
		return phraseNode(t), t.at, nil
	case tokenField:
		p.take()
		return t.filter, t.at, nil
	case tokenOpen:
		n, err := p.group()
		return n, t.at, err
	case tokenClose:
		return nil, t.at, mistake(t.at, "close-paren")
	case tokenEnd:
		return nil, t.at, mistake(p.beforeEnd(), "missing-after")
	default:
		return nil, t.at, mistake(t.at, "missing-before")
	}
}

// beforeEnd is the last token, behind which something is missing.
func (p *parser) beforeEnd() Span {
	if p.pos == 0 {
		return p.now().at
	}
	return p.tokens[p.pos-1].at
}

// phraseNode is words in quotation marks: in a row, or near each other when a gap was written behind; one word is a word.
func phraseNode(t token) Node {
	words := Terms(t.text)
	switch {
	case len(words) == 1:
		return Word{Text: words[0], At: t.at}
	case !t.loose:
		return Phrase{Words: words, At: t.at}
	}
	n := Near{Gap: t.gap}
	for _, w := range words {
		n.Parts = append(n.Parts, []string{w})
	}
	return n
}

func (p *parser) group() (Node, error) {
	open := p.take()
	if err := p.deeper(); err != nil {
		return nil, err
	}
	defer func() { p.depth-- }()
	n, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.now().kind != tokenClose {
		return nil, mistake(open.at, "open-paren")
	}
	p.take()
	return n, nil
}
