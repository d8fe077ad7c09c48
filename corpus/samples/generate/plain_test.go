package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus/samples"
)

func TestPlainText(t *testing.T) {
	const text = "|| A | B ||\n|| C | ||\nmột hai ba"
	tests := map[string]struct {
		layout     samples.Layout
		decomposed bool
		want       string
	}{
		"default":    {samples.Layout{}, false, "A\tB\nC\nmột hai ba\n"},
		"decomposed": {samples.Layout{}, true, "A\tB\nC\nmo\u0323\u0302t hai ba\n"},
		"crlf, mark": {samples.Layout{Newline: "crlf", Encoding: "utf-8-bom"}, false, "\uFEFFA\tB\r\nC\r\nmột hai ba\r\n"},
		"wrapped":    {samples.Layout{Wrap: 7}, false, "A\tB\n\nC\n\nmột hai\nba\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := plainText(parse(t, text), tt.layout, tt.decomposed)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("file (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlainTextUTF16(t *testing.T) {
	got, err := plainText(parse(t, "ộ"), samples.Layout{Encoding: "utf-16le"}, false)
	want := []byte{0xFF, 0xFE, 0xD9, 0x1E, '\n', 0}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v, bytes (-want +got):\n%s", err, diff)
	}
}

func TestPlainTextRejects(t *testing.T) {
	for _, layout := range []samples.Layout{{Newline: "cr"}, {Encoding: "tcvn3"}} {
		if got, err := plainText(parse(t, "a"), layout, false); err == nil {
			t.Errorf("%+v gave %q", layout, got)
		}
	}
}

// Wrapping loses no word, and only a word longer than the width makes a longer line.
func TestWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paragraph := rapid.StringMatching(`[a-zđộ]{1,9}( [a-zđộ]{1,9}){0,30}`).Draw(t, "paragraph")
		width := rapid.IntRange(1, 40).Draw(t, "width")
		got := wrap(paragraph, width)
		if diff := cmp.Diff(paragraph, strings.ReplaceAll(got, "\n", " ")); diff != "" {
			t.Errorf("words (-want +got):\n%s", diff)
		}
		for _, line := range strings.Split(got, "\n") {
			if utf8.RuneCountInString(line) > width && strings.Contains(line, " ") {
				t.Errorf("line %q is wider than %d", line, width)
			}
		}
	})
}
