package samples_test

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The Word files say word for word what was typed, once the automatic numbers are counted as Word counts them.
func TestWordFilesSayTheText(t *testing.T) {
	for _, k := range keys(t) {
		t.Run(k.ID, func(t *testing.T) {
			name := filepath.Join("testdata", "formats", "docx", k.ID+".docx")
			got := words(strings.Join(documentTexts(t, name), "\n"))
			if diff := cmp.Diff(words(text(t, k)), got); diff != "" {
				t.Errorf("words (-text +file):\n%s", diff)
			}
		})
	}
}

var (
	paragraph = regexp.MustCompile(`(?s)<w:p>.*?</w:p>`)
	listLevel = regexp.MustCompile(`<w:numPr><w:ilvl w:val="(\d)"/>`)
	run       = regexp.MustCompile(`<w:t(?: [^>]*)?>([^<]*)</w:t>`)
)

// documentTexts are the paragraphs of a .docx of the generator with their automatic numbers.
func documentTexts(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	counts := make([]int, 9)
	for _, p := range paragraph.FindAllString(documentXML(t, data), -1) {
		var content strings.Builder
		if m := listLevel.FindStringSubmatch(p); m != nil {
			level, err := strconv.Atoi(m[1])
			if err != nil {
				t.Fatal(err)
			}
			counts[level]++
			clear(counts[level+1:])
			content.WriteString(label(level, counts[level]))
		}
		for _, r := range run.FindAllStringSubmatch(p, -1) {
			content.WriteString(html.UnescapeString(r[1]))
		}
		texts = append(texts, content.String())
	}
	return texts
}

// label is the n-th number of a level in the list that the generator defines.
func label(level, n int) string {
	switch level {
	case 0:
		return fmt.Sprintf("Điều %d. ", n)
	case 1:
		return fmt.Sprintf("%d. ", n)
	default:
		return string(rune('a'+n-1)) + ") "
	}
}
