package extract_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const englishText = "The parties to the agreement shall meet in the village hall on the first day of the month, and the chair of " +
	"the meeting shall be one of the elders. This rule is for all of the households that are members of the association."

func officeFile(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("ooxml/testdata/ben-lo.docx")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestReadJudges(t *testing.T) {
	docx := officeFile(t)
	tests := []struct {
		name   string
		data   []byte
		format corpus.Format
		status corpus.Status
		reason corpus.Reason
	}{
		{"plain text", []byte(plainText), corpus.FormatTXT, corpus.StatusRead, corpus.ReasonNone},
		{"office file", docx, corpus.FormatDOCX, corpus.StatusRead, corpus.ReasonNone},
		{"office file, cut", docx[:len(docx)*3/4], corpus.FormatDOCX, corpus.StatusUnreadable, corpus.ReasonDamaged},
		{"no bytes", nil, corpus.FormatUnknown, corpus.StatusUnreadable, corpus.ReasonEmpty},
		{"only space", []byte(" \r\n\t\n"), corpus.FormatTXT, corpus.StatusUnreadable, corpus.ReasonEmpty},
		{"too little to tell", []byte("Điều 1. Hội họp của thôn"), corpus.FormatTXT, corpus.StatusDoubtful, corpus.ReasonDoubtfulText},
		{"another language", []byte(englishText), corpus.FormatTXT, corpus.StatusUnreadable, corpus.ReasonNotVietnamese},
		{"half in another language", []byte(plainText + englishText), corpus.FormatTXT, corpus.StatusDoubtful, corpus.ReasonDoubtfulText},
		{"older encoding", []byte(strings.Repeat("M\xe4i ng\xad\xeai d\xa9n trong l\xb5ng \xae\xd2u c\xe3 tr\xb8ch nhi\xd6m nh\xad nhau. ", 5)), corpus.FormatTXT, corpus.StatusRead, corpus.ReasonNone},
		{"older encoding taken for Latin", []byte(strings.Repeat("Mäi ng\u00adêi d©n trong lµng ®Òu cã tr¸ch nhiÖm thùc hiÖn nÕp sèng v¨n minh. ", 5)), corpus.FormatTXT, corpus.StatusRead, corpus.ReasonNone},
		{"encoding of another language", []byte(strings.Repeat("Les \xe9l\xe8ves pr\xe9f\xe8rent la for\xeat. ", 9)), corpus.FormatTXT, corpus.StatusUnreadable, corpus.ReasonGarbledText},
		{"damaged PDF", []byte("%PDF-1.4\n nothing more"), corpus.FormatPDF, corpus.StatusUnreadable, corpus.ReasonDamaged},
		{"rich text", []byte(`{\rtf1\ansi ` + richText(plainText) + `}`), corpus.FormatRTF, corpus.StatusRead, corpus.ReasonNone},
		{"rich text, cut", []byte(`{\rtf1\ansi ` + richText(plainText)), corpus.FormatRTF, corpus.StatusDoubtful, corpus.ReasonDoubtfulText},
		{"web page", []byte("\n<!DOCTYPE html><p>" + plainText), corpus.FormatHTML, corpus.StatusRead, corpus.ReasonNone},
		{"picture", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), corpus.FormatPNG, corpus.StatusUnreadable, corpus.ReasonDamaged},
		{"other archive", []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), corpus.FormatUnknown, corpus.StatusUnreadable, corpus.ReasonUnknownFormat},
		{"an archive that is cut", []byte("PK\x03\x04" + strings.Repeat("\x00", 300)), corpus.FormatUnknown, corpus.StatusUnreadable, corpus.ReasonDamaged},
		{"a compound file that is cut", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)), corpus.FormatUnknown, corpus.StatusUnreadable, corpus.ReasonDamaged},
		{"noise", []byte("\x00\x01\x02\x03\x80\x81\x00\x07\x08"), corpus.FormatUnknown, corpus.StatusUnreadable, corpus.ReasonUnknownFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := extract.Read(context.Background(), tt.data, extract.Limits{Time: 10 * time.Minute})
			if got.Format != tt.format || got.Status != tt.status || got.Reason != tt.reason {
				t.Errorf("got %s, %s because of %q; want %s, %s because of %q (quality %.2f)", got.Format, got.Status, got.Reason, tt.format, tt.status, tt.reason, got.Quality)
			}
		})
	}
}

