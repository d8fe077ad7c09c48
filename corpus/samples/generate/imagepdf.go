package main

import (
	"bytes"
	"fmt"
	"strings"
)

// picture is a page as a grey JPEG; width and height in pixels.
type picture struct {
	jpeg          []byte
	width, height int
}

// imagePDF is a PDF 1.4 file with one picture a page and nothing else (ISO 32000-1: 7.5 file structure, 8.9 images).
//
// Objects: 1 catalogue, 2 page tree, then for page i (from 0) the page 3+3i, its content 4+3i and its picture 5+3i.
func imagePDF(pages []picture, dpi int) []byte {
	w := &pdfWriter{}
	w.out.WriteString("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
	w.object("<< /Type /Catalog /Pages 2 0 R >>")
	kids := make([]string, len(pages))
	for i := range pages {
		kids[i] = fmt.Sprintf("%d 0 R", 3+3*i)
	}
	w.object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), strings.Join(kids, " ")))
	for i, p := range pages {
		w.page(3+3*i, p, dpi)
	}
	return w.finish()
}

type pdfWriter struct {
	out     bytes.Buffer
	offsets []int // of object 1, 2, …
}

func (w *pdfWriter) object(body string) {
	w.offsets = append(w.offsets, w.out.Len())
	fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", len(w.offsets), body)
}

func (w *pdfWriter) page(number int, p picture, dpi int) {
	const pointsPerInch = 72
	width := float64(p.width) * pointsPerInch / float64(dpi)
	height := float64(p.height) * pointsPerInch / float64(dpi)
	w.object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R "+
		"/Resources << /XObject << /Scan %d 0 R >> >> >>", width, height, number+1, number+2))
	w.stream("", fmt.Appendf(nil, "q %.2f 0 0 %.2f 0 0 cm /Scan Do Q", width, height))
	w.stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "+
		"/BitsPerComponent 8 /Filter /DCTDecode ", p.width, p.height), p.jpeg)
}

func (w *pdfWriter) stream(entries string, content []byte) {
	w.object(fmt.Sprintf("<< %s/Length %d >>\nstream\n%s\nendstream", entries, len(content), content))
}

// finish appends the cross-reference table: one line of exactly 20 bytes for each object.
func (w *pdfWriter) finish() []byte {
	start := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, offset := range w.offsets {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&w.out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(w.offsets)+1, start)
	return w.out.Bytes()
}
