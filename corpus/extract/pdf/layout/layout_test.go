package layout_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// text is a line to be set: where, how large, what.
type text struct {
	x, y, size float64
	s          string
}

func pageOf(number int, lines ...text) layout.Page {
	p := layout.Page{Number: number, Width: 595, Height: height}
	for _, l := range lines {
		p.Glyphs = append(p.Glyphs, set(l.x, l.y, l.size, l.s)...)
	}
	return p
}

// shown is a paragraph as the tests write it.
func shown(list []corpus.Paragraph) (lines []string) {
	for _, p := range list {
		lines = append(lines, fmt.Sprintf("%d %s: %s", p.Page, p.Origin, p.Text))
	}
	return lines
}

func check(t *testing.T, want []string, pages ...layout.Page) {
	t.Helper()
	if diff := cmp.Diff(want, shown(read(pages))); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
}

// long is a line that fills the column from 85 to 385 at size 12, but for a point or two.
const long = "người trong làng không kể trai gái già trẻ đều là người"

func TestRows(t *testing.T) {
	cases := map[string]struct {
		lines []text
		want  []string
	}{
		"two columns of a head": {
			[]text{{85, 700, 12, "UBND XÃ BẾN"}, {300, 700, 13, "CỘNG HÒA XÃ HỘI"}, {95, 684, 12, "THÔN CÁT"}, {310, 683, 13, "Độc lập - Tự do"}},
			[]string{"1 table: UBND XÃ BẾN\tCỘNG HÒA XÃ HỘI", "1 table: THÔN CÁT\tĐộc lập - Tự do"},
		},
		"the right column begins lower": {
			[]text{{85, 700, 12, "UBND XÃ BẾN"}, {300, 693, 12, "CỘNG HÒA XÃ HỘI"}},
			[]string{"1 table: UBND XÃ BẾN\tCỘNG HÒA XÃ HỘI"},
		},
		"cells that go on below": {
			[]text{{85, 700, 12, "1"}, {120, 700, 12, "Quỹ khuyến học của"}, {250, 700, 12, "góp"}, {120, 686, 12, "làng"}, {85, 660, 12, "2"}, {120, 660, 12, "Quỹ"}, {250, 660, 12, "miễn"}},
			[]string{"1 table: 1\tQuỹ khuyến học của làng\tgóp", "1 table: 2\tQuỹ\tmiễn"},
		},
		"a number and its text are one clause": {
			[]text{{85, 700, 12, "1."}, {120, 700, 12, "Làng ta"}, {85, 680, 12, "Điều 2."}, {150, 680, 12, "Người làng"}, {85, 660, 12, "-"}, {110, 660, 12, "Không ép duyên"}},
			[]string{"1 body: 1. Làng ta", "1 body: Điều 2. Người làng", "1 body: - Không ép duyên"},
		},
		"raised and lowered signs": {
			[]text{{85, 700, 12, "rộng 2 km"}, {85 + width("rộng 2 km", 12), 704, 7, "2"}, {200, 700, 12, "H"}, {206, 698, 7, "2"}, {209.5, 700, 12, "O"}},
			[]string{"1 table: rộng 2 km2\tH2O"},
		},
		"letters drawn twice": {
			[]text{{85, 700, 12, "QUY ƯỚC LÀNG"}, {85.3, 700, 12, "QUY ƯỚC LÀNG"}},
			[]string{"1 body: QUY ƯỚC LÀNG"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) { check(t, c.want, pageOf(1, c.lines...)) })
	}
}

func TestSpreadHeading(t *testing.T) {
	x := 200.0
	p := layout.Page{Number: 1, Width: 595, Height: height}
	for _, r := range "HƯƠNG ƯỚC LÀNG" {
		p.Glyphs = append(p.Glyphs, set(x, 700, 14, string(r))...)
		x += width(string(r), 14) + 3.5
	}
	check(t, []string{"1 body: HƯƠNG ƯỚC LÀNG"}, p)
}

