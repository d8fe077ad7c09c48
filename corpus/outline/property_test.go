package outline_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// pieces are lines that stand in each other's way: marks, references, titles, signatures, sentences.
var pieces = []string{
	"Phần thứ nhất", "A. Chung", "CHƯƠNG I", "Chương II: LỄ HỘI", "Mục 1. Việc cưới", "I. Việc tang", "II/ Việc họ",
	"Điều 1. Hội họp", "Điều 2. Mỗi hộ cử một người.", "Điều 3: Nghiêm cấm:", "Điều 4", "Điều 5 của Quy ước này",
	"1. Một", "2. Hai:", "3) Ba", "1.1. Một một", "1.2 Một hai", "a) a;", "b) b;", "đ) đ.", "i) i", "- gạch", "+ cộng:",
	"• chấm", "và phần còn lại của câu", "Một câu đứng riêng.", "5. Năm 2015", "12/4/2015", "1.000 đồng", "QUY ƯỚC",
	"THÔN HẠ, XÃ TÂN CHI", "Căn cứ Luật Đất đai;", "LỜI NÓI ĐẦU", "TRƯỞNG THÔN", "Nguyễn Văn Ất", "PHỤ LỤC", "-----",
	"Khoản 2. Hai", "Điểm a) A", "theo quy định tại", "VIỆC CƯỚI", "Tân Chi, ngày 3 tháng 4 năm 2015", "Ô\tBảng", "",
	"Mục Đ. Thi hành", "E. KHEN THƯỞNG", "1. VIỆC LÀNG", "TIẾT THỨ 2. – CANH-PHÒNG", "ĐOẠN THỨ HAI", "§ 3. Ba", "Điều 2 bis. Thêm",
	"Điều 2 (được sửa đổi năm 2014): Hai", "03 . Ba.", "157/QĐ-UBND",
}

func drawParagraphs(t *rapid.T) []corpus.Paragraph {
	origins := []corpus.Origin{
		corpus.OriginBody, corpus.OriginBody, corpus.OriginBody, corpus.OriginTable, corpus.OriginTextBox,
		corpus.OriginHeader, corpus.OriginFooter, corpus.OriginFootnote,
	}
	return rapid.SliceOf(rapid.Custom(func(t *rapid.T) corpus.Paragraph {
		text := rapid.OneOf(rapid.SampledFrom(pieces), rapid.String()).Draw(t, "text")
		return corpus.Paragraph{
			Text: text, Origin: rapid.SampledFrom(origins).Draw(t, "origin"), AutoNumber: rapid.Bool().Draw(t, "auto"),
			Page: rapid.IntRange(0, 9).Draw(t, "page"),
		}
	})).Draw(t, "paragraphs")
}

// letters is what a text says, without marks, spaces and punctuation.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// Every paragraph stands in exactly one clause: the texts of the clauses, in their order, are the paragraphs without
// the marks in front of them.
func TestEveryParagraphStandsInOneClause(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawParagraphs(t)
		_, clauses := outline.Parse(list)
		rest := letters(allText(clauses))
		for _, p := range readingOrder(list) {
			for line := range strings.SplitSeq(p.Text, "\n") {
				said := letters(line)
				if strings.EqualFold(said, "o0o") {
					continue
				}
				n := longestTail(said, rest)
				if mark := said[:len(said)-n]; len([]rune(mark)) > 18 {
					t.Fatalf("line %q lost %q; left %q", line, mark, rest)
				}
				rest = rest[n:]
			}
		}
		if rest != "" {
			t.Fatalf("clauses say more than the paragraphs: %q", rest)
		}
	})
}

// readingOrder is the text that belongs into clauses: body first, footnotes last.
func readingOrder(list []corpus.Paragraph) []corpus.Paragraph {
	var body, notes []corpus.Paragraph
	for _, p := range list {
		switch p.Origin {
		case corpus.OriginHeader, corpus.OriginFooter:
		case corpus.OriginFootnote:
			notes = append(notes, p)
		default:
			body = append(body, p)
		}
	}
	return append(body, notes...)
}

