package doc_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
)

var (
	inTable = sprm(0x2416, 1)
	rowEnd  = joinBytes(inTable, sprm(0x2417, 1))
)

func deep(tables int) []byte { return joinBytes(inTable, sprm(0x6649, le32(tables)...)) }

// cell is a cell of one paragraph.
func cell(text string) para { return para{runs: []letters{run(text), run("\x07")}, list: inTable} }

func endOfRow() para { return para{runs: []letters{run("\x07")}, list: rowEnd} }

func inner(text string) para {
	return para{runs: []letters{run(text), run("\r")}, list: joinBytes(deep(2), sprm(0x244b, 1))}
}

func endOfInnerRow() para {
	return para{runs: []letters{run("\r")}, list: joinBytes(deep(2), sprm(0x244c, 1))}
}

func TestTables(t *testing.T) {
	long := joinBytes(sprm(0xd608, joinBytes(le16(3001), make([]byte, 3000))...), rowEnd)
	tests := []struct {
		name string
		d    document
		want []string
	}{
		{
			"rows, cells of several paragraphs and of none",
			document{paras: []para{
				plain("trước"), cell("Khoản"), cell("Mức"), endOfRow(), plain("Quỹ", inTable...), cell("khuyến\thọc"), cell(""), cell("50.000"), endOfRow(), cell(""), cell(""), endOfRow(), plain("sau"),
			}},
			[]string{"body trước", "table Khoản\tMức", "table Quỹ\nkhuyến học\t\t50.000", "body sau"},
		},
		{"a row of one cell is a frame", document{paras: []para{plain("một", inTable...), cell("hai"), endOfRow()}}, []string{"table một", "table hai"}},
		{
			"a table in a cell",
			document{paras: []para{cell("a"), inner("b"), inner("c"), endOfInnerRow(), inner("d"), inner("e"), endOfInnerRow(), cell("f"), endOfRow(), plain("sau")}},
			[]string{"table a\tb c\nd e\nf", "body sau"},
		},
		{"rows without their end", document{paras: []para{cell("a"), cell("b"), plain("sau"), cell("c"), inner("d")}}, []string{"table a\tb", "body sau", "table c\td"}},
		{
			"properties that are too long for their page",
			document{data: joinBytes(make([]byte, 100), le16(len(long)), long), paras: []para{
				cell("a"), cell("b"), {runs: []letters{run("\x07")}, list: sprm(0x6646, le32(100)...)}, plain("sau"),
			}},
			[]string{"table a\tb", "body sau"},
		},
		{"properties in data that are not there", document{paras: []para{plain("a", sprm(0x6646, le32(1<<20)...)...)}}, []string{"body a"}},
		{"tables beyond all depth", document{paras: []para{plain("a", deep(1<<30)...), plain("b", deep(-5)...)}}, []string{"table a", "table b"}},
		{"a cell's end without a table", document{paras: []para{{runs: []letters{run("a\x07")}}, plain("b")}}, []string{"body a", "body b"}},
		{
			"numbers in cells",
			document{definitions: [][]testLevel{{{start: 1, text: "%1."}}}, uses: []testUse{{}}, paras: []para{
				{runs: []letters{run("a\x07")}, list: joinBytes(inTable, list(1, 0))}, cell("b"), endOfRow(), item(1, 0, "c"),
			}},
			[]string{"table 1. a\tb", "body 2. c"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range read(t, tt.d.build(t)).Paragraphs {
				got = append(got, string(p.Origin)+" "+p.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumberOfARowIsThatOfItsFirstText(t *testing.T) {
	d := document{definitions: [][]testLevel{{{start: 1, text: "%1."}}}, uses: []testUse{{}}, paras: []para{
		{runs: []letters{run("a\x07")}, list: joinBytes(inTable, list(1, 0))}, cell("b"), endOfRow(),
	}}
	want := []corpus.Paragraph{{Text: "1. a\tb", AutoNumber: true, Origin: corpus.OriginTable}}
	if diff := cmp.Diff(want, read(t, d.build(t)).Paragraphs); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
}
