package official

import (
	"strings"

	"github.com/huonguoc/huonguoc/report/docx"
)

// Head is the block of two columns at the top of the first page. Empty fields become ones to be filled in.
type Head struct {
	State, Motto string // quốc hiệu, tiêu ngữ
	Parent       string // cơ quan chủ quản trực tiếp; "-" for none
	Agency       string // cơ quan ban hành
	Number       Field  // "Số: …/BC-STP"
	Subject      string // "V/v …" of a công văn, which has no title; empty otherwise
	PlaceAndDay  Field  // "Bắc Ninh, ngày 05 tháng 02 năm 2026"
	ParentBlank  string // what stands for an empty Parent
	AgencyBlank  string // what stands for an empty Agency
}

// Field is a text that may have places to be filled in, which are written between square brackets: "Số: […]/BC-STP".
type Field string

// Runs are the runs of a field in a look; what stands between brackets is marked.
func (f Field) Runs(look docx.Run) (runs []docx.Run) {
	rest := string(f)
	add := func(s string, mark bool) {
		if s != "" {
			r := look
			r.Text, r.Mark = s, mark
			runs = append(runs, r)
		}
	}
	for {
		before, after, ok := strings.Cut(rest, "[")
		add(before, false)
		if !ok {
			return runs
		}
		blank, tail, closed := strings.Cut(after, "]")
		if !closed {
			add("["+after, false)
			return runs
		}
		add("["+blank+"]", true)
		rest = tail
	}
}

// The two columns of the head and of the foot: quốc hiệu stands in the right half and needs more than half.
func halves() (left, right int) {
	width := Page().TextWidth()
	left = docx.MM(70)
	return left, width - left
}

// Blocks lay the head out.
func (h Head) Blocks() []docx.Block {
	left, right := halves()
	agency := []docx.Paragraph{}
	if h.Parent != "-" {
		agency = append(agency, centred(Field(orBlank(strings.ToUpper(h.Parent), h.ParentBlank)).Runs(docx.Run{Size: AgencySize}), 0))
	}
	agency = append(agency, centred(Field(orBlank(strings.ToUpper(h.Agency), h.AgencyBlank)).Runs(docx.Run{Size: AgencySize, Bold: true}), 0), rule(left, 0.4))
	state := []docx.Paragraph{
		centred([]docx.Run{{Text: strings.ToUpper(h.State), Size: StateSize, Bold: true}}, 0),
		centred([]docx.Run{{Text: h.Motto, Size: MottoSize, Bold: true}}, 0),
		rule(right, mottoShare(h.Motto, right)),
	}
	number := []docx.Paragraph{centred(h.Number.Runs(docx.Run{Size: NumberSize}), 3)}
	if h.Subject != "" {
		number = append(number, centred(Field(h.Subject).Runs(docx.Run{Size: SubjectSize}), 6))
	}
	day := []docx.Paragraph{centred(h.PlaceAndDay.Runs(docx.Run{Size: PlaceSize, Italic: true}), 3)}
	return []docx.Block{docx.Table{Widths: []int{left, right}, Rows: []docx.Row{
		{Cells: []docx.Cell{{Paragraphs: agency}, {Paragraphs: state}}},
		{Cells: []docx.Cell{{Paragraphs: number}, {Paragraphs: day}}},
	}}}
}

func orBlank(s, blank string) string {
	if s == "" {
		return blank
	}
	return s
}

// mottoShare is the part of a column that the motto takes: the rule below it is as long as the text. A bold letter of Times
// New Roman is half as wide as it is high, on the average.
func mottoShare(motto string, column int) float64 {
	return min(0.95, float64(len([]rune(motto)))*MottoSize*20*0.49/float64(column))
}

// rule is a thin line in the middle of a column, below the text before it.
func rule(width int, share float64) docx.Paragraph {
	side := int(float64(width) * (1 - share) / 2)
	return docx.Paragraph{Runs: []docx.Run{{Size: 2}}, Align: docx.Center, Left: side, Right: side, Rule: true}
}

func centred(runs []docx.Run, before float64) docx.Paragraph {
	return docx.Paragraph{Runs: runs, Align: docx.Center, Before: before}
}

// Title is the kind of the paper with its subject: both bold and in the middle, a rule of a third to a half of the line below.
func Title(kind, subject string) []docx.Block {
	return []docx.Block{
		docx.Paragraph{Runs: []docx.Run{{Text: strings.ToUpper(kind), Size: TitleSize, Bold: true}}, Align: docx.Center, Before: 18, KeepNext: true, Level: 1},
		docx.Paragraph{Runs: []docx.Run{{Text: subject, Size: TitleSize, Bold: true}}, Align: docx.Center, KeepNext: true},
		rule(Page().TextWidth(), 0.35),
	}
}
