package pdf_test

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
)

// writer makes small PDF files object by object, as the producers do whose habits are tested.
type writer struct {
	objects []string
	version string
}

func newWriter() *writer { return &writer{version: "1.5"} }

// add keeps an object and gives the reference to it.
func (w *writer) add(body string) string {
	w.objects = append(w.objects, body)
	return fmt.Sprintf("%d 0 R", len(w.objects))
}

func (w *writer) stream(dict, data string) string {
	return w.add(fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data))
}

// page is a page's content with its resources.
type page struct{ resources, content, more string }

// file joins the objects with a page tree, a cross-reference table and a trailer.
func (w *writer) file(pages ...page) []byte {
	tree := fmt.Sprintf("%d 0 R", len(w.objects)+2*len(pages)+1)
	var kids []string
	for _, p := range pages {
		content := w.stream("", p.content)
		kids = append(kids, w.add(fmt.Sprintf("<</Type/Page/Parent %s/MediaBox[0 0 595 842]/Resources<<%s>>/Contents %s%s>>",
			tree, p.resources, content, p.more)))
	}
	w.add(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(kids)))
	root := w.add("<</Type/Catalog/Pages " + tree + ">>")
	return w.finish("/Root " + root)
}

func (w *writer) finish(trailer string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%%PDF-%s\n", w.version)
	offsets := make([]int, len(w.objects))
	for i, body := range w.objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(w.objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(w.objects)+1, trailer, at)
	return b.Bytes()
}

// letters gives every letter of a text a code of its own, as a subset font does.
type letters struct {
	codes map[rune]int
	order []rune
	first int
}

func lettersOf(text string, first int) *letters {
	l := &letters{codes: map[rune]int{}, first: first}
	for _, r := range text {
		if _, ok := l.codes[r]; !ok {
			l.codes[r] = first + len(l.order)
			l.order = append(l.order, r)
		}
	}
	return l
}

// hex spells text in codes of so many bytes.
func (l *letters) hex(text string, size int) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "%0*X", 2*size, l.codes[r])
	}
	return "<" + b.String() + ">"
}

// toUnicode is the CMap of the codes, one entry a letter.
func (l *letters) toUnicode(size int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <%0*X> <%s> endcodespacerange\n",
		2*size, 0, strings.Repeat("FF", size))
	fmt.Fprintf(&b, "%d beginbfchar\n", len(l.order))
	for _, r := range l.order {
		fmt.Fprintf(&b, "<%0*X> <%s>\n", 2*size, l.codes[r], utf16Hex(string(r)))
	}
	b.WriteString("endbfchar endcmap end")
	return b.String()
}

func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// advance is the width of every letter in the test fonts, in thousandths of the size; a space is 250.
func advance(r rune) int {
	if r == ' ' {
		return 250
	}
	return 500
}

// composite adds an Identity-H font; without a map when toUnicode is "".
func (w *writer) composite(l *letters, toUnicode string) string {
	var widths strings.Builder
	for _, r := range l.order {
		fmt.Fprintf(&widths, "%d[%d]", l.codes[r], advance(r))
	}
	descendant := w.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/Bai/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[" + widths.String() + "]>>")
	mapped := ""
	if toUnicode != "" {
		mapped = "/ToUnicode " + w.stream("", toUnicode)
	}
	return w.add("<</Type/Font/Subtype/Type0/BaseFont/Bai/Encoding/Identity-H/DescendantFonts[" + descendant + "]" + mapped + ">>")
}

// simple adds an 8-bit font with the given entries beside its widths.
func (w *writer) simple(l *letters, entries string) string {
	var widths strings.Builder
	for _, r := range l.order {
		fmt.Fprintf(&widths, "%d ", advance(r))
	}
	return w.add(fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/Bai/FirstChar %d/LastChar %d/Widths[%s]%s>>",
		l.first, l.first+len(l.order)-1, widths.String(), entries))
}

// width is the length of text in points at a font size.
func width(text string, size float64) (points float64) {
	for _, r := range text {
		points += float64(advance(r)) / 1000 * size
	}
	return points
}

// setLines sets each line by show, from the top of the page, at the left margin.
func setLines(lines []string, show func(line string, x, y float64) string) string {
	var b strings.Builder
	for i, line := range lines {
		b.WriteString(show(line, 72, 760-18*float64(i)))
	}
	return b.String()
}
