package ooxml_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

func run(format, text string) string {
	return `<w:r><w:rPr>` + format + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

func para(inner string) string { return `<w:p>` + inner + `</w:p>` }

func field(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func cell(blocks string) string { return `<w:tc><w:tcPr/>` + blocks + `</w:tc>` }

func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tbl(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid/>` + strings.Join(rows, "") + `</w:tbl>`
}

func textBox(blocks string) string {
	return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>` +
		blocks + `</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` + blocks + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

func TestWalk(t *testing.T) {
	const styleSheet = `<w:style w:type="character" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="TieuDe"><w:rPr><w:caps w:val="true"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Mucluc1"><w:name w:val="toc 1"/></w:style>`
	tests := []struct {
		name, blocks string
		want         []string
		notes        []reading.Note
	}{
		{"runs split inside a word", para(r("Đi") + r("ều") + `<w:proofErr w:type="spellStart"/>` + r(" 5. H") + r("ội họp")), []string{"Điều 5. Hội họp"}, nil},
		{"links, tags and controls are wrappers", para(`<w:hyperlink>` + r("liên kết ") + `</w:hyperlink><w:smartTag>` + r("thẻ ") + `</w:smartTag><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + r("ô nhập") + `</w:sdtContent></w:sdt>`),
			[]string{"liên kết thẻ ô nhập"}, nil},
		{"a control around paragraphs", `<w:sdt><w:sdtPr/><w:sdtContent>` + p("một") + p("hai") + `</w:sdtContent></w:sdt>`, []string{"một", "hai"}, nil},
		{"empty paragraphs are no paragraphs", p("một") + p("  ") + `<w:p/>` + p("hai"), []string{"một", "hai"}, nil},
		{"tabs, breaks and hyphens", para(r("a") + `<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>đàn</w:t><w:noBreakHyphen/><w:t>bà</w:t></w:r>`), []string{"a\tb\nc\nđàn-bà"}, nil},
		{"symbols", para(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> có </w:t><w:sym w:font="Times New Roman" w:char="F02B"/></w:r>`), []string{"☑ có +"}, nil},
		{"insertions stay, deletions go", para(r("Con gái ") + `<w:del w:id="1" w:author="x"><w:r><w:delText>không </w:delText></w:r></w:del><w:ins w:id="2" w:author="x">` + r("cũng ") + `</w:ins>` + r("được chia đất")),
			[]string{"Con gái cũng được chia đất"}, []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteInserted, Count: 1}}},
		{"a move is seen at its new place", para(`<w:moveFrom w:id="1">`+r("dời đi")+`</w:moveFrom>`+r("ở lại")) + para(`<w:moveTo w:id="2">`+r("dời đến")+`</w:moveTo>`),
			[]string{"ở lại", "dời đến"}, []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteInserted, Count: 1}}},
		{"a deleted paragraph end joins", `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>` + r("đầu ") + `</w:p>` + p("cuối"), []string{"đầu cuối"}, nil},
		{"a deleted last paragraph end", `<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>` + r("đầu ") + `</w:p>`, []string{"đầu"}, nil},
		{"hidden text goes", para(run("<w:vanish/>", "ẩn") + run(`<w:vanish w:val="0"/>`, "hiện ") + run(`<w:rStyle w:val="An"/>`, "ẩn") + run(`<w:rStyle w:val="An"/><w:vanish w:val="false"/>`, "rõ")),
			[]string{"hiện rõ"}, []reading.Note{{Kind: reading.NoteHidden, Count: 2}}},
		{"capitals by format", para(run("<w:caps/>", "hương ước ") + run(`<w:rStyle w:val="Hoa"/>`, "thôn đồng mây")), []string{"HƯƠNG ƯỚC THÔN ĐỒNG MÂY"}, nil},
		{"capitals by style, switched off again by another", `<w:p><w:pPr><w:pStyle w:val="TieuDe"/></w:pPr>` + r("quy ước ") + run(`<w:rStyle w:val="Hoa"/>`, "đảo") + `</w:p>`, []string{"QUY ƯỚC đảo"}, nil},
		{"fields show their result", para(r("Trang ") + field("begin") + `<w:r><w:instrText> PAGE </w:instrText></w:r>` + field("separate") + r("5") + field("end") + r(" của ") + `<w:fldSimple w:instr="NUMPAGES">` + r("9") + `</w:fldSimple>`),
			[]string{"Trang 5 của 9"}, nil},
		{"a field in a field's code stays hidden", para(field("begin") + `<w:r><w:instrText> IF </w:instrText></w:r>` + field("begin") + field("separate") + r("mã") + field("end") + field("separate") + r("kết quả") + field("end")), []string{"kết quả"}, nil},
		{"a field that never ends takes one paragraph at most", para(r("đầu ")+field("begin")+r("mã")) + p("sau") + para(field("end")+r("cuối")), []string{"đầu", "sau", "cuối"}, nil},
		{"a number that only a field makes", para(`<w:fldSimple w:instr=" LISTNUM "/>` + r("x")), []string{"x"}, []reading.Note{{Kind: reading.NoteUnknownNumber, Count: 1}}},
		{"a text box once, after its paragraph", para(r("trước ")+textBox(p("trong khung")+p("dòng hai"))+r("sau")) + p("tiếp"), []string{"trước sau", "trong khung", "dòng hai", "tiếp"}, nil},
		{"a text box that only old readers see", para(`<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing/></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + p("cũ") + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`), []string{"cũ"}, nil},
		{"a field around a text box", para(field("begin") + `<w:r><w:instrText>X</w:instrText></w:r>` + textBox(p("khung")) + field("separate") + r("ngoài") + field("end")), []string{"ngoài", "khung"}, nil},
		{"tables by rows", tbl(tr(cell(p("STT")), cell(p("Họ tên"))), tr(cell(p("1")), cell(p("Nguyễn Văn Mẫu")+p("trưởng thôn"))), tr(cell(`<w:p/>`), cell(p("để trống")), cell(`<w:p/>`))),
			[]string{"STT\tHọ tên", "1\tNguyễn Văn Mẫu\ntrưởng thôn", "\tđể trống"}, nil},
		{"a tab in a cell is no border", tbl(tr(cell(para(r("a")+`<w:r><w:tab/></w:r>`+r("b"))), cell(p("c")))), []string{"a b\tc"}, nil},
		{"a table in a table", tbl(tr(cell(p("ngoài")+tbl(tr(cell(p("x")), cell(p("y")))))), tr(cell(p("trái")), cell(tbl(tr(cell(p("u")), cell(p("v"))))+`<w:p/>`))),
			[]string{"ngoài", "x\ty", "trái\tu v"}, nil},
		{"a frame of one cell keeps its paragraphs", tbl(tr(cell(p("Điều 1. Một") + p("Điều 2. Hai")))), []string{"Điều 1. Một", "Điều 2. Hai"}, nil},
		{"a deleted and a hidden row", tbl(`<w:tr><w:trPr><w:del w:id="1"/></w:trPr>`+cell(p("bỏ"))+`</w:tr>`, `<w:tr><w:trPr><w:hidden/></w:trPr>`+cell(p("ẩn"))+`</w:tr>`, tr(cell(p("còn")), cell(p("lại")))),
			[]string{"còn\tlại"}, []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteHidden, Count: 1}}},
		{"a picture is counted, not its two forms", para(`<w:r><mc:AlternateContent><mc:Choice><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:imagedata/></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
			[]string{}, []reading.Note{{Kind: reading.NotePictures, Count: 1}}},
		{"an embedded object", para(`<w:r><w:object><v:shape/><o:OLEObject/></w:object></w:r>`), []string{}, []reading.Note{{Kind: reading.NoteEmbedded, Count: 1}}},
		{"a foreign chunk is told", p("trước") + `<w:altChunk r:id="rId9"/>`, []string{"trước"}, []reading.Note{{Kind: reading.NoteUnreadParts, Count: 1}}},
		{"formulas", para(`<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>`), []string{"x=2"}, nil},
		{"reading aids go", para(`<w:r><w:ruby><w:rt>` + r("aid") + `</w:rt><w:rubyBase>` + r("gốc") + `</w:rubyBase></w:ruby></w:r>`), []string{"gốc"}, nil},
		{"a table of contents goes", styled("Mucluc1", "Điều 1. Hội họp\t3") + p("Điều 1. Hội họp"), []string{"Điều 1. Hội họp"}, []reading.Note{{Kind: reading.NoteContents, Count: 1}}},
		{"two bodies", p("một") + `</w:body><w:body>` + p("hai"), []string{"một", "hai"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := build(t, parts{"word/document.xml": body(tt.blocks), "word/styles.xml": part("styles", styleSheet)})
			result := read(t, data)
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOriginsAndOrder(t *testing.T) {
	data := build(t, parts{
		"word/document.xml": body(p("thân") + tbl(tr(cell(p("a")), cell(para(r("b")+textBox(p("khung")))))) + p("cuối")),
		"word/header1.xml":  part("hdr", p("đầu trang")),
		"word/header2.xml":  part("hdr", p("đầu trang")),
		"word/footer1.xml":  part("ftr", tbl(tr(cell(p("chân")), cell(p("trang"))))),
		"word/footnotes.xml": part("footnotes", `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`+
			`<w:footnote w:id="1">`+p("chú thích")+`</w:footnote>`),
		"word/endnotes.xml": part("endnotes", `<w:endnote w:id="1">`+p("chú thích cuối")+`</w:endnote>`),
		"word/comments.xml": part("comments", `<w:comment w:id="1">`+p("góp ý")+`</w:comment><w:comment w:id="2">`+p("góp ý nữa")+`</w:comment>`),
	})
	result := read(t, data)
	want := []corpus.Paragraph{
		{Text: "thân", Origin: corpus.OriginBody},
		{Text: "a\tb", Origin: corpus.OriginTable},
		{Text: "khung", Origin: corpus.OriginTextBox},
		{Text: "cuối", Origin: corpus.OriginBody},
		{Text: "đầu trang", Origin: corpus.OriginHeader},
		{Text: "chân\ttrang", Origin: corpus.OriginFooter},
		{Text: "chú thích", Origin: corpus.OriginFootnote},
		{Text: "chú thích cuối", Origin: corpus.OriginFootnote},
	}
	if diff := cmp.Diff(want, result.Paragraphs); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]reading.Note{{Kind: reading.NoteComments, Count: 2}}, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}

func TestPages(t *testing.T) {
	const rendered = `<w:r><w:lastRenderedPageBreak/></w:r>`
	const typed = `<w:r><w:br w:type="page"/></w:r>`
	app := func(pages string) string {
		return declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>` + pages + `</Pages></Properties>`
	}
	tests := []struct {
		name, blocks, app string
		want              []int
		count             int
	}{
		{"as Word laid it out", p("một") + para(r("hai")+rendered+r("vẫn hai")) + para(rendered+r("ba")) + p("bốn"), app("9"), []int{1, 1, 3, 3}, 3},
		{"a row over a page's end is one break", p("một") + tbl(tr(cell(para(r("a")+rendered+r("a"))), cell(para(r("b")+rendered+r("b"))))) + p("hai"), app("2"), []int{1, 1, 2}, 2},
		{"typed breaks that account for all pages", p("một") + para(typed) + p("hai") + `<w:p><w:pPr><w:pageBreakBefore/></w:pPr>` + r("ba") + `</w:p>`, app("3"), []int{1, 2, 3}, 3},
		{"typed breaks that do not", p("một") + para(typed) + p("hai"), app("5"), []int{0, 0}, 0},
		{"a single page", p("một"), app("1"), []int{1}, 1},
		{"nothing is known", p("một") + para(typed) + p("hai"), app(""), []int{0, 0}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, build(t, parts{"word/document.xml": body(tt.blocks), "docProps/app.xml": tt.app}))
			got := []int{}
			for _, p := range result.Paragraphs {
				got = append(got, p.Page)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("pages differ (-want +got):\n%s", diff)
			}
			if len(result.Pages) != tt.count {
				t.Errorf("got %d pages, want %d", len(result.Pages), tt.count)
			}
		})
	}
}

func TestAutoNumber(t *testing.T) {
	data := build(t, parts{
		"word/numbering.xml": part("numbering", abstractNum(0, lvl(0, "decimal", "Điều %1.", ""))+num(1, 0, "")),
		"word/document.xml":  body(item(1, 0, "Hội họp") + p("Điều 2. Viết tay") + tbl(tr(cell(item(1, 0, "")), cell(p("trong bảng"))))),
	})
	want := []corpus.Paragraph{
		{Text: "Điều 1. Hội họp", AutoNumber: true, Origin: corpus.OriginBody},
		{Text: "Điều 2. Viết tay", Origin: corpus.OriginBody},
		{Text: "Điều 2.\ttrong bảng", AutoNumber: true, Origin: corpus.OriginTable},
	}
	if diff := cmp.Diff(want, read(t, data).Paragraphs); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
}
