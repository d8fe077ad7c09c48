package rules

// op says what a part of a pattern is.
type op int

const (
	opPhrase op = iota // words side by side
	opSet              // any phrase of a set
	opSeq              // one after the other
	opAlt              // one of these
	opOpt              // may be missing
	opGap              // syllables of any kind
	opStart            // the text starts here
	opEnd              // the text ends here
	opNumber           // digits or words
)

// unlimited is the length of a gap written without a number.
const unlimited = -1

// node is a part of a pattern.
type node struct {
	op    op
	kids  []*node // opSeq, opAlt; opOpt has one
	word  phrase  // opPhrase
	set   string  // opSet
	max   int     // opGap: syllables, or unlimited
	tight bool    // opGap: no mark stands in it
	at    int     // where it starts in the pattern, in letters from 1
	text  string  // the whole pattern, on its outermost node
	spot  spot    // where the pattern stands, on its outermost node
}

// phrase is a run of syllables in the normal form.
type phrase []string

// mark stands in a phrase for a comma, a quotation mark, a bracket or a dash: "công, dung, ngôn, hạnh".
const mark = ","

// bare drops the marks at both ends; between the parts of a pattern they may always stand.
func (p phrase) bare() phrase {
	for len(p) > 0 && p[0] == mark {
		p = p[1:]
	}
	for len(p) > 0 && p[len(p)-1] == mark {
		p = p[:len(p)-1]
	}
	return p
}

// bare drops needless marks in all phrases of a rule's pattern. A phrase of marks alone is nothing.
func (n *node) bare() {
	n.walk(func(part *node) {
		if part.op != opPhrase {
			return
		}
		if part.word = part.word.bare(); len(part.word) == 0 {
			part.op = opSeq
		}
	})
}

// nullable tells whether the part can match nothing at all.
func (n *node) nullable() bool {
	switch n.op {
	case opOpt, opGap, opStart, opEnd:
		return true
	case opSeq:
		return every(n.kids, (*node).nullable)
	case opAlt:
		return some(n.kids, (*node).nullable)
	default:
		return false
	}
}

// holdsWord tells whether every match of the part has a word or a set in it.
func (n *node) holdsWord() bool {
	switch n.op {
	case opPhrase, opSet:
		return true
	case opSeq:
		return some(n.kids, (*node).holdsWord)
	case opAlt:
		return every(n.kids, (*node).holdsWord)
	default:
		return false
	}
}

// gapAtEdge finds a gap that the part can begin with (first) or end with, or nil.
func (n *node) gapAtEdge(first bool) *node {
	switch n.op {
	case opGap:
		return n
	case opOpt:
		return n.kids[0].gapAtEdge(first)
	case opAlt:
		for _, k := range n.kids {
			if g := k.gapAtEdge(first); g != nil {
				return g
			}
		}
	case opSeq:
		return gapInSequence(n.kids, first)
	}
	return nil
}

func gapInSequence(kids []*node, first bool) *node {
	for i := range kids {
		k := kids[i]
		if !first {
			k = kids[len(kids)-1-i]
		}
		if g := k.gapAtEdge(first); g != nil {
			return g
		}
		if !k.nullable() || k.op == opStart || k.op == opEnd {
			return nil
		}
	}
	return nil
}

// walk visits the part and everything in it.
func (n *node) walk(visit func(*node)) {
	visit(n)
	for _, k := range n.kids {
		k.walk(visit)
	}
}

func every(nodes []*node, holds func(*node) bool) bool {
	for _, n := range nodes {
		if !holds(n) {
			return false
		}
	}
	return true
}

func some(nodes []*node, holds func(*node) bool) bool {
	for _, n := range nodes {
		if holds(n) {
			return true
		}
	}
	return false
}
