package html_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/html"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

func read(t testing.TB, data string) reading.Result {
	t.Helper()
	if !html.Recognise([]byte(data)) {
		t.Fatalf("not recognised: %.80q", data)
	}
	result, err := html.Read(t.Context(), []byte(data), reading.Limits{})
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

func TestStructure(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"blocks and white space", "<p> Điều 1. \n Hội&nbsp;họp </p>\n<div>a<div>b</div>c</div>d", []string{"Điều 1. Hội\u00a0họp", "a", "b", "c", "d"}},
		{"a word cut by formats", "<p>Ng<b>ười</b> d<span>ân</span></p>", []string{"Người dân"}},
		{"line breaks", "<p><br>a <br>\n b<br></p>", []string{"a\nb"}},
		{"kept lines", "<pre>Điều 1\n  a  b\n\nc</pre>", []string{"Điều 1", "a  b", "c"}},
		{"tags that are not closed", "<p>a<p>b<li>c<tr>d", []string{"a", "b", "- cd"}},
		{"a table", "<table><tr><th>a<th>b c</tr><tbody><tr><td><p>d</p><p>e</p><td>f<br>g</table>h", []string{"table: a\tb c", "table: d\ne\tf\ng", "h"}},
		{"a row of one cell is a frame", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", []string{"table: a", "table: b"}},
		{"a table in a table", "<table><tr><td>a<table><tr><td>b<td>c</table></td><td>d</td></tr></table>", []string{"table: a\nb c\td"}},
		{"unseen", "<script>x</script><style>p{}</style><title>x</title><select><option>x</select><p>a<!-- x --></p>", []string{"a"}},
		{"capitals of a format", "<p style='text-transform: uppercase'>điều 1 <span style='text-transform:none'>b</span></p>", []string{"ĐIỀU 1 b"}},
		{"reading aid", "<p><ruby>a<rp>(</rp><rt>x</rt><rp>)</rp></ruby>b</p>", []string{"ab"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, texts(read(t, "<html><body>"+tt.body))); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLists(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"numbers", "<ol><li>a<li>b</ol><ol start=5><li>c<li value=9>d<li>e</ol>", []string{"1. a", "2. b", "5. c", "9. d", "10. e"}},
		{"letters and Roman", "<ol type=a><li>a<li>b</ol><ol type=I><li>c</ol><ol style='list-style-type: lower-roman'><li>d</ol>", []string{"a. a", "b. b", "I. c", "i. d"}},
		{"backwards", "<ol reversed><li>a<li>b</ol>", []string{"2. a", "1. b"}},
		{"bullets and none", "<ul><li>a</ul><ul style='list-style: none'><li>b</ul>", []string{"- a", "b"}},
		{"a list in an item", "<ol><li>a<ol type=a><li>b</ol>c<li>d</ol>", []string{"1. a", "a. b", "c", "2. d"}},
		{"paragraphs in an item", "<ol><li><p>a</p><p>b</p></ol>", []string{"1. a", "b"}},
		{"a list in a cell", "<table><tr><td><ol><li>a<li>b</ol><td>c</table>", []string{"table: 1. a\n2. b\tc"}},
		{
			"Word's own numbers",
			`<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>Điều 1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Hội họp</p>` +
				`<p><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span></span>a</p>`,
			[]string{"Điều 1. Hội họp", "- a"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, texts(read(t, "<html><body>"+tt.body))); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
		})
	}
	if p := read(t, "<ol><li>a</ol>").Paragraphs[0]; !p.AutoNumber {
		t.Error("a rendered number was taken for typed text")
	}
}

