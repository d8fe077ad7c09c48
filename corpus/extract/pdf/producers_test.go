package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// verses are short lines, each a paragraph of its own: what is tested is letters, words and their order.
var verses = []string{
	"Điều 1. Tên gọi của làng",
	"Làng ta tên gọi Bến Cát",
	"Điều 2. Người làng",
	"Trai gái già trẻ đều như nhau",
	"Không thách cưới, không ép duyên",
	"Hưởng phúc cùng hưởng, việc nặng cùng chia",
}

// TestProducers reads one text in each of the ways in which programs write Vietnamese into a PDF; each has made other
// readers lose spaces or letters (building-blocks.md, part 1, §2.1).
func TestProducers(t *testing.T) {
	producers := map[string]func(*writer) []page{
		"Word, cp1252 and Identity-H in turn":     wordPattern,
		"words parted by kerning only":            kernedWords,
		"each word at its own matrix":             placedWords,
		"Td lines, Identity-H":                    tdLines,
		"Td lines, decomposed targets":            decomposed,
		"T* and quote operators":                  quoteOperators,
		"8-bit subset with ToUnicode":             eightBit,
		"8-bit, Differences gNN and ToUnicode":    numberedGlyphs,
		"8-bit, Differences uniXXXX":              uniNames,
		"8-bit, Differences with composed names":  composedNames,
		"one range over all codes":                wholeRange,
		"ranges with arrays":                      arrayRanges,
		"each page its own F1":                    mergedFonts,
		"text in nested forms":                    nestedForms,
		"upside-down coordinates":                 flipped,
		"page turned by a quarter":                quarterTurn,
		"inline image between the lines":          inlineImage,
		"letters printed twice":                   printedTwice,
		"content in several streams":              severalStreams,
		"each letter shown alone, out of order":   lettersAlone,
		"ligature and ActualText":                 actualText,
		"a font drawn by the file itself":         typeThree,
		"strings with escapes and stray brackets": strayBrackets,
	}
	for name, produce := range producers {
		t.Run(name, func(t *testing.T) {
			w := newWriter()
			data := w.file(produce(w)...)
			got := textOf(t, data)
			if diff := cmp.Diff(verses, got); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

// textOf reads a file and fails when the first reader was not enough.
func textOf(t *testing.T, data []byte) []string {
	t.Helper()
	result, err := pdf.Read(t.Context(), data, limits(t))
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	if result.Engine != "pdf/led" {
		t.Errorf("engine %q, want pdf/led", result.Engine)
	}
	return texts(result)
}

func texts(r reading.Result) []string {
	var list []string
	for _, p := range r.Paragraphs {
		list = append(list, p.Text)
	}
	return list
}

func all() string { return strings.Join(verses, " ") }

const size = 12.0

// wordPattern sets letters of cp1252 in one font and the others in a second, each stretch in a BT..ET of its own.
func wordPattern(w *writer) []page {
	plain := "/Encoding/WinAnsiEncoding"
	ascii := &letters{codes: map[rune]int{}, first: 32}
	for c := rune(32); c < 127; c++ {
		ascii.codes[c] = int(c)
		ascii.order = append(ascii.order, c)
	}
	rest := lettersOf(all(), 3)
	f1, f2 := w.simple(ascii, plain), w.composite(rest, rest.toUnicode(2))
	content := setLines(verses, func(line string, x, y float64) string {
		var b strings.Builder
		for _, part := range stretches(line) {
			font, text := "F2", rest.hex(part, 2)
			if part[0] < 0x80 {
				font, text = "F1", "("+part+")"
			}
			fmt.Fprintf(&b, "BT /%s %g Tf 1 0 0 1 %.3f %.3f Tm [%s] TJ ET\n", font, size, x, y, text)
			x += width(part, size)
		}
		return b.String()
	})
	return []page{{resources: "/Font<</F1 " + f1 + "/F2 " + f2 + ">>", content: content}}
}

// stretches cuts a line where it changes between ASCII and other letters.
func stretches(line string) (parts []string) {
	for _, r := range line {
		n := len(parts)
		if n > 0 && (parts[n-1][0] < 0x80) == (r < 0x80) {
			parts[n-1] += string(r)
			continue
		}
		parts = append(parts, string(r))
	}
	return parts
}

// identity sets up the font that most producers here use.
func identity(w *writer) (*letters, string) {
	l := lettersOf(all(), 3)
	return l, "/Font<</F1 " + w.composite(l, l.toUnicode(2)) + ">>"
}

func kernedWords(w *writer) []page {
	l, resources := identity(w)
	return []page{{resources: resources, content: setLines(verses, func(line string, x, y float64) string {
		var parts []string
		for word := range strings.FieldsSeq(line) {
			parts = append(parts, l.hex(word, 2))
		}
		return fmt.Sprintf("BT /F1 %g Tf %g %g Td [%s] TJ ET\n", size, x, y, strings.Join(parts, " -270 "))
	})}}
}

func placedWords(w *writer) []page {
	l, resources := identity(w)
	return []page{{resources: resources, content: "BT /F1 1 Tf\n" + setLines(verses, func(line string, x, y float64) string {
		var b strings.Builder
		for word := range strings.FieldsSeq(line) {
			fmt.Fprintf(&b, "%g 0 0 %g %.3f %g Tm %s Tj\n", size, size, x, y, l.hex(word, 2))
			x += width(word+" ", size)
		}
		return b.String()
	}) + "ET"}}
}

func tdLines(w *writer) []page {
	l, resources := identity(w)
	content := fmt.Sprintf("BT /F1 %g Tf 72 778 Td\n", size)
	for _, line := range verses {
		content += "0 -18 Td " + l.hex(line, 2) + " Tj\n"
	}
	return []page{{resources: resources, content: content + "ET"}}
}

func decomposed(w *writer) []page {
	l := lettersOf(all(), 3)
	cmap := "1 begincodespacerange <0000> <FFFF> endcodespacerange 100 beginbfchar\n"
	for _, r := range l.order {
		cmap += fmt.Sprintf("<%04X> <%s>\n", l.codes[r], utf16Hex(norm.NFD.String(string(r))))
	}
	f := w.composite(l, cmap+"endbfchar")
	return []page{{resources: "/Font<</F1 " + f + ">>", content: setLines(verses, func(line string, x, y float64) string {
		return fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET\n", size, x, y, l.hex(line, 2))
	})}}
}

func quoteOperators(w *writer) []page {
	l, resources := identity(w)
	content := fmt.Sprintf("BT /F1 %g Tf 18 TL 72 760 Td %s Tj\n", size, l.hex(verses[0], 2))
	content += "T* " + l.hex(verses[1], 2) + " Tj\n"
	content += l.hex(verses[2], 2) + " '\n"
	content += "0 0 " + l.hex(verses[3], 2) + " \"\n"
	content += "0 -18 TD " + l.hex(verses[4], 2) + " Tj " + l.hex(verses[5], 2) + " ' ET"
	return []page{{resources: resources, content: content}}
}

// shown8 sets the verses in an 8-bit font.
func shown8(l *letters, font string) []page {
	return []page{{resources: "/Font<</F1 " + font + ">>", content: setLines(verses, func(line string, x, y float64) string {
		return fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET\n", size, x, y, l.hex(line, 1))
	})}}
}

func eightBit(w *writer) []page {
	l := lettersOf(all(), 33)
	return shown8(l, w.simple(l, "/ToUnicode "+w.stream("", l.toUnicode(1))))
}

func differences(l *letters, name func(rune) string) string {
	var b strings.Builder
	for _, r := range l.order {
		b.WriteString("/" + name(r))
	}
	return fmt.Sprintf("/Encoding<</Type/Encoding/Differences[%d%s]>>", l.first, b.String())
}

func numberedGlyphs(w *writer) []page {
	l := lettersOf(all(), 33)
	names := differences(l, func(r rune) string { return fmt.Sprintf("g%d", l.codes[r]) })
	return shown8(l, w.simple(l, names+"/ToUnicode "+w.stream("", l.toUnicode(1))))
}

func uniNames(w *writer) []page {
	l := lettersOf(all(), 33)
	return shown8(l, w.simple(l, differences(l, func(r rune) string { return fmt.Sprintf("uni%04X", r) })))
}

var markNames = map[rune]string{'\u0300': "grave", '\u0301': "acute", '\u0302': "circumflex", '\u0303': "tilde",
	'\u0306': "breve", '\u0309': "hookabove", '\u031B': "horn", '\u0323': "dotbelow"}

var plainNames = map[rune]string{' ': "space", '.': "period", ',': "comma", '1': "one", '2': "two", 'Đ': "Dcroat", 'đ': "dcroat"}

func composedNames(w *writer) []page {
	l := lettersOf(all(), 33)
	return shown8(l, w.simple(l, differences(l, func(r rune) string {
		if name, ok := plainNames[r]; ok {
			return name
		}
		name := ""
		for _, part := range norm.NFD.String(string(r)) {
			if mark, ok := markNames[part]; ok {
				name += mark
				continue
			}
			name += string(part)
		}
		return name
	})))
}

// wholeRange is the font of recognised scans: codes are UTF-16 units, one range maps them all.
func wholeRange(w *writer) []page {
	l := lettersOf(all(), 0)
	for r := range l.codes {
		l.codes[r] = int(r)
	}
	f := w.composite(l, "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange")
	return []page{{resources: "/Font<</F1 " + f + ">>", content: "3 Tr " + setLines(verses, func(line string, x, y float64) string {
		return fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET\n", size, x, y, l.hex(line, 2))
	})}}
}

func arrayRanges(w *writer) []page {
	l := lettersOf(all(), 3)
	cmap := fmt.Sprintf("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <%04X> <%04X> [", 3, 2+len(l.order))
	for _, r := range l.order {
		cmap += "<" + utf16Hex(string(r)) + ">"
	}
	f := w.composite(l, cmap+"] endbfrange")
	return []page{{resources: "/Font<</F1 " + f + ">>", content: setLines(verses, func(line string, x, y float64) string {
		return fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET\n", size, x, y, l.hex(line, 2))
	})}}
}

func mergedFonts(w *writer) []page {
	var pages []page
	for _, part := range [][]string{verses[:3], verses[3:]} {
		l := lettersOf(strings.Join(part, " "), 3)
		f := w.composite(l, l.toUnicode(2))
		pages = append(pages, page{resources: "/Font<</F1 " + f + ">>", content: setLines(part, func(line string, x, y float64) string {
			return fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET\n", size, x, y-100, l.hex(line, 2))
		})})
	}
	return pages
}

func nestedForms(w *writer) []page {
	inner := tdLines(w)[0]
	form := w.stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<"+inner.resources+">>", inner.content)
	outer := w.stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 0 -20]/Resources<</XObject<</X1 "+form+">>>>", "q 0.9 0 0 0.9 10 10 cm /X1 Do Q")
	return []page{{resources: "/XObject<</X0 " + outer + ">>", content: "q /X0 Do Q"}}
}

// flipped is how Chromium writes: y runs down the page, and each letter is turned back.
func flipped(w *writer) []page {
	l, resources := identity(w)
	return []page{{resources: resources, content: "0.75 0 0 -0.75 0 842 cm\n" + setLines(verses, func(line string, x, y float64) string {
		return fmt.Sprintf("q BT /F1 %g Tf 1 0 0 -1 %g %g Tm %s Tj ET Q\n", size, x, 900-y, l.hex(line, 2))
	})}}
}

func quarterTurn(w *writer) []page {
	l, resources := identity(w)
	return []page{{more: "/Rotate 90", resources: resources, content: setLines(verses, func(line string, x, y float64) string {
		return fmt.Sprintf("BT /F1 %g Tf 0 1 -1 0 %g %g Tm %s Tj ET\n", size, 800-y, x, l.hex(line, 2))
	})}}
}

func inlineImage(w *writer) []page {
	l, resources := identity(w)
	image := "q 20 0 0 20 300 300 cm BI /W 4 /H 4 /BPC 8 /CS /G ID \x00(EI <\xff\x80 EI\x01\x02)>> EI Q\n"
	return []page{{resources: resources, content: setLines(verses, func(line string, x, y float64) string {
		return image + fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET\n", size, x, y, l.hex(line, 2))
	})}}
}

func printedTwice(w *writer) []page {
	l, resources := identity(w)
	return []page{{resources: resources, content: setLines(verses, func(line string, x, y float64) string {
		return fmt.Sprintf("BT /F1 %g Tf %g %g Td %s Tj ET BT /F1 %g Tf %g %g Td %s Tj ET\n",
			size, x, y, l.hex(line, 2), size, x+0.4, y, l.hex(line, 2))
	})}}
}

// severalStreams cuts the content in the middle of a text object.
func severalStreams(w *writer) []page {
	p := tdLines(w)[0]
	cut := strings.Index(p.content, "Tj\n") + 3
	first, second := w.stream("", p.content[:cut]), w.stream("", p.content[cut:])
	return []page{{resources: p.resources, more: fmt.Sprintf("/Contents[%s %s]", first, second)}}
}

func lettersAlone(w *writer) []page {
	l, resources := identity(w)
	content := setLines(verses, func(line string, x, y float64) string {
		var shown []string
		for _, r := range line {
			if r != ' ' {
				shown = append(shown, fmt.Sprintf("1 0 0 1 %.2f %g Tm %s Tj", x, y, l.hex(string(r), 2)))
			}
			x += width(string(r), size)
		}
		for i, j := 0, len(shown)-1; i < j; i, j = i+1, j-1 {
			shown[i], shown[j] = shown[j], shown[i]
		}
		return strings.Join(shown, "\n") + "\n"
	})
	return []page{{resources: resources, content: fmt.Sprintf("BT /F1 %g Tf\n%sET", size, content)}}
}

// actualText draws a word wrongly and says what it means.
func actualText(w *writer) []page {
	l, resources := identity(w)
	return []page{{resources: resources, content: setLines(verses, func(line string, x, y float64) string {
		first, rest, _ := strings.Cut(line, " ")
		drawn := strings.Repeat("h", len([]rune(first)))
		return fmt.Sprintf("BT /F1 %g Tf %g %g Td /Span<</ActualText<FEFF%s>>>BDC %s Tj EMC %s Tj ET\n",
			size, x, y, utf16Hex(first), l.hex(drawn, 2), l.hex(" "+rest, 2))
	})}}
}

// typeThree sets its letters in units of a hundredth.
func typeThree(w *writer) []page {
	l := lettersOf(all(), 33)
	var widths strings.Builder
	for _, r := range l.order {
		fmt.Fprintf(&widths, "%g ", float64(advance(r))/10)
	}
	return shown8(l, w.add(fmt.Sprintf("<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FontBBox[0 0 100 100]/FirstChar %d/LastChar %d/Widths[%s]%s/ToUnicode %s>>",
		l.first, l.first+len(l.order)-1, widths.String(), differences(l, func(r rune) string { return fmt.Sprintf("g%d", l.codes[r]) }), w.stream("", l.toUnicode(1)))))
}

// strayBrackets has what careless writers leave between operators.
func strayBrackets(w *writer) []page {
	l := lettersOf(all(), 33)
	f := w.simple(l, "/ToUnicode "+w.stream("", l.toUnicode(1)))
	return []page{{resources: "/Font<</F1 " + f + ">>", content: setLines(verses, func(line string, x, y float64) string {
		var b strings.Builder
		for _, r := range line {
			fmt.Fprintf(&b, `\%03o`, l.codes[r])
		}
		return fmt.Sprintf("} ] ) BT /F1 %g Tf %g %g Td (%s\\\n) Tj ET >> \n", size, x, y, b.String())
	})}}
}
