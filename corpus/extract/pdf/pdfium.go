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
	if cacheDir != "" {
		if p.cache, err = wazero.NewCompilationCacheWithDir(cacheDir); err != nil {
			return nil, fmt.Errorf("open pdfium's cache: %w", err)
		}
		runtime = runtime.WithCompilationCache(p.cache)
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
		pages := c.pages(i+1, size.width, size.height)
		for j := range pages {
			pages[j].Spaced = true
		}
		d.add(pages, c)
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
	c.pictures = p.pictures(loaded.Page)
	text, err := p.instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &loaded.Page}})
	if err != nil {
		return c, size, fmt.Errorf("load page's text: %w", err)
	}
	defer func() { _, _ = p.instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	return c, size, p.letters(text.TextPage, c)
}

func (p *pdfium) paper(page references.FPDF_PAGE) paper {
	box, err := p.instance.FPDFPage_GetMediaBox(&requests.FPDFPage_GetMediaBox{Page: requests.Page{ByReference: &page}})
	if err != nil {
		return a4 // inherited from the tree, or absent
	}
	return paper{float64(box.Left), float64(box.Bottom), float64(box.Right - box.Left), float64(box.Top - box.Bottom)}
}

// pictures counts the images of a page, as far as PDFium lists them.
func (p *pdfium) pictures(page references.FPDF_PAGE) (n int) {
	by := requests.Page{ByReference: &page}
	objects, err := p.instance.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: by})
	if err != nil {
		return 0
	}
	for i := range min(objects.Count, maxPageRules) {
		object, err := p.instance.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: by, Index: i})
		if err != nil {
			continue
		}
		kind, err := p.instance.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err == nil && kind.Type == enums.FPDF_PAGEOBJ_IMAGE {
			n++
		}
	}
	return n
}

func (p *pdfium) letters(text references.FPDF_TEXTPAGE, c *canvas) error {
	count, err := p.instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return fmt.Errorf("count letters: %w", err)
	}
	for i := range min(count.Count, maxPageGlyphs) {
		if err := p.letter(text, i, c); err != nil {
			return fmt.Errorf("read letter %d: %w", i, err)
		}
	}
	return nil
}

// letter places one letter. Its box gives the advance, its matrix the size and the turn of the baseline.
func (p *pdfium) letter(text references.FPDF_TEXTPAGE, i int, c *canvas) error {
	letter, err := p.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return err
	}
	if letter.Unicode == '\r' || letter.Unicode == '\n' {
		return nil // made up by PDFium
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
	c.place(glyphOf(rune(letter.Unicode), origin.X, origin.Y, box.Rect, size.FontSize, m), float64(m.A), float64(m.B))
	return nil
}

func glyphOf(r rune, x, y float64, box structs.FPDF_FS_RECTF, size float64, m structs.FPDF_FS_MATRIX) layout.Glyph {
	width := float64(box.Right) - x
	if math.Abs(float64(m.B)) > math.Abs(float64(m.A)) {
		width = math.Abs(float64(box.Top) - float64(box.Bottom))
	}
	text := plain(string(r))
	if r == 0 {
		text = unmapped
	}
	return layout.Glyph{Text: text, X: x, Y: y, Width: max(0, width), Size: math.Abs(size) * math.Hypot(float64(m.C), float64(m.D))}
}
