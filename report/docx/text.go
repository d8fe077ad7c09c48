package docx

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// FontFamily is the font of every run (Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman).
const FontFamily = "Times New Roman"

// xmlText is XML being written.
type xmlText struct{ strings.Builder }

func (x *xmlText) put(format string, args ...any) { fmt.Fprintf(&x.Builder, format, args...) }

// Escaped is text as XML holds it. What no XML document can hold (control characters, broken UTF-8) is left out or replaced.
func Escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case allowed(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// allowed tells whether a character may stand in XML (XML 1.0, production 2), the marks of direction that reorder what is
// read apart.
func allowed(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return true
	case r < 0x20 || 0x7f <= r && r < 0xa0 || r == 0xFFFE || r == 0xFFFF:
		return false
	case 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069:
		return false
	}
	return r <= utf8.MaxRune
}

func (r Run) write(x *xmlText) {
	x.put("<w:r>")
	r.look(x)
	for i, line := range strings.Split(strings.ReplaceAll(r.Text, "\r\n", "\n"), "\n") {
		if i > 0 {
			x.put("<w:br/>")
		}
		for k, part := range strings.Split(line, "\t") {
			if k > 0 {
				x.put("<w:tab/>")
			}
			if part != "" {
				x.put(`<w:t xml:space="preserve">%s</w:t>`, Escaped(part))
			}
		}
	}
	x.put("</w:r>")
}

// look writes the properties of a run in the order that the schema wants.
func (r Run) look(x *xmlText) {
	x.put(`<w:rPr><w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:eastAsia="%[1]s" w:cs="%[1]s"/>`, FontFamily)
	if r.Bold {
		x.put(`<w:b/><w:bCs/>`)
	}
	if r.Italic {
		x.put(`<w:i/><w:iCs/>`)
	}
	if r.Color != "" {
		x.put(`<w:color w:val="%s"/>`, r.Color)
	}
	if r.Size > 0 {
		x.put(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, int(2*r.Size+0.5))
	}
	if r.Mark {
		x.put(`<w:highlight w:val="yellow"/>`)
	}
	x.put(`</w:rPr>`)
}

func (p Paragraph) write(x *xmlText) { p.writeWith(x, "") }

// writeWith writes the paragraph with the properties of the section that ends in it, if any.
func (p Paragraph) writeWith(x *xmlText, section string) {
	x.put("<w:p><w:pPr>")
	if p.KeepNext {
		x.put("<w:keepNext/>")
	}
	if p.NewPage {
		x.put("<w:pageBreakBefore/>")
	}
	if p.Rule {
		x.put(`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>`)
	}
	p.space(x)
	if p.Align != "" {
		x.put(`<w:jc w:val="%s"/>`, p.Align)
	}
	if p.Level > 0 {
		x.put(`<w:outlineLvl w:val="%d"/>`, p.Level-1)
	}
	if len(p.Runs) > 0 { // an empty paragraph is as high as its mark
		p.Runs[0].look(x)
	}
	x.put("%s</w:pPr>", section)
	for _, r := range p.Runs {
		if r.Text != "" {
			r.write(x)
		}
	}
	x.put("</w:p>")
}

func (p Paragraph) space(x *xmlText) {
	line := p.Line
	if line == 0 {
		line = 1
	}
	x.put(`<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="auto"/>`, int(20*p.Before+0.5), int(20*p.After+0.5), int(240*line+0.5))
	if p.First == 0 && p.Left == 0 && p.Right == 0 {
		return
	}
	side, by := "firstLine", p.First
	if by < 0 {
		side, by = "hanging", -by
	}
	x.put(`<w:ind w:left="%d" w:right="%d" w:%s="%d"/>`, p.Left, p.Right, side, by)
}
