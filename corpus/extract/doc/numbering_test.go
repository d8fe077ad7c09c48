package doc_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// list are the properties of a paragraph at a level of a list, -1 for no level.
func list(number, level int) []byte {
	b := sprm(0x460b, le16(number)...)
	if level >= 0 {
		b = append(b, sprm(0x260a, byte(level))...)
	}
	return b
}

func item(number, level int, text string) para { return plain(text, list(number, level)...) }

// override changes a level of a list; its flags say what of it.
func override(start, level, flags int, replacement ...byte) []byte {
	return joinBytes(le32(start), le32(level|flags), replacement)
}

func TestNumbering(t *testing.T) {
	const noRestart, legal = 8, 4
	convention := []testLevel{
		{start: 1, format: 1, text: "Chương %1"},
		{start: 1, text: "Điều %2.", flags: noRestart},
		{start: 1, text: "%3."},
		{start: 1, format: 4, text: "%4)"},
	}
	with := func(definitions ...[]testLevel) [][]testLevel { return definitions }
	tests := []struct {
		name  string
		d     document
		want  []string
		notes []reading.Note
	}{
		{
			"articles run on over chapters",
			document{definitions: with(convention), uses: []testUse{{definition: 0}}, paras: []para{
				item(1, 0, "Quy định chung"), item(1, 1, "Phạm vi"), item(1, 1, "Đối tượng"), item(1, 2, "Người dân"), item(1, 3, "thường trú"),
				item(1, 3, "tạm trú"), item(1, 2, "Tổ chức"), item(1, 3, "hội"), item(1, 0, "Quy định cụ thể"), item(1, 1, "Cưới hỏi"), item(1, 2, "Thách cưới"),
			}},
			[]string{
				"Chương I Quy định chung", "Điều 1. Phạm vi", "Điều 2. Đối tượng", "1. Người dân", "a) thường trú", "b) tạm trú",
				"2. Tổ chức", "a) hội", "Chương II Quy định cụ thể", "Điều 3. Cưới hỏi", "1. Thách cưới",
			}, nil,
		},
		{
			"restart after the level that is named",
			document{definitions: with([]testLevel{{start: 1, text: "%1."}, {start: 1, text: "%2)"}, {start: 1, text: "(%3)", flags: noRestart, limit: 1}}), uses: []testUse{{definition: 0}}, paras: []para{
				item(1, 0, "x"), item(1, 1, "x"), item(1, 2, "x"), item(1, 1, "x"), item(1, 2, "x"), item(1, 0, "x"), item(1, 1, "x"), item(1, 2, "x"),
			}},
			[]string{"1. x", "1) x", "(1) x", "2) x", "(2) x", "2. x", "1) x", "(1) x"}, nil,
		},
		{
			"two uses of a definition count together, one with a start of its own counts from there",
			document{definitions: with(convention), uses: []testUse{{definition: 0}, {definition: 0}, {definition: 0, changes: override(5, 1, 0x10), count: 1}}, paras: []para{
				item(1, 1, "một"), item(2, 1, "hai"), item(3, 1, "năm"), item(1, 1, "sáu"),
			}},
			[]string{"Điều 1. một", "Điều 2. hai", "Điều 5. năm", "Điều 6. sáu"}, nil,
		},
		{
			"a list replaces a level",
			document{definitions: with(convention), uses: []testUse{
				{definition: 0, changes: override(0, 0, 0x30, testLevel{start: 3, format: 3, text: "%1 -"}.bytes()...), count: 1},
				{definition: 0},
			}, paras: []para{item(1, 0, "x"), item(1, 0, "y"), item(2, 1, "z")}},
			[]string{"C - x", "D - y", "Điều 1. z"}, nil,
		},
		{
			"a change of a level that there is none of",
			document{definitions: with(convention), uses: []testUse{{definition: 0, changes: override(7, 12, 0x10), count: 1}}, paras: []para{item(1, 1, "x")}},
			[]string{"Điều 1. x"}, nil,
		},
		{
			"digits where a law wants them, two-step numbers, what parts number and text",
			document{definitions: with([]testLevel{{start: 1, format: 1, text: "%1."}, {start: 1, text: "%1.%2", flags: legal, suffix: 1}, {start: 1, format: 22, text: "%3/", suffix: 2}}), uses: []testUse{{definition: 0}}, paras: []para{
				item(1, 0, "x"), item(1, 0, "x"), item(1, 1, "y"), item(1, 2, "z"),
			}},
			[]string{"I. x", "II. x", "2.1 y", "01/z"}, nil,
		},
		{
			"bullets", document{definitions: with([]testLevel{{start: 1, format: 23, text: "\uf0b7"}, {start: 1, format: 23, text: "+"}}), uses: []testUse{{definition: 0}}, paras: []para{
				item(1, 0, "x"), item(1, 1, "y"), item(1, 1, ""),
			}},
			[]string{"- x", "+ y"}, nil,
		},
		{
			"a simple list, an empty item, and indents that are kept",
			document{definitions: with([]testLevel{{start: 4, text: "%1."}}), uses: []testUse{{definition: 0}}, paras: []para{item(1, 0, ""), item(0xffff, 0, "năm")}},
			[]string{"4.", "5. năm"}, nil,
		},
		{
			"numbers from a style and the one it is based on",
			document{
				definitions: with(convention), uses: []testUse{{definition: 0}},
				styles: []testStyle{
					{kind: 1, base: 0, layout: list(1, 1)},
					{kind: 1, base: 1, layout: sprm(0x260a, 2)},
					{kind: 1, base: 1, layout: sprm(0x460b, le16(0)...)},
					{kind: 1, base: 0, layout: list(1, -1), builtIn: 1003},
				},
				paras: []para{
					{runs: []letters{run("x\r")}, style: 1}, {runs: []letters{run("y\r")}, style: 2}, {runs: []letters{run("z\r")}, style: 3},
					{runs: []letters{run("u\r")}, style: 1, list: list(0, -1)}, {runs: []letters{run("v\r")}, style: 4}, plain("w", sprm(0x4600, le16(1)...)...),
				},
			},
			[]string{"Điều 1. x", "1. y", "z", "u", "a) v", "Điều 2. w"}, nil,
		},
		{
			"lists and levels that do not exist",
			document{definitions: with(convention), uses: []testUse{{definition: 0}, {definition: 7}}, paras: []para{item(9, 0, "x"), item(1, 12, "y"), item(2, 0, "z"), item(0xf801, 0, "t")}},
			[]string{"x", "y", "z", "t"}, nil,
		},
		{
			"capitals of the level, and of the paragraph's end",
			document{definitions: with([]testLevel{{start: 1, format: 2, text: "Chương %1.", look: caps(1)}, {start: 1, text: "Điều %2."}}), uses: []testUse{{definition: 0}}, paras: []para{
				item(1, 0, "x"), {runs: []letters{run("y"), run("\r", caps(1)...)}, list: list(1, 1)},
			}},
			[]string{"CHƯƠNG I. x", "ĐIỀU 1. y"}, nil,
		},
		{
			"labels in an older encoding, by their own font or that of the paragraph's end",
			document{
				fonts:       []string{".VnTime", ".VnTimeH"},
				definitions: with([]testLevel{{start: 1, text: "§iÒu %1.", look: font(1)}, {start: 1, format: 1, text: "ch\u00ad¬ng %2"}}), uses: []testUse{{definition: 0}},
				paras: []para{item(1, 0, "x"), {runs: []letters{run("y"), run("\r", font(2)...)}, list: list(1, 1)}, item(1, 0, "z")},
			},
			[]string{"Điều 1. x", "CHƯƠNG I y", "Điều 2. z"}, nil,
		},
		{
			"a paragraph whose end is deleted does not count, nor one wholly hidden",
			document{definitions: with(convention), uses: []testUse{{definition: 0}}, paras: []para{
				item(1, 2, "một"), {runs: []letters{run("bỏ", deleted()...), run("\r", deleted()...)}, list: list(1, 2)},
				{runs: []letters{run("ẩn", hidden(1)...), run("\r", hidden(1)...)}, list: list(1, 2)}, item(1, 2, "hai"),
			}},
			[]string{"1. một", "2. hai"}, []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteHidden, Count: 1}},
		},
		{
			"kinds of numbers that are not known", document{definitions: with([]testLevel{{start: 2, format: 6, text: "%1."}, {start: 1, format: 99, text: "%2."}}), uses: []testUse{{definition: 0}}, paras: []para{
				item(1, 0, "x"), item(1, 1, "y"), plain("z", sprm(0x240d, 1)...), plain("t", sprm(0x460b, le16(2047)...)...),
			}},
			[]string{"2. x", "1. y", "z", "t"}, []reading.Note{{Kind: reading.NoteUnknownNumber, Count: 4}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, tt.d.build(t))
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("numbers differ (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}
