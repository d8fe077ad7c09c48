package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

func load(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestReadEqualsWord holds a document with all that office software puts into a convention against its Word form:
// paragraph by paragraph, text and origin.
func TestReadEqualsWord(t *testing.T) {
	want := withoutPageNumbers(read(t, "testdata/dong-mo.docx", ooxml.Read))
	for name, read := range map[string]reader{"pdf/led": pdf.Read, "pdf/pdfium": pdf.ReadByPDFium} {
		t.Run(name, func(t *testing.T) {
			result, err := read(t.Context(), load(t, "dong-mo.pdf"), limits(t))
			if err != nil {
				t.Fatal(err)
			}
			if result.Engine != name {
				t.Errorf("engine %q, want %q", result.Engine, name)
			}
			if diff := cmp.Diff(byOrigin(want), byOrigin(result.Paragraphs)); diff != "" {
				t.Errorf("paragraphs differ (-word +pdf):\n%s", diff)
			}
		})
	}
}

func withoutPageNumbers(list []corpus.Paragraph) (kept []corpus.Paragraph) {
	for _, p := range list {
		if p.Origin != corpus.OriginFooter {
			kept = append(kept, p)
		}
	}
	return kept
}

// byOrigin gives the texts of each origin in order; where on a page a footnote is listed does not matter.
func byOrigin(list []corpus.Paragraph) map[corpus.Origin][]string {
	texts := map[corpus.Origin][]string{}
	for _, p := range list {
		if p.Text != "" {
			texts[p.Origin] = append(texts[p.Origin], p.Text)
		}
	}
	return texts
}

func TestReadChromium(t *testing.T) {
	result, err := pdf.Read(t.Context(), load(t, "ben-cat.pdf"), limits(t))
	if err != nil {
		t.Fatal(err)
	}
	want := map[corpus.Origin][]string{
		corpus.OriginTable: {
			"UBND XÃ BỒNG LAI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
			"LÀNG BẾN CÁT\tĐộc lập - Tự do - Hạnh phúc",
			"TT\tViệc\tMức đóng góp",
			"1\tTu sửa đường ngõ, cống rãnh trong làng\tMỗi nhân khẩu từ mười tám đến sáu mươi tuổi góp hai ngày công một năm, nam nữ như nhau",
			"2\tKhuyến học\t30.000 đồng một hộ",
		},
		corpus.OriginBody: {
			"Bồng Lai, ngày 03 tháng 9 năm 2016",
			"HƯƠNG ƯỚC",
			"LÀNG BẾN CÁT, XÃ BỒNG LAI, HUYỆN QUẾ VÕ",
			"Làng Bến Cát lập từ thời Hậu Lê, dân cư quần tụ ven sông, sống bằng nghề chài lưới và trồng dâu nuôi tằm. Trải bao đời, tục lệ của làng được ghi chép, sửa đổi cho hợp với thời cuộc và với pháp luật hiện hành.",
			"CHƯƠNG I: QUY ĐỊNH CHUNG",
			"Điều 1: Người làng",
			"Người làng là người cư trú tại làng, không kể nam nữ, sang hèn, mới hay cũ. Ai cũng có quyền bàn việc làng, có nghĩa vụ giữ gìn tục lệ tốt đẹp, thực hiện đúng luật pháp.",
			"Điều 2: Hội nghị làng",
			"1. Hội nghị làng họp mỗi năm hai kỳ, mỗi hộ cử một người từ đủ mười tám tuổi thay mặt; vợ hay chồng đi họp đều như nhau.",
			"2. Nghị quyết được thông qua khi quá nửa số hộ tán thành và được niêm yết tại đình làng trong bảy ngày.",
			"Điều 3: Hiệu lực",
			"Hương ước này có hiệu lực kể từ ngày Ủy ban nhân dân huyện công nhận.",
		},
	}
	if diff := cmp.Diff(want, byOrigin(result.Paragraphs)); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	if result.Pages[0].Quality < 0.99 {
		t.Errorf("quality %v, want 0.99 or more", result.Pages[0].Quality)
	}
}

// TestReadRepairs reads one file in states in which other readers refuse it.
func TestReadRepairs(t *testing.T) {
	sound := plainFile()
	cut := bytes.LastIndex(sound, []byte("xref\n0"))
	damage := map[string][]byte{
		"text before the header":          append([]byte("Content-Type: application/pdf\r\n\r\n"), sound...),
		"header of version 2.0":           bytes.Replace(sound, []byte("%PDF-1.5"), []byte("%PDF-2.0"), 1),
		"zero bytes behind the end":       append(bytes.Clone(sound), make([]byte, 300)...),
		"end cut off":                     sound[:cut+40],
		"cross references moved by a bit": bytes.Replace(sound, []byte("startxref\n"), []byte("startxref\n1"), 1),
		"objects moved":                   bytes.Replace(sound, []byte("1 0 obj\n"), []byte("1 0 obj\n\n\n\n"), 1),
		"compressed objects, end cut off": compressedFile(),
		"previous references in a circle": bytes.Replace(sound, []byte("/Size"), fmt.Appendf(nil, "/Prev %d/Size", cut), 1),
		"room for a billion objects":      bytes.Replace(sound, []byte("/Size "), []byte("/Size 50000000"), 1),
		"a section far beyond the file":   bytes.Replace(sound, []byte("xref\n0 "), []byte("xref\n2000000000 "), 1),
	}
	for name, data := range damage {
		t.Run(name, func(t *testing.T) {
			result, err := pdf.Read(t.Context(), data, limits(t))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(verses, texts(result)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			if result.Engine != "pdf/led" || noted(result, reading.NoteRepaired) != 1 {
				t.Errorf("engine %s, notes %v, want pdf/led and one repair", result.Engine, result.Notes)
			}
		})
	}
}

func noted(r reading.Result, kind reading.NoteKind) int {
	for _, n := range r.Notes {
		if n.Kind == kind {
			return n.Count
		}
	}
	return 0
}

func plainFile() []byte {
	w := newWriter()
	return w.file(tdLines(w)...)
}

// compressedFile holds page tree and fonts in an object stream and has lost its cross references.
func compressedFile() []byte {
	w := newWriter()
	pages := tdLines(w)
	w.file(pages...)
	var index, inner, out bytes.Buffer
	out.WriteString("%PDF-1.5\n")
	for i, body := range w.objects {
		if strings.Contains(body, "stream\n") {
			fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, body)
			continue
		}
		fmt.Fprintf(&index, "%d %d ", i+1, inner.Len())
		inner.WriteString(body + "\n")
	}
	packed := deflate(index.String() + inner.String())
	fmt.Fprintf(&out, "90 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n",
		bytes.Count(index.Bytes(), []byte(" "))/2, index.Len(), len(packed), packed)
	return out.Bytes()
}

func deflate(data string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write([]byte(data)) // a Buffer never fails
	_ = z.Close()
	return b.String()
}

// TestReadSecondReader has files that the object layer cannot unpack or decrypt.
func TestReadSecondReader(t *testing.T) {
	w := newWriter()
	p := tdLines(w)[0]
	p.more = "/Contents " + w.stream("/Filter/RunLengthDecode", runLength(p.content))
	result, err := pdf.Read(t.Context(), w.file(p), limits(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(verses, texts(result)); diff != "" || result.Engine != "pdf/pdfium" {
		t.Errorf("engine %s, text differs (-want +got):\n%s", result.Engine, diff)
	}
}

// runLength packs without saving anything: stretches of up to 128 bytes as they are.
func runLength(data string) string {
	var b strings.Builder
	for len(data) > 0 {
		n := min(128, len(data))
		b.WriteByte(byte(n - 1))
		b.WriteString(data[:n])
		data = data[n:]
	}
	return b.String() + "\x80"
}

func TestReadRestricted(t *testing.T) {
	want, err := pdf.Read(t.Context(), load(t, "dong-mo.pdf"), limits(t))
	if err != nil {
		t.Fatal(err)
	}
	got, err := pdf.Read(t.Context(), load(t, "restricted.pdf"), limits(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.Paragraphs, got.Paragraphs); diff != "" {
		t.Errorf("encrypted without a password reads differently (-plain +encrypted):\n%s", diff)
	}
}

func TestReadReasons(t *testing.T) {
	w := newWriter()
	empty := w.file(page{}, page{})
	cases := map[string]struct {
		data   []byte
		limits reading.Limits
		want   corpus.Reason
	}{
		"password":            {load(t, "locked.pdf"), limits(t), corpus.ReasonLocked},
		"scan":                {load(t, "scan.pdf"), limits(t), corpus.ReasonNoTextLayer},
		"pages without text":  {empty, limits(t), corpus.ReasonNoTextLayer},
		"no pdf":              {[]byte("%PDF-1.4\nnhưng không có gì cả"), limits(t), corpus.ReasonDamaged},
		"nothing":             {nil, limits(t), corpus.ReasonDamaged},
		"over the file limit": {plainFile(), reading.Limits{Bytes: 100}, corpus.ReasonTooLarge},
		"over the page limit": {load(t, "dong-mo.pdf"), reading.Limits{Pages: 1}, corpus.ReasonTooLarge},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := pdf.Read(t.Context(), c.data, c.limits)
			if got := reading.ReasonOf(err); got != c.want {
				t.Errorf("reason %q (%v), want %q", got, err, c.want)
			}
		})
	}
}

// TestReadGarbled has fonts that do not say what their codes mean: no reader can tell, and the quality must show it.
func TestReadGarbled(t *testing.T) {
	w := newWriter()
	l := lettersOf(all(), 3)
	content := tdLines(newWriter())[0].content
	result, err := pdf.Read(t.Context(), w.file(page{resources: "/Font<</F1 " + w.composite(l, "") + ">>", content: content}), limits(t))
	if err != nil {
		t.Fatal(err)
	}
	if p := result.Pages[0]; p.Quality > 0.5 || result.Engine != "pdf/led" {
		t.Errorf("quality %v by %s, want 0.5 at most by pdf/led", p.Quality, result.Engine)
	}
}

// TestReadSilentPages tells a page that is a picture from one that is just empty.
func TestReadSilentPages(t *testing.T) {
	picture := page{content: "q 500 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"}
	outlines := page{content: strings.Repeat("0 0 m 1 2 3 4 5 6 c f ", 400)}
	cases := map[string]struct {
		other page
		want  int
	}{
		"empty": {page{}, 0}, "a picture": {picture, 1}, "letters drawn as curves": {outlines, 1},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			w := newWriter()
			result, err := pdf.Read(t.Context(), w.file(append(tdLines(w), c.other)...), limits(t))
			if err != nil {
				t.Fatal(err)
			}
			if got := noted(result, reading.NoteNoTextPages); got != c.want {
				t.Errorf("%d pages without text, want %d", got, c.want)
			}
			if diff := cmp.Diff(verses, texts(result)); diff != "" || len(result.Pages) != 2 {
				t.Errorf("%d pages, text differs (-want +got):\n%s", len(result.Pages), diff)
			}
		})
	}
}

