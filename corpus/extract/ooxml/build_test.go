package ooxml_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/huonguoc/huonguoc/corpus/extract/ooxml"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// parts are the parts of a Word package by name, as Word writes them; the container is made around them.
type parts map[string]string

const nameSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
	`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"`

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// body makes a main part of block elements.
func body(blocks string) string {
	return declaration + `<w:document ` + nameSpaces + `><w:body>` + blocks + `<w:sectPr/></w:body></w:document>`
}

// part makes any other part with the given root.
func part(root, inner string) string {
	return declaration + `<w:` + root + ` ` + nameSpaces + `>` + inner + `</w:` + root + `>`
}

// p is a paragraph of one run.
func p(text string) string { return `<w:p>` + r(text) + `</w:p>` }

// r is a run.
func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// item is a paragraph in a list.
func item(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, level, list, r(text))
}

// build makes the package; relationships follow from the parts' names.
func build(t testing.TB, content parts) []byte {
	t.Helper()
	all := parts{
		"[Content_Types].xml": declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         relations("", content),
	}
	all["word/_rels/document.xml.rels"] = relations("word/", content)
	for name, text := range content {
		all[name] = text
	}
	return pack(t, all)
}

func pack(t testing.TB, all parts) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(all[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func relations(dir string, content parts) string {
	kinds := []struct{ dir, name, kind string }{
		{"", "word/document.xml", "officeDocument"}, {"", "docProps/app.xml", "extended-properties"},
		{"word/", "styles.xml", "styles"}, {"word/", "theme/theme1.xml", "theme"}, {"word/", "numbering.xml", "numbering"},
		{"word/", "header1.xml", "header"}, {"word/", "header2.xml", "header"}, {"word/", "footer1.xml", "footer"},
		{"word/", "footnotes.xml", "footnotes"}, {"word/", "endnotes.xml", "endnotes"}, {"word/", "comments.xml", "comments"},
	}
	out := declaration + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, k := range kinds {
		if _, ok := content[k.dir+k.name]; ok && k.dir == dir {
			out += fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, i+1, k.kind, k.name)
		}
	}
	return out + `</Relationships>`
}

// read reads a package that must be readable.
func read(t testing.TB, data []byte) reading.Result {
	t.Helper()
	result, err := ooxml.Read(context.Background(), data, reading.Limits{})
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return result
}

// texts are the paragraphs' texts.
func texts(result reading.Result) []string {
	out := []string{}
	for _, p := range result.Paragraphs {
		out = append(out, p.Text)
	}
	return out
}
