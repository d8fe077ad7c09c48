package text_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/text"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

func utf16Bytes(s string, big bool) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func utf32Bytes(s string) []byte {
	b := []byte{0xff, 0xfe, 0, 0}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8), byte(r>>16), 0)
	}
	return b
}

func texts(result reading.Result) []string {
	out := []string{}
	for _, p := range result.Paragraphs {
		out = append(out, p.Text)
	}
	return out
}

func TestEncodings(t *testing.T) {
	const content = "QUY ƯỚC THÔN ĐỒNG MÂY\r\n\r\nĐiều 1. Việc cưới, việc tang\r\n1. Không thách cưới."
	want := []string{"QUY ƯỚC THÔN ĐỒNG MÂY", "Điều 1. Việc cưới, việc tang", "1. Không thách cưới."}
	tests := []struct {
		name   string
		data   []byte
		engine string
	}{
		{"UTF-8", []byte(content), "text/utf-8"},
		{"UTF-8 with mark", []byte("\ufeff" + content), "text/utf-8"},
		{"UTF-16LE with mark", utf16Bytes("\ufeff"+content, false), "text/utf-16le"},
		{"UTF-16BE with mark", utf16Bytes("\ufeff"+content, true), "text/utf-16be"},
		{"UTF-16LE", utf16Bytes(content, false), "text/utf-16le"},
		{"UTF-16BE", utf16Bytes(content, true), "text/utf-16be"},
		{"UTF-32LE with mark", utf32Bytes(content), "text/utf-32le"},
		{"old Mac line ends", []byte(strings.ReplaceAll(content, "\r\n", "\r")), "text/utf-8"},
		{"end mark of old editors", []byte(content + "\r\n\x1a"), "text/utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !text.Recognise(tt.data) {
				t.Error("not recognised")
			}
			result, err := text.Read(context.Background(), tt.data, reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, texts(result)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			if result.Engine != tt.engine || result.Format != corpus.FormatTXT || result.Notes != nil {
				t.Errorf("engine %q, format %q, notes %v", result.Engine, result.Format, result.Notes)
			}
		})
	}
}

// The source's own letters stay: marks apart are not put together here.
func TestMarksApartStay(t *testing.T) {
	content := norm.NFD.String("Điều 1. Hội họp")
	result, err := text.Read(context.Background(), []byte(content), reading.Limits{})
	if err != nil || len(result.Paragraphs) != 1 || result.Paragraphs[0].Text != content {
		t.Errorf("got %q, %v", texts(result), err)
	}
}

func TestOldEncodings(t *testing.T) {
	want := convention()
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI, legacy.VPS, legacy.Windows1258, legacy.VIQR} {
		t.Run(e.String(), func(t *testing.T) {
			data, err := legacytest.Encode(e, strings.Join(want, "\r\n"))
			if err != nil {
				t.Fatal(err)
			}
			if !text.Recognise(data) {
				t.Error("not recognised")
			}
			result, err := text.Read(context.Background(), data, reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, texts(result)); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
			engine := "text/" + e.String()
			if e == legacy.VIQR {
				engine = "text/utf-8"
			}
			if result.Engine != engine || len(result.Notes) != 1 || result.Notes[0].Kind != reading.NoteOldEncoding {
				t.Errorf("engine %q, notes %v", result.Engine, result.Notes)
			}
		})
	}
}

// Text that was copied out of an old document is Unicode by form only; lines that are Unicode stay.
func TestOldTextSavedAsUnicode(t *testing.T) {
	content := "QUY ¦íC TH¤N §åNG M¢Y\nĐiều 1. Việc cưới, việc tang\n1. Kh«ng th¸ch c\u00adíi, ng\u00adêi nghÌo ®\u00adîc gióp.\nHä vµ tªn"
	want := []string{"QUY ƯỚC THÔN ĐỒNG MÂY", "Điều 1. Việc cưới, việc tang", "1. Không thách cưới, người nghèo được giúp.", "Họ và tên"}
	result, err := text.Read(context.Background(), []byte(content), reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, texts(result)); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]reading.Note{{Kind: reading.NoteOldEncoding, Count: 3}}, result.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}

