package ooxml_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lvl is a level of a list: format, text, and further elements.
func lvl(index int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, index, format, more, text)
}

func abstractNum(id int, inner string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>%s</w:abstractNum>`, id, inner)
}

func num(id, abstract int, overrides string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, overrides)
}

func paragraphStyle(id, basedOn, inner string) string {
	if basedOn != "" {
		basedOn = `<w:basedOn w:val="` + basedOn + `"/>`
	}
	return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + id + `"/>` + basedOn + inner + `</w:style>`
}

func styled(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + r(text) + `</w:p>`
}

func TestNumbering(t *testing.T) {
	convention := abstractNum(0,
		lvl(0, "upperRoman", "Chương %1", "")+
			lvl(1, "decimal", "Điều %2.", `<w:lvlRestart w:val="0"/>`)+
			lvl(2, "decimal", "%3.", "")+
			lvl(3, "lowerLetter", "%4)", ""))
	tests := []struct {
		name, numbering, styles, blocks string
		want                            []string
	}{
		{
			"articles run on over chapters", convention + num(1, 0, ""), "",
			item(1, 0, "Quy định chung") + item(1, 1, "Phạm vi") + item(1, 1, "Đối tượng") + item(1, 2, "Người dân") +
				item(1, 3, "thường trú") + item(1, 3, "tạm trú") + item(1, 2, "Tổ chức") + item(1, 3, "hội") +
				item(1, 0, "Quy định cụ thể") + item(1, 1, "Cưới hỏi") + item(1, 2, "Thách cưới"),
			[]string{
				"Chương I Quy định chung", "Điều 1. Phạm vi", "Điều 2. Đối tượng", "1. Người dân", "a) thường trú", "b) tạm trú",
				"2. Tổ chức", "a) hội", "Chương II Quy định cụ thể", "Điều 3. Cưới hỏi", "1. Thách cưới",
			},
		},
		{
			"restart named by lvlRestart", abstractNum(0, lvl(0, "decimal", "%1.", "")+lvl(1, "decimal", "%2)", "")+
				lvl(2, "decimal", "(%3)", `<w:lvlRestart w:val="1"/>`)) + num(1, 0, ""), "",
			item(1, 0, "x") + item(1, 1, "x") + item(1, 2, "x") + item(1, 1, "x") + item(1, 2, "x") + item(1, 0, "x") + item(1, 1, "x") + item(1, 2, "x"),
			[]string{"1. x", "1) x", "(1) x", "2) x", "(2) x", "2. x", "1) x", "(1) x"},
		},
		{
			"lists of one definition share their counters", convention + num(1, 0, "") + num(2, 0, ""), "",
			item(1, 1, "một") + item(2, 1, "hai") + item(1, 1, "ba"),
			[]string{"Điều 1. một", "Điều 2. hai", "Điều 3. ba"},
		},
		{
			"a list with its own start begins there, once",
			convention + num(1, 0, "") + num(2, 0, `<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>`), "",
			item(1, 1, "một") + item(2, 1, "năm") + item(2, 1, "sáu") + item(1, 1, "bảy"),
			[]string{"Điều 1. một", "Điều 5. năm", "Điều 6. sáu", "Điều 7. bảy"},
		},
		{
			"a list replaces a level",
			convention + num(1, 0, `<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1 -"/></w:lvl></w:lvlOverride>`), "",
			item(1, 0, "x") + item(1, 0, "y"), []string{"C - x", "D - y"},
		},
		{
			"legal numbers", abstractNum(0, lvl(0, "upperRoman", "%1.", "")+lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0, ""), "",
			item(1, 0, "x") + item(1, 0, "x") + item(1, 1, "y") + item(1, 1, "y"), []string{"I. x", "II. x", "2.1 y", "2.2 y"},
		},
		{
			"a level above that was not used shows its start", abstractNum(0, lvl(0, "decimal", "%1.", "")+lvl(1, "decimal", "%1.%2.", "")) + num(1, 0, ""), "",
			item(1, 1, "y"), []string{"1.1. y"},
		},
		{
			"bullets", abstractNum(0, lvl(0, "bullet", "\uf0b7", "")+lvl(1, "bullet", "+", "")) + num(1, 0, ""), "",
			item(1, 0, "x") + item(1, 1, "y") + item(1, 1, ""), []string{"- x", "+ y"},
		},
		{
			"what parts number and text", abstractNum(0, lvl(0, "decimal", "Điều %1. ", `<w:suff w:val="nothing"/>`)+
				lvl(1, "decimal", "%2.", `<w:suff w:val="space"/>`)+lvl(2, "decimal", "%3/", `<w:suff w:val="nothing"/>`)) + num(1, 0, ""), "",
			item(1, 0, "x") + item(1, 1, "y") + item(1, 2, "z"), []string{"Điều 1. x", "1. y", "1/z"},
		},
		{
			"an empty paragraph in a list is counted and seen", convention + num(1, 0, ""), "",
			item(1, 2, "") + item(1, 2, "hai"), []string{"1.", "2. hai"},
		},
		{
			"numbers from a style and the one it is based on",
			abstractNum(0, lvl(0, "decimal", "Điều %1.", `<w:pStyle w:val="Dieu"/>`)+lvl(1, "decimal", "%2.", `<w:pStyle w:val="Khoan"/>`)) + num(7, 0, ""),
			paragraphStyle("Dieu", "", `<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>`) +
				paragraphStyle("Khoan", "Dieu", "") + paragraphStyle("KhoanNho", "Khoan", "") +
				paragraphStyle("KhongSo", "Dieu", `<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>`),
			styled("Dieu", "x") + styled("Khoan", "y") + styled("KhoanNho", "y") + styled("KhongSo", "z") + styled("Dieu", "x"),
			[]string{"Điều 1. x", "1. y", "2. y", "z", "Điều 2. x"},
		},
		{
			"list 0 takes a paragraph out of its style's list",
			abstractNum(0, lvl(0, "decimal", "Điều %1.", `<w:pStyle w:val="Dieu"/>`)) + num(7, 0, ""),
			paragraphStyle("Dieu", "", `<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>`),
			`<w:p><w:pPr><w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + r("x") + `</w:p>` + styled("Dieu", "y"),
			[]string{"x", "Điều 1. y"},
		},
		{
			"a definition that points to a numbering style",
			abstractNum(0, lvl(0, "decimal", "Điều %1.", "")+`<w:styleLink w:val="LuatSo"/>`) + abstractNum(1, `<w:numStyleLink w:val="LuatSo"/>`) + num(1, 0, "") + num(2, 1, ""),
			`<w:style w:type="numbering" w:styleId="LuatSo"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			item(2, 0, "x") + item(2, 0, "y"), []string{"Điều 1. x", "Điều 2. y"},
		},
		{
			"a format that only new Words know", abstractNum(0, `<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002"/></mc:Choice>`+
				`<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="Điều %1."/></w:lvl>`) + num(1, 0, ""), "",
			item(1, 0, "x"), []string{"Điều 01. x"},
		},
		{
			"capitals of the level", abstractNum(0, lvl(0, "lowerRoman", "Chương %1.", "<w:rPr><w:caps/></w:rPr>")) + num(1, 0, ""), "",
			item(1, 0, "Quy định chung"), []string{"CHƯƠNG I. Quy định chung"},
		},
		{
			"a paragraph whose end is deleted does not count", convention + num(1, 0, ""), "",
			item(1, 2, "một") +
				`<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>` +
				item(1, 2, "hai"),
			[]string{"1. một", "2. hai"},
		},
		{"a list that does not exist", convention + num(1, 0, ""), "", item(9, 0, "x"), []string{"x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := build(t, parts{
				"word/document.xml":  body(tt.blocks),
				"word/numbering.xml": part("numbering", tt.numbering),
				"word/styles.xml":    part("styles", tt.styles),
			})
			if diff := cmp.Diff(tt.want, texts(read(t, data))); diff != "" {
				t.Errorf("numbers differ (-want +got):\n%s", diff)
			}
		})
	}
}
