package ooxml_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const packageTypes = declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`

func mainRelation(target string) string {
	return declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + target + `"/></Relationships>`
}

// Packages that are unusual, but that a person can open in Word.
func TestUnusualPackages(t *testing.T) {
	utf16le := func(text string) string {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(strings.Replace(text, "UTF-8", "UTF-16", 1))) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	otherPrefix := strings.NewReplacer("<w:", "<ns0:", "</w:", "</ns0:", "xmlns:w=", "xmlns:ns0=", "w:val", "ns0:val")
	text := body(p("Điều 1. Hội họp"))
	tests := []struct {
		name string
		all  parts
	}{
		{"main part with another name", parts{"_rels/.rels": mainRelation("word/document2.xml"), "word/document2.xml": text}},
		{"main part in another folder", parts{"_rels/.rels": mainRelation("/van-ban/chinh.xml"), "van-ban/chinh.xml": text, "word/theme.xml": ""}},
		{"no relationships at all", parts{"word/document.xml": text}},
		{"no relationships of the main part", parts{"_rels/.rels": mainRelation("word/document.xml"), "word/document.xml": text}},
		{"backslashes in names", parts{`_rels\.rels`: mainRelation("word/document.xml"), `word\document.xml`: text}},
		{"names in another case", parts{"_rels/.rels": mainRelation("word/Document.xml"), "word/document.xml": text}},
		{"UTF-16", parts{"word/document.xml": utf16le(text)}},
		{"UTF-8 with a mark", parts{"word/document.xml": "\ufeff" + text}},
		{"strict form", parts{"_rels/.rels": strict.Replace(mainRelation("word/document.xml")), "word/document.xml": strict.Replace(text)}},
		{"other prefix", parts{"word/document.xml": otherPrefix.Replace(text)}},
		{"a relation into nothing", parts{"word/document.xml": text, "word/_rels/document.xml.rels": strings.ReplaceAll(mainRelation("numbering.xml"), "/officeDocument\"", "/numbering\"")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.all["[Content_Types].xml"] = packageTypes
			data := pack(t, tt.all)
			if !ooxml.Recognise(data) {
				t.Error("not recognised")
			}
			if diff := cmp.Diff([]string{"Điều 1. Hội họp"}, texts(read(t, data))); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	ok := body(p("Điều 1. Hội họp"))
	whole := build(t, parts{"word/document.xml": ok})
	bomb := strings.Repeat(" ", 8<<20)
	tests := []struct {
		name   string
		data   []byte
		limits reading.Limits
		want   corpus.Reason
	}{
		{"no archive", []byte("PK\x03\x04 word/ but no more"), reading.Limits{}, corpus.ReasonDamaged},
		{"cut in the middle", whole[:len(whole)/2], reading.Limits{}, corpus.ReasonDamaged},
		{"text cut", build(t, parts{"word/document.xml": ok[:len(ok)/2]}), reading.Limits{}, corpus.ReasonDamaged},
		{"lists cut", build(t, parts{"word/document.xml": ok, "word/numbering.xml": "<w:numbering"}), reading.Limits{}, corpus.ReasonDamaged},
		{"styles cut", build(t, parts{"word/document.xml": ok, "word/styles.xml": "<w:styles"}), reading.Limits{}, corpus.ReasonDamaged},
		{"text not UTF-8", build(t, parts{"word/document.xml": body(p("\xff\xfe\xfd"))}), reading.Limits{}, corpus.ReasonDamaged},
		{"text in an encoding that is not allowed", build(t, parts{"word/document.xml": strings.Replace(ok, "UTF-8", "windows-1258", 1)}), reading.Limits{}, corpus.ReasonDamaged},
		{"no main part", build(t, parts{"word/theme.xml": ""}), reading.Limits{}, corpus.ReasonUnknownFormat},
		{"main part that is a bomb", build(t, parts{"word/document.xml": body(p(bomb))}), reading.Limits{}, corpus.ReasonTooLarge},
		{"header that is a bomb", build(t, parts{"word/document.xml": ok, "word/header1.xml": part("hdr", p(bomb))}), reading.Limits{}, corpus.ReasonTooLarge},
		{"part over its limit", build(t, parts{"word/document.xml": ok, "word/styles.xml": part("styles", "")}), reading.Limits{Part: 600}, corpus.ReasonTooLarge},
		{"all parts over their limit", build(t, parts{"word/document.xml": ok}), reading.Limits{Expanded: 500}, corpus.ReasonTooLarge},
		{"too many parts", whole, reading.Limits{Entries: 2}, corpus.ReasonTooLarge},
		{"too deep", build(t, parts{"word/document.xml": body(strings.Repeat("<w:sdt>", 600) + strings.Repeat("</w:sdt>", 600))}), reading.Limits{}, corpus.ReasonTooLarge},
		{"tables too deep", build(t, parts{"word/document.xml": body(strings.Repeat("<w:tbl><w:tr><w:tc>", 200) + strings.Repeat("</w:tc></w:tr></w:tbl>", 200))}), reading.Limits{}, corpus.ReasonTooLarge},
		{"too many elements", build(t, parts{"word/document.xml": body(strings.Repeat("<w:p/>", 2000))}), reading.Limits{Nodes: 1000}, corpus.ReasonTooLarge},
		{"entities that multiply", build(t, parts{"word/document.xml": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>` + body(p("&b;"))}), reading.Limits{}, corpus.ReasonDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := ooxml.Read(context.Background(), tt.data, tt.limits)
			if got := reading.ReasonOf(err); got != tt.want {
				t.Errorf("reason %q, want %q (%v)", got, tt.want, err)
			}
			if len(result.Paragraphs) != 0 {
				t.Errorf("text beside an error: %q", texts(result))
			}
		})
	}
}

func TestStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := build(t, parts{"word/document.xml": body(strings.Repeat(p("x"), 2000))})
	if _, err := ooxml.Read(ctx, data, reading.Limits{}); reading.ReasonOf(err) != corpus.ReasonTimeout {
		t.Errorf("got %v", err)
	}
}

// Definitions that point in circles, or ask for endless labels, must end.
func TestCirclesAndEndlessLabels(t *testing.T) {
	data := build(t, parts{
		"word/document.xml": body(styled("A", "x") + item(1, 0, "y") + item(2, 0, "z") + item(3, 99, "u") + item(4, 0, "v")),
		"word/styles.xml": part("styles", paragraphStyle("A", "B", "")+paragraphStyle("B", "A", "")+
			`<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`),
		"word/numbering.xml": part("numbering", abstractNum(0, `<w:numStyleLink w:val="N"/>`)+
			abstractNum(1, strings.Replace(lvl(0, "upperRoman", strings.Repeat("%1", 5000), ""), `w:start w:val="1"`, `w:start w:val="2147483647"`, 1))+
			abstractNum(2, strings.Replace(lvl(0, "lowerLetter", "%1)", ""), `w:start w:val="1"`, `w:start w:val="2000000000"`, 1))+
			num(1, 0, "")+num(2, 1, "")+num(3, 1, "")+num(4, 2, "")),
	})
	result := read(t, data)
	if got := len(result.Paragraphs); got != 5 {
		t.Fatalf("%d paragraphs, want 5: %q", got, texts(result))
	}
	for _, text := range texts(result) {
		if len(text) > 3000 {
			t.Errorf("a label of %d bytes", len(text))
		}
	}
}

// FuzzRead feeds damaged packages: any outcome is right but a panic or text that is no valid document.
func FuzzRead(f *testing.F) {
	f.Add(build(f, parts{"word/document.xml": body(p("Điều 1."))}))
	f.Add(build(f, parts{
		"word/document.xml":  body(item(1, 0, "x") + tbl(tr(cell(p("a")), cell(p("b")))) + para(textBox(p("c")))),
		"word/numbering.xml": part("numbering", abstractNum(0, lvl(0, "decimal", "Điều %1.", ""))+num(1, 0, "")),
		"word/styles.xml":    part("styles", paragraphStyle("A", "", "")),
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := reading.Limits{Bytes: 1 << 20, Expanded: 4 << 20, Part: 1 << 20, Nodes: 100_000}
		_, err := ooxml.Read(context.Background(), data, limits)
		if err != nil && reading.ReasonOf(err) == corpus.ReasonNone {
			t.Errorf("an error without a reason: %v", err)
		}
	})
}

// FuzzBody feeds the walk directly: whole archives rarely survive a change.
func FuzzBody(f *testing.F) {
	f.Add(item(1, 0, "x")+tbl(tr(cell(p("a")), cell(p("b")))), lvl(0, "decimal", "Điều %1.", ""), paragraphStyle("A", "B", ""))
	f.Add(para(textBox(p("c"))+field("begin")+`<w:del>`+r("x")+`</w:del>`), lvl(0, "upperRoman", "%9%1", `<w:lvlRestart w:val="-1"/>`), "")
	f.Fuzz(func(t *testing.T, blocks, levels, styleSheet string) {
		data := build(t, parts{
			"word/document.xml":  body(blocks),
			"word/numbering.xml": part("numbering", abstractNum(0, levels)+num(1, 0, "")),
			"word/styles.xml":    part("styles", styleSheet),
		})
		result, err := ooxml.Read(context.Background(), data, reading.Limits{})
		for _, p := range result.Paragraphs {
			if strings.TrimSpace(p.Text) == "" {
				t.Errorf("a paragraph without text (%v): %+v", err, p)
			}
		}
	})
}