func TestLineEnds(t *testing.T) {
	cases := map[string]struct{ first, second, want string }{
		"a syllable cut by a hyphen":    {long + " ngh-", "iêng mình", long + " nghiêng mình"},
		"two syllables with a hyphen":   {long + " đàn-", "bà con", long + " đàn-bà con"},
		"a soft hyphen":                 {long + " nghi\u00AD", "êng mình", long + " nghiêng mình"},
		"a dash between words":          {long + " -", "bạn đường", long + " - bạn đường"},
		"a number that opens no clause": {long + " Điều", "5 của", long + " Điều 5 của"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			check(t, []string{"1 body: " + c.want}, pageOf(1, text{85, 700, 12, c.first}, text{85, 684, 12, c.second}))
		})
	}
}

func TestBreaks(t *testing.T) {
	full := text{85, 700, 12, long}
	cases := map[string]struct {
		second text
		one    bool
	}{
		"the same sentence":                {text{85, 684, 12, "của làng, có quyền như nhau"}, true},
		"more room above":                  {text{85, 672, 12, "Của làng, có quyền như nhau"}, false},
		"an indent":                        {text{110, 684, 12, "Của làng, có quyền như nhau"}, false},
		"another size":                     {text{85, 684, 14, "Của làng, có quyền như nhau"}, false},
		"a reference inside of a sentence": {text{85, 684, 12, "Điều 5. của bản này"}, true},
		"a unit that has its number":       {text{85, 684, 12, "b) Của làng"}, false},
		"in the middle of the column":      {text{200, 684, 12, "CHƯƠNG HAI"}, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			// Two more full lines below show where the right margin is and how far lines stand apart.
			lines := []text{full, c.second, {85, 500, 12, long}, {85, 484, 12, long}, {85, 468, 12, long}}
			list := read([]layout.Page{pageOf(1, lines...)})
			joined := list[0].Text == long+" "+c.second.s
			if joined != c.one {
				t.Errorf("first paragraph %q, joined %v, want %v", list[0].Text, joined, c.one)
			}
		})
	}
}

func TestBoldHeading(t *testing.T) {
	p := pageOf(1, text{85, 684, 12, "Người làng là người ở làng"}, text{85, 500, 12, long}, text{85, 484, 12, long}, text{85, 468, 12, long})
	heading := set(85, 700, 12, long)
	for i := range heading {
		heading[i].Bold = true
	}
	p.Glyphs = append(p.Glyphs, heading...)
	if got := read([]layout.Page{p})[0].Text; got != long {
		t.Errorf("heading %q, want %q", got, long)
	}
}

func TestFurniture(t *testing.T) {
	page := func(n int, body string) layout.Page {
		return pageOf(n, text{200, 810, 10, "Quy ước thôn Bến Cát"}, text{290, 790, 10, fmt.Sprint(n)},
			text{85, 700, 12, body}, text{85, 600, 12, long + "."}, text{85, 30, 10, fmt.Sprintf("Trang %d/3", n)}, text{300, 45, 10, "Lưu hành nội bộ"})
	}
	want := []string{"1 header: Quy ước thôn Bến Cát", "1 body: Một là", "1 body: " + long + ".",
		"1 footer: Lưu hành nội bộ", "2 body: Hai là", "2 body: " + long + ".", "3 body: Ba là", "3 body: " + long + "."}
	check(t, want, page(1, "Một là"), page(2, "Hai là"), page(3, "Ba là"))
}

func TestMarkedFurniture(t *testing.T) {
	p := pageOf(1, text{85, 700, 12, "Một là"})
	for _, g := range set(85, 760, 10, "Bản in lần hai") {
		g.Furniture = true
		p.Glyphs = append(p.Glyphs, g)
	}
	check(t, []string{"1 header: Bản in lần hai", "1 body: Một là"}, p)
}

