package rtf

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// maxTables bounds how deep tables stand in tables.
const maxTables = 32

// story is a text of its own: the body, a header, a footnote, a text box.
type story struct {
	origin corpus.Origin
	out    []corpus.Paragraph

	line  flow.Line // of the paragraph that is being read
	label flow.Line
	page  int // on which the paragraph starts; 0 before its first letter
	boxes []corpus.Paragraph
	rows  []openRow // of the tables that are being read, the outermost first
}

// openRow is a table's row that is being read.
type openRow struct {
	cells [][]corpus.Paragraph
	cell  []corpus.Paragraph
}

// paragraphFormat is what the state says about a paragraph.
type paragraphFormat struct {
	inTable     bool
	depth       int // \itap
	ls, ilvl    int
	style       int
	breakBefore bool // the paragraph starts a page
}

// tables is how many tables the paragraph stands in.
func (p paragraphFormat) tables() int {
	if p.inTable && p.depth == 0 {
		return 1
	}
	return min(max(p.depth, 0), maxTables)
}

// endParagraph gives the paragraph that was read, at a depth of tables. One whose end is deleted goes on in the next.
func (r *reader) endParagraph(depth int) {
	if r.state.deleted {
		return
	}
	s := r.story
	text, label := strings.TrimSpace(s.line.Text()), r.label()
	page := s.page
	if page == 0 {
		page = r.pages()
	}
	s.line, s.label, s.page = flow.Line{}, flow.Line{}, 0
	s.settle(depth)
	if text != "" || strings.Trim(label, "-+* ") != "" {
		r.emit(corpus.Paragraph{Text: strings.TrimRight(label+text, " "), AutoNumber: label != "", Page: page, Origin: s.originAt(depth)})
	}
	s.endBoxes()
}

// emit gives a paragraph unless it is a line of a table of contents, which would be taken for an article of its own.
func (r *reader) emit(p corpus.Paragraph) {
	if r.isContents(r.state.paragraph.style) {
		r.notes[reading.NoteContents]++
		return
	}
	r.written += int64(len(p.Text))
	r.story.place(p)
}

// label is the number of the paragraph, as the file has it or counted from its lists.
func (r *reader) label() string {
	if r.hasLabels {
		return flow.Label(r.story.label.Text())
	}
	if r.state.paragraph.ls == 0 {
		return ""
	}
	label, exact := r.lists.label(r.state.paragraph.ls, r.state.paragraph.ilvl)
	if !exact {
		r.notes[reading.NoteUnknownNumber]++
	}
	return label
}

func (s *story) originAt(depth int) corpus.Origin {
	if depth > 0 && s.origin == corpus.OriginBody {
		return corpus.OriginTable
	}
	return s.origin
}

// place puts a paragraph where the text stands: into the open cell, or among the paragraphs of the story.
func (s *story) place(p corpus.Paragraph) {
	if n := len(s.rows); n > 0 {
		s.rows[n-1].cell = append(s.rows[n-1].cell, p)
		return
	}
	s.out = append(s.out, p)
}

// settle opens and ends rows until the text stands in the given number of tables.
func (s *story) settle(depth int) {
	for len(s.rows) > depth {
		s.endRow()
	}
	for len(s.rows) < depth {
		s.rows = append(s.rows, openRow{})
	}
}

func (s *story) endRow() {
	last := len(s.rows) - 1
	if last < 0 {
		return
	}
	row := s.rows[last]
	s.rows = s.rows[:last]
	if len(row.cell) > 0 {
		row.cells = append(row.cells, row.cell)
	}
	for _, p := range flow.Row(row.cells) {
		s.place(p)
	}
	s.endBoxes()
}

// endBoxes gives the text boxes that were met, after the paragraph or the row that they hang at.
func (s *story) endBoxes() {
	if len(s.rows) == 0 {
		s.out = append(s.out, s.boxes...)
		s.boxes = nil
	}
}

// endCell ends a cell of a table at a depth.
func (r *reader) endCell(depth int) {
	r.endParagraph(depth)
	r.story.settle(depth)
	row := &r.story.rows[depth-1]
	row.cells = append(row.cells, row.cell)
	row.cell = nil
}

// endTableRow ends the row of the table at a depth.
func (r *reader) endTableRow(depth int) {
	if len(r.story.rows) < depth {
		return
	}
	r.story.settle(depth)
	r.story.endRow()
}

// begin starts a story inside the present one; its end gives its paragraphs to keep.
func (r *reader) begin(origin corpus.Origin, keep func([]corpus.Paragraph)) func() {
	outer := r.story
	r.story = &story{origin: origin}
	r.state.sink = &r.story.line
	r.state.paragraph = paragraphFormat{}
	return func() {
		r.endStory()
		inner := r.story.out
		r.story = outer
		keep(inner)
	}
}

// endStory gives what stands in a story whose last paragraph has no end.
func (r *reader) endStory() {
	r.state.deleted = false
	if r.story.line.Size() > 0 || r.story.label.Size() > 0 || len(r.story.boxes) > 0 {
		r.endParagraph(r.state.paragraph.tables())
	}
	r.story.settle(0)
}
