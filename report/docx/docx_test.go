package docx_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/docx/docxtest"
)

func document(blocks ...docx.Block) docx.Document {
	page := docx.Page{Width: docx.MM(210), Height: docx.MM(297), Top: docx.MM(20), Bottom: docx.MM(20), Left: docx.MM(30), Right: docx.MM(15), NumberSize: 14}
	return docx.Document{
		Title: "Thử", Creator: "huonguoc", Lang: "vi", Created: time.Date(2026, 11, 15, 0, 0, 0, 0, time.UTC),
		Sections: []docx.Section{{Page: page, Blocks: blocks}, {Page: page, Restart: true, Blocks: []docx.Block{line("phụ lục")}}},
	}
}

func line(s string) docx.Paragraph {
	return docx.Paragraph{Runs: []docx.Run{{Text: s, Size: 14, Bold: true}}, Align: docx.Justify, First: docx.MM(12.7), Before: 6, Line: 1.15}
}

func written(t testing.TB, d docx.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameDocumentSameBytes(t *testing.T) {
	d := document(line("một"), docx.Table{Widths: []int{1000, 2000}, Borders: true, Head: 1, Rows: []docx.Row{{Cells: []docx.Cell{{}, {Shade: "EEEEEE"}}}}})
	if !bytes.Equal(written(t, d), written(t, d)) {
		t.Error("two runs gave two files")
	}
}

func TestLook(t *testing.T) {
	f := docxtest.Read(t, written(t, document(line("một"))))
	p := f.Find(t, "một")
	switch {
	case p.Align.Val != "both", p.Indent.FirstLine != 720, p.Spacing.Before != 120, p.Spacing.Line != 276:
		t.Errorf("paragraph: %+v", p)
	case p.Runs[0].Size.Val != "28", p.Runs[0].Bold == nil, p.Runs[0].Font.ASCII != "Times New Roman", p.Runs[0].Font.HAnsi != "Times New Roman":
		t.Errorf("run: %+v", p.Runs[0])
	}
	if len(f.Sections) != 2 || f.Sections[0].Numbers != nil || f.Sections[1].Numbers.Start != 1 {
		t.Errorf("sections: %+v", f.Sections)
	}
}

func TestTableCells(t *testing.T) {
	f := docxtest.Read(t, written(t, document(docx.Table{Widths: []int{1000, 2000}, Rows: []docx.Row{
		{Cells: []docx.Cell{{Paragraphs: []docx.Paragraph{line("a")}}, {Paragraphs: []docx.Paragraph{line("b")}}}},
		{Cells: []docx.Cell{{Span: 2, Paragraphs: []docx.Paragraph{line("c")}}}},
	}})))
	if got := f.Tables; len(got) != 1 || got[0][0][1] != "b" || got[0][1][0] != "c" {
		t.Errorf("got %q", got)
	}
}

// Whatever a text holds, the file can be read and says the text, without what no XML can hold.
func TestAnyTextIsHarmless(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[<>&"'\x00-\x1f]{0,20}`)).Draw(rt, "text")
		f := docxtest.Read(t, written(t, document(line("|"+text+"|"))))
		want := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
				return -1
			}
			return r
		}, strings.ToValidUTF8(text, "\uFFFD"))
		got := strings.ReplaceAll(f.Find(t, "|").Text(), "\n", "")
		if clean(got) != clean("|"+want+"|") {
			rt.Fatalf("got %q, want %q", got, want)
		}
	})
}

// clean makes runs of the replacement sign one: a broken text may give one a byte, or one a run of bytes.
func clean(s string) string {
	for strings.Contains(s, "\uFFFD\uFFFD") {
		s = strings.ReplaceAll(s, "\uFFFD\uFFFD", "\uFFFD")
	}
	return s
}

func TestTellsOfAFullDisk(t *testing.T) {
	if err := document(line("x")).Write(full{}); err == nil {
		t.Error("no error from a writer that fails")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
