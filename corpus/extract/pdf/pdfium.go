package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// wasmPages caps the memory of PDFium in pages of 64 KiB: 512 MiB.
const wasmPages = 8192

// readPDFium reads a file by PDFium. It gives the places of the letters, so that both readers share one layout, but no
// rules: ruled tables come as rows of cells.
func readPDFium(ctx context.Context, data []byte, l reading.Limits, recognised map[int]ocr.Page) (*draft, error) {
	p, err := startPDFium(ctx, l.CacheDir)
	if err != nil {
		return nil, err
	}
	defer p.close()
	d, err := p.read(ctx, data, l, recognised)
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

func (p *pdfium) read(ctx context.Context, data []byte, l reading.Limits, recognised map[int]ocr.Page) (d *draft, err error) {
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
	d = &draft{engine: enginePDFium, recognised: recognised}
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
			c.shapes++
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