// TestPageBreak goes on over the page where the sentence does, and past what stands between: a foot and a note.
func TestPageBreak(t *testing.T) {
	first := pageOf(1, text{85, 132, 12, long}, text{85, 116, 12, long}, text{85, 100, 12, long},
		text{85, 70, 9, "1 Theo sổ của làng"}, text{290, 30, 10, "1"})
	first.Glyphs = append(first.Glyphs, set(85+width(long, 12), 104, 7, "1")...)
	second := pageOf(2, text{85, 760, 12, "của làng."}, text{105, 744, 12, "Hai là"}, text{290, 30, 10, "2"})
	check(t, []string{"1 body: " + long + " " + long + " " + long + " của làng.", "1 footnote: Theo sổ của làng", "2 body: Hai là"}, first, second)
}

func TestMirroredMargins(t *testing.T) {
	var pages []layout.Page
	var want []string
	for n := 1; n <= 4; n++ {
		x := 60.0 + 40*float64(n%2)
		pages = append(pages, pageOf(n, text{x + 30, 700, 12, "Làng ta có câu"}, text{x, 600, 12, long}, text{x, 584, 12, long},
			text{x, 568, 12, long}, text{x, 552, 12, "của làng."}))
		want = append(want, fmt.Sprintf("%d body: Làng ta có câu", n), fmt.Sprintf("%d body: %s %s %s của làng.", n, long, long, long))
	}
	check(t, want, pages...)
}

// TestDrawnOrder has rows whose last cell goes on at the margin, below the first: the order of drawing tells a paragraph
// set with tabs from a table, which is drawn cell by cell. A recogniser's order tells nothing.
func TestDrawnOrder(t *testing.T) {
	first, second := text{85, 700, 12, "Quỹ khuyến học"}, text{180, 700, 12, "hộ nghèo và hộ có người ở trong làng"}
	rest, column := text{85, 686, 12, "khuyết tật nặng"}, text{85, 640, 12, long}
	inFirst := []string{"1 table: Quỹ khuyến học khuyết tật nặng\thộ nghèo và hộ có người ở trong làng"}
	inLast := []string{"1 table: Quỹ khuyến học\thộ nghèo và hộ có người ở trong làng khuyết tật nặng"}
	apart := []string{"1 table: Ban mặt trận\tTrưởng thôn", "1 body: Trưởng ban"}
	cases := map[string]struct {
		lines []text
		drawn bool
		want  []string
	}{
		"a paragraph set with tabs":       {[]text{first, second, rest, column}, true, inLast},
		"a table":                         {[]text{first, rest, second, column}, true, inFirst},
		"recognised":                      {[]text{first, second, rest, column}, false, inFirst},
		"under one cell, drawn after all": {[]text{{85, 700, 12, "Ban mặt trận"}, {300, 700, 12, "Trưởng thôn"}, {91, 686, 12, "Trưởng ban"}, column}, true, apart},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p := pageOf(1, c.lines...)
			p.Drawn = c.drawn
			check(t, append(c.want, "1 body: "+long), p)
		})
	}
}

// TestSeams has words that nearly touch. Only where no syllable results are they taken for two.
func TestSeams(t *testing.T) {
	const gap = 0.5 // at size 12: far less than a space
	cases := map[string]struct{ left, right, want string }{
		"two words":            {"các cụ cao niên", "Trưởng làng", "các cụ cao niên Trưởng làng"},
		"in capitals":          {"ỦY BAN NHÂN DÂN", "CỘNG HÒA", "ỦY BAN NHÂN DÂN CỘNG HÒA"},
		"a drawn line":         {"XÃ LƯƠNG PHONG", "-------", "XÃ LƯƠNG PHONG -------"},
		"one syllable":         {"trong là", "ng ta", "trong làng ta"},
		"an abbreviation":      {"UBN", "D xã", "UBND xã"},
		"a mark of its own":    {"trong la", "\u0300ng ta", "trong làng ta"},
		"a number and a unit":  {"đủ 2.000", "đ", "đủ 2.000đ"},
		"a word and its comma": {"trong làng", ", ngoài xã", "trong làng, ngoài xã"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			check(t, []string{"1 body: " + c.want}, pageOf(1, text{85, 700, 12, c.left}, text{85 + width(c.left, 12) + gap, 700, 12, c.right}))
		})
	}
}

