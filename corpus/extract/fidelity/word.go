package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// A .docx as Word writes it, which LibreOffice does not: runs split in the middle of words by revision ids, proofing and
// bookmarks; numbers that stand nowhere but in the definition of a list (ECMA-376 part 1, §17.9).

const (
	declaration  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	relations    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	contentTypes = declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
		`</Types>`
	packageRelations = declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="word/document.xml"/></Relationships>`
	documentRelations = declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `/numbering" Target="numbering.xml"/></Relationships>`
	numbering = declaration + `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="Điều %1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="%2."/></w:lvl>` +
		`<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>` +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
)

// writeWord writes a sample with split runs, and with automatic numbers wherever Word's counting gives the typed ones.
func writeWord(s sample) ([]byte, error) {
	var body strings.Builder
	var numbers counter
	for i, line := range s.lines {
		level, rest := numbers.take(line)
		properties := ""
		if level >= 0 {
			properties = fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="1"/></w:numPr></w:pPr>`, level)
		}
		fmt.Fprintf(&body, `<w:p w:rsidR="00%06X">%s%s</w:p>`, i, properties, splitRuns(rest))
	}
	return packWord(body.String())
}

// writeTyped writes a sample with split runs and every number as text.
func writeTyped(s sample) ([]byte, error) {
	var body strings.Builder
	for _, line := range s.lines {
		body.WriteString(`<w:p>` + splitRuns(line) + `</w:p>`)
	}
	return packWord(body.String())
}

// counter counts as Word does: a level runs on until a higher one advances. Its places are Điều, khoản, điểm.
type counter [3]int

// take tells the level whose next number is the one typed before a line, and the line without it; −1 for none.
func (c *counter) take(line string) (level int, rest string) {
	for level := range c {
		if level > 0 && c[level-1] == 0 {
			break
		}
		rest, found := strings.CutPrefix(line, label(level, c[level]+1))
		if !found {
			continue
		}
		c[level]++
		clear(c[level+1:])
		return level, rest
	}
	return -1, line
}

func label(level, number int) string {
	switch {
	case level == 0:
		return fmt.Sprintf("Điều %d. ", number)
	case level == 1:
		return fmt.Sprintf("%d. ", number)
	case number <= 26: // Latin letters: Word does not know the Vietnamese đ, so authors type it
		return string(rune('a'+number-1)) + ") "
	default:
		return "\x00" // no line begins so
	}
}

// splitRuns cuts a text every few letters, also inside words, as Word does after a correction.
func splitRuns(text string) string {
	var out strings.Builder
	letters := []rune(text)
	for i := 0; len(letters) > 0; i++ {
		n := min(len(letters), 3+i*7%11)
		out.WriteString(`<w:r w:rsidRPr="00A1"><w:rPr><w:lang w:val="vi-VN"/></w:rPr>` + textOf(string(letters[:n])) + `</w:r>`)
		if i%3 == 1 {
			fmt.Fprintf(&out, `<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="%d" w:name="_GoBack"/><w:bookmarkEnd w:id="%d"/>`, i, i)
		}
		letters = letters[n:]
	}
	return out.String()
}

// oldWord writes a sample in the fonts of an old encoding.
func oldWord(e legacy.Encoding) func(sample) ([]byte, error) {
	return func(s sample) ([]byte, error) {
		var body strings.Builder
		for _, line := range s.lines {
			list, err := stretches(e, line)
			if err != nil {
				return nil, err
			}
			body.WriteString("<w:p>")
			for _, part := range list {
				fmt.Fprintf(&body, `<w:r><w:rPr><w:rFonts w:ascii="%[1]s" w:hAnsi="%[1]s" w:cs="%[1]s"/></w:rPr>%[2]s</w:r>`,
					part.font, textOf(part.viewed))
			}
			body.WriteString("</w:p>")
		}
		return packWord(body.String())
	}
}

// textOf is the content of a run; a tab is an element of its own.
func textOf(text string) string {
	var out strings.Builder
	for i, cell := range strings.Split(text, "\t") {
		if i > 0 {
			out.WriteString("<w:tab/>")
		}
		out.WriteString(`<w:t xml:space="preserve">`)
		_ = xml.EscapeText(&out, []byte(cell)) // a strings.Builder never fails
		out.WriteString(`</w:t>`)
	}
	return out.String()
}

func packWord(body string) ([]byte, error) {
	document := declaration + `<w:document ` + wordSpace + `><w:body>` + body +
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"word/document.xml", document},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/numbering.xml", numbering},
	} {
		to, err := z.Create(part.name)
		if err != nil {
			return nil, fmt.Errorf("begin part %s: %w", part.name, err)
		}
		if _, err := to.Write([]byte(part.content)); err != nil {
			return nil, fmt.Errorf("write part %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("close the package: %w", err)
	}
	return out.Bytes(), nil
}
