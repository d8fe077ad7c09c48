package query

// Node is a part of a query's tree: All, And, Or, Not, Word, Phrase, Near or Filter.
type Node interface{ isNode() }

// All stands for every clause.
type All struct{}

// And wants all of its nodes.
type And struct{ Nodes []Node }

// Or wants one of its nodes.
type Or struct{ Nodes []Node }

// Not wants its node to fail.
type Not struct{ Node Node }

// Word is one word in the normal form, or the beginning of words.
type Word struct {
	Text   string
	Prefix bool
	At     Span
}

// Phrase is words that follow each other, in the normal form.
type Phrase struct {
	Words []string
	At    Span
}

// Near is words or phrases within reach of each other, in any order: from the first to the last of them there are at
// most Gap other words.
type Near struct {
	Parts [][]string
	Gap   int
}

// Filter wants one of the values in a field.
type Filter struct {
	Field  Field
	Values []Value
	At     Span
}

// Value is what a field is compared with. For a range Low and High are its ends, empty when open.
type Value struct {
	Text      string // as the index holds it
	Prefix    bool
	Range     bool
	Low, High string
	At        Span
}

// Span is a stretch of the query as typed, in bytes.
type Span struct{ Start, End int }

func (All) isNode()    {}
func (And) isNode()    {}
func (Or) isNode()     {}
func (Not) isNode()    {}
func (Word) isNode()   {}
func (Phrase) isNode() {}
func (Near) isNode()   {}
func (Filter) isNode() {}

// Walk calls visit for a node and all below it. What stands below a Not is visited with wanted false.
func Walk(n Node, visit func(n Node, wanted bool)) { walk(n, true, visit) }

func walk(n Node, wanted bool, visit func(Node, bool)) {
	visit(n, wanted)
	switch n := n.(type) {
	case And:
		for _, child := range n.Nodes {
			walk(child, wanted, visit)
		}
	case Or:
		for _, child := range n.Nodes {
			walk(child, wanted, visit)
		}
	case Not:
		walk(n.Node, !wanted, visit)
	}
}

// Words are the plain words of a query that is nothing but words, and filters beside them; ok is false for any other.
func Words(n Node) (words []Word, filters []Filter, ok bool) {
	nodes := []Node{n}
	if and, is := n.(And); is {
		nodes = and.Nodes
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case Word:
			if n.Prefix {
				return nil, nil, false
			}
			words = append(words, n)
		case Filter:
			filters = append(filters, n)
		default:
			return nil, nil, false
		}
	}
	return words, filters, len(words) > 0
}