// TestVerse keeps lines apart none of which reaches the margin, if a line of prose on the page does.
func TestVerse(t *testing.T) {
	prose := []text{{85, 760, 12, long}, {85, 746, 12, "của làng ta."}}
	verse := []text{{85, 700, 12, "Làng ta có bến có sông"}, {85, 686, 12, "Ngô xanh trước ngõ, mướp già sau sân"}, {85, 672, 12, "Sông quê bồi đắp bao lần"}}
	check(t, []string{"1 body: " + long + " của làng ta.", "1 body: " + verse[0].s, "1 body: " + verse[1].s, "1 body: " + verse[2].s},
		pageOf(1, append(prose, verse...)...))
}

// box gives the four rules of a rectangle.
func box(x0, y0, x1, y1 float64) []layout.Rule {
	return []layout.Rule{{X0: x0, Y0: y0, X1: x1, Y1: y0}, {X0: x0, Y0: y1, X1: x1, Y1: y1}, {X0: x0, Y0: y0, X1: x0, Y1: y1}, {X0: x1, Y0: y0, X1: x1, Y1: y1}}
}

func TestRuledTable(t *testing.T) {
	p := pageOf(1,
		text{90, 690, 12, "TT"}, text{130, 690, 12, "Việc và mức góp"},
		text{90, 660, 12, "1"}, text{130, 660, 12, "Quỹ khuyến học của"}, text{130, 645, 12, "làng"}, text{290, 653, 12, "mười ngày"},
		text{130, 620, 12, "Đường ngõ"}, text{290, 620, 12, "hai công"}, text{85, 560, 12, "Hết bảng"})
	for _, r := range [][4]float64{{85, 680, 400, 705}, {85, 610, 125, 680}, {125, 640, 285, 680}, {285, 640, 400, 680}, {125, 610, 285, 640}, {285, 610, 400, 640}, {85, 680, 125, 705}} {
		p.Rules = append(p.Rules, box(r[0], r[1], r[2], r[3])...)
	}
	check(t, []string{"1 table: TT\tViệc và mức góp", "1 table: 1\tQuỹ khuyến học của làng\tmười ngày", "1 table: \tĐường ngõ\thai công", "1 body: Hết bảng"}, p)
}

// TestRuledTableOverPages cuts a row and repeats the heads.
func TestRuledTableOverPages(t *testing.T) {
	page := func(n int, rows [][2]string) layout.Page {
		p := layout.Page{Number: n, Width: 595, Height: height}
		for i, r := range rows {
			y := 700 - 30*float64(i)
			p.Glyphs = slices.Concat(p.Glyphs, set(90, y+10, 12, r[0]), set(140, y+10, 12, r[1]))
			p.Rules = slices.Concat(p.Rules, box(85, y, 135, y+30), box(135, y, 400, y+30))
		}
		return p
	}
	check(t, []string{"1 table: TT\tViệc", "1 table: 1\tSửa đường\nĐào mương", "2 table: 2\tTrồng cây"},
		page(1, [][2]string{{"TT", "Việc"}, {"1", "Sửa đường"}}), page(2, [][2]string{{"TT", "Việc"}, {"", "Đào mương"}, {"2", "Trồng cây"}}))
}

func TestFrameIsNoTable(t *testing.T) {
	p := pageOf(1, text{90, 690, 12, "Một là"}, text{90, 660, 12, "Hai là"})
	p.Rules = slices.Concat(box(40, 40, 555, 800), []layout.Rule{{X0: 90, Y0: 686, X1: 140, Y1: 686}})
	check(t, []string{"1 body: Một là", "1 body: Hai là"}, p)
}

func TestSideText(t *testing.T) {
	var d layout.Document
	d.Add(pageOf(1, text{85, 700, 12, "Một là"}))
	if got := d.AddSide(pageOf(1, text{85, 500, 12, "Bản sao"})); got != "Bản sao" {
		t.Errorf("text of the side %q, want %q", got, "Bản sao")
	}
	if diff := cmp.Diff([]string{"1 body: Một là", "1 text-box: Bản sao"}, shown(d.Paragraphs())); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
}