func TestNoVietnameseEncoding(t *testing.T) {
	latin := []byte("L'\xe9t\xe9, les \xe9l\xe8ves pr\xe9f\xe8rent la for\xeat au ch\xe2teau.\r\n")
	if !text.Recognise(latin) {
		t.Error("a text in an older encoding is a text")
	}
	if _, err := text.Read(context.Background(), latin, reading.Limits{}); reading.ReasonOf(err) != corpus.ReasonGarbledText {
		t.Errorf("got %v", err)
	}
	binary := []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06")
	if text.Recognise(binary) {
		t.Error("a picture is no text")
	}
}

func TestStrayBytes(t *testing.T) {
	content := strings.Repeat("Điều một được mọi người thực hiện. ", 20)
	for name, data := range map[string]string{"cut in a letter": content + "\xe1\xbb", "one stray byte": content + "\xff" + content} {
		t.Run(name, func(t *testing.T) {
			result, err := text.Read(context.Background(), []byte(data), reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]reading.Note{{Kind: reading.NoteInvalidBytes, Count: 1}}, result.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPages(t *testing.T) {
	result, err := text.Read(context.Background(), []byte("một\nhai\fba\n\f\fbốn\f"), reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []corpus.Paragraph{
		{Text: "một", Page: 1, Origin: corpus.OriginBody}, {Text: "hai", Page: 1, Origin: corpus.OriginBody},
		{Text: "ba", Page: 2, Origin: corpus.OriginBody}, {Text: "bốn", Page: 4, Origin: corpus.OriginBody},
	}
	if diff := cmp.Diff(want, result.Paragraphs); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	if len(result.Pages) != 4 {
		t.Errorf("%d pages, want 4", len(result.Pages))
	}
}

// wrap breaks paragraphs at a column, as mail programs and PDF exports do.
func wrap(paragraphs []string, width int, hang string) string {
	var b strings.Builder
	for _, p := range paragraphs {
		column := 0
		for i, word := range strings.Fields(p) {
			size := utf8.RuneCountInString(norm.NFC.String(word))
			switch {
			case i > 0 && column+1+size > width:
				b.WriteString("\n" + hang + word)
				column = len(hang) + size
			case i > 0:
				b.WriteString(" " + word)
				column += 1 + size
			default:
				b.WriteString(word)
				column = size
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func convention() []string {
	return []string{
		"HƯƠNG ƯỚC",
		"THÔN ĐỒNG MÂY",
		"Chương I",
		"QUY ĐỊNH CHUNG",
		"Điều 1. Phạm vi điều chỉnh",
		"1. Bản hương ước này quy định về nếp sống văn minh trong việc cưới, việc tang và lễ hội; về giữ gìn vệ sinh môi trường, bảo vệ tài sản công cộng và tài sản của công dân trên địa bàn thôn;",
		"2. Mọi người dân thường trú, tạm trú trong thôn đều có trách nhiệm thực hiện hương ước này và vận động người thân trong gia đình cùng thực hiện theo đúng quy định của pháp luật hiện hành.",
		"a) Cán bộ, đảng viên và đoàn viên, hội viên các tổ chức đoàn thể gương mẫu thực hiện trước để nhân dân noi theo;",
		"- Trưởng thôn phối hợp với Ban công tác Mặt trận thôn tổ chức họp thôn ít nhất sáu tháng một lần, khi cần thì họp bất thường theo đề nghị của các gia đình",
		"Điều 2. Việc cưới",
		"Việc cưới được tổ chức trang trọng, vui tươi, lành mạnh, tiết kiệm, phù hợp với phong tục tập quán tốt đẹp của địa phương và hoàn cảnh của mỗi gia đình trong thôn",
	}
}

func TestWrapping(t *testing.T) {
	tests := []struct {
		name    string
		content string
		want    []string
	}{
		{"one line a paragraph", strings.Join(convention(), "\n"), convention()},
		{"wrapped at 72", wrap(convention(), 72, ""), convention()},
		{"wrapped at 80", wrap(convention(), 80, ""), convention()},
		{"wrapped at 100", wrap(convention(), 100, ""), convention()},
		{"wrapped, hanging", wrap(convention(), 76, "   "), convention()},
		{"wrapped, marks apart", norm.NFD.String(wrap(convention(), 72, "")), apart(convention())},
		{"short lines of a list are not joined", strings.Repeat("Nguyễn Văn Mẫu, xóm Đông\nTrần Thị Ví Dụ, xóm Đoài\n", 5), strings.Split(strings.TrimSuffix(strings.Repeat("Nguyễn Văn Mẫu, xóm Đông\nTrần Thị Ví Dụ, xóm Đoài\n", 5), "\n"), "\n")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, err := text.Read(context.Background(), []byte(tt.content), reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, texts(result)); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
		})
	}
}

func apart(paragraphs []string) []string {
	var out []string
	for _, p := range paragraphs {
		out = append(out, norm.NFD.String(p))
	}
	return out
}

// fullLines wraps a text and leaves out the last line, so that what follows could continue it.
func fullLines(text string) string {
	lines := strings.TrimSuffix(wrap([]string{text}, 72, ""), "\n")
	return lines[:strings.LastIndex(lines, "\n")+1]
}

// A line that begins a unit is never joined, whatever stands before it.
func TestLabelsBeginParagraphs(t *testing.T) {
	full := strings.Repeat("người dân trong thôn cùng nhau thực hiện nếp sống văn minh và ", 8)
	for _, label := range []string{
		"Điều 5. Hội họp", "ĐIỀU 5: HỘI HỌP", "Chương II", "Chương thứ hai", "Phần thứ nhất", "Mục 1. Cưới hỏi", "Khoản 3. Đóng góp",
		"1. Mỗi hộ", "12.3. Mỗi hộ", "1.2 Mỗi hộ", "1) Mỗi hộ", "2/ Mỗi hộ", "a) người", "đ. người", "IV. Điều khoản", "- người", "+ người", "• người", "Căn cứ Nghị định",
	} {
		t.Run(label, func(t *testing.T) {
			content := fullLines(full) + label + "\n" + fullLines(full)
			result, err := text.Read(context.Background(), []byte(content), reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Paragraphs) < 2 || !strings.HasPrefix(result.Paragraphs[1].Text, label) {
				t.Errorf("got %q", texts(result))
			}
		})
	}
	for _, start := range []string{"điều kiện của mỗi gia đình", "18 tuổi trở lên", "mục đích của quy ước"} {
		t.Run(start, func(t *testing.T) {
			result, err := text.Read(context.Background(), []byte(fullLines(full)+start+"\n"), reading.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Paragraphs) != 1 {
				t.Errorf("not joined: %q", texts(result))
			}
		})
	}
}

// Whatever is read, no letter is lost, added or moved.
func TestKeepsEveryLetter(t *testing.T) {
	words := rapid.SampledFrom(strings.Fields("Điều 1. a) thôn làng, người; dân: - được không việc cưới tang lễ hội văn minh nếp sống đàn- bà\tx"))
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SliceOfN(words, 0, 20), 1, 30).Draw(t, "lines")
		var content strings.Builder
		for _, l := range lines {
			content.WriteString(strings.Join(l, " ") + "\n")
		}
		result, err := text.Read(context.Background(), []byte(content.String()), reading.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Fields(content.String()), strings.Fields(strings.Join(texts(result), "\n"))); diff != "" {
			t.Fatalf("letters differ (-want +got):\n%s", diff)
		}
	})
}

func TestLimits(t *testing.T) {
	tests := []struct {
		name   string
		data   string
		limits reading.Limits
		want   corpus.Reason
	}{
		{"bytes", strings.Repeat("x", 100), reading.Limits{Part: 50}, corpus.ReasonTooLarge},
		{"pages", strings.Repeat("x\f", 100), reading.Limits{Pages: 50}, corpus.ReasonTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := text.Read(context.Background(), []byte(tt.data), tt.limits); reading.ReasonOf(err) != tt.want {
				t.Errorf("got %v", err)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(wrap(convention(), 72, "")))
	f.Add(utf16Bytes("\ufeffĐiều 1", true))
	f.Add([]byte("\xe9\xf1\f\r\n\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text.Recognise(data)
		result, err := text.Read(context.Background(), data, reading.Limits{})
		if err != nil && reading.ReasonOf(err) == corpus.ReasonNone {
			t.Errorf("an error without a reason: %v", err)
		}
		for _, p := range result.Paragraphs {
			if !utf8.ValidString(p.Text) || strings.TrimSpace(p.Text) == "" {
				t.Errorf("paragraph %q", p.Text)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte(strings.Repeat(wrap(convention(), 72, ""), 100))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := text.Read(context.Background(), data, reading.Limits{}); err != nil {
			b.Fatal(err)
		}
	}
}