func TestLeftOut(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
		notes      []reading.Note
	}{
		{"hidden", "<p>a<span style='display:none'>b</span><i hidden>c</i><i style='mso-hide:all'> </i></p>", []string{"a"}, []reading.Note{{Kind: reading.NoteHidden, Count: 2}}},
		{"hidden by a sheet", "<style><!-- /* x */ @font-face{font-family:A} p.h, .k {Display: NONE} @media print{i{display:none}}--></style><p class=H>a<p>b<i>c</i>", []string{"b"}, []reading.Note{{Kind: reading.NoteHidden, Count: 2}}},
		{"hidden row", "<table><tr style='display:none'><td>a<tr><td>b<td>c</table>", []string{"table: b\tc"}, []reading.Note{{Kind: reading.NoteHidden, Count: 1}}},
		{"deleted and inserted", "<p>a<del>b</del><ins>c</ins></p>", []string{"ac"}, []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteInserted, Count: 1}}},
		{"pictures and objects", "<p>a<img src='http://example.com/x.png'><iframe src=x></iframe></p>", []string{"a"}, []reading.Note{{Kind: reading.NoteEmbedded, Count: 1}, {Kind: reading.NotePictures, Count: 1}}},
		{"contents and comments of Word", "<p class=MsoToc1>Điều 1 <p>a<span class=MsoCommentReference>[1]</span><div style='mso-element:comment'>x</div>", []string{"a"}, []reading.Note{{Kind: reading.NoteComments, Count: 1}, {Kind: reading.NoteContents, Count: 1}}},
		{
			"notes and headers of Word",
			"<p>a<a style='mso-footnote-id:ftn1' href='#_ftn1'>[1]</a> b</p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a style='mso-footnote-id:ftn1'>[1]</a> n</p></div></div><div style='mso-element:header'>h</div>",
			[]string{"a b", "header: h", "footnote: n"}, nil,
		},
		{
			"notes and headers of LibreOffice",
			`<div title="header"><p>h</p></div><p>a<a class="sdfootnoteanc" href="#x"><sup>1</sup></a></p><div id="sdfootnote1"><p><a class="sdfootnotesym">1</a>n</p></div><div title="footer"><p>f</p></div>`,
			[]string{"a", "header: h", "footer: f", "footnote: n"}, nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, "<html><body>"+tt.body+"</body></html>")
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

const sentence = "Các hộ gia đình trong làng được bàn bạc, người đi họp có quyền như nhau"

// The same sentence as the old encodings write it, in the view of Windows-1252.
const (
	tcvnSentence = "C¸c hé gia ®×nh trong lµng ®\u00adîc bµn b¹c, ng\u00adêi ®i häp cã quyÒn nh\u00ad nhau"
	vniSentence  = "Caùc hoä gia ñình trong laøng ñöôïc baøn baïc, ngöôøi ñi hoïp coù quyeàn nhö nhau"
)

