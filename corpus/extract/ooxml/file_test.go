package ooxml_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

func office(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/ben-lo.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A file that a real office program wrote; testdata/README.md says what is in it.
func TestFileOfAnOfficeProgram(t *testing.T) {
	auto := func(text string) corpus.Paragraph {
		return corpus.Paragraph{Text: text, AutoNumber: true, Origin: corpus.OriginBody}
	}
	plain := func(text string, origin corpus.Origin) corpus.Paragraph {
		return corpus.Paragraph{Text: text, Origin: origin}
	}
	want := []corpus.Paragraph{
		plain("QUY ƯỚC THÔN BẾN LỞ", corpus.OriginBody),
		auto("Chương I. Quy định chung"),
		auto("Điều 1. Phạm vi điều chỉnh"),
		auto("1. Quy ước này áp dụng trong thôn."),
		auto("2. Mọi người dân thực hiện:"),
		auto("a) người thường trú;"),
		auto("b) người tạm trú."),
		auto("Điều 2. Hội nghị thôn"),
		auto("1. Mỗi hộ cử một người đại diện đi họp."),
		auto("- họp thường kỳ;"),
		auto("Chương II. Việc cưới, việc tang"),
		auto("Điều 3. Việc cưới"),
		auto("1. Cưới hỏi theo quy định của pháp luật."),
		plain("Danh mục các khoản đóng góp:", corpus.OriginBody),
		plain("Trong khung", corpus.OriginTextBox),
		plain("Khoản\tMức", corpus.OriginTable),
		plain("Quỹ khuyến học\t50.000 đồng\nmột hộ", corpus.OriginTable),
		auto("1. Mục lớn"),
		auto("1.1. Mục nhỏ"),
		auto("1.2. Mục nhỏ nữa"),
		plain("Dòng một\ndòng hai\tsau thẻ", corpus.OriginBody),
		plain("Quy ước thôn Bến Lở", corpus.OriginHeader),
		plain("Trang 2", corpus.OriginFooter),
		plain("Kể cả người tạm trú.", corpus.OriginFootnote),
	}
	result := read(t, office(t))
	if diff := cmp.Diff(want, result.Paragraphs); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	notes := []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteHidden, Count: 1}, {Kind: reading.NoteInserted, Count: 1}}
	if diff := cmp.Diff(notes, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}

// A damaged copy is either refused or gives the very text of the whole one: a checksum guards every part. Only a change
// in the archive's names can make it another document, by hiding a part.
func TestDamagedCopies(t *testing.T) {
	whole := office(t)
	want := strings.Join(texts(read(t, whole)), "\n")
	directory := bytes.Index(whole, []byte("PK\x01\x02"))
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(whole)
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			data[rapid.IntRange(0, directory-1).Draw(t, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		}
		result, err := ooxml.Read(context.Background(), data, reading.Limits{})
		if err == nil && strings.Join(texts(result), "\n") != want {
			t.Fatalf("changed text was taken for good: %q", texts(result))
		}
	})
}

func TestCutCopies(t *testing.T) {
	whole := office(t)
	for cut := 0; cut < len(whole); cut += 97 {
		if _, err := ooxml.Read(context.Background(), whole[:cut], reading.Limits{}); reading.ReasonOf(err) != corpus.ReasonDamaged {
			t.Fatalf("cut at %d: %v", cut, err)
		}
	}
}

// BenchmarkRead measures in bytes of unpacked text part, on a long document with lists and tables.
func BenchmarkRead(b *testing.B) {
	text := body(strings.Repeat(item(1, 0, "Hội nghị thôn")+item(1, 1, "Mỗi hộ cử một người đại diện đi họp.")+
		para(run("<w:b/>", "Người đi họp ")+r("có quyền bàn bạc và biểu quyết như nhau."))+tbl(tr(cell(p("Quỹ")), cell(p("50.000 đồng")))), 500))
	data := build(b, parts{
		"word/document.xml":  text,
		"word/numbering.xml": part("numbering", abstractNum(0, lvl(0, "decimal", "Điều %1.", "")+lvl(1, "decimal", "%2.", ""))+num(1, 0, "")),
	})
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := ooxml.Read(context.Background(), data, reading.Limits{Ratio: 1 << 20}); err != nil {
			b.Fatal(err)
		}
	}
}
