// Package docx writes .docx files (ECMA-376, WordprocessingML) of the kind an office edits by hand: paragraphs, tables, page
// numbers, sections. It knows nothing of what the text says.
//
// Three promises. The same document gives the same bytes: parts in a fixed order, the time of the document for every time.
// Any text is harmless: what a file cannot hold is taken out, and nothing becomes a field, a link or markup. And every run
// and paragraph carries its own look, so that blocks stay as they are when they are put into a template of somebody else.
package docx

import "time"

// Document is a file to be written.
type Document struct {
	Title    string
	Creator  string
	Lang     string // "vi", "en"
	Created  time.Time
	Sections []Section
}

// Section is a part with its own paper and page numbers.
type Section struct {
	Page
	Blocks []Block
	// Restart counts the pages from 1 again.
	Restart bool
}

// Page is the paper of a section. Lengths are in twips, see MM.
type Page struct {
	Width, Height            int
	Top, Bottom, Left, Right int
	Header                   int     // from the edge of the paper to the page number
	NumberSize               float64 // of the page number, in points; it stands in the middle of the top margin, and not on the first page
}

// TextWidth is the width between the margins, in twips.
func (p Page) TextWidth() int { return p.Width - p.Left - p.Right }

// MM is a length in twips, of which an inch has 1,440.
func MM(mm float64) int { return int(mm*1440/25.4 + 0.5) }

// Block is a Paragraph or a Table.
type Block interface{ write(x *xmlText) }

// Align is where the lines of a paragraph stand.
type Align string

// The alignments.
const (
	Left    Align = "left"
	Center  Align = "center"
	Right   Align = "right"
	Justify Align = "both"
)

// Run is text of one look. Size is in points. A newline in the text is a line break, a tab a tab.
type Run struct {
	Text   string
	Size   float64
	Bold   bool
	Italic bool
	Mark   bool   // highlighted in yellow: to be filled in
	Color  string // six hex digits; empty: automatic
}

// Paragraph is text with a layout. Lengths are in twips, Before and After in points.
type Paragraph struct {
	Runs          []Run
	Align         Align
	First         int // indent of the first line; negative: hanging
	Left, Right   int
	Before, After float64
	Line          float64 // lines, 1 to 1.5
	Level         int     // 1 to 9: a heading, in the navigation of word processors
	KeepNext      bool    // on the page of the next paragraph
	NewPage       bool
	Rule          bool // a thin line below, as wide as the paragraph
}

// Table is a grid. A table without borders places things side by side.
type Table struct {
	Widths  []int // of the columns, in twips
	Head    int   // rows at the top that repeat on every page
	Borders bool
	Rows    []Row
}

// Row is a line of a table; it is not parted between pages unless Long.
type Row struct {
	Cells []Cell
	Long  bool
}

// Cell holds paragraphs.
type Cell struct {
	Paragraphs []Paragraph
	Span       int    // columns; 0 is 1
	Shade      string // six hex digits; empty: none
	Middle     bool   // in the middle of its height
}
