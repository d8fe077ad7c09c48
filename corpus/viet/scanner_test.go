package viet_test

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// words numbers the words of a scanner in the order in which it asks for them.
type words struct {
	numbers map[string]int32
	names   []string
}

func (w *words) number(normal string, kind viet.TokenKind) int32 {
	name := normal
	if kind == viet.Number {
		name = "#" + normal
	}
	n, ok := w.numbers[name]
	if !ok {
		n = int32(len(w.names))
		w.numbers[name] = n
		w.names = append(w.names, name)
	}
	return n
}

func (w *words) show(tokens []viet.Scanned) []shown {
	var out []shown
	for _, t := range tokens {
		switch t.Kind {
		case viet.Word, viet.Number:
			out = append(out, shown{w.names[t.Value], int(t.Start), int(t.End)})
		case viet.LineEnd:
			out = append(out, shown{text: "\n"})
		case viet.Mark:
			out = append(out, shown{string(t.Value), int(t.Start), int(t.End)})
		}
	}
	return parted(out)
}

// parted leaves one line end of those between two tokens, and none behind the last.
func parted(tokens []shown) []shown {
	var out []shown
	for i, t := range tokens {
		if t.text != "\n" || i+1 < len(tokens) && tokens[i+1].text != "\n" {
			out = append(out, t)
		}
	}
	return out
}

// shown is a token with its place in the source.
type shown struct {
	text       string
	start, end int
}

// tokensOf is what a scanner promises to find, found by way of the normal form.
func tokensOf(source string) []shown {
	text := viet.Normalize(source)
	normal := text.Normal()
	var out []shown
	read := 0
	for _, t := range viet.Tokenize(normal) {
		for ; read < t.Start; read++ {
			if normal[read] == '\n' {
				out = append(out, shown{text: "\n"})
			}
		}
		read = t.End
		name := normal[t.Start:t.End]
		if r, size := utf8.DecodeRuneInString(name); t.Kind == viet.Number {
			name = "#" + name
		} else if t.Kind == viet.Mark && size < len(name) {
			name = string(utf8.RuneError)
		} else if t.Kind == viet.Mark {
			name = string(r)
		}
		from, to := text.SourceSpan(t.Start, t.End)
		out = append(out, shown{name, from, to})
	}
	return parted(out)
}

func checkScanner(t reporter, s *viet.Scanner, w *words, source string) {
	t.Helper()
	got := w.show(s.Append(nil, source))
	if diff := cmp.Diff(tokensOf(source), got, cmp.AllowUnexported(shown{})); diff != "" {
		t.Fatalf("%+q (-by the normal form +scanned)\n%s", source, diff)
	}
}

func newScanner() (*viet.Scanner, *words) {
	w := &words{numbers: map[string]int32{}}
	return viet.NewScanner(w.number), w
}

func TestScannerFindsTheTokensOfTheNormalForm(t *testing.T) {
	for _, source := range []string{
		"", " ", "\n", "Điều 12. Hoà-giải\tở cơ sở: “Nam, nữ”\u00a0bình đẳng…\r\n- Mức 500.000đ/hộ; 1,5 %",
		"đàn-bà", "đàn -bà", "đàn- bà", "đàn-\nbà", "h-\nương", "h- \n ương", "5-7", "a–b", "a –", "a—\u00a0\nb", "x-", "a-\u00adb", "a-é", "a-×",
		"K\u212A", "nghiêng nghiêng", "aaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbb ccccccccccccccccc", "THUỶ thuỷ Thủy", "3 × 4", "●  b", "\uf0b7 c", "�",
		"<\u0338", "a\u0301", "ƣ nƣớc", "ß ẞ я", "\x00 a\x01", "10.000.000,5.", "1.a 1. 1,", "kỷ-luật kỳ-",
		"[đàn bà] {nam} `nữ` x_y @làng", "“nam”nữ“nữ”", "nghiêng] nghiêng[ nghiêng", "trưởng trưởng\ttrưởng", "đình|đình",
	} {
		s, w := newScanner()
		checkScanner(t, s, w, source)
	}
}

func TestScannerHasSeenTheBitsOfTheLastSource(t *testing.T) {
	s := viet.NewScanner(func(normal string, _ viet.TokenKind) int32 { return 1 << len(normal) })
	for source, want := range map[string]int32{"": 0, "a bcd a, 12": 1<<1 | 1<<3 | 1<<2, "a\u00adb": 1 << 2, "\u00ad": 0} {
		s.Append(nil, source)
		if got := s.Seen(); got != want {
			t.Errorf("%q: seen %b, want %b", source, got, want)
		}
	}
}

// TestScannerAgreesWithTheNormalForm keeps one scanner, so that words it knows already are met again.
func TestScannerAgreesWithTheNormalForm(t *testing.T) {
	s, w := newScanner()
	rapid.Check(t, func(t *rapid.T) {
		checkScanner(t, s, w, anyText().Draw(t, "source"))
		checkScanner(t, s, w, vietnamese().Draw(t, "words"))
	})
}

func FuzzScanner(f *testing.F) {
	for _, form := range normalForms {
		f.Add(form.source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		s, w := newScanner()
		checkScanner(t, s, w, source)
		checkScanner(t, s, w, source)
	})
}

func BenchmarkScanner(b *testing.B) {
	s := viet.NewScanner(func(string, viet.TokenKind) int32 { return 1 })
	var tokens []viet.Scanned
	for _, form := range []struct{ name, text string }{{"NFC", page}, {"NFD", decompose(page)}} {
		b.Run(form.name, func(b *testing.B) {
			b.SetBytes(int64(len(form.text)))
			b.ReportAllocs()
			for b.Loop() {
				tokens = s.Append(tokens[:0], form.text)
			}
		})
	}
}