func westernBytes(t *testing.T, text string) string {
	t.Helper()
	out, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16(t *testing.T, order unicode.Endianness, bom unicode.BOMPolicy, text string) string {
	t.Helper()
	out, err := unicode.UTF16(order, bom).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCharsets(t *testing.T) {
	tests := []struct{ name, page, engine string }{
		{"declared", `<html><meta charset="utf-8"><p>` + sentence, "html/utf-8"},
		{"not declared", "<p>" + sentence, "html/utf-8"},
		{"declared wrongly", `<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>` + sentence, "html/utf-8"},
		{"mark", "\xef\xbb\xbf<p>" + sentence, "html/utf-8"},
		{"UTF-16", utf16(t, unicode.LittleEndian, unicode.UseBOM, "<html><p>"+sentence), "html/utf-16le"},
		{"UTF-16 without mark", utf16(t, unicode.BigEndian, unicode.IgnoreBOM, "<html><p>"+sentence), "html/utf-16be"},
		{"Vietnamese code page", "<meta charset=windows-1258><p>" + cp1258(t, sentence), "html/windows-1258"},
		{"old encoding by font element", "<meta charset=iso-8859-1><p><font face='.VnTime'>" + westernBytes(t, tcvnSentence), "html/windows-1252"},
		{"old encoding by style", "<p style='font-family:\"VNI-Times\",serif'>" + westernBytes(t, vniSentence), "html/windows-1252"},
		{"old encoding by sheet", "<style>p.MsoNormal, li{font-family:\".VnTime\";}</style><p class=MsoNormal>" + westernBytes(t, tcvnSentence), "html/windows-1252"},
		{"old encoding in a Unicode page", "<meta charset=utf-8><p style='font-family:.VnTime'>" + tcvnSentence, "html/utf-8"},
		{"old encoding by name", "<meta charset=x-viet-tcvn5712><p style='font-family:Arial'>" + westernBytes(t, tcvnSentence), "html/x-viet-tcvn5712"},
		{"old encoding that nobody tells, in user-defined", "<meta charset=x-user-defined><p>" + westernBytes(t, tcvnSentence), "html/windows-1252"},
		{"old encoding that nobody tells", "<title>x</title><p>" + westernBytes(t, vniSentence), "html/windows-1252"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, tt.page)
			if diff := cmp.Diff([]string{sentence}, texts(result)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			if result.Engine != tt.engine {
				t.Errorf("engine %q, want %q", result.Engine, tt.engine)
			}
		})
	}
}

// cp1258 writes a text as Windows-1258 wants it: the vowel, then its tone.
func cp1258(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for _, c := range text {
		out, err := charmap.Windows1258.NewEncoder().String(string(c))
		if err != nil {
			out = westernTone(t, c)
		}
		b.WriteString(out)
	}
	return b.String()
}

// westernTone splits a letter that the code page lacks.
func westernTone(t *testing.T, c rune) string {
	t.Helper()
	split, ok := map[rune]string{'ộ': "ô\u0323", 'ì': "i\u0300", 'ư': "ư", 'ợ': "ơ\u0323", 'ạ': "a\u0323", 'ờ': "ơ\u0300", 'ọ': "o\u0323", 'ó': "o\u0301", 'ề': "ê\u0300"}[c]
	if !ok {
		t.Fatalf("no split for %q", c)
	}
	out, err := charmap.Windows1258.NewEncoder().String(split)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestOldFontsOfCapitals(t *testing.T) {
	page := "<p style='font-family:.VnTimeH'>" + westernBytes(t, "h\u00ad¬ng \u00ad\u00adíc") + "</p>"
	if diff := cmp.Diff([]string{"HƯƠNG ƯƯỚC"}, texts(read(t, page))); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
}

// archive is a web archive as Word writes it: the page among pictures and other pages.
func archive(encoding, page string) string {
	return strings.ReplaceAll(`MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_Next"; start="<main>"; type="text/html"

This document is a web archive.

------=_Next
Content-Location: file:///C:/x/header.htm
Content-Type: text/html; charset="us-ascii"

<html><body>x</body></html>
------=_Next
Content-Id: <main>
Content-Transfer-Encoding: `+encoding+`
Content-Type: text/html; charset="utf-8"

`+page+`
------=_Next
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
------=_Next--
`, "\n", "\r\n")
}

func TestArchives(t *testing.T) {
	const page = "<html><body><p>Điều 1. Hội họp</p></body></html>"
	tests := []struct{ name, data string }{
		{"quoted", archive("quoted-printable", "<html><body><p style=3D'x'>=C4=90i=E1=BB=81u 1. H=E1=BB=99=\ni h=E1=BB=8Dp</p></body></html>")},
		{"base64", archive("base64", base64.StdEncoding.EncodeToString([]byte(page)))},
		{"as it is", archive("8bit", page)},
		{"one part", "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + page},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, tt.data)
			want := reading.Result{Format: corpus.FormatHTML, Engine: "mht/utf-8", Paragraphs: []corpus.Paragraph{{Text: "Điều 1. Hội họp", Origin: corpus.OriginBody}}}
			if diff := cmp.Diff(want, result); diff != "" {
				t.Errorf("result differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRecognise(t *testing.T) {
	tests := []struct {
		name, data string
		want       bool
	}{
		{"page", "\r\n <!DOCTYPE HTML PUBLIC \"x\"><p>", true},
		{"page of XML", "<?xml version='1.0'?>\n<!-- a -->\n<html xmlns='x'>", true},
		{"fragment", "<table border=1><tr>", true},
		{"picture", "<?xml version='1.0'?><svg>", false},
		{"flat office file", "<?xml version='1.0'?><office:document>", false},
		{"text about tags", "Thẻ <html> là", false},
		{"text with a sign", "<Điều 1>", false},
		{"mail", "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: text/plain\n\n<html>", false},
		{"nothing", "", false},
	}
	for _, tt := range tests {
		if got := html.Recognise([]byte(tt.data)); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}
