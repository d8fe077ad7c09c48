package pdf

// Paths are followed only as far as their bounding boxes: tables are ruled by thin boxes and straight lines.

// maxPath bounds the subpaths held until a painting operator.
const maxPath = 4 * maxPageRules

func (in *interpreter) pathMove(o []token) {
	if len(in.path) >= maxPath {
		return
	}
	p := numbers(o, 2)
	in.path = append(in.path, box{})
	in.pathAdd(p[0], p[1])
}

// pathPoints adds the end point of a line or curve; a curve's box is never a rule.
func (in *interpreter) pathPoints(o []token, n int) {
	if len(in.path) == 0 {
		in.pathMove(o)
		return
	}
	p := numbers(o, n)
	b := &in.path[len(in.path)-1]
	b.curved = b.curved || n > 2
	in.pathAdd(p[n-2], p[n-1])
}

func (in *interpreter) pathBox(o []token) {
	if len(in.path) >= maxPath {
		return
	}
	p := numbers(o, 4)
	in.path = append(in.path, box{rectangle: true})
	in.pathAdd(p[0], p[1])
	in.pathAdd(p[0]+p[2], p[1]+p[3])
}

func (in *interpreter) pathAdd(x, y float64) {
	x, y = in.state.ctm.apply(x, y)
	in.path[len(in.path)-1].add(x, y)
}

func (in *interpreter) paint(stroked bool) {
	for _, b := range in.path {
		in.canvas.bar(b, stroked)
	}
	in.path = in.path[:0]
}
