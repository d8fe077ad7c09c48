package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// An empty answer of the bench must be the reader's fault, not its writers': each file that they make says the sample.
func TestWritersKeepTheText(t *testing.T) {
	samples, err := readSamples("../../samples/testdata/formats")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name     string
		write    func(sample) ([]byte, error)
		caseless bool
	}{
		{"Word", writeWord, false},
		{"Word with typed numbers", writeTyped, false},
		{"Word in TCVN3", oldWord(legacy.TCVN3), false},
		{"Word in VNI", oldWord(legacy.VNI), false},
		{"rich text in TCVN3", oldRTF(legacy.TCVN3), false},
		{"rich text in VNI", oldRTF(legacy.VNI), false},
		{"text in TCVN3", oldText(legacy.TCVN3), true},
		{"text in VNI", oldText(legacy.VNI), false},
		{"PDF in TCVN3", oldPDF(legacy.TCVN3), false},
		{"PDF in VNI", oldPDF(legacy.VNI), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, s := range samples {
				data, err := tt.write(s)
				if err != nil {
					t.Fatal(err)
				}
				got, want := fold(said(t, data)), fold(s.text())
				if tt.caseless {
					got, want = strings.ToLower(got), strings.ToLower(want)
				}
				if wrong := distance([]rune(want), []rune(got)); wrong*1000 > len([]rune(want)) {
					t.Errorf("%s: %d letters wrong:\n%s", s.id, wrong, cmp.Diff(want, got))
				}
			}
		})
	}
}

func said(t *testing.T, data []byte) string {
	t.Helper()
	var text strings.Builder
	for _, p := range extract.Read(context.Background(), data, extract.Limits{CacheDir: t.TempDir()}).Paragraphs {
		text.WriteString(p.Text + "\n")
	}
	return text.String()
}

// What Word counts is not in the text: only the list's definition says it.
func TestWordNumbersAreNotTyped(t *testing.T) {
	data, err := writeWord(sample{lines: strings.Split(strings.TrimSpace(typed), "\n")})
	if err != nil {
		t.Fatal(err)
	}
	if got := said(t, data); got != typed {
		t.Errorf("read differs (-want +got):\n%s", cmp.Diff(typed, got))
	}
	var counted counter
	for _, tt := range []struct {
		line  string
		level int
		rest  string
	}{
		{"1. Trước mọi điều", -1, "1. Trước mọi điều"},
		{"Điều 1. Họp", 0, "Họp"},
		{"1. Một", 1, "Một"},
		{"a) một", 2, "một"},
		{"đ) năm", -1, "đ) năm"},
		{"3. Lỡ số", -1, "3. Lỡ số"},
		{"2. Hai", 1, "Hai"},
		{"a) lại từ đầu", 2, "lại từ đầu"},
		{"Điều 2. Tang", 0, "Tang"},
		{"1. Một", 1, "Một"},
	} {
		level, rest := counted.take(tt.line)
		if level != tt.level || rest != tt.rest {
			t.Errorf("%q: level %d, rest %q; want %d, %q", tt.line, level, rest, tt.level, tt.rest)
		}
	}
}

func TestOldTextIsNotUnicode(t *testing.T) {
	data, err := oldText(legacy.TCVN3)(sample{lines: []string{"Các hộ"}})
	if err != nil {
		t.Fatal(err)
	}
	if want := []byte("C\xB8c h\xE9\r\n"); !bytes.Equal(data, want) {
		t.Errorf("got %q, want %q", data, want)
	}
}

func TestCapitalsWithoutPlaceGoToTheirFont(t *testing.T) {
	got := cut("HƯƠNG ƯỚC Điều 1 của Ủy ban", legacy.TCVN3)
	want := []piece{{"HƯƠNG ƯỚC ", true}, {"Điều 1 của ", false}, {"Ủ", true}, {"y ban", false}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(piece{})); diff != "" {
		t.Errorf("pieces differ (-want +got):\n%s", diff)
	}
}
