package html

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// The names of this reader in a result; the charset follows them, as in "html/utf-8".
const (
	EnginePage    = "html"
	EngineArchive = "mht"
)

// nodeShare is how many bytes of a page an element takes at least on the whole; a page of nothing but marks would cost
// hundreds of times its size as a tree.
const nodeShare = 4

// beginning matches the first words of a page, behind declarations and comments. A page that some program wrote may
// lack everything up to its first table.
var beginning = regexp.MustCompile(`(?is)^(?:\s*(?:<\?xml[^>]*>|<!--.*?-->))*\s*<(?:!doctype\s+html|(?:html|head|body|meta|title|style|link|base|script|table|div|center|font|span|p|b|h[1-6]|ol|ul)[\s>/])`)

// Recognise tells whether the bytes are a web page or a web archive.
func Recognise(data []byte) bool {
	head := data[:min(len(data), headSize)]
	if text, _, ok := marked(head); ok {
		return beginning.MatchString(text)
	}
	return beginning.Match(head) || isArchive(data)
}

// Read reads a web page or the page of a web archive. The body comes in reading order; headers, footers and notes,
// where an office program marked them, follow. Pages are not known.
func Read(ctx context.Context, data []byte, limits reading.Limits) (reading.Result, error) {
	limits = limits.WithDefaults()
	result := reading.Result{Format: corpus.FormatHTML, Engine: EnginePage}
	if int64(len(data)) > limits.Part {
		return result, reading.Fail(corpus.ReasonTooLarge, "page of %d bytes, the limit is %d", len(data), limits.Part)
	}
	source := archived{data: data}
	if !beginning.Match(data[:min(len(data), headSize)]) && isArchive(data) {
		var err error
		result.Engine = EngineArchive
		if source, err = unpack(data, limits); err != nil {
			return result, err
		}
	}
	p := decode(source.data, source.charset)
	result.Engine += "/" + p.charset
	w, err := walk(ctx, p, limits)
	if err != nil {
		return result, err
	}
	w.noteLosses(p, source.cut)
	result.Paragraphs = w.out
	for _, origin := range []corpus.Origin{corpus.OriginHeader, corpus.OriginFooter, corpus.OriginFootnote} {
		result.Paragraphs = append(result.Paragraphs, w.around[origin]...)
	}
	result.Notes = w.notes.Sorted()
	return result, nil
}

func walk(ctx context.Context, p page, limits reading.Limits) (*walker, error) {
	if strings.Count(p.text, "<") > limits.Nodes/nodeShare {
		return nil, reading.Fail(corpus.ReasonTooLarge, "page of more than %d elements", limits.Nodes/nodeShare)
	}
	root, err := html.ParseWithOptions(&patient{ctx: ctx, r: strings.NewReader(p.text)}, html.ParseOptionEnableScripting(false))
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("parse the page: %w", ctx.Err())
	case err != nil:
		return nil, reading.Fail(corpus.ReasonTooLarge, "parse the page: %w", err)
	}
	w := newWalker(ctx, limits, p.font)
	w.readSheets(root)
	office := savedByOffice(root)
	w.tabs = office
	if p.unsure {
		w.base = w.guess(root)
	}
	w.children(root, look{face: flow.Face{Font: w.base}})
	w.endParagraph()
	if office {
		w.restoreLabels()
	}
	return w, w.err
}

// patient reads until its context ends.
type patient struct {
	ctx context.Context
	r   *strings.Reader
}

func (p *patient) Read(into []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(into)
}

func (w *walker) readSheets(root *html.Node) {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Style && n.FirstChild != nil {
			w.sheet.add(n.FirstChild.Data)
		}
	}
}

// sampleSize is how much of a page's letters is looked at to guess their encoding, in bytes.
const sampleSize = 64 << 10

// guess looks for an old encoding in a page that says nothing certain of its letters, by whether they make words. It
// gives a font of that encoding, which holds for letters without one.
func (w *walker) guess(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent != nil && !isUnseen(n.Parent.DataAtom) && b.Len() < sampleSize {
			b.WriteString(n.Data + "\n")
		}
	}
	switch found, _ := legacy.Detect(b.String()); found {
	case legacy.TCVN3, legacy.VNI, legacy.VPS:
		return oldCharsets(found.String())
	default:
		return ""
	}
}

// noteLosses notes bytes that meant nothing, and a page that ends before its own end. A page that never said where it
// begins need not say where it ends.
func (w *walker) noteLosses(p page, cut bool) {
	if lost := strings.Count(p.text, "\ufffd"); lost > 0 {
		w.notes[reading.NoteInvalidBytes] = lost
	}
	begins, ends := []byte("<html"), []byte("</html")
	lower := bytes.ToLower([]byte(p.text))
	if cut || bytes.Contains(lower, begins) && !bytes.Contains(lower, ends) {
		w.notes[reading.NoteTruncated]++
	}
}
