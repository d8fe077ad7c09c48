package doc_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/doc"
	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

func kept(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A file that a real office program wrote; testdata/README.md says what is in it.
func TestFileOfAnOfficeProgram(t *testing.T) {
	auto := func(text string, page int) corpus.Paragraph {
		return corpus.Paragraph{Text: text, AutoNumber: true, Page: page, Origin: corpus.OriginBody}
	}
	plain := func(text string, page int, origin corpus.Origin) corpus.Paragraph {
		return corpus.Paragraph{Text: text, Page: page, Origin: origin}
	}
	want := []corpus.Paragraph{
		plain("QUY ƯỚC THÔN BẾN LỞ", 1, corpus.OriginBody),
		auto("Chương I. Quy định chung", 1),
		auto("Điều 1. Phạm vi điều chỉnh", 1),
		auto("1. Quy ước này áp dụng trong thôn.", 1),
		auto("2. Mọi người dân thực hiện:", 1),
		auto("a) người thường trú;", 1),
		auto("b) người tạm trú.", 1),
		auto("Điều 2. Hội nghị thôn", 1),
		auto("1. Mỗi hộ cử một người đại diện đi họp.", 1),
		auto("- họp thường kỳ;", 1),
		auto("Chương II. Việc cưới, việc tang", 1),
		auto("Điều 3. Việc cưới", 1),
		auto("1. Cưới hỏi theo quy định của pháp luật.", 1),
		plain("Danh mục các khoản đóng góp:", 2, corpus.OriginBody),
		plain("Trong khung", 2, corpus.OriginTextBox),
		plain("Khoản\tMức", 2, corpus.OriginTable),
		plain("Quỹ khuyến học\t50.000 đồng\nmột hộ", 2, corpus.OriginTable),
		auto("1. Mục lớn", 2),
		auto("1.1. Mục nhỏ", 2),
		auto("1.2. Mục nhỏ nữa", 2),
		plain("Dòng một\ndòng hai\tsau thẻ", 2, corpus.OriginBody),
		plain("Quy ước thôn Bến Lở", 0, corpus.OriginHeader),
		plain("Trang 2", 0, corpus.OriginFooter),
		plain("Kể cả người tạm trú.", 0, corpus.OriginFootnote),
	}
	result := read(t, kept(t, "ben-lo.doc"))
	if diff := cmp.Diff(want, result.Paragraphs); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]reading.Page{{Number: 1}, {Number: 2}}, result.Pages); diff != "" {
		t.Errorf("pages differ (-want +got):\n%s", diff)
	}
	notes := []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteHidden, Count: 1}, {Kind: reading.NoteInserted, Count: 1}}
	if diff := cmp.Diff(notes, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}

// Another, with what stands beside the text; testdata/README.md says what is in it.
func TestFileWithOldFontsShapesAndNotes(t *testing.T) {
	want := []string{
		"body QUY ƯỚC THÔN KHE VÀNG",
		"body Điều 1. Người dân trong thôn",
		"body QUY ĐỊNH chung Hội nghị thôn ĐIỀU",
		"body Có lời bình ở đây.",
		"body Hình: sau hình",
		"body Nhóm: sau nhóm",
		"text-box Ô thứ nhất",
		"text-box Ô thứ hai",
		"body Khung: sau khung",
		"text-box Ô riêng",
		"table Ngoài\ttrong một trong hai\ncuối ô",
		"body Hết  văn bản.",
		"header Quy ước thôn Khe Vàng",
		"header Bản lưu của thôn",
		"footer Chân trang",
		"footer Chân trang đầu",
		"footnote Chú thích cuối.",
	}
	result := read(t, kept(t, "khe-vang.doc"))
	var got []string
	for _, p := range result.Paragraphs {
		got = append(got, string(p.Origin)+" "+p.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	notes := []reading.Note{{Kind: reading.NoteComments, Count: 1}, {Kind: reading.NoteOldEncoding, Count: 2}, {Kind: reading.NotePictures, Count: 1}}
	if diff := cmp.Diff(notes, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
	if result.Pages != nil {
		t.Errorf("pages that nobody counted: %v", result.Pages)
	}
}

// samples are documents with the newer form of each: those kept here, and where LibreOffice is at hand every sample of
// the corpus, converted now.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	names, err := filepath.Glob(filepath.Join("testdata", "[0-9]*.doc"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no kept samples: %v", err)
	}
	for _, name := range append(names, converted(t)...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = data
	}
	return all
}

func newer(name string) string {
	return filepath.Join("..", "..", "samples", "testdata", "formats", "docx", strings.TrimSuffix(filepath.Base(name), ".doc")+".docx")
}

// converted are the samples as LibreOffice saves them now.
func converted(t *testing.T) []string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice (soffice) is not installed")
		}
		t.Log("soffice is not installed: only the kept samples are compared")
		return nil
	}
	sources, err := filepath.Glob(newer("*.doc"))
	if err != nil || len(sources) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	folder := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir())
	args := append([]string{profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", folder}, sources...)
	if out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.doc"))
	if err != nil || len(names) != len(sources) {
		t.Fatalf("%d of %d samples converted: %v", len(names), len(sources), err)
	}
	return names
}

// A convention says the same, letter by letter and under the same citations, in the older and the newer form.
func TestSamplesSayTheSameAsTheirNewerForm(t *testing.T) {
	for name, data := range samples(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			now, err := os.ReadFile(newer(name))
			if err != nil {
				t.Fatal(err)
			}
			want, err := ooxml.Read(context.Background(), now, reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			got := read(t, data)
			if diff := cmp.Diff(unpaged(want.Paragraphs), unpaged(got.Paragraphs)); diff != "" {
				t.Errorf("paragraphs differ (-docx +doc):\n%s", diff)
			}
			wantHead, wantClauses := outline.Parse(unpaged(want.Paragraphs))
			gotHead, gotClauses := outline.Parse(unpaged(got.Paragraphs))
			if diff := cmp.Diff(wantHead, gotHead); diff != "" {
				t.Errorf("heads differ (-docx +doc):\n%s", diff)
			}
			if diff := cmp.Diff(wantClauses, gotClauses); diff != "" {
				t.Errorf("clauses differ (-docx +doc):\n%s", diff)
			}
		})
	}
}

// unpaged drops page numbers: the newer form keeps where pages end, the older does not, and the field in the footer shows
// what the last program counted.
func unpaged(paragraphs []corpus.Paragraph) []corpus.Paragraph {
	var out []corpus.Paragraph
	for _, p := range paragraphs {
		p.Page = 0
		if _, err := strconv.Atoi(p.Text); err != nil || p.Origin != corpus.OriginFooter {
			out = append(out, p)
		}
	}
	return out
}

func TestRecognise(t *testing.T) {
	whole := kept(t, "ben-lo.doc")
	tests := []struct {
		name string
		data []byte
		want bool
	}{
		{"Word", whole, true},
		{"Word, cut behind its directory", compound(stream{"WordDocument", make([]byte, 8192)})[:3000], true},
		{"Word, cut within its directory", compound(stream{"WordDocument", make([]byte, 8192)})[:1300], true},
		{"Word, its directory lost", whole[:len(whole)/2], false},
		{"another compound file", compound(stream{"Workbook", make([]byte, 4096)}), false},
		{"no compound file", []byte("WordDocument"), false},
		{"nothing", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := doc.Recognise(tt.data); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}