// longestTail is the length of the longest end of said that rest begins with.
func longestTail(said, rest string) int {
	for i := range said {
		if strings.HasPrefix(rest, said[i:]) {
			return len(said) - i
		}
	}
	return 0
}

func allText(clauses []corpus.Clause) string {
	var b strings.Builder
	for _, c := range clauses {
		b.WriteString(c.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

func TestClausesAreWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, clauses := outline.Parse(drawParagraphs(t))
		for i, cl := range clauses {
			if cl.Ordinal != i || cl.Text == "" || cl.Citation == "" {
				t.Fatalf("clause %d: %+v", i, cl)
			}
			if cl.Zone == corpus.ZoneHead && len(cl.Address) > 0 {
				t.Fatalf("the head has an address: %+v", cl)
			}
			if slices.ContainsFunc(cl.Address, func(s corpus.Step) bool { return s.Number == "" }) {
				t.Fatalf("a step without number: %+v", cl)
			}
			if slices.Contains(cl.Headings, "") || slices.Contains(cl.LeadIns, "") {
				t.Fatalf("an empty heading or lead-in: %+v", cl)
			}
		}
		if strings.Contains(c.Title, "\n") {
			t.Fatalf("title of several lines: %q", c.Title)
		}
	})
}

// The Unicode form of a file must not change what is read.
func TestUnicodeFormDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "lines")
		composed := strings.Join(lines, "\n")
		one := show(outline.Parse(paragraphs(composed)))
		two := show(outline.Parse(paragraphs(norm.NFD.String(composed))))
		if norm.NFC.String(two) != norm.NFC.String(one) {
			t.Fatalf("composed:\n%s\ndecomposed:\n%s", one, two)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add(strings.Join(pieces, "\n"))
	f.Add("Điều 1.\tA\n| a | b |\n1.1.1 x\n((1)) \n\xff- \xff")
	f.Fuzz(func(t *testing.T, text string) {
		_, clauses := outline.Parse(paragraphs(text))
		for i, c := range clauses {
			if c.Ordinal != i || c.Text == "" || c.Citation == "" {
				t.Fatalf("clause %d: %+v", i, c)
			}
		}
		outline.PlaceFromPath(text)
	})
}

// village is a convention of usual size: 12 chapters, 60 articles.
func village() []corpus.Paragraph {
	var b strings.Builder
	b.WriteString("QUY ƯỚC\nTHÔN ĐỒNG MÂY, XÃ LẠC VỆ, HUYỆN TIÊN DU\nLỜI NÓI ĐẦU\nThôn Đồng Mây có từ lâu đời.\n")
	article := 0
	for chapter := range 12 {
		b.WriteString("Chương " + []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"}[chapter] + "\nNẾP SỐNG VĂN HÓA\n")
		for range 5 {
			article++
			b.WriteString("Điều " + itoa(article) + ". Việc cưới\n1. Lễ cưới được tổ chức trang trọng, lành mạnh, tiết kiệm, phù hợp với phong tục của thôn:\n" +
				"a) Không thách cưới, không đòi hỏi sính lễ nặng nề đối với hai bên gia đình nhà trai, nhà gái;\n" +
				"b) Không mời khách tràn lan;\n- Không quá ba mươi mâm cỗ, không dùng thuốc lá trong tiệc cưới.\n" +
				"2. Hộ gia đình vi phạm bị nhắc nhở trước hội nghị nhân dân và trên loa truyền thanh của thôn.\n")
		}
	}
	b.WriteString("Bản quy ước này đã được hội nghị nhân dân thôn thông qua ngày 12 tháng 4 năm 2015.\nTRƯỞNG THÔN\nNguyễn Văn Ất\n")
	return paragraphs(b.String())
}

func itoa(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }

func BenchmarkParse(b *testing.B) {
	list := village()
	size := 0
	for _, p := range list {
		size += len(p.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		outline.Parse(list)
	}
}
