package doc

import "github.com/huonguoc/huonguoc/corpus/extract/reading"

const (
	anchorSize  = 26 // an anchor of a shape (§2.9.253)
	textBoxSize = 22 // the text of a text box (§2.9.102)

	kindPicture = 75 // of a shape: the frame of a picture

	recordGroups  = 0xf000 // what all drawings of the document share ([MS-ODRAW] §2.2.12)
	recordDrawing = 0xf002
	recordGroup   = 0xf003
	recordShape   = 0xf004
	recordSelf    = 0xf00a // number and kind of a shape
)

// box is the text of a text box, as a range of positions.
type box struct{ from, to int }

// shapes know which text boxes and pictures hang at a letter of the body.
type shapes struct {
	anchors  map[int]int   // position in the body → number of the shape
	members  map[int][]int // number of a group → numbers of the shapes in it
	pictures map[int]bool  // numbers of the shapes that are pictures
	boxes    map[int]box   // number of a shape → its text
	order    []int         // the shapes with text, as they follow one another in the file
}

func readShapes(f *file) (*shapes, error) {
	s := &shapes{anchors: map[int]int{}, members: map[int][]int{}, pictures: map[int]bool{}, boxes: map[int]box{}}
	anchors, err := f.plc(partShapes, anchorSize)
	if err != nil {
		return nil, err
	}
	for i := range anchors.n {
		s.anchors[anchors.pos(i)] = u32(anchors.at(i), 0)
	}
	texts, err := f.plc(partTextBoxes, textBoxSize)
	if err != nil {
		return nil, err
	}
	s.readTexts(texts, f)
	drawings, err := f.part(partDrawings)
	s.readDrawings(drawings)
	return s, err
}

// readTexts notes where the text of each shape stands. Boxes that were deleted are kept for reuse and say so.
func (s *shapes) readTexts(texts plc, f *file) {
	start, end := f.extent(storyTextBoxes)
	for i := range texts.n {
		b := box{start + texts.pos(i), start + texts.pos(i+1)}
		id, reusable := u32(texts.at(i), 14), u16(texts.at(i), 8) != 0
		if _, twice := s.boxes[id]; twice || reusable || b.from < start || b.from >= b.to || b.to > end {
			continue
		}
		s.boxes[id] = b
		s.order = append(s.order, id)
	}
}

// records goes over the records of a drawing ([MS-ODRAW] §2.2.1).
func records(b []byte, visit func(kind, instance int, content []byte)) {
	for len(b) >= 8 {
		content := span(b, 8, u32(b, 4))
		if content == nil {
			return
		}
		visit(u16(b, 2), u16(b, 0)>>4, content)
		b = b[8+len(content):]
	}
}

// readDrawings reads the drawings of body and headers (§2.9.171), each behind a byte that says which.
func (s *shapes) readDrawings(b []byte) {
	if u16(b, 2) != recordGroups {
		return
	}
	for at := 8 + u32(b, 4); u16(b, at+3) == recordDrawing; {
		content := span(b, at+9, u32(b, at+5))
		records(content, func(kind, _ int, inner []byte) {
			if kind == recordGroup {
				s.group(inner, 0, 0)
			}
		})
		at += 9 + u32(b, at+5)
	}
}

// group reads a group, whose first shape is the group itself. The outermost group is the drawing's page, which is no
// shape of the document; only groups below it hang at letters, with all that is in them.
func (s *shapes) group(b []byte, owner, depth int) {
	first := true
	records(b, func(kind, _ int, content []byte) {
		switch {
		case kind == recordGroup && depth < maxDepth:
			s.group(content, owner, depth+1)
		case kind == recordShape:
			id := s.shape(content)
			switch {
			case !first && owner != 0:
				s.members[owner] = append(s.members[owner], id)
			case first && owner == 0 && depth > 0:
				owner = id
			}
			first = false
		}
	})
}

func (s *shapes) shape(b []byte) (id int) {
	records(b, func(kind, instance int, content []byte) {
		if kind == recordSelf {
			id = u32(content, 0)
			s.pictures[id] = instance == kindPicture
		}
	})
	return id
}

// at gives the shapes that hang at a position, and forgets them: a shape is seen once.
func (s *shapes) at(position int) (boxes []box, pictures int) {
	id, ok := s.anchors[position]
	if !ok {
		return nil, 0
	}
	delete(s.anchors, position)
	for _, member := range append([]int{id}, s.members[id]...) {
		if b, ok := s.boxes[member]; ok {
			boxes = append(boxes, b)
			delete(s.boxes, member)
		}
		if s.pictures[member] {
			pictures++
		}
	}
	return boxes, pictures
}

// rest gives the text boxes whose place in the text is not known.
func (s *shapes) rest() (boxes []box) {
	for _, id := range s.order {
		if b, ok := s.boxes[id]; ok {
			boxes = append(boxes, b)
		}
	}
	return boxes
}

// anchor takes up what hangs at a letter.
func (w *walker) anchor(p *paragraph, position int) {
	boxes, pictures := w.shapes.at(position)
	p.boxes = append(p.boxes, boxes...)
	if pictures > 0 {
		w.notes[reading.NotePictures] += pictures
	}
}
