package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// wasmPages caps the memory of PDFium in pages of 64 KiB: 512 MiB.
const wasmPages = 8192

// readPDFium reads a file by PDFium. It gives the places of the letters, so that both readers share one layout, but no
// rules: ruled tables come as rows of cells.
func readPDFium(ctx context.Context, data []byte, l reading.Limits) (*draft, error) {
	p, err := startPDFium(ctx, l.CacheDir)
	if err != nil {
		return nil, err
	}
	defer p.close()
	d, err := p.read(ctx, data, l)
	if ended := ctx.Err(); ended != nil {
		return nil, fmt.Errorf("read pdf by pdfium: %w", ended)
	}
	return d, err
}

// pdfium is one instance of the WebAssembly module. It ends with its file: a module that a hostile file has broken is
// of no use to the next.
type pdfium struct {
	pool     gopdfium.Pool
	instance gopdfium.Pdfium
	cache    wazero.CompilationCache
}

func startPDFium(ctx context.Context, cacheDir string) (p *pdfium, err error) {
	defer contain(&err, "start pdfium")
	p = &pdfium{}
	runtime := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(wasmPages).
		WithCloseOnContextDone(true)
	if cache, err := openCache(cacheDir); err == nil {
		p.cache = cache
		runtime = runtime.WithCompilationCache(cache)
	}
	// The module sees no file of the host and cannot write to its terminal.
	p.pool, err = webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 0, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(),
		RuntimeConfig: runtime, Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		p.close()
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	if p.instance, err = p.pool.GetInstanceWithContext(ctx); err != nil {
		p.close()
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	return p, nil
}

// openCache opens the store of compiled code. One that cannot be written costs time, not the file.
func openCache(dir string) (wazero.CompilationCache, error) {
	if dir == "" {
		return nil, errors.New("no cache folder")
	}
	return wazero.NewCompilationCacheWithDir(dir)
}

// close frees the module. Errors are of no interest: after a runaway file it is gone already.
func (p *pdfium) close() {
	if p.instance != nil {
		_ = p.instance.Close()
	}
	if p.pool != nil {
		_ = p.pool.Close()
	}
	if p.cache != nil {
		_ = p.cache.Close(context.Background())
	}
}

func (p *pdfium) read(ctx context.Context, data []byte, l reading.Limits) (d *draft, err error) {
	defer contain(&err, "read pdf by pdfium")
	document, err := p.instance.OpenDocument(&requests.OpenDocument{File: &data})
	if errors.Is(err, pdfiumerrors.ErrPassword) {
		return nil, locked(err)
	}
	if err != nil {
		return nil, fmt.Errorf("open pdf by pdfium: %w", err)
	}
	count, err := p.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: document.Document})
	if err != nil {
		return nil, fmt.Errorf("count pages by pdfium: %w", err)
	}
	if count.PageCount > l.Pages {
		return nil, reading.Fail(corpus.ReasonTooLarge, "read pdf by pdfium: more than %d pages", l.Pages)
	}
	d = &draft{engine: enginePDFium}
	for i := range count.PageCount {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("read pdf by pdfium: %w", err)
		}
		c, size, err := p.page(document.Document, i)
		if err != nil {
			c.broken++
		}
		d.add(c.pages(i+1, size.width, size.height), c)
	}
	return d, nil
}

// page collects the letters of one page.
func (p *pdfium) page(document references.FPDF_DOCUMENT, index int) (c *canvas, size paper, err error) {
	c, size = &canvas{}, a4
	loaded, err := p.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: document, Index: index})
	if err != nil {
		return c, size, fmt.Errorf("load page: %w", err)
	}
	defer func() { _, _ = p.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	size = p.paper(loaded.Page)
	p.drawings(loaded.Page, size, c)
	text, err := p.instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return c, size, fmt.Errorf("load page's text: %w", err)
	}
	defer func() { _, _ = p.instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	return c, size, p.letters(text.TextPage, size, c)
}

