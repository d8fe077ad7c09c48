package ooxml_test

import (
	"context"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

// in is a run in a font; fonts is what stands in its w:rFonts.
func in(fonts, text string) string {
	return `<w:r><w:rPr><w:rFonts ` + fonts + `/></w:rPr><w:t xml:space="preserve">` + html.EscapeString(text) + `</w:t></w:r>`
}

func font(name string) string { return `w:ascii="` + name + `" w:hAnsi="` + name + `"` }

func old(t *testing.T, e legacy.Encoding, text string) string {
	t.Helper()
	view, err := legacytest.View(e, text)
	if err != nil {
		t.Fatal(err)
	}
	return view
}

func TestOldFonts(t *testing.T) {
	abc, vni := font(".VnTime"), font("VNI-Times")
	tests := []struct {
		name   string
		blocks string
		styles string
		theme  string
		want   []string
	}{
		{name: "TCVN3 with a soft hyphen", blocks: `<w:p>` + in(abc, "H\u00ad¬ng \u00adíc th«n") + `</w:p>`, want: []string{"Hương ước thôn"}},
		{name: "a soft hyphen as an element", blocks: `<w:p><w:r><w:rPr><w:rFonts ` + abc + `/></w:rPr><w:t>h</w:t><w:softHyphen/><w:t>ëng</w:t></w:r></w:p>`, want: []string{"hưởng"}},
		{name: "a soft hyphen of Unicode", blocks: `<w:p><w:r><w:t>đàn</w:t><w:softHyphen/><w:t>bà</w:t></w:r></w:p>`, want: []string{"đànbà"}},
		{name: "the capital font", blocks: `<w:p>` + in(font(".VnTimeH"), "h\u00ad¬ng \u00adíc th«n a") + `</w:p>`, want: []string{"HƯƠNG ƯỚC THÔN A"}},
		{
			name:   "capitals beside small letters",
			blocks: `<w:p>` + in(font(".VnTimeH"), "ñ") + in(abc, "y ban x· ") + in(font("Times New Roman"), "và Ủy ban") + `</w:p>`,
			want:   []string{"Ủy ban xã và Ủy ban"},
		},
		{name: "a VNI vowel apart from its mark", blocks: `<w:p>` + in(vni, "Hoä nghe") + in(vni+` w:cs="Arial"`, "ø") + in(vni, "o") + `</w:p>`, want: []string{"Hộ nghèo"}},
		{name: "VNI beside TCVN3", blocks: `<w:p>` + in(vni, "Laøng ") + in(abc, "c¸c hé") + `</w:p>`, want: []string{"Làng các hộ"}},
		{name: "Unicode text in an old font", blocks: `<w:p>` + in(abc, "Có thể không được") + `</w:p>`, want: []string{"Có thể không được"}},
		{name: "one font for ASCII alone", blocks: `<w:p>` + in(`w:ascii=".VnTime" w:hAnsi="Arial"`, "là") + `</w:p>`, want: []string{"là"}},
		{name: "a symbol", blocks: `<w:p>` + in(abc, "c") + `<w:r><w:sym w:font=".VnTime" w:char="F0B8"/></w:r>` + in(abc, "c") + `</w:p>`, want: []string{"các"}},
		{
			name:   "a style's font",
			blocks: `<w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr>` + r("§iÒu 1") + in(font("Arial"), ". Điều") + `</w:p>`,
			styles: `<w:style w:type="paragraph" w:styleId="Goc"><w:rPr><w:rFonts ` + abc + `/></w:rPr></w:style>` +
				`<w:style w:type="paragraph" w:styleId="Cu"><w:basedOn w:val="Goc"/></w:style>`,
			want: []string{"Điều 1. Điều"},
		},
		{
			name:   "the document's font",
			blocks: p("C¸c hé"),
			styles: `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ` + abc + `/></w:rPr></w:rPrDefault></w:docDefaults>`,
			want:   []string{"Các hộ"},
		},
		{
			name:   "the theme's font",
			blocks: `<w:p>` + in(`w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"`, "C¸c hé") + in(`w:hAnsiTheme="majorHAnsi"`, " là") + `</w:p>`,
			theme: `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>` +
				`<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`,
			want: []string{"Các hộ là"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			content := parts{"word/document.xml": body(tt.blocks), "word/styles.xml": part("styles", tt.styles)}
			if tt.theme != "" {
				content["word/theme/theme1.xml"] = declaration + tt.theme
			}
			if diff := cmp.Diff(tt.want, texts(read(t, build(t, content)))); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOldFontsAreNoted(t *testing.T) {
	result := read(t, build(t, parts{"word/document.xml": body(
		`<w:p>` + in(font(".VnTime"), "C¸c hé") + `</w:p><w:p>` + in(font(".VnTime"), "ASCII") + `</w:p>` + p("Các hộ"))}))
	if diff := cmp.Diff([]reading.Note{{Kind: reading.NoteOldEncoding, Count: 1}}, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}

// A list's text is in the font of its level, or of the paragraph's end.
func TestOldFontsInLabels(t *testing.T) {
	level := func(format string) string {
		return `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>` +
			`<w:lvlText w:val="§iÒu %1."/>` + format + `</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
	}
	item := func(mark string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>` + mark + `</w:rPr></w:pPr>` + r("Hộ") + `</w:p>`
	}
	fonts := func(name string) string { return `<w:rFonts ` + font(name) + `/>` }
	tests := []struct{ name, level, mark, want string }{
		{"the level's", `<w:rPr>` + fonts(".VnTime") + `</w:rPr>`, "", "Điều 1. Hộ"},
		{"the level's capitals", `<w:rPr>` + fonts(".VnTimeH") + `</w:rPr>`, "", "ĐIỀU 1. Hộ"},
		{"the paragraph's", "", fonts(".VnTime"), "Điều 1. Hộ"},
		{"the paragraph's capitals", "", fonts(".VnTime") + `<w:caps/>`, "ĐIỀU 1. Hộ"},
		{"both", `<w:rPr>` + fonts(".VnTime") + `</w:rPr>`, fonts(".VnTime"), "Điều 1. Hộ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, build(t, parts{"word/document.xml": body(item(tt.mark)), "word/numbering.xml": part("numbering", level(tt.level))}))
			if diff := cmp.Diff([]string{tt.want}, texts(result)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

// Every sample in old fonts, a word of Unicode among them, comes back to the letter.
func TestSamplesInOldFonts(t *testing.T) {
	files, err := filepath.Glob("../../samples/texts/*.txt")
	if err != nil || len(files) < 24 {
		t.Fatalf("%d samples, error %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for e, name := range map[legacy.Encoding]string{legacy.TCVN3: ".VnTime", legacy.VNI: "VNI-Times"} {
			var blocks strings.Builder
			var want []string
			for line := range strings.Lines(norm.NFC.String(string(data))) {
				if line = strings.Join(strings.Fields(line), " "); line != "" {
					want = append(want, line)
					blocks.WriteString(`<w:p>` + inOldFont(t, e, name, line) + `</w:p>`)
				}
			}
			got := texts(read(t, build(t, parts{"word/document.xml": body(blocks.String())})))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s in %s (-want +got):\n%s", filepath.Base(file), e, diff)
			}
		}
	}
}

// inOldFont sets a line; letters that the font has no capital of in the capital font, and each ninth word in Unicode.
func inOldFont(t *testing.T, e legacy.Encoding, name, line string) string {
	t.Helper()
	var b strings.Builder
	for i, word := range strings.SplitAfter(line, " ") {
		if i%9 == 8 {
			b.WriteString(in(font("Times New Roman"), word))
			continue
		}
		for word != "" {
			n := strings.IndexFunc(word, func(r rune) bool { return lacksCapital(e, r) != lacksCapital(e, []rune(word)[0]) })
			if n < 0 {
				n = len(word)
			}
			face := name
			if lacksCapital(e, []rune(word)[0]) {
				face += "H"
			}
			b.WriteString(in(font(face), old(t, e, word[:n])))
			word = word[n:]
		}
	}
	return b.String()
}

// lacksCapital tells the capitals that only the capital font can draw.
func lacksCapital(e legacy.Encoding, r rune) bool {
	return e == legacy.TCVN3 && unicode.IsUpper(r) && r > unicode.MaxASCII && !strings.ContainsRune("ĂÂÊÔƠƯĐ", r)
}

// LibreOffice writes a document in old fonts; its own styles and theme come with it.
func TestOldFontsByLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice (soffice) is not installed")
		}
		t.Skip("LibreOffice (soffice) is not installed: no real document in old fonts was read")
	}
	dir := t.TempDir()
	page := `<html><body><p><font face=".VnTimeH">` + old(t, legacy.TCVN3, "hương ước") + `</font></p><p><font face=".VnTime">` +
		old(t, legacy.TCVN3, "Điều 1. Các hộ được hưởng nước sạch") + `</font><font face="VNI-Times">` + old(t, legacy.VNI, ", người nghèo ở trước") +
		`</font><font face="Liberation Serif">, không phân biệt nam, nữ</font></p></body></html>`
	if err := os.WriteFile(filepath.Join(dir, "cu.html"), []byte(`<meta charset="utf-8">`+page), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless", "--convert-to",
		"docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)", "--outdir", dir, filepath.Join(dir, "cu.html"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("convert: %v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "cu.docx"))
	if err != nil {
		t.Fatal(err)
	}
	result, err := ooxml.Read(context.Background(), data, reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"HƯƠNG ƯỚC", "Điều 1. Các hộ được hưởng nước sạch, người nghèo ở trước, không phân biệt nam, nữ"}
	if diff := cmp.Diff(want, texts(result)); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
}
