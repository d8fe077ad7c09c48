package layout_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// advance is the width of a letter in the test fonts, in units of the font size.
func advance(r rune) float64 {
	if r == ' ' {
		return 0.25
	}
	return 0.5
}

func width(s string, size float64) (points float64) {
	for _, r := range s {
		points += advance(r) * size
	}
	return points
}

// set gives the glyphs of a text whose baseline starts at x, y.
func set(x, y, size float64, text string) []layout.Glyph {
	var glyphs []layout.Glyph
	for _, r := range text {
		glyphs = append(glyphs, layout.Glyph{Text: string(r), X: x, Y: y, Width: advance(r) * size, Size: size})
		x += advance(r) * size
	}
	return glyphs
}

// style is how a typesetter sets paragraphs.
type style struct {
	size, left, right float64
	indent, space     float64 // of a first line; above a paragraph
	pitch             float64
	justify           bool
	lines             int // on a page
}

// typesetter breaks paragraphs into lines and lines into pages, as office programs do.
type typesetter struct {
	style
	pages []layout.Page
	line  int
	y     float64
}

const height = 842

func (ts *typesetter) paragraph(text string) {
	words := strings.Fields(text)
	start := ts.left + ts.indent
	for first := true; len(words) > 0; first = false {
		n := 1
		for n < len(words) && start+width(strings.Join(words[:n+1], " "), ts.size) <= ts.right {
			n++
		}
		extra := 0.0
		if ts.justify && n < len(words) && n > 1 {
			extra = (ts.right - start - width(strings.Join(words[:n], " "), ts.size)) / float64(n-1)
		}
		ts.newLine(first)
		ts.row(start, words[:n], extra)
		words, start = words[n:], ts.left
	}
}

func (ts *typesetter) newLine(first bool) {
	if ts.line%ts.lines == 0 {
		ts.pages = append(ts.pages, layout.Page{Number: len(ts.pages) + 1, Width: 595, Height: height})
		ts.y = height - 140
	} else if first {
		ts.y -= ts.space
	}
	ts.y -= ts.pitch
	ts.line++
}

func (ts *typesetter) row(x float64, words []string, extra float64) {
	page := &ts.pages[len(ts.pages)-1]
	for i, w := range words {
		if i > 0 {
			x += advance(' ')*ts.size + extra
		}
		page.Glyphs = append(page.Glyphs, set(x, ts.y, ts.size, w)...)
		x += width(w, ts.size)
	}
}

var syllables = strings.Fields("làng thôn xóm người dân hội nghị quỹ đất ruộng cưới tang lễ con trai gái vợ chồng nghiêng " +
	"góp tiền gạo ngày tháng năm ở ao ba không được phải cùng nhau bàn bạc đóng khuyến học thửa vườn trước sau")

// prose draws a paragraph: a capital, syllables, a full stop.
func prose(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom(syllables), 30, 90).Draw(t, "words")
	return "Người " + strings.Join(words, " ") + "."
}

func drawStyle(t *rapid.T) style {
	size := rapid.Float64Range(10, 16).Draw(t, "size")
	left := rapid.Float64Range(50, 100).Draw(t, "left")
	s := style{
		size: size, left: left, right: left + rapid.Float64Range(22, 38).Draw(t, "measure")*size,
		pitch:   size * rapid.Float64Range(1.1, 1.6).Draw(t, "pitch"),
		justify: rapid.Bool().Draw(t, "justified"),
		lines:   rapid.IntRange(12, 25).Draw(t, "lines"),
	}
	if rapid.Bool().Draw(t, "indented") {
		s.indent = size * rapid.Float64Range(1, 4).Draw(t, "indent")
	} else {
		s.space = size * rapid.Float64Range(0.4, 1.2).Draw(t, "space")
	}
	return s
}

// TestParagraphsComeBack sets random paragraphs in random styles, over page breaks too, and reads them back.
func TestParagraphsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Custom(prose), 6, 14).Draw(t, "paragraphs")
		ts := &typesetter{style: drawStyle(t)}
		for _, p := range want {
			ts.paragraph(p)
		}
		if diff := cmp.Diff(want, texts(read(ts.pages))); diff != "" {
			t.Errorf("paragraphs differ (-want +got):\n%s", diff)
		}
	})
}

func read(pages []layout.Page) []corpus.Paragraph {
	var d layout.Document
	for _, p := range pages {
		d.Add(p)
	}
	return d.Paragraphs()
}

func texts(list []corpus.Paragraph) []string {
	var texts []string
	for _, p := range list {
		texts = append(texts, p.Text)
	}
	return texts
}

// TestLettersAreKept throws glyphs at random places: whatever the layout makes of them, each letter is there once.
func TestLettersAreKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		page := layout.Page{Number: 1, Width: 595, Height: height}
		place := rapid.Float64Range(0, 842)
		n := rapid.IntRange(0, 80).Draw(t, "glyphs")
		for i := range n {
			page.Glyphs = append(page.Glyphs, layout.Glyph{Text: string(rune('à' + i)), X: place.Draw(t, "x"), Y: place.Draw(t, "y"),
				Width: 6, Size: rapid.Float64Range(1, 40).Draw(t, "size")})
		}
		for range rapid.IntRange(0, 12).Draw(t, "rules") {
			a, b, c := place.Draw(t, "from"), place.Draw(t, "to"), place.Draw(t, "at")
			r := layout.Rule{X0: min(a, b), Y0: c, X1: max(a, b), Y1: c}
			if rapid.Bool().Draw(t, "standing") {
				r = layout.Rule{X0: c, Y0: min(a, b), X1: c, Y1: max(a, b)}
			}
			page.Rules = append(page.Rules, r)
		}
		seen := map[rune]int{}
		for _, r := range strings.Join(texts(read([]layout.Page{page})), "") {
			seen[r]++
		}
		for i := range n {
			if r := rune('à' + i); seen[r] != 1 {
				t.Errorf("letter %q comes %d times", r, seen[r])
			}
		}
	})
}
