package pdf_test

import (
	"context"
	"math"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
)

func TestGlyphText(t *testing.T) {
	cases := map[string]string{
		"A": "A", "Aacute": "Á", "acircumflexhookabove": "ẩ", "Ohorntilde": "Ỡ", "uhorndotbelow": "ự", "ecircumflexdotbelow": "ệ",
		"Abreveacute": "Ắ", "ydotbelow": "ỵ", "dcroat": "đ", "Dcroat": "Đ", "uni1EBF": "ế", "uni0061031B": "a\u031B", "u1EF1": "ự",
		"f_f_i": "ffi", "fi": "fi", "a.sc": "a", "quotedblleft": "“", "dong": "₫",
		"g23": "", ".notdef": "", "": "", "cid77": "", "unixyzw": "", "uni12": "", "acuteacute": "",
	}
	for name, want := range cases {
		if got := pdf.GlyphText(name); got != want {
			t.Errorf("GlyphText(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestGlyphTextOfAllLetters composes the name of every Vietnamese letter from its marks.
func TestGlyphTextOfAllLetters(t *testing.T) {
	for _, letter := range "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ" {
		name := ""
		for _, part := range norm.NFD.String(string(letter)) {
			if mark, ok := markNames[part]; ok {
				name += mark
				continue
			}
			name += string(part)
		}
		if got := pdf.GlyphText(name); got != string(letter) {
			t.Errorf("GlyphText(%q) = %q, want %q", name, got, letter)
		}
	}
}

func TestCMap(t *testing.T) {
	data := []byte(`<</Registry(x)def/Ordering(y)def>> begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange
		2 beginbfchar <41> <1EBF> <42> /uhorn endbfchar
		% a comment <43> <0043>
		2 beginbfrange <8000> <8102> <0041> <9000> <9001> [<0066 0069> <D840DC00>] endbfrange`)
	cases := []struct {
		code uint32
		want string
		ok   bool
	}{
		{0x41, "ế", true}, {0x42, "ư", true}, {0x43, "", false}, {0x8000, "A", true}, {0x8102, "\u0143", true},
		{0x8103, "", false}, {0x9000, "fi", true}, {0x9001, "\U00020000", true}, {0, "", false},
	}
	for _, c := range cases {
		if got, ok := pdf.CMapText(data, c.code); got != c.want || ok != c.ok {
			t.Errorf("code %#x: %q, %v, want %q, %v", c.code, got, ok, c.want, c.ok)
		}
	}
	if diff := cmp.Diff([]int{1, 2, 1, 1}, pdf.Cut(data, "\x41\x80\x00\x7f\x80")); diff != "" {
		t.Errorf("lengths of codes differ (-want +got):\n%s", diff)
	}
}

func TestStandardEncoding(t *testing.T) {
	cases := map[byte]string{'A': "A", '\'': "’", '`': "‘", 0xA1: "¡", 0xA4: "⁄", 0xAE: "ﬁ", 0xB7: "•", 0xBD: "‰", 0xC8: "¨",
		0xD0: "—", 0xE1: "Æ", 0xE8: "Ł", 0xFB: "ß", 0xFF: "", 7: ""}
	for code, want := range cases {
		if got := pdf.StandardEncoding(code); got != want {
			t.Errorf("code %#x: %q, want %q", code, got, want)
		}
	}
}

// TestInterpretState places single letters by every operator that moves text (ISO 32000-1, 9.4.2).
func TestInterpretState(t *testing.T) {
	type place struct{ X, Y, Size float64 }
	cases := map[string]struct {
		content string
		want    place
	}{
		"Tm":                         {"BT /F 10 Tf 2 0 0 2 30 40 Tm (a) Tj ET", place{30, 40, 20}},
		"Td adds up":                 {"BT /F 10 Tf 5 6 Td 7 8 Td (a) Tj ET", place{12, 14, 10}},
		"TD sets the leading":        {"BT /F 10 Tf 0 -14 TD T* (a) Tj ET", place{0, -28, 10}},
		"TL and T*":                  {"BT /F 10 Tf 12 TL T* (a) Tj ET", place{0, -12, 10}},
		"cm before q and Q":          {"2 0 0 2 10 10 cm q 9 9 9 9 9 9 cm Q BT /F 10 Tf 1 1 Td (a) Tj ET", place{12, 12, 20}},
		"rise":                       {"BT /F 10 Tf 4 Ts (a) Tj ET", place{0, 4, 10}},
		"kerning moves back":         {"BT /F 10 Tf [-2000(a)] TJ ET", place{20, 0, 10}},
		"stretched kerning":          {"BT /F 10 Tf 50 Tz [-2000(a)] TJ ET", place{10, 0, 10}},
		"letter and word spacing":    {"BT /F 10 Tf 3 Tc 5 Tw ( ) Tj (a) Tj ET", place{10.78, 0, 10}},
		"quote with spacings":        {"BT /F 10 Tf 12 TL 5 3 ( ) \" (a) Tj ET", place{10.78, -12, 10}},
		"negative size is mirrored":  {"BT /F -10 Tf -1 0 0 -1 7 8 Tm (a) Tj ET", place{7, 8, 10}},
		"BT begins anew":             {"BT 9 9 Td ET BT /F 10 Tf (a) Tj ET", place{0, 0, 10}},
		"too few operands are zeros": {"BT /F 10 Tf Td 5 6 Td (a) Tj ET", place{5, 6, 10}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			glyphs, err := pdf.Interpret(t.Context(), []byte(c.content))
			if err != nil || len(glyphs) == 0 {
				t.Fatalf("%d glyphs, error %v", len(glyphs), err)
			}
			g := glyphs[len(glyphs)-1]
			if diff := cmp.Diff(c.want, place{g.X, g.Y, g.Size}, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
				t.Errorf("place differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestInterpretClip leaves out what lies outside of the clipping path, as a browser's print has it at the end of a page.
func TestInterpretClip(t *testing.T) {
	const shown, cut = "BT /F 10 Tf 1 0 0 1 20 20 Tm (s) Tj ET ", "BT /F 10 Tf 1 0 0 1 20 200 Tm (c) Tj ET "
	cases := map[string]struct{ content, want string }{
		"no clip":                       {shown + cut, "sc"},
		"a clip":                        {"0 0 100 100 re W n " + shown + cut, "s"},
		"even-odd":                      {"0 0 100 100 re W* n " + shown + cut, "s"},
		"ended by Q":                    {"q 0 0 100 100 re W n Q " + shown + cut, "sc"},
		"two boxes":                     {"0 0 100 100 re 0 150 100 100 re W n " + shown + cut, "sc"},
		"one in the other":              {"0 0 100 300 re W n 0 100 100 300 re W n " + shown + cut, "c"},
		"curved: its reach is unknown":  {"0 0 m 1 1 2 300 9 9 c W n " + shown + cut, "sc"},
		"without a path":                {"W n " + shown + cut, "sc"},
		"set under a turn":              {"q 0 1 -1 0 0 0 cm 0 -100 100 100 re W n 0 -1 1 0 0 0 cm " + shown + cut + "Q", "s"},
		"a letter half outside is seen": {"0 0 100 25 re W n " + shown, "s"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			glyphs, err := pdf.Interpret(t.Context(), []byte(c.content))
			got := ""
			for _, g := range glyphs {
				got += g.Text
			}
			if err != nil || got != c.want {
				t.Errorf("got %q, error %v; want %q", got, err, c.want)
			}
		})
	}
}

func FuzzInterpret(f *testing.F) {
	for _, seed := range []string{"BT /F 10 Tf 2 0 0 2 30 40 Tm [(a)-200<62>] TJ ET", "q 1 0 0 1 0 0 cm BI /W 1 ID \x00 EI Q",
		"(((", "<<<<", "[[[[", "/a#4 --5 6-7 .", "/Span<</ActualText(\xfe\xff\x1e\xbf)>>BDC(a)Tj EMC", "0 0 9 .1 re f"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		glyphs, err := pdf.Interpret(t.Context(), content)
		if err != nil {
			t.Fatalf("a content stream never fails by itself: %v", err)
		}
		for _, g := range glyphs {
			if math.IsNaN(g.X+g.Y+g.Width+g.Size) || g.Size <= 0 {
				t.Fatalf("glyph %+v has no place", g)
			}
		}
	})
}

func FuzzCMap(f *testing.F) {
	l := lettersOf(all(), 3)
	f.Add([]byte(l.toUnicode(2)), uint32(5))
	f.Add([]byte("<00> <FFFFFFFF> <D800> endbfrange <0><1><>endbfrange"), uint32(9))
	f.Fuzz(func(t *testing.T, data []byte, code uint32) {
		if text, ok := pdf.CMapText(data, code); ok && !utf8.ValidString(text) {
			t.Fatalf("code %d gives %q", code, text)
		}
		total := 0
		for _, n := range pdf.Cut(data, "abcdefgh") {
			total += n
		}
		if total != 8 {
			t.Fatalf("codes of %d bytes cut from 8", total)
		}
	})
}

func FuzzReadByLed(f *testing.F) {
	f.Add(plainFile())
	f.Add(compressedFile())
	w := newWriter()
	f.Add(w.file(nestedForms(w)...))
	f.Add(load(f, "scan.pdf"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		result, err := pdf.ReadByLed(ctx, data, limits(t))
		if err == nil && len(result.Pages) == 0 {
			t.Fatal("read, but no pages")
		}
		for _, p := range result.Paragraphs {
			if !utf8.ValidString(p.Text) || p.Page < 1 || p.Page > len(result.Pages) {
				t.Fatalf("paragraph %+v of %d pages", p, len(result.Pages))
			}
		}
	})
}
