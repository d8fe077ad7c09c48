package pdf

import (
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// letter is what PDFium tells of one letter: where its baseline starts, the room it takes, and the matrix that gives
// the size and the turn of the baseline.
type letter struct {
	rune   rune
	x, y   float64
	size   float64 // before the matrix
	box    structs.FPDF_FS_RECTF
	matrix structs.FPDF_FS_MATRIX
}

func (p *pdfium) letters(text references.FPDF_TEXTPAGE, size paper, c *canvas) error {
	count, err := p.instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return fmt.Errorf("count letters: %w", err)
	}
	for i := range min(count.Count, maxPageGlyphs) {
		if err := p.letter(text, i, size, c); err != nil {
			return fmt.Errorf("read letter %d: %w", i, err)
		}
	}
	return nil
}

// letter places one letter. One without a place is made up by PDFium and left out.
func (p *pdfium) letter(text references.FPDF_TEXTPAGE, i int, page paper, c *canvas) error {
	code, err := p.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return fmt.Errorf("ask for its code: %w", err)
	}
	l, placed := p.measure(text, i, rune(code.Unicode))
	if !placed || p.madeUp(text, i, l.rune) {
		return nil
	}
	g := l.glyph()
	if advance, ok := p.fontAdvance(text, i, l.rune); ok {
		g.Width = min(g.Width, advance*l.size*l.along())
	}
	g.X, g.Y = g.X-page.x, g.Y-page.y
	c.place(g, float64(l.matrix.A), float64(l.matrix.B))
	return nil
}

// measure asks for all that PDFium knows of a letter's place.
func (p *pdfium) measure(text references.FPDF_TEXTPAGE, i int, r rune) (l letter, placed bool) {
	origin, originErr := p.instance.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	box, boxErr := p.instance.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	size, sizeErr := p.instance.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if originErr != nil || boxErr != nil || sizeErr != nil {
		return letter{}, false
	}
	l = letter{r, origin.X, origin.Y, size.FontSize, box.Rect, structs.FPDF_FS_MATRIX{A: 1, D: 1}}
	if got, err := p.instance.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i}); err == nil {
		l.matrix = got.Matrix
	}
	return l, true
}

// along is the length of a unit step on the baseline.
func (l letter) along() float64 { return math.Hypot(float64(l.matrix.A), float64(l.matrix.B)) }

// lineHyphen is what PDFium calls a hyphen at the end of a line.
const lineHyphen = '\u0002'

func (l letter) glyph() layout.Glyph {
	width := float64(l.box.Right) - l.x
	if math.Abs(float64(l.matrix.B)) > math.Abs(float64(l.matrix.A)) {
		width = math.Abs(float64(l.box.Top) - float64(l.box.Bottom))
	}
	text := plain(string(l.rune))
	switch l.rune {
	case 0:
		text = unmapped
	case lineHyphen:
		text = "-"
	}
	height := math.Hypot(float64(l.matrix.C), float64(l.matrix.D))
	return layout.Glyph{Text: text, X: l.x, Y: l.y, Width: max(0, width), Size: math.Abs(l.size) * height}
}

// madeUp recognises the spaces and line breaks that PDFium adds by its own idea of gaps; the layout has a better one.
func (p *pdfium) madeUp(text references.FPDF_TEXTPAGE, i int, r rune) bool {
	if r != ' ' {
		return r == '\r' || r == '\n'
	}
	generated, err := p.instance.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: i})
	return err == nil && generated.IsGenerated
}

// measured is the first letter whose advance is asked of its font. The boxes that PDFium gives toned letters of some
// fonts are wider and would swallow the space behind them; for the others it saves three calls a letter.
const measured = 'Ā'

// fontAdvance is the advance of a letter by its font, at font size 1.
func (p *pdfium) fontAdvance(text references.FPDF_TEXTPAGE, i int, r rune) (float64, bool) {
	if r < measured {
		return 0, false
	}
	object, err := p.instance.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: text, Index: i})
	if err != nil {
		return 0, false
	}
	font, err := p.instance.FPDFTextObj_GetFont(&requests.FPDFTextObj_GetFont{PageObject: object.TextObject})
	if err != nil {
		return 0, false
	}
	width, err := p.instance.FPDFFont_GetGlyphWidth(&requests.FPDFFont_GetGlyphWidth{Font: font.Font, Glyph: uint32(r), FontSize: 1})
	if err != nil {
		return 0, false
	}
	return float64(width.GlyphWidth), width.GlyphWidth > 0
}
