package doc_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Property changes by name.
func deleted() []byte      { return sprm(0x0800, 1) }
func inserted() []byte     { return sprm(0x0801, 1) }
func hidden(v byte) []byte { return sprm(0x083c, v) }
func caps(v byte) []byte   { return sprm(0x083b, v) }
func special() []byte      { return sprm(0x0855, 1) }
func font(number int) []byte {
	return joinBytes(sprm(0x4a4f, le16(number)...), sprm(0x4a51, le16(number)...))
}
func letterStyle(number int) []byte { return sprm(0x4a30, le16(number)...) }

func TestLetters(t *testing.T) {
	styles := []testStyle{
		{kind: 1, base: 0, look: caps(1)},             // 1
		{kind: 2, base: 0xfff, look: caps(1)},         // 2
		{kind: 1, base: 1, look: caps(0x81)},          // 3: against its base
		{kind: 1, base: 0, builtIn: 19},               // 4: toc 1
		{kind: 1, base: 0, look: hidden(1)},           // 5
		{kind: 2, base: 0xfff, look: font(1)},         // 6: .VnTime
		{kind: 1, base: 3, look: nil},                 // 7
		{kind: 1, base: 8, look: caps(1)},             // 8: based on itself
		{kind: 3, base: 0xfff, look: []byte{1, 2, 3}}, // 9: of a table
	}
	fonts := []string{".VnTime", ".VnTimeH", "VNI-Times", "Wingdings"}
	styled := func(style int, all ...letters) para {
		p := runs(all...)
		p.style = style
		return p
	}
	note := func(kind reading.NoteKind, count int) reading.Note { return reading.Note{Kind: kind, Count: count} }
	tests := []struct {
		name  string
		paras []para
		want  []string
		notes []reading.Note
	}{
		{"wide letters", []para{plain("Điều 1. Hội họp")}, []string{"Điều 1. Hội họp"}, nil},
		{"narrow letters", []para{runs(letters{text: "“Th«n”–…", narrow: true}, run(" xóm"))}, []string{"“Th«n”–… xóm"}, nil},
		{"letters outside the first plane", []para{plain("a😀b"), runs(run("a"), letters{text: "😀"}, run("b"))}, []string{"a😀b", "a😀b"}, nil},
		{
			"breaks, hyphens and tabs", []para{plain("\x0bmột\x0bhai\x0eba\tbốn\x1enăm\x1fsáu\x02\x05\x00\x19")},
			[]string{"một\nhai\nba\tbốn-nămsáu"}, nil,
		},
		{
			"deleted, inserted and hidden", []para{runs(run("giữ "), run("bỏ", deleted()...), run(" đi", deleted()...), run("thêm ", inserted()...), run("ẩn", hidden(1)...), run("hết"))},
			[]string{"giữ thêm hết"}, []reading.Note{note(reading.NoteDeleted, 1), note(reading.NoteHidden, 1), note(reading.NoteInserted, 1)},
		},
		{
			"a deleted end joins two paragraphs", []para{{runs: []letters{run("một "), run("\r", deleted()...)}}, plain("hai"), plain("ba")},
			[]string{"một hai", "ba"}, nil,
		},
		{"text that waits for the last paragraph", []para{{runs: []letters{run("một"), run("\r", deleted()...)}}}, []string{"một"}, nil},
		{"no end", []para{{runs: []letters{run("một "), run("hai")}}}, []string{"một hai"}, nil},
		{
			"capitals from run and styles",
			[]para{runs(run("đ", caps(1)...), run("đ", letterStyle(2)...)), styled(1, run("đ"), run("đ", letterStyle(2)...), run("đ", caps(0)...), run("đ", caps(0x80)...), run("đ", caps(0x81)...)), styled(3, run("đ")), styled(7, run("đ"))},
			[]string{"ĐĐ", "ĐđđĐđ", "đ", "đ"}, nil,
		},
		{"plain letters follow the style again", []para{runs(run("đ", joinBytes(caps(1), sprm(0x2a33, 0))...))}, []string{"đ"}, nil},
		{"styles that are odd", []para{styled(8, run("đ")), styled(9, run("x")), styled(77, run("y"))}, []string{"Đ", "x", "y"}, nil},
		{
			"hidden by style", []para{styled(5, run("kín"), run(" hở", hidden(0)...)), styled(0, run("rõ"))},
			[]string{"hở", "rõ"}, []reading.Note{note(reading.NoteHidden, 1)},
		},
		{"a table of contents", []para{styled(4, run("Điều 1. Hội họp 3"), run("")), plain("Điều 1. Hội họp")}, []string{"Điều 1. Hội họp"}, []reading.Note{note(reading.NoteContents, 1)}},
		{
			"fields", []para{plain("Trang \x13 PAGE \x142\x15 và \x13 IF \x13 REF a \x14mã\x15 = 1 \x14kết quả\x15."), plain("\x15x\x14y")},
			[]string{"Trang 2 và kết quả.", "xy"}, nil,
		},
		{"a field that never ends", []para{plain("Trang \x13 PAGE"), plain("hai")}, []string{"Trang", "hai"}, nil},
		{"fields that number", []para{plain("\x13 autonumlgl \x15 Hội họp"), plain("\x13LISTNUM\x14\x15x")}, []string{"Hội họp", "x"}, []reading.Note{note(reading.NoteUnknownNumber, 2)}},
		{
			"symbols", []para{runs(run("(", sprm(0x6a09, joinBytes(le16(4), le16(0xf0fe))...)...), run(" có "), run("(", joinBytes(special(), sprm(0x6a09, joinBytes(le16(0), le16(0x2264))...))...), run("(x)"))},
			[]string{"☑ có ≤(x)"}, nil,
		},
		{
			"pictures, objects and form fields",
			[]para{runs(run("\x01", special()...), run("\x01", joinBytes(special(), sprm(0x080a, 1))...), run("\x01", joinBytes(special(), sprm(0x0806, 1))...), run("x"))},
			[]string{"x"}, []reading.Note{note(reading.NoteEmbedded, 1), note(reading.NotePictures, 1)},
		},
		{
			"older encodings by font", []para{runs(
				letters{text: "Héi nghÞ th«n ", list: font(1), narrow: true}, run("thôn "),
				letters{text: "Héi nghÞ ", list: font(2), narrow: true}, letters{text: "Hoäi ngh", list: font(3), narrow: true}, letters{text: "ò", list: joinBytes(font(3), caps(0)), narrow: true},
			), runs(letters{text: "ng\u00adêi n\x1fíc", list: letterStyle(6), narrow: true})},
			[]string{"Hội nghị thôn thôn HỘI NGHỊ Hội nghị", "người nước"}, []reading.Note{note(reading.NoteOldEncoding, 2)},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, document{paras: tt.paras, styles: styles, fonts: fonts}.build(t))
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

// After a fast save, later text stands first, and pieces bring changes of their own.
func TestFastSave(t *testing.T) {
	d := document{
		flags: 0x0004, backwards: true,
		lists: [][]byte{deleted(), sprm(0x460b, le16(1)...)},
		paras: []para{
			runs(run("Điều 1. "), letters{text: "Hội ", narrow: false}, letters{text: "bỏ", prm: 0x41<<1 | 1<<8}, letters{text: " này", prm: 0<<1 | 1}, run("họp"), letters{text: " của", prm: 99<<1 | 1}),
			{runs: []letters{run("một"), {text: "\r", prm: 1<<1 | 1}}},
			plain("hai"),
		},
		definitions: [][]testLevel{{{start: 1, text: "Điều %1."}}},
		uses:        []testUse{{definition: 0}},
	}
	result := read(t, d.build(t))
	if diff := cmp.Diff([]string{"Điều 1. Hội họp của", "Điều 1. một", "hai"}, texts(result)); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
	notes := []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteFastSaved, Count: 1}}
	if diff := cmp.Diff(notes, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}

func TestHalfALetter(t *testing.T) {
	d := document{paras: []para{plain("xyz")}, patch: func(main, _ []byte) { copy(main[0x802:], le16(0xd83d)) }}
	result := read(t, d.build(t))
	if diff := cmp.Diff([]string{"x\ufffd"}, texts(result)); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]reading.Note{{Kind: reading.NoteInvalidBytes, Count: 1}}, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}
