package flow_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// written is a stretch of text in a face.
type written struct {
	text, font string
	caps       bool
}

func TestLine(t *testing.T) {
	tests := []struct {
		name    string
		written []written
		want    string
	}{
		{"nothing", nil, ""},
		{"a word over two fonts", []written{{"Ng", "Times", false}, {"ười", "Arial", false}}, "Người"},
		{"old fonts beside new", []written{{"C¸c ", ".VnTime", false}, {"hộ", "Times", false}, {" Ho", "VNI-Times", false}}, "Các hộ Ho"},
		{"a vowel and its mark in two fonts of one encoding", []written{{"Ho", "VNI-Times", false}, {"ä", "VNI-Helve", false}}, "Hộ"},
		{"a vowel and a letter in fonts of two encodings", []written{{"Ho", "Times", false}, {"ä", "VNI-Helve", false}}, "Hoä"},
		{"capitals", []written{{"đi", "Times", true}, {"ều", "Times", false}, {"®iÒu", ".VnTimeH", false}}, "ĐIềuĐIỀU"},
		{"pictures", []written{{"þ", "Wingdings", false}, {"þ", "Times", false}, {"\uf0b7", "Symbol", false}}, "☑þ•"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var l flow.Line
			for _, w := range tt.written {
				l.Write(w.text, flow.Face{Font: w.font, Caps: w.caps})
			}
			if diff := cmp.Diff(tt.want, l.Text()); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAppend(t *testing.T) {
	var a, b flow.Line
	a.Write("Ho", flow.Face{Font: "VNI-Times"})
	b.Write("ä", flow.Face{Font: "VNI-Times"})
	a.Append(&b)
	if a.Text() != "Hộ" || b.Size() != 0 || b.Text() != "" {
		t.Errorf("got %q, and %q is left", a.Text(), b.Text())
	}
}

// However text is cut into stretches of Unicode fonts, the line is the text.
func TestLineKeepsUnicode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l flow.Line
		var want strings.Builder
		for _, part := range rapid.SliceOf(rapid.StringMatching(`[\PC]{0,5}`)).Draw(t, "parts") {
			part = strings.Map(func(r rune) rune {
				if r >= 0xf000 && r <= 0xf0ff {
					return -1
				}
				return r
			}, part)
			l.Write(part, flow.Face{Font: rapid.SampledFrom([]string{"", "Times New Roman", "Arial"}).Draw(t, "font")})
			want.WriteString(part)
		}
		if l.Text() != want.String() || l.Size() != want.Len() {
			t.Fatalf("got %q of %d bytes, want %q", l.Text(), l.Size(), want.String())
		}
	})
}

func TestLabel(t *testing.T) {
	for raw, want := range map[string]string{
		"": "", " \t": "", "Điều 5.\t": "Điều 5. ", "b)": "b)", " 1.\u00a0\u00a0 ": "1. ", "·\t": "- ", "+ ": "+ ", "o\t": "- ", "Ø": "Ø", "\uf0a7": "- ", "-": "- ",
	} {
		if got := flow.Label(raw); got != want {
			t.Errorf("Label(%q) = %q, want %q", raw, got, want)
		}
	}
}

func TestRow(t *testing.T) {
	p := func(text string) corpus.Paragraph {
		return corpus.Paragraph{Text: text, Origin: corpus.OriginTable, Page: 2}
	}
	tests := []struct {
		name  string
		cells [][]corpus.Paragraph
		want  []corpus.Paragraph
	}{
		{"cells and paragraphs", [][]corpus.Paragraph{{p("a"), p("b\tc")}, nil, {p("d")}, nil}, []corpus.Paragraph{p("a\nb c\t\td")}},
		{"an empty first cell", [][]corpus.Paragraph{nil, {p("a")}}, []corpus.Paragraph{p("\ta")}},
		{"one cell", [][]corpus.Paragraph{{p("a"), p("b")}}, []corpus.Paragraph{p("a"), p("b")}},
		{"no text", [][]corpus.Paragraph{nil, nil}, nil},
		{"no cells", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, flow.Row(tt.cells)); diff != "" {
				t.Errorf("row differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNumber(t *testing.T) {
	text := func() []corpus.Paragraph {
		return []corpus.Paragraph{{Page: 1, Origin: corpus.OriginBody}, {Page: 2, Origin: corpus.OriginTable}, {Page: 2, Origin: corpus.OriginFooter}}
	}
	tests := []struct {
		name                   string
		breaks, counted, limit int
		want                   []int
		pages                  int
	}{
		{"all accounted for", 1, 2, 10, []int{1, 2, 0}, 2},
		{"some not", 1, 3, 10, []int{0, 0, 0}, 0},
		{"nobody counted", 1, 0, 10, []int{0, 0, 0}, 0},
		{"more than any document has", 1, 2, 1, []int{0, 0, 0}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			paragraphs := text()
			pages := flow.Number(paragraphs, tt.breaks, tt.counted, tt.limit)
			var got []int
			for _, p := range paragraphs {
				got = append(got, p.Page)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || len(pages) != tt.pages {
				t.Errorf("%d pages, want %d; numbers differ (-want +got):\n%s", len(pages), tt.pages, diff)
			}
		})
	}
}

func TestNotesAreSorted(t *testing.T) {
	got := flow.Notes{reading.NoteHidden: 2, reading.NoteDeleted: 1}.Sorted()
	want := []reading.Note{{Kind: reading.NoteDeleted, Count: 1}, {Kind: reading.NoteHidden, Count: 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
}
