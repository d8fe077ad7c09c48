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

// clip bounds what is seen by the path's bounding box, which is never smaller than the path where that has no curves.
func (in *interpreter) clip() {
	if len(in.path) == 0 || len(in.path) >= maxPath {
		return
	}
	bound := in.path[0]
	for _, b := range in.path {
		if b.curved {
			return
		}
		bound.x0, bound.y0 = min(bound.x0, b.x0), min(bound.y0, b.y0)
		bound.x1, bound.y1 = max(bound.x1, b.x1), max(bound.y1, b.y1)
	}
	if outer := in.state.clip; outer != nil {
		bound.x0, bound.y0 = max(bound.x0, outer.x0), max(bound.y0, outer.y0)
		bound.x1, bound.y1 = min(bound.x1, outer.x1), min(bound.y1, outer.y1)
	}
	if finite(bound.x0, bound.y0, bound.x1, bound.y1) {
		in.state.clip = &bound
	}
}

// clipSlack is how far the middle of a letter may be outside of what is seen, in points: a clipped letter is seen to the
// half at least.
const clipSlack = 1

func (b *box) shows(x, y float64) bool {
	return x >= b.x0-clipSlack && x <= b.x1+clipSlack && y >= b.y0-clipSlack && y <= b.y1+clipSlack
}
