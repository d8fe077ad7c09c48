package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// pdfFile writes PDF 1.4 files with as little as they need (ISO 32000-1: 7.5 file structure).
type pdfFile struct {
	out     bytes.Buffer
	offsets []int // of object 1, 2, …
}

func newPDF() *pdfFile {
	f := &pdfFile{}
	f.out.WriteString("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n")
	return f
}

// next is the number of the next object.
func (f *pdfFile) next() int { return len(f.offsets) + 1 }

func (f *pdfFile) object(body string) {
	f.offsets = append(f.offsets, f.out.Len())
	fmt.Fprintf(&f.out, "%d 0 obj\n%s\nendobj\n", len(f.offsets), body)
}

func (f *pdfFile) stream(entries string, content []byte) {
	f.object(fmt.Sprintf("<< %s/Length %d >>\nstream\n%s\nendstream", entries, len(content), content))
}

// finish appends the cross-reference table: one line of exactly 20 bytes for each object. Object 1 is the catalogue.
func (f *pdfFile) finish() []byte {
	start := f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", f.next())
	for _, offset := range f.offsets {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&f.out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", f.next(), start)
	return f.out.Bytes()
}

// catalogue writes objects 1 and 2 for pages that take so many objects each, the page itself first, from object first.
func (f *pdfFile) catalogue(pages, each, first int) {
	f.object("<< /Type /Catalog /Pages 2 0 R >>")
	kids := make([]string, pages)
	for i := range kids {
		kids[i] = fmt.Sprintf("%d 0 R", first+each*i)
	}
	f.object(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, strings.Join(kids, " ")))
}

// The page of an old document: A4 in points, a line of a typewriter's even letters.
const (
	oldSize      = 12  // points
	oldAdvance   = 500 // thousandths of the size, for every letter that moves on
	oldLine      = 78  // letters
	oldPage      = 44  // lines
	oldLeading   = 16
	oldLeft      = 70
	oldTop       = 770
	oldFirstLine = 28 // indent of a paragraph
)

// oldPDF prints a sample in fonts of an old encoding, which are named and not embedded, without ToUnicode: what the
// printer drivers of the time made.
func oldPDF(e legacy.Encoding) func(sample) ([]byte, error) {
	return func(s sample) ([]byte, error) {
		lines, err := setLines(e, s.lines)
		if err != nil {
			return nil, err
		}
		fonts := oldFonts[e]
		pages := (len(lines) + oldPage - 1) / oldPage
		f := newPDF()
		f.catalogue(pages, 2, 5)
		f.object(oldFont(e, fonts.usual))
		f.object(oldFont(e, max(fonts.capitals, fonts.usual)))
		for page := range pages {
			f.object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "+
				"/Resources << /Font << /F0 3 0 R /F1 4 0 R >> >> >>", f.next()+1))
			f.stream("", drawLines(lines[page*oldPage:min(len(lines), (page+1)*oldPage)], fonts.usual))
		}
		return f.finish(), nil
	}
}

func oldFont(e legacy.Encoding, name string) string {
	widths := make([]string, 0, 224)
	for code := 32; code < 256; code++ {
		widths = append(widths, fmt.Sprint(advance(e, byte(code))))
	}
	return fmt.Sprintf("<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 "+
		"/Widths [%s] /FontDescriptor << /Type /FontDescriptor /FontName /%s /Flags 32 /ItalicAngle 0 /Ascent 900 /Descent -200 "+
		"/CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 900] >> >>", name, strings.Join(widths, " "), name)
}

// advance is nothing for the marks of VNI, which stand behind their letter and are drawn over it.
func advance(e legacy.Encoding, code byte) int {
	view, _ := utf8.DecodeRuneInString(legacy.View([]byte{code}))
	letter, _ := utf8.DecodeRuneInString(legacy.Letter(e, view))
	if unicode.Is(unicode.Mn, letter) {
		return 0
	}
	return oldAdvance
}

// setLine is one printed line.
type setLine struct {
	first bool // of its paragraph
	parts []stretch
}

// setLines breaks paragraphs into lines.
func setLines(e legacy.Encoding, paragraphs []string) ([]setLine, error) {
	var lines []setLine
	for _, paragraph := range paragraphs {
		broken := breakLine(strings.ReplaceAll(paragraph, "\t", "   "))
		for i, text := range broken {
			parts, err := stretches(e, text)
			if err != nil {
				return nil, err
			}
			lines = append(lines, setLine{first: i == 0, parts: parts})
		}
	}
	return lines, nil
}

func breakLine(text string) []string {
	letters := []rune(text)
	var lines []string
	for len(letters) > oldLine {
		at := oldLine
		for at > 0 && letters[at] != ' ' {
			at--
		}
		if at == 0 {
			break
		}
		lines = append(lines, string(letters[:at]))
		letters = letters[at+1:]
	}
	return append(lines, string(letters))
}

func drawLines(lines []setLine, usual string) []byte {
	var out bytes.Buffer
	out.WriteString("BT\n")
	for i, line := range lines {
		x := oldLeft
		if line.first {
			x += oldFirstLine
		}
		fmt.Fprintf(&out, "1 0 0 1 %d %d Tm\n", x, oldTop-i*oldLeading)
		for _, part := range line.parts {
			font := "F0"
			if part.font != usual {
				font = "F1"
			}
			fmt.Fprintf(&out, "/%s %d Tf <%x> Tj\n", font, oldSize, part.bytes)
		}
	}
	out.WriteString("ET")
	return out.Bytes()
}
