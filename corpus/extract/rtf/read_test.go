package rtf_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/rtf"
)

// head begins files with fonts of every kind that matters.
const head = `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman{\*\falt Times};}` +
	`{\f1\fcharset163 Times New Roman (Vietnamese);}{\f2\fcharset0 .VnTime;}{\f3\fcharset0 .VnTimeH;}` +
	`{\f4\fcharset0 VNI-Times;}{\f5\fcharset2 Wingdings;}{\f6\fcharset2 Symbol;}{\f7\fcharset204 Courier;}}` +
	`{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s9\f0 toc 1;}{\*\cs10 Strong;}}` +
	`{\info{\title Tên}{\author Ai}}`

func read(t testing.TB, body string) reading.Result {
	t.Helper()
	result, err := rtf.Read(t.Context(), []byte(head+body+"}"), reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// texts lists paragraphs, those outside the body with their origin in front.
func texts(r reading.Result) []string {
	var out []string
	for _, p := range r.Paragraphs {
		text := p.Text
		if p.Origin != corpus.OriginBody {
			text = string(p.Origin) + ": " + text
		}
		out = append(out, text)
	}
	return out
}

func TestLetters(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"unicode with a stand-in", `H\u7897\'3fi ngh\u7883?`, "Hội nghị"},
		{"unicode without stand-ins", `\uc0 H\u7897i ngh\u7883`, "Hội nghị"},
		{"unicode with two stand-ins", `{\uc2 H\u7897\'3f?i}`, "Hội"},
		{"unicode written as negative, beyond 16 bits", `\u-10187?\u-8958?`, "\U0001D502"},
		{"a stand-in that is a sign", `\u7897\~i`, "ội"},
		{"the brace ends stand-ins", `{\u7897}ab`, "ộab"},
		{"Vietnamese code page", `\f1 c\'f4\'eang d\'e2n \'fe\'f0\'fd\'ec`, "côêng dân ₫đứ"},
		{"Vietnamese code page joins marks", `\f1 c\'f4\'f2ng a\'cc`, "cộng à"},
		{"font of the old encoding", `\f2 C\'b8c h\'e9 gia \'ae\'d7nh`, "Các hộ gia đình"},
		{"ư of the old encoding is no soft hyphen", `\f2 h\'ad\'ac\'b5ng`, "hươàng"},
		{"old font that draws capitals", `{\f3 h\'ad\'ac\'cc}`, "HƯƠÈ"},
		{"VNI over a change of fonts", `{\f4 Ho}{\f4\b\'e4i}`, "Hội"},
		{"a word cut by formats", `{\b Ng}{\i\f0 \'fd}{ng}`, "Ngýng"},
		{"capitals of a format", `{\caps \u273?i\u7873?u} 1`, "ĐIỀU 1"},
		{"signs", `\ldblquote a\rdblquote\endash b\~c\_d\-e\{\}\\`, "“a”–b\u00a0c-de{}\\"},
		{"optional hyphen is not seen", `Qu\-y`, "Quy"},
		{"tab and line", `a\tab b\line c`, "a\tb\nc"},
		{"picture fonts", `{\f5\'fe} c\'f3 {\f6\'b7}`, "☑ có •"},
		{"Cyrillic code page", `\f7\'c4`, "Д"},
		{"line breaks of the file are nothing", "H" + "\r\no\n\x00p", "Hop"},
		{"a broken letter", `a\'zzb`, "azzb"},
		{"bytes of a picture", `a{\*\unknown\bin5 }}}}}x}b`, "ab"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff([]string{tt.want}, texts(read(t, `\pard\plain `+tt.body+`\par`))); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestStructure(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"paragraphs and empty ones", `a\par\par b\` + "\n" + `c`, []string{"a", "b", "c"}},
		{"a table", `\trowd\pard\intbl a\cell b\par c\cell\row\trowd\pard\intbl\cell d\cell\row\pard e\par`, []string{"table: a\tb\nc", "table: \td", "e"}},
		{"a row of one cell is a frame", `\trowd\pard\intbl a\par b\cell\row\pard`, []string{"table: a", "table: b"}},
		{
			"a table in a table",
			`\trowd\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\itap1 z\cell w\cell\row\pard e\par`,
			[]string{"table: x y\nz\tw", "e"},
		},
		{"a row that never ends", `\trowd\pard\intbl a\cell b\cell\pard e\par`, []string{"table: a\tb", "e"}},
		{"rows without \\intbl", `\trowd\pard a\cell b\cell\row`, []string{"table: a\tb"}},
		{"a field", `a {\field{\*\fldinst HYPERLINK "x"}{\fldrslt b}} c\par`, []string{"a b c"}},
		{"unknown destinations", `a{\*\what ever}{\xe index}{\*\bkmkstart m}b\par`, []string{"ab"}},
		{"text in two forms", `{\upr{?i}{\*\ud\uc0\u272i}}\par`, []string{"Đi"}},
		{"a shape", `a{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt\pard b\par c}}{\shprslt{\par b}}}\par d\par`, []string{"a", "text-box: b", "text-box: c", "d"}},
		{"a shape in a row follows it", `\trowd\pard\intbl a{\shp{\*\shpinst{\shptxt x\par}}}\cell b\cell\row\pard c\par`, []string{"table: a\tb", "text-box: x", "c"}},
		{"style of letters", `{\*\cs10 a}{\cs10 b}\par`, []string{"ab"}},
		{
			"headers once, notes each",
			`{\header\pard h\par}{\headerf h\par}{\footer f}a{\footnote\pard n}\par b{\footnote n}\par`,
			[]string{"a", "b", "header: h", "footer: f", "footnote: n", "footnote: n"},
		},
		{"two destinations in one group", `{\header h\footer f}a\par`, []string{"a", "header: h", "footer: f"}},
		{"a note in the middle of a word", `thô{\footnote x}n\par`, []string{"thôn", "footnote: x"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, texts(read(t, strings.ReplaceAll(tt.body, "ô", `\'f4`)))); diff != "" {
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
		{"deleted, in parts", `a{\deleted b}{\deleted\b c}d\par`, []string{"ad"}, []reading.Note{{Kind: reading.NoteDeleted, Count: 1}}},
		{"a deleted end joins", `a{\deleted\par}b\par`, []string{"ab"}, nil},
		{"inserted", `a{\revised b}\par`, []string{"ab"}, []reading.Note{{Kind: reading.NoteInserted, Count: 1}}},
		{"hidden", `a{\v b}c\v d\v0 e\plain f\par`, []string{"acef"}, []reading.Note{{Kind: reading.NoteHidden, Count: 2}}},
		{"comments", `a{\*\atnid x}\chatn{\*\annotation\pard b}\par`, []string{"a"}, []reading.Note{{Kind: reading.NoteComments, Count: 1}}},
		{"pictures once", `a{\*\shppict{\pict\pngblip 00ff}}{\nonshppict{\pict 00}}\par`, []string{"a"}, []reading.Note{{Kind: reading.NotePictures, Count: 1}}},
		{"an object shows its result", `{\object\objemb{\*\objdata 00}{\result a}}\par`, []string{"a"}, []reading.Note{{Kind: reading.NoteEmbedded, Count: 1}}},
		{"a table of contents", `\pard\s9 \'d0i\u7873?u 1\tab 3\par\pard a\par`, []string{"a"}, []reading.Note{{Kind: reading.NoteContents, Count: 1}}},
		{"a number that is not in the file", `{\field{\*\fldinst {LISTNUM \\l 1}}{\fldrslt}}a\par`, []string{"a"}, []reading.Note{{Kind: reading.NoteUnknownNumber, Count: 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, tt.body)
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRenderedNumbers(t *testing.T) {
	tests := []struct{ name, label, want string }{
		{"an article", `{\listtext\pard\plain \u272?i\u7873?u 5.\tab}`, "Điều 5. a"},
		{"old Word", `{\pntext\f0 1.\tab}{\*\pn\pnlvlbody{\pntxta .}}`, "1. a"},
		{"nothing between", `{\listtext b)}`, "b)a"},
		{"spaces between", `{\listtext c)  }`, "c) a"},
		{"a bullet", `{\listtext\f6\'b7\tab}`, "- a"},
		{"a bullet of letters", `{\listtext\f0 o\tab}`, "- a"},
		{"a picture as bullet", `{\listtext\f5\'d8\tab}`, "- a"},
		{"the bullet below", `{\listtext + \tab}`, "+ a"},
		{"old font", `{\listtext\f2 \'a7i\'d2u 1.\tab}`, "Điều 1. a"},
		{"formats of the number do not stay", `{\listtext\pard\plain\v0\caps 1.\tab}\ls1 `, "1. a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := []corpus.Paragraph{{Text: tt.want, AutoNumber: true, Origin: corpus.OriginBody}}
			if diff := cmp.Diff(want, read(t, `\pard\plain`+tt.label+`\ilvl0 a\par`).Paragraphs); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
		})
	}
}

// listTables define a list of articles that run on over chapters, and two uses of it.
const listTables = `{\*\listtable{\list\listtemplateid1` +
	`{\listlevel\levelnfc1\levelnfcn1\levelfollow0\levelstartat1{\leveltext\leveltemplateid1\'0aCh\uc1\u432?\u417?ng \'00. ;}{\levelnumbers\'08;}}` +
	`{\listlevel\levelnfc0\levelfollow1\levelstartat1\levelnorestart1{\leveltext\'07\u272?i\u7873?u \'01.;}{\levelnumbers\'06;}}` +
	`{\listlevel\levelnfc4\levelfollow0\levelstartat1{\leveltext\'02\'02);}{\levelnumbers\'01;}}` +
	`{\listlevel\levelnfc23\levelfollow0{\leveltext\'01\u-3913 ?;}{\levelnumbers;}}` +
	`\listid77}}{\*\listoverridetable{\listoverride\listid77\listoverridecount0\ls1}` +
	`{\listoverride\listid77\listoverridecount3{\lfolevel}{\lfolevel\listoverridestartat\levelstartat9}\ls2}}`

func TestNumbersOfListTables(t *testing.T) {
	items := []struct {
		ls, level string
		want      string
	}{
		{"1", "0", "Chương I. a"}, {"1", "1", "Điều 1. a"}, {"1", "2", "a) a"}, {"1", "2", "b) a"}, {"1", "1", "Điều 2. a"},
		{"1", "0", "Chương II. a"}, {"1", "1", "Điều 3. a"}, {"1", "2", "a) a"}, {"1", "3", "- a"}, {"2", "1", "Điều 9. a"}, {"3", "0", "a"},
	}
	var body strings.Builder
	var want []string
	for _, item := range items {
		body.WriteString(`\pard\ls` + item.ls + `\ilvl` + item.level + ` a\par`)
		want = append(want, item.want)
	}
	if diff := cmp.Diff(want, texts(read(t, listTables+body.String()))); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
}

func TestPages(t *testing.T) {
	tests := []struct {
		name, body string
		want       []int
	}{
		{"breaks account for all pages", `{\info\nofpages3}a\par\page b\par\sect\sectd c\par`, []int{1, 2, 3}},
		{"a section on the same page", `{\info\nofpages2}a\par\sect\sectd\sbknone b\par\pard\pagebb c\par`, []int{1, 1, 2}},
		{"pages that ended by themselves", `{\info\nofpages5}a\par\page b\par c\par`, []int{0, 0, 0}},
		{"nobody counted", `a\par\page b\par c\par`, []int{0, 0, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []int
			for _, p := range read(t, tt.body).Paragraphs {
				got = append(got, p.Page)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("pages differ (-want +got):\n%s", diff)
			}
		})
	}
}
