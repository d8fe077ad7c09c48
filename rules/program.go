package rules

import "slices"

// step is what an edge of a program asks for.
type step uint8

const (
	stepFree   step = iota // nothing
	stepAtom               // a phrase of an atom
	stepGap                // up to max syllables
	stepTight              // up to max syllables, and no mark
	stepNumber             // one to maxNumber words of a number
	stepStart              // the start of the text
	stepEnd                // the end of the text
)

// maxNumber is how many words a number has at most: "ba trăm năm mươi nghìn" has five.
const maxNumber = 8

// edge leads from one state of a program to a later one.
type edge struct {
	from, to int32
	step     step
	atom     atom
	max      int32
}

// program is a pattern as a graph without loops: state 0 is the start, the last one the end. Its edges stand in an order
// in which all edges into a state come before those out of it, so one pass along them runs every way at once.
type program struct {
	edges   []edge
	states  int32
	needs   []group // each of these has an atom in every match
	numbers bool    // an edge asks for a number
	tight   bool    // an edge asks where marks stand
	number  int32   // among the matcher's programs
}

func (p *program) end() int32 { return p.states - 1 }

// programmer compiles the patterns of one pack.
type programmer struct {
	pack  *Pack
	atoms *atomTable
	*program
}

// compile makes a program of a pattern, or gives the one of a pattern that says the same.
func (a *atomTable) compile(pack *Pack, n *node) *program {
	c := programmer{pack, a, &program{states: 1}}
	last := c.build(n, 0)
	if last != c.end() {
		c.link(edge{from: last, to: c.state(), step: stepFree})
	}
	a.key = c.appendKey(a.key[:0])
	if known, ok := a.programs[string(a.key)]; ok {
		return known
	}
	c.number = int32(len(a.programs))
	a.programs[string(a.key)] = c.program
	for _, list := range c.required(n) {
		c.needs = append(c.needs, a.group(list))
	}
	return c.program
}

// appendKey adds what is the same for programs that do the same.
func (p *program) appendKey(b []byte) []byte {
	for _, e := range p.edges {
		b = appendNumbers(b, e.from, e.to, int32(e.step), e.atom, e.max)
	}
	return b
}

func (c *programmer) state() int32 {
	c.states++
	return c.states - 1
}

func (c *programmer) link(e edge) int32 {
	c.edges = append(c.edges, e)
	return e.to
}

// build adds the part's edges behind state from and gives the state where it ends.
func (c *programmer) build(n *node, from int32) int32 {
	switch n.op {
	case opPhrase, opSet:
		return c.link(edge{from: from, to: c.state(), step: stepAtom, atom: c.atoms.of(c.pack, n)})
	case opGap:
		step := stepGap
		if n.tight {
			step, c.tight = stepTight, true
		}
		return c.link(edge{from: from, to: c.state(), step: step, max: int32(n.max)})
	case opNumber:
		c.numbers = true
		return c.link(edge{from: from, to: c.state(), step: stepNumber})
	case opStart:
		return c.link(edge{from: from, to: c.state(), step: stepStart})
	case opEnd:
		return c.link(edge{from: from, to: c.state(), step: stepEnd})
	case opSeq:
		for _, k := range n.kids {
			from = c.build(k, from)
		}
		return from
	default:
		return c.choice(n, from)
	}
}

// choice builds alternatives side by side and joins their ends.
func (c *programmer) choice(n *node, from int32) int32 {
	var ends []int32
	for _, k := range n.kids {
		ends = append(ends, c.build(k, from))
	}
	join := c.state()
	if n.op == opOpt {
		ends = append(ends, from)
	}
	for _, e := range ends {
		c.link(edge{from: e, to: join, step: stepFree})
	}
	return join
}

// required collects groups of atoms of which every match has one.
func (c *programmer) required(n *node) [][]atom {
	switch n.op {
	case opPhrase, opSet:
		return [][]atom{{c.atoms.of(c.pack, n)}}
	case opSeq:
		var out [][]atom
		for _, k := range n.kids {
			out = append(out, c.required(k)...)
		}
		return out
	case opAlt:
		return c.requiredOfAll(n.kids)
	default:
		return nil
	}
}

// requiredOfAll joins the rarest group of every alternative into one.
func (c *programmer) requiredOfAll(kids []*node) [][]atom {
	var joined []atom
	for _, k := range kids {
		groups := c.required(k)
		if len(groups) == 0 {
			return nil
		}
		joined = append(joined, c.atoms.rarest(groups)...)
	}
	slices.Sort(joined)
	return [][]atom{slices.Compact(joined)}
}