func TestReadMeasuresPages(t *testing.T) {
	broken := strings.Repeat("Q u y   u o c   t h o n   D o n g   M a y   c o   h i e u   l u c   ", 3)
	got := extract.Read(context.Background(), []byte(plainText+"\f"+broken+"\f"), extract.Limits{})
	if len(got.Pages) != 2 || got.Pages[0].Quality < 0.95 || got.Pages[1].Quality > 0.8 || got.Pages[0].Words < 30 {
		t.Errorf("pages %+v", got.Pages)
	}
	want := []extract.Note{{Kind: reading.NoteBadPages, Count: 1}}
	if diff := cmp.Diff(want, got.Notes); diff != "" {
		t.Errorf("notes differ (-want +got):\n%s", diff)
	}
	if got.Status != corpus.StatusDoubtful {
		t.Errorf("status %s: one bad page makes a document doubtful", got.Status)
	}
}

// A part of a long document without pages that was lost shows, though the whole hides it.
func TestReadMeasuresStretches(t *testing.T) {
	whole := richText(strings.Repeat(plainText+"\n", 40))
	lost := strings.Repeat("Q u y   u o c   t h o n   D o n g   M a y   c o   h i e u   l u c   ", 10)
	good := extract.Read(context.Background(), []byte(`{\rtf1\ansi `+whole+`}`), extract.Limits{})
	if good.Status != corpus.StatusRead || len(good.Notes) != 0 {
		t.Errorf("status %s, notes %v: nothing is lost", good.Status, good.Notes)
	}
	poor := extract.Read(context.Background(), []byte(`{\rtf1\ansi `+whole+lost+`\par `+whole+`}`), extract.Limits{})
	if diff := cmp.Diff([]extract.Note{{Kind: reading.NotePoorText, Count: 1}}, poor.Notes); diff != "" || poor.Status != corpus.StatusDoubtful {
		t.Errorf("status %s, notes differ (-want +got):\n%s", poor.Status, diff)
	}
}

func TestReadStopsAtItsLimits(t *testing.T) {
	got := extract.Read(context.Background(), []byte(plainText), extract.Limits{Bytes: 100})
	if got.Reason != corpus.ReasonTooLarge {
		t.Errorf("reason %q, want %q", got.Reason, corpus.ReasonTooLarge)
	}
	got = extract.ReadHostile(context.Background(), hostileFile("sleep"), extract.Limits{Time: 1})
	if got.Reason != corpus.ReasonTimeout {
		t.Errorf("reason %q, want %q", got.Reason, corpus.ReasonTimeout)
	}
}

// FuzzRead: whatever the bytes, there is a verdict, and a reason unless all is well.
func FuzzRead(f *testing.F) {
	f.Add([]byte(plainText))
	f.Add(officeFile(f))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Add([]byte(`{\rtf1 x}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if strings.Contains(string(data[:min(len(data), 1024)]), "%PDF-") {
			return // the PDF reader needs a pool, and has a target of its own
		}
		got := extract.Read(context.Background(), data, extract.Limits{Expanded: 4 << 20, Part: 1 << 20})
		if (got.Status == corpus.StatusRead) != (got.Reason == corpus.ReasonNone) || got.Status == "" || got.Format == "" {
			t.Errorf("format %q, status %q, reason %q", got.Format, got.Status, got.Reason)
		}
		if got.Reason == corpus.ReasonCrashed {
			t.Error("a reader panicked")
		}
	})
}

// richText writes a text in the characters that RTF allows.
func richText(text string) string {
	var b strings.Builder
	for _, c := range text {
		switch {
		case c == '\n':
			b.WriteString(`\par `)
		case c < 0x80:
			b.WriteRune(c)
		default:
			fmt.Fprintf(&b, `\u%d?`, int16(c))
		}
	}
	return b.String()
}
