package report

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report/docx"
)

// filler fills the places of a template's text.
type filler struct {
	values map[string]string
	parts  map[string]string // XML
}

func newFiller(d Data, say *messages.Catalogue) filler {
	p := newPaper(d, say)
	f := filler{values: p.values(), parts: map[string]string{}}
	for _, part := range p.annualParts() {
		part.write()
		blocks := p.take()
		if _, table := blocks[len(blocks)-1].(docx.Table); table {
			blocks = append(blocks, docx.Paragraph{}) // a cell, and the text before a section's end, must end with a paragraph
		}
		f.parts[part.name] = docx.Fragment(blocks)
	}
	return f
}

var (
	paragraphs = regexp.MustCompile(`(?s)<w:p(?:>| [^>]*[^/]>).*?</w:p>`)
	textPieces = regexp.MustCompile(`(?s)(<w:t(?: [^>]*)?>)(.*?)</w:t>`)
	places     = regexp.MustCompile(`\{\{\s*([A-Za-z0-9_]+)\s*\}\}`)
)

// fill fills the document's main part.
func (f filler) fill(content string) (string, error) {
	if !strings.Contains(content, "xmlns:w=") {
		return "", fmt.Errorf("%w: no document of a word processor", ErrTemplate)
	}
	var failed error
	asked := 0
	filled := paragraphs.ReplaceAllStringFunc(content, func(p string) string {
		out, n, err := f.paragraph(p)
		if err != nil && failed == nil {
			failed = err
		}
		asked += n
		return out
	})
	switch {
	case failed != nil:
		return "", failed
	case asked == 0:
		return "", fmt.Errorf("%w: it has no place such as {{TY_LE}} or {{KET_QUA}}", ErrTemplate)
	}
	if err := wellFormed(filled); err != nil {
		return "", fmt.Errorf("%w: %w", ErrTemplate, err)
	}
	return filled, nil
}

// paragraph fills the places of a paragraph and counts them. Word processors part a place into several runs as people type, so
// that the text is looked at as a whole.
func (f filler) paragraph(p string) (filled string, asked int, err error) {
	pieces := textPieces.FindAllStringSubmatchIndex(p, -1)
	texts := make([]string, len(pieces))
	for i, at := range pieces {
		texts[i] = html.UnescapeString(p[at[4]:at[5]])
	}
	whole := strings.Join(texts, "")
	found := places.FindAllStringSubmatchIndex(whole, -1)
	if len(found) == 0 {
		return p, 0, nil
	}
	if name := whole[found[0][2]:found[0][3]]; f.parts[name] != "" {
		if strings.TrimSpace(whole) != whole[found[0][0]:found[0][1]] || strings.Contains(p, "<w:sectPr") {
			return p, 0, fmt.Errorf("%w: {{%s}} must stand alone in its paragraph", ErrTemplate, name)
		}
		return f.parts[name], 1, nil
	}
	for i := len(found) - 1; i >= 0; i-- {
		name := whole[found[i][2]:found[i][3]]
		value, known := f.values[name]
		if !known {
			return p, 0, fmt.Errorf("%w: it asks for {{%s}}, which is not known", ErrTemplate, name)
		}
		replace(texts, found[i][0], found[i][1], value)
	}
	return rewrite(p, pieces, texts), len(found), nil
}

// replace puts a value in the place of bytes of the joined texts: all of it into the text in which the place begins.
func replace(texts []string, from, to int, value string) {
	at := 0
	for i, t := range texts {
		start, end := max(from-at, 0), min(to-at, len(t))
		if start < end {
			texts[i] = t[:start] + value + t[end:]
			value = ""
		}
		at += len(t)
	}
}

// rewrite puts new texts into the pieces of a paragraph.
func rewrite(p string, pieces [][]int, texts []string) string {
	var b strings.Builder
	last := 0
	for i, at := range pieces {
		b.WriteString(p[last:at[0]])
		b.WriteString(`<w:t xml:space="preserve">` + docx.Escaped(texts[i]) + `</w:t>`)
		last = at[1]
	}
	return b.String() + p[last:]
}
