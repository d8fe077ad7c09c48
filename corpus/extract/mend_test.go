package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

func TestOldEncodingsAreRead(t *testing.T) {
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI, legacy.Windows1258, legacy.VPS, legacy.VIQR} {
		t.Run(e.String(), func(t *testing.T) {
			data, err := legacytest.Encode(e, plainText)
			if err != nil {
				t.Fatal(err)
			}
			got, want := extract.Read(context.Background(), data, extract.Limits{}), extract.Read(context.Background(), []byte(plainText), extract.Limits{})
			if got.Status != corpus.StatusRead {
				t.Errorf("status %s, reason %s", got.Status, got.Reason)
			}
			if diff := cmp.Diff(want.Paragraphs, got.Paragraphs); diff != "" {
				t.Errorf("paragraphs differ (-Unicode +%s):\n%s", e, diff)
			}
		})
	}
}

func TestDamagedTexts(t *testing.T) {
	lines := "Điều 1. Người dân được bàn, được hưởng nước sạch và phải giữ đường làng, nương rẫy trong thôn.\n" +
		"Điều 2. Trưởng thôn được mọi người bầu, trước khi họp phải báo cho các hộ trong thôn cùng biết.\n"
	tests := []struct {
		name   string
		text   string
		status corpus.Status
		notes  []reading.Note
	}{
		{"good", lines, corpus.StatusRead, nil},
		{"a minus for ư", strings.ReplaceAll(lines, "ư", "−"), corpus.StatusRead, []reading.Note{{Kind: reading.NoteMended, Count: 11}}},
		{"ư dropped", strings.ReplaceAll(lines, "ư", ""), corpus.StatusRead, []reading.Note{{Kind: reading.NoteMended, Count: 11}}},
		{
			"ư dropped, one word in doubt", strings.ReplaceAll(lines+"Chưa đủ thì họp lại.", "ư", ""), corpus.StatusDoubtful,
			[]reading.Note{{Kind: reading.NoteMended, Count: 11}, {Kind: reading.NoteDamagedWords, Count: 1}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := extract.Read(context.Background(), []byte(tt.text), extract.Limits{})
			if got.Status != tt.status {
				t.Errorf("status %s, reason %s", got.Status, got.Reason)
			}
			if diff := cmp.Diff(tt.notes, got.Notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
			if tt.status == corpus.StatusRead {
				if diff := cmp.Diff(strings.TrimSpace(lines), strings.Join(texts(got), "\n")); diff != "" {
					t.Errorf("text differs (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func texts(r extract.Result) (all []string) {
	for _, p := range r.Paragraphs {
		all = append(all, p.Text)
	}
	return all
}

// The samples in Unicode are not touched, in no format.
func TestGoodFilesAreNotMended(t *testing.T) {
	files, err := filepath.Glob("../samples/testdata/formats/*/*")
	if err != nil || len(files) < 72 {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := extract.Read(context.Background(), data, extract.Limits{})
		for _, n := range got.Notes {
			switch n.Kind {
			case reading.NoteOldEncoding, reading.NoteMended, reading.NoteDamagedWords:
				t.Errorf("%s: %d %s", file, n.Count, n.Kind)
			}
		}
	}
}
