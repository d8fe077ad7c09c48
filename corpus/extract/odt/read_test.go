package odt_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract/odt"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// looks are styles of letters: hidden, capitals, fonts.
var looks = `<office:font-face-decls><style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/></office:font-face-decls>` +
	auto(`<style:style style:name="Old" style:family="paragraph"><style:text-properties style:font-name="F1"/></style:style>`+
		`<style:style style:name="OldChild" style:family="paragraph" style:parent-style-name="Old"/>`+
		`<style:style style:name="Loop" style:family="paragraph" style:parent-style-name="Loop"/>`+
		`<style:style style:name="VNI" style:family="text"><style:text-properties fo:font-family="VNI-Times, serif"/></style:style>`+
		`<style:style style:name="Caps" style:family="text"><style:text-properties fo:text-transform="uppercase"/></style:style>`+
		`<style:style style:name="Secret" style:family="text"><style:text-properties text:display="none"/></style:style>`+
		`<style:style style:name="Sect" style:family="section"><style:section-properties text:display="none"/></style:style>`)

func TestStructure(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"white space", p(" Hội \n <text:span>họp</text:span> <text:s text:c=\"2\"/>x<text:tab/>y<text:line-break/>z "), []string{"Hội họp   x\ty\nz"}},
		{"a word cut by formats", p(`Ng<text:span text:style-name="Bold">ười</text:span> d<text:a>ân</text:a>`), []string{"Người dân"}},
		{"fields and marks", p(`Trang <text:page-number>3</text:page-number><text:bookmark/><text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>`), []string{"Trang 3a"}},
		{"old encodings", `<text:p text:style-name="OldChild">C¸c hé</text:p><text:p text:style-name="Loop">Ho<text:span text:style-name="VNI">Hoä</text:span></text:p>`, []string{"Các hộ", "HoHộ"}},
		{"capitals of a style", p(`<text:span text:style-name="Caps">điều</text:span> 1`), []string{"ĐIỀU 1"}},
		{
			"a table",
			`<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell>` + p("a") + `</table:table-cell><table:table-cell>` + p("b") + p("c") + `</table:table-cell></table:table-row></table:table-header-rows>` +
				`<table:table-row><table:covered-table-cell/><table:table-cell>` + p("d") + `</table:table-cell></table:table-row>` +
				`<table:table-row><table:table-cell table:number-columns-spanned="2">` + p("e") + p("f") + `</table:table-cell><table:covered-table-cell/></table:table-row></table:table>` + p("g"),
			[]string{"table: a\tb\nc", "table: \td", "table: e", "table: f", "g"},
		},
		{
			"text boxes follow their paragraph",
			p(`a<draw:frame><draw:text-box>`+p("b")+`</draw:text-box><draw:image/></draw:frame>c`) + `<draw:g><draw:rect><svg:title>x</svg:title>` + p("d") + `</draw:rect></draw:g>`,
			[]string{"ac", "text-box: b", "text-box: d"},
		},
		{
			"a text box in a row follows it",
			`<table:table><table:table-row><table:table-cell>` + p(`a<draw:frame><draw:text-box>`+p("x")+`</draw:text-box></draw:frame>`) + `</table:table-cell><table:table-cell>` + p("b") + `</table:table-cell></table:table-row></table:table>`,
			[]string{"table: a\tb", "text-box: x"},
		},
		{"notes", p(`thô<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>` + p("x") + `</text:note-body></text:note>n`), []string{"thôn", "footnote: x"}},
		{"sections", `<text:section>` + p("a") + `</text:section>`, []string{"a"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, texts(read(t, flat(looks, tt.body)))); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLeftOut(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
		notes      []reading.Note
	}{
		{
			"tracked changes",
			`<text:tracked-changes><text:changed-region><text:deletion><office:change-info/>` + p("xoá") + `</text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>` +
				p(`a<text:change/><text:change-start/>b<text:change-end/>`),
			[]string{"ab"}, []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteInserted, Count: 1}},
		},
		{"hidden letters, in parts", p(`a<text:span text:style-name="Secret">b<text:s/><text:span>c</text:span></text:span>d<text:span text:style-name="Secret">e</text:span>`), []string{"ad"}, []reading.Note{{Kind: reading.NoteHidden, Count: 2}}},
		{"hidden sections", `<text:section text:style-name="Sect">` + p("a") + `</text:section><text:section text:display="none">` + p("b") + `</text:section>`, nil, []reading.Note{{Kind: reading.NoteHidden, Count: 2}}},
		{"hiding fields", p(`a<text:hidden-paragraph text:is-hidden="true"/>`) + p(`b<text:hidden-text text:is-hidden="true">c</text:hidden-text>`), []string{"b"}, []reading.Note{{Kind: reading.NoteHidden, Count: 2}}},
		{"comments", p(`a<office:annotation>` + p("x") + `</office:annotation>b<office:annotation-end/>`), []string{"ab"}, []reading.Note{{Kind: reading.NoteComments, Count: 1}}},
		{"pictures and objects", p(`a<draw:frame><draw:image/></draw:frame><draw:frame><draw:object/><draw:image/></draw:frame>`), []string{"a"}, []reading.Note{{Kind: reading.NoteEmbedded, Count: 1}, {Kind: reading.NotePictures, Count: 1}}},
		{"a table of contents", `<text:table-of-content><text:index-body>` + p("Điều 1 3") + `</text:index-body></text:table-of-content>` + p("a"), []string{"a"}, []reading.Note{{Kind: reading.NoteContents, Count: 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, flat(looks, tt.body))
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHeadersOfPageStyles(t *testing.T) {
	masters := `<office:master-styles><style:master-page><style:header>` + p("h") + `</style:header><style:footer>` + p("f") + `</style:footer></style:master-page>` +
		`<style:master-page><style:header>` + p("h") + `</style:header><style:header-first>` + p("i") + `</style:header-first></style:master-page></office:master-styles>`
	if diff := cmp.Diff([]string{"a", "header: h", "header: i", "footer: f"}, texts(read(t, flat(masters, p("a"))))); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
}

func TestPages(t *testing.T) {
	const count = `<office:meta><meta:document-statistic meta:page-count="3"/></office:meta>`
	breaks := auto(`<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>`)
	whole := p("a") + p("<text:soft-page-break/>b") + `<text:p text:style-name="B">c</text:p>`
	tests := []struct {
		name, styles, body string
		want               []int
	}{
		{"breaks account for all pages", count + breaks, whole, []int{1, 2, 3}},
		{"a break is missing", count + breaks, p("a") + p("b") + `<text:p text:style-name="B">c</text:p>`, []int{0, 0, 0}},
		{"nobody counted", breaks, whole, []int{0, 0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, flat(tt.styles, tt.body))
			var got []int
			for _, p := range result.Paragraphs {
				got = append(got, p.Page)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("pages differ (-want +got):\n%s", diff)
			}
			if told := len(result.Pages); told != tt.want[2] {
				t.Errorf("%d pages, want %d", told, tt.want[2])
			}
		})
	}
}

// The samples that an office program wrote know their pages, since it leaves its soft breaks in the file.
func TestPagesOfKeptFiles(t *testing.T) {
	for _, data := range kept(t) {
		result := read(t, data)
		last := 0
		for _, p := range result.Paragraphs {
			last = max(last, p.Page)
		}
		if last < 2 || last != len(result.Pages) {
			t.Errorf("text up to page %d of %d", last, len(result.Pages))
		}
	}
}

func TestPackages(t *testing.T) {
	content := `<office:document-content` + spaces + `>` + auto(`<style:style style:name="P1" style:family="paragraph"/>`) + `<office:body><office:text>` + `<text:p text:style-name="P1">điều</text:p>` + `</office:text></office:body></office:document-content>`
	styles := `<office:document-styles` + spaces + `>` + auto(`<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:text-transform="uppercase"/></style:style>`) +
		`<office:master-styles><style:master-page><style:header><text:p text:style-name="P1">đầu</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`
	got := texts(read(t, pack(t, map[string]string{"content.xml": content, "styles.xml": styles})))
	if diff := cmp.Diff([]string{"điều", "header: ĐẦU"}, got); diff != "" {
		t.Errorf("automatic styles of one part were used in another (-want +got):\n%s", diff)
	}
}

func TestRecognise(t *testing.T) {
	tests := []struct {
		name string
		data []byte
		want bool
	}{
		{"a package that is cut", pack(t, map[string]string{"content.xml": "x"})[:120], true},
		{"a flat file", flat("", ""), true},
		{"a web page", []byte("<html>" + mime), false},
		{"a spreadsheet", []byte(`<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">`), false},
		{"another package", []byte("PK\x03\x04 word/document.xml"), false},
		{"nothing", nil, false},
	}
	for _, tt := range tests {
		if got := odt.Recognise(tt.data); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}
