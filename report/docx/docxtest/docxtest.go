// Package docxtest reads .docx files back for tests: paragraphs with their look, tables, sections.
package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// File is a file as a test sees it.
type File struct {
	Paragraphs []Paragraph // in reading order, those in tables too
	Sections   []Section
	Tables     [][][]string // rows of cells
	Header     string       // the XML of the page number
	FirstPage  string       // … of the header of a first page
}

// Text is all text, a line a paragraph.
func (f File) Text() string {
	lines := make([]string, len(f.Paragraphs))
	for i, p := range f.Paragraphs {
		lines[i] = p.Text()
	}
	return strings.Join(lines, "\n")
}

// Find is the first paragraph whose text begins so.
func (f File) Find(t testing.TB, prefix string) Paragraph {
	t.Helper()
	for _, p := range f.Paragraphs {
		if strings.HasPrefix(p.Text(), prefix) {
			return p
		}
	}
	t.Fatalf("no paragraph begins with %q", prefix)
	return Paragraph{}
}

// Value is an element with only a value.
type Value struct {
	Val string `xml:"val,attr"`
}

// Paragraph is one paragraph.
type Paragraph struct {
	Align  Value `xml:"pPr>jc"`
	Indent struct {
		FirstLine int `xml:"firstLine,attr"`
	} `xml:"pPr>ind"`
	Spacing struct {
		Before int `xml:"before,attr"`
		Line   int `xml:"line,attr"`
	} `xml:"pPr>spacing"`
	Level   *Value    `xml:"pPr>outlineLvl"`
	Rule    *struct{} `xml:"pPr>pBdr>bottom"`
	Section *Section  `xml:"pPr>sectPr"`
	Runs    []Run     `xml:"r"`
}

// Text is the text of the runs.
func (p Paragraph) Text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(strings.Join(r.Texts, "\n"))
	}
	return b.String()
}

// Run is one run.
type Run struct {
	Texts  []string  `xml:"t"`
	Size   Value     `xml:"rPr>sz"`
	Bold   *struct{} `xml:"rPr>b"`
	Italic *struct{} `xml:"rPr>i"`
	Font   struct {
		ASCII string `xml:"ascii,attr"`
		HAnsi string `xml:"hAnsi,attr"`
	} `xml:"rPr>rFonts"`
}

// Section is the paper of a section, in twips.
type Section struct {
	Size struct {
		Width  int `xml:"w,attr"`
		Height int `xml:"h,attr"`
	} `xml:"pgSz"`
	Margins struct {
		Top    int `xml:"top,attr"`
		Right  int `xml:"right,attr"`
		Bottom int `xml:"bottom,attr"`
		Left   int `xml:"left,attr"`
	} `xml:"pgMar"`
	Numbers *struct {
		Start int `xml:"start,attr"`
	} `xml:"pgNumType"`
	TitlePage *struct{} `xml:"titlePg"`
}

// Read reads a file.
func Read(t testing.TB, data []byte) File {
	t.Helper()
	parts := Parts(t, data)
	for name, part := range parts {
		wellFormed(t, name, part)
	}
	f := File{Header: parts["word/header1.xml"], FirstPage: parts["word/header2.xml"]}
	f.body(t, parts["word/document.xml"])
	return f
}

// Parts are the parts of the package by name.
func Parts(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(body)
	}
	return parts
}

func wellFormed(t testing.TB, name, part string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s is no XML: %v", name, err)
		}
	}
}

func (f *File) body(t testing.TB, part string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "tbl":
			f.Tables = append(f.Tables, nil)
		case "tr":
			last := len(f.Tables) - 1
			f.Tables[last] = append(f.Tables[last], nil)
		case "tc":
			rows := f.Tables[len(f.Tables)-1]
			rows[len(rows)-1] = append(rows[len(rows)-1], "\x00")
		case "p":
			f.paragraph(t, d, start)
		case "sectPr":
			var s Section
			if err := d.DecodeElement(&s, &start); err != nil {
				t.Fatal(err)
			}
			f.Sections = append(f.Sections, s)
		}
	}
}

// paragraph reads a paragraph; the first of a cell gives the cell's text.
func (f *File) paragraph(t testing.TB, d *xml.Decoder, start xml.StartElement) {
	t.Helper()
	var p Paragraph
	if err := d.DecodeElement(&p, &start); err != nil {
		t.Fatal(err)
	}
	f.Paragraphs = append(f.Paragraphs, p)
	if p.Section != nil {
		f.Sections = append(f.Sections, *p.Section)
	}
	if len(f.Tables) == 0 {
		return
	}
	rows := f.Tables[len(f.Tables)-1]
	if len(rows) == 0 {
		return
	}
	cells := rows[len(rows)-1]
	if last := len(cells) - 1; last >= 0 && strings.HasPrefix(cells[last], "\x00") {
		cells[last] = p.Text()
	}
}
