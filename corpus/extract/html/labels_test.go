package html_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// byOffice is a page as LibreOffice saves it.
func byOffice(body string) string {
	return `<html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head><body>` + body + "</body></html>"
}

func TestLabelsOfOfficePages(t *testing.T) {
	const (
		articles = "<ol><li><p>Họp</p><ol><li><p>Mỗi quý:</p><ol type=a><li><p>một</p><li><p>hai</p></ol></ol><li><p>Tang</p><li><p>Lễ</p></ol>"
		says     = "<p>Quy ước này gồm 1 chương, 3 điều.</p>"
	)
	restored := []string{"Điều 1. Họp", "1. Mỗi quý:", "a) một", "b) hai", "Điều 2. Tang", "Điều 3. Lễ"}
	bare := []string{"1. Họp", "1. Mỗi quý:", "a. một", "b. hai", "2. Tang", "3. Lễ"}
	saying := "Quy ước này gồm 1 chương, 3 điều."
	tests := []struct {
		name, page string
		want       []string
		notes      map[reading.NoteKind]int
	}{
		{"the text says how many", byOffice(articles + says), append(restored, saying), map[reading.NoteKind]int{reading.NoteRestoredNumbers: 3}},
		{
			"two levels of one look, and no word of it", byOffice(articles), restored,
			map[reading.NoteKind]int{reading.NoteRestoredNumbers: 3, reading.NoteLostLabels: 1},
		},
		{
			"numbers run on behind the head of a part",
			byOffice("<ol><li><p>a</p><ol><li><p>b</p></ol><li><p>c</p></ol><p><b>Chương II</b></p><ol start=3><li><p>d</p></ol>"),
			[]string{"Điều 1. a", "1. b", "Điều 2. c", "Chương II", "Điều 3. d"}, map[reading.NoteKind]int{reading.NoteRestoredNumbers: 3},
		},
		{"another program", "<html><body>" + articles + says, append(bare, saying), nil},
		{
			"articles are typed", byOffice("<p>Điều 1. Họp</p><ol><li><p>a</p><li><p>b</p><li><p>c</p></ol>"),
			[]string{"Điều 1. Họp", "1. a", "2. b", "3. c"}, nil,
		},
		{
			"articles are typed, levels alike", byOffice("<p>Điều 1. Họp</p><ol><li><p>a</p><ol><li><p>b</p></ol></ol>"),
			[]string{"Điều 1. Họp", "1. a", "1. b"}, map[reading.NoteKind]int{reading.NoteLostLabels: 1},
		},
		{"a plain list", byOffice("<ol><li><p>a</p><li><p>b</p><li><p>c</p></ol>"), []string{"1. a", "2. b", "3. c"}, nil},
		{
			"anew in each part", byOffice("<p>Phần I</p><ol><li><p>a</p><li><p>b</p></ol><p>Phần II</p><ol><li><p>c</p><ol><li><p>d</p></ol></ol>"),
			[]string{"Phần I", "Điều 1. a", "Điều 2. b", "Phần II", "Điều 1. c", "1. d"},
			map[reading.NoteKind]int{reading.NoteRestoredNumbers: 3, reading.NoteLostLabels: 1},
		},
		{
			"the start is lost behind a table", byOffice("<ol><li><p>a</p><li><p>b</p></ol><table><tr><td>x</table><ol><ol start=2><li><p>c</p></ol><li><p>d</p></ol>" +
				"<ol start=4><li><p>e</p></ol><p>gồm 4 điều</p>"),
			[]string{"Điều 1. a", "Điều 2. b", "x", "2. c", "Điều 3. d", "Điều 4. e", "gồm 4 điều"}, map[reading.NoteKind]int{reading.NoteRestoredNumbers: 4},
		},
		{
			"numbers with a gap", byOffice("<ol><li><p>a</p><ol><li><p>b</p></ol></ol><ol start=7><li><p>c</p><li><p>d</p></ol>"),
			[]string{"1. a", "1. b", "7. c", "8. d"}, map[reading.NoteKind]int{reading.NoteLostLabels: 1},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result := read(t, tt.page)
			notes := map[reading.NoteKind]int{}
			for _, n := range result.Notes {
				if n.Kind == reading.NoteRestoredNumbers || n.Kind == reading.NoteLostLabels {
					notes[n.Kind] = n.Count
				}
			}
			if len(notes) == 0 {
				notes = nil
			}
			got := texts(result)
			for i := range got {
				got[i] = strings.TrimPrefix(got[i], "table: ")
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("paragraphs differ (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.notes, notes); diff != "" {
				t.Errorf("notes differ (-want +got):\n%s", diff)
			}
		})
	}
}

// LibreOffice writes a tab as one, and breaks its lines by other white space.
func TestTabsOfOfficePages(t *testing.T) {
	const body = "<p>\n\tTrưởng thôn\tBan\n\tmặt trận</p>"
	if diff := cmp.Diff([]string{"Trưởng thôn\tBan mặt trận"}, texts(read(t, byOffice(body)))); diff != "" {
		t.Errorf("paragraphs differ (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Trưởng thôn Ban mặt trận"}, texts(read(t, body))); diff != "" {
		t.Errorf("another program's page differs (-want +got):\n%s", diff)
	}
}