// TestReadHostile has files that make other readers loop or swell. They end by a limit, or are read without the part
// that cannot be; the deadline of the context is the last resort and is not reached.
func TestReadHostile(t *testing.T) {
	files := map[string]func(w *writer) []byte{
		"a tree that is its own branch": func(w *writer) []byte {
			tree := len(w.objects) + 1
			w.add(fmt.Sprintf("<</Type/Pages/Count 9999999999/Kids[%d 0 R %d 0 R]>>", tree, tree))
			return w.finish("/Root " + w.add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree)))
		},
		"a form that draws itself": func(w *writer) []byte {
			self := len(w.objects) + 1
			w.stream(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>", self), strings.Repeat("/X Do ", 10))
			return w.file(page{resources: fmt.Sprintf("/XObject<</X %d 0 R>>", self), content: "/X Do"})
		},
		"a gigabyte of numbers": func(w *writer) []byte { return w.file(bomb(w, "1 ", 100<<20)) },
		"endless text objects":  func(w *writer) []byte { return w.file(bomb(w, "BT ET ", 60<<20)) },
		"arrays in arrays":      func(w *writer) []byte { return w.file(page{content: strings.Repeat("[", 1<<20)}) },
		"saves without end":     func(w *writer) []byte { return w.file(page{content: strings.Repeat("q ", 1<<18)}) },
		"a map of two billion ranges": func(w *writer) []byte {
			l := lettersOf(all(), 3)
			f := w.composite(l, "2000000000 beginbfrange <0000> <FFFF> <0000> endbfrange")
			return w.file(page{resources: "/Font<</F1 " + f + ">>", content: tdLines(newWriter())[0].content})
		},
		"a font two billion wide": func(w *writer) []byte {
			f := w.add("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</W[0 2000000000 500 0 4294967295 1]>>]>>")
			return w.file(page{resources: "/Font<</F1 " + f + ">>", content: "BT /F1 12 Tf <0001> Tj ET"})
		},
		"places beyond all paper": func(w *writer) []byte {
			return w.file(page{content: "1e300 0 0 999999999999999999999 0 0 cm BT 99999999999 0 0 0 1 1 Tm (a) Tj ET 0 0 1 1 re S"})
		},
	}
	for name, build := range files {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
			defer cancel()
			_, err := pdf.Read(ctx, build(newWriter()), limits(t))
			if reading.ReasonOf(err) == corpus.ReasonTimeout {
				t.Errorf("ended by its deadline only: %v", err)
			}
		})
	}
}

// bomb is a page whose content unpacks to so many bytes.
func bomb(w *writer, unit string, bytes int) page {
	return page{more: "/Contents " + w.stream("/Filter/FlateDecode", deflate(strings.Repeat(unit, bytes/len(unit))))}
}

// TestReadObeysContext ends the context before and during the reading.
func TestReadObeysContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := pdf.Read(ctx, plainFile(), limits(t))
	if got := reading.ReasonOf(err); got != corpus.ReasonTimeout {
		t.Errorf("reason %q (%v), want timeout", got, err)
	}
	w := newWriter()
	long := w.file(bomb(w, "BT ET ", 12<<20))
	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err = pdf.Read(ctx, long, limits(t))
	if got := reading.ReasonOf(err); got != corpus.ReasonTimeout {
		t.Errorf("reason %q (%v) after the deadline, want timeout", got, err)
	}
}