// paper is the page's size; PDFium does not tell a box that is inherited from the page tree, but its size.
func (p *pdfium) paper(page references.FPDF_PAGE) paper {
	by := requests.Page{ByReference: &page}
	if b, err := p.instance.FPDFPage_GetMediaBox(&requests.FPDFPage_GetMediaBox{Page: by}); err == nil && b.Right > b.Left && b.Top > b.Bottom {
		return paper{float64(b.Left), float64(b.Bottom), float64(b.Right - b.Left), float64(b.Top - b.Bottom)}
	}
	width, err := p.instance.FPDF_GetPageWidth(&requests.FPDF_GetPageWidth{Page: by})
	if err != nil {
		return a4
	}
	height, err := p.instance.FPDF_GetPageHeight(&requests.FPDF_GetPageHeight{Page: by})
	if err != nil {
		return a4
	}
	return paper{width: width.Width, height: height.Height}
}

// drawings counts the images of a page and takes the thin bars of which tables are ruled, as far as PDFium lists them:
// it does not look into Form XObjects.
func (p *pdfium) drawings(page references.FPDF_PAGE, size paper, c *canvas) {
	by := requests.Page{ByReference: &page}
	objects, err := p.instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: by})
	if err != nil {
		return
	}
	for i := range min(objects.Count, maxPageRules) {
		object, err := p.instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: by, Index: i})
		if err != nil {
			continue
		}
		kind, err := p.instance.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		switch {
		case err != nil:
		case kind.Type == enums.FPDF_PAGEOBJ_IMAGE:
			c.pictures++
		case kind.Type == enums.FPDF_PAGEOBJ_PATH:
			p.bar(object.PageObject, size, c)
		}
	}
}

func (p *pdfium) bar(object references.FPDF_PAGEOBJECT, size paper, c *canvas) {
	b, err := p.instance.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return
	}
	c.bar(box{x0: float64(b.Left) - size.x, y0: float64(b.Bottom) - size.y, x1: float64(b.Right) - size.x, y1: float64(b.Top) - size.y}, false)
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

// letter places one letter. Its box gives the advance, its matrix the size and the turn of the baseline.
func (p *pdfium) letter(text references.FPDF_TEXTPAGE, i int, page paper, c *canvas) error {
	letter, err := p.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return err
	}
	if p.madeUp(text, i, rune(letter.Unicode)) {
		return nil
	}
	origin, err := p.instance.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return nil // a letter without a place: PDFium made it up
	}
	box, err := p.instance.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return nil
	}
	size, err := p.instance.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if err != nil {
		return err
	}
	m := structs.FPDF_FS_MATRIX{A: 1, D: 1}
	if got, err := p.instance.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i}); err == nil {
		m = got.Matrix
	}
	g := glyphOf(rune(letter.Unicode), origin.X, origin.Y, box.Rect, size.FontSize, m)
	if r := rune(letter.Unicode); r >= measured {
		if advance, ok := p.fontAdvance(text, i, r); ok {
			g.Width = min(g.Width, advance*size.FontSize*math.Hypot(float64(m.A), float64(m.B)))
		}
	}
	g.X, g.Y = g.X-page.x, g.Y-page.y
	c.place(g, float64(m.A), float64(m.B))
	return nil
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

// lineHyphen is what PDFium calls a hyphen at the end of a line.
const lineHyphen = '\u0002'

func glyphOf(r rune, x, y float64, box structs.FPDF_FS_RECTF, size float64, m structs.FPDF_FS_MATRIX) layout.Glyph {
	width := float64(box.Right) - x
	if math.Abs(float64(m.B)) > math.Abs(float64(m.A)) {
		width = math.Abs(float64(box.Top) - float64(box.Bottom))
	}
	text := plain(string(r))
	switch r {
	case 0:
		text = unmapped
	case lineHyphen:
		text = "-"
	}
	return layout.Glyph{Text: text, X: x, Y: y, Width: max(0, width), Size: math.Abs(size) * math.Hypot(float64(m.C), float64(m.D))}
}
