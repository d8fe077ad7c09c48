package html

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// walker turns the tree of a page into paragraphs.
type walker struct {
	ctx    context.Context
	limits reading.Limits
	sheet  sheet
	base   string // font of letters for which the page names none

	out    []corpus.Paragraph
	around map[corpus.Origin][]corpus.Paragraph
	origin corpus.Origin
	notes  flow.Notes

	line    flow.Line  // of the paragraph that is being read
	label   flow.Line  // of its number, where the page holds it as text
	sink    *flow.Line // which of the two is written
	space   bool       // white space was written last, so more of it means nothing
	pending string     // number of the list item that begins
	item    numbered   // that begins, if its number is shown
	lists   []*list    // that are open, the outermost first
	numbers []numbered // of the body's list items
	tabs    bool       // a tab in the page is one: its program writes them so

	nodes   int
	written int64
	err     error
}

func newWalker(ctx context.Context, limits reading.Limits, base string) *walker {
	w := &walker{
		ctx: ctx, limits: limits, sheet: sheet{}, base: base, origin: corpus.OriginBody, space: true,
		around: map[corpus.Origin][]corpus.Paragraph{}, notes: flow.Notes{},
	}
	w.sink = &w.line
	return w
}

// fine counts the nodes and tells whether the walk may go on.
func (w *walker) fine() bool {
	w.nodes++
	switch {
	case w.err != nil:
	case w.nodes&0x3ff == 0 && w.ctx.Err() != nil:
		w.err = fmt.Errorf("read the page: %w", w.ctx.Err())
	case w.nodes > w.limits.Nodes:
		w.err = reading.Fail(corpus.ReasonTooLarge, "page of more than %d elements", w.limits.Nodes)
	case w.written > w.limits.Part:
		w.err = reading.Fail(corpus.ReasonTooLarge, "text of more than %d bytes", w.limits.Part)
	}
	return w.err == nil
}

// children walks what stands in an element.
func (w *walker) children(n *html.Node, l look) {
	for c := n.FirstChild; c != nil && w.fine(); c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c.Data, l)
		case html.ElementNode:
			w.element(c, l)
		}
	}
}

// element walks one element in its look.
func (w *walker) element(n *html.Node, outer look) {
	if isUnseen(n.DataAtom) {
		return
	}
	p := w.styleOf(n)
	l := w.over(outer, n, p)
	switch {
	case l.hidden:
		w.leaveOut(n, reading.NoteHidden)
	case w.office(n, p, l):
	case isBlock(n.DataAtom):
		w.endParagraph()
		w.block(n, p, l)
		w.endParagraph()
	default:
		w.inline(n, l)
	}
}

func (w *walker) block(n *html.Node, p properties, l look) {
	switch n.DataAtom {
	case atom.Table:
		w.table(n, l)
	case atom.Ol, atom.Ul, atom.Menu, atom.Dir:
		w.list(n, p, l)
	case atom.Li:
		w.listItem(n, l)
	default:
		w.children(n, l)
	}
}

func (w *walker) inline(n *html.Node, l look) {
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak(l)
	case atom.Img, atom.Image:
		w.notes[reading.NotePictures]++
	case atom.Object, atom.Embed, atom.Applet, atom.Iframe:
		w.notes[reading.NoteEmbedded]++
	case atom.Del:
		w.leaveOut(n, reading.NoteDeleted)
	case atom.Ins:
		if hasText(n) {
			w.notes[reading.NoteInserted]++
		}
		w.children(n, l)
	default:
		w.children(n, l)
	}
}

// isUnseen tells elements of which a reader of the page sees nothing, or only when the page's scripts run.
func isUnseen(a atom.Atom) bool {
	switch a {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Title, atom.Select, atom.Textarea, atom.Button,
		atom.Rt, atom.Rp, atom.Svg, atom.Audio, atom.Video, atom.Canvas, atom.Datalist, atom.Noframes:
		return true
	default:
		return false
	}
}

// isBlock tells elements that stand on lines of their own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Html, atom.Body, atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr, atom.Pre, atom.Blockquote,
		atom.Center, atom.Address, atom.Article, atom.Aside, atom.Section, atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Figure,
		atom.Figcaption, atom.Form, atom.Fieldset, atom.Legend, atom.Details, atom.Summary, atom.Dialog, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Caption, atom.Ol, atom.Ul, atom.Menu, atom.Dir, atom.Li:
		return true
	default:
		return false
	}
}

// leaveOut passes over an element and notes it if it holds letters.
func (w *walker) leaveOut(n *html.Node, kind reading.NoteKind) {
	if hasText(n) {
		w.notes[kind]++
	}
}

func hasText(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}

// text writes letters of the page, in which any run of white space means one space, unless it is kept: then every
// line is a paragraph.
func (w *walker) text(text string, l look) {
	if !l.kept {
		w.write(w.folded(text), l)
		return
	}
	for i, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if i > 0 {
			w.endParagraph()
		}
		w.write(part, l)
	}
}

func (w *walker) folded(text string) string {
	var b strings.Builder
	for _, c := range text {
		blank := strings.ContainsRune(" \t\r\n\f", c)
		switch {
		case c == '\t' && w.tabs && !w.space:
			b.WriteByte('\t')
		case !blank:
			b.WriteRune(c)
		case !w.space:
			b.WriteByte(' ')
		}
		w.space = blank
	}
	return b.String()
}

func (w *walker) write(text string, l look) { w.sink.Write(text, l.face) }

// lineBreak keeps a <br> inside a paragraph; those before its first letter are only distance.
func (w *walker) lineBreak(l look) {
	if w.line.Size() > 0 {
		w.line.Write("\n", l.face)
	}
	w.space = true
}

// endParagraph gives the paragraph that was read, unless there is nothing to see.
func (w *walker) endParagraph() {
	text := strings.TrimSpace(trimLines(w.line.Text()))
	own := flow.Label(w.label.Text())
	w.line, w.label, w.space, w.sink = flow.Line{}, flow.Line{}, true, &w.line
	if text == "" && strings.Trim(own, "-+* ") == "" {
		return
	}
	label := own
	if label == "" {
		label, w.pending = w.pending, ""
		w.noteNumber(label)
	}
	w.give(corpus.Paragraph{Text: strings.TrimRight(label+text, " "), AutoNumber: label != "", Origin: w.origin})
}

func (w *walker) give(p corpus.Paragraph) {
	w.written += int64(len(p.Text))
	w.out = append(w.out, p)
}

// trimLines takes the spaces in front of line breaks, which the source has there for its own looks.
func trimLines(text string) string { return strings.ReplaceAll(text, " \n", "\n") }

// story walks an element as a text of its own.
func (w *walker) story(origin corpus.Origin, walk func()) []corpus.Paragraph {
	w.endParagraph()
	out, outer, lists, pending := w.out, w.origin, w.lists, w.pending
	w.out, w.origin, w.lists, w.pending = nil, origin, nil, ""
	walk()
	w.endParagraph()
	inner := w.out
	w.out, w.origin, w.lists, w.pending = out, outer, lists, pending
	return inner
}
