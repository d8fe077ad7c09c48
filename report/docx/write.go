package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"time"
)

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	relSpace    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pkgSpace    = "http://schemas.openxmlformats.org/package/2006"
)

type part struct {
	name string
	body string
}

// Write writes the file.
func (d Document) Write(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, p := range d.parts() {
		f, err := out.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: d.Created.UTC()})
		if err != nil {
			return fmt.Errorf("write the part %s: %w", p.name, err)
		}
		if _, err := io.WriteString(f, p.body); err != nil {
			return fmt.Errorf("write the part %s: %w", p.name, err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("write the document: %w", err)
	}
	return nil
}

// parts are the parts of the package in their order; the list of contents comes first, as every reader expects.
func (d Document) parts() []part {
	return []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", relations([]relation{
			{"officeDocument", "word/document.xml"}, {"core", "docProps/core.xml"}, {"extended", "docProps/app.xml"},
		})},
		{"docProps/core.xml", d.core()},
		{"docProps/app.xml", declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>` + Escaped(d.Creator) + `</Application></Properties>`},
		{"word/document.xml", d.body()},
		{"word/styles.xml", d.styles()},
		{"word/settings.xml", declaration + `<w:settings xmlns:w="` + mainSpace + `"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`},
		{"word/header1.xml", d.header(true)},
		{"word/header2.xml", d.header(false)},
		{"word/_rels/document.xml.rels", relations([]relation{
			{"styles", "styles.xml"}, {"settings", "settings.xml"}, {"header", "header1.xml"}, {"header", "header2.xml"},
		})},
	}
}

const contentTypes = declaration + `<Types xmlns="` + pkgSpace + `/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`

// relation is a related part.
type relation struct{ kind, target string }

// relations lists related parts; their ids are rId1, rId2 …
func relations(list []relation) string {
	var x xmlText
	x.put(`%s<Relationships xmlns="%s/relationships">`, declaration, pkgSpace)
	for i, r := range list {
		space := relSpace + "/" + r.kind
		switch r.kind {
		case "core":
			space = pkgSpace + "/relationships/metadata/core-properties"
		case "extended":
			space = relSpace + "/extended-properties"
		}
		x.put(`<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, space, r.target)
	}
	x.put("</Relationships>")
	return x.String()
}

func (d Document) core() string {
	var x xmlText
	at := d.Created.UTC().Format(time.RFC3339)
	x.put(`%s<cp:coreProperties xmlns:cp="%s/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`, declaration, pkgSpace)
	x.put(`<dc:title>%s</dc:title><dc:creator>%s</dc:creator><cp:lastModifiedBy>%[2]s</cp:lastModifiedBy>`, Escaped(d.Title), Escaped(d.Creator))
	x.put(`<dcterms:created xsi:type="dcterms:W3CDTF">%[1]s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%[1]s</dcterms:modified>`, at)
	x.put(`<dc:language>%s</dc:language></cp:coreProperties>`, Escaped(d.Lang))
	return x.String()
}

func (d Document) styles() string {
	var x xmlText
	x.put(`%s<w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="%[3]s" w:hAnsi="%[3]s" w:eastAsia="%[3]s" w:cs="%[3]s"/>`, declaration, mainSpace, FontFamily)
	x.put(`<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="%s"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`, Escaped(locale(d.Lang)))
	x.put(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`)
	return x.String()
}

func locale(lang string) string {
	if lang == "en" {
		return "en-GB"
	}
	return "vi-VN"
}

// header is the page number, in the middle; that of a first page is empty.
func (d Document) header(numbered bool) string {
	var x xmlText
	x.put(`%s<w:hdr xmlns:w="%s"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>`, declaration, mainSpace)
	if numbered {
		size := 14.0
		if len(d.Sections) > 0 && d.Sections[0].NumberSize > 0 {
			size = d.Sections[0].NumberSize
		}
		for _, piece := range []string{
			`<w:fldChar w:fldCharType="begin"/>`, `<w:instrText xml:space="preserve"> PAGE </w:instrText>`, `<w:fldChar w:fldCharType="separate"/>`, `<w:t>2</w:t>`, `<w:fldChar w:fldCharType="end"/>`,
		} {
			x.put("<w:r>")
			Run{Size: size}.look(&x)
			x.put("%s</w:r>", piece)
		}
	}
	x.put("</w:p></w:hdr>")
	return x.String()
}

// body is the text. Each section but the last ends in a paragraph of its own that holds its properties.
func (d Document) body() string {
	var x xmlText
	x.put(`%s<w:document xmlns:w="%s" xmlns:r="%s"><w:body>`, declaration, mainSpace, relSpace)
	for i, s := range d.Sections {
		x.put("%s", Fragment(s.Blocks))
		if i < len(d.Sections)-1 {
			Paragraph{Runs: []Run{{Size: 1}}}.writeWith(&x, s.properties())
		} else {
			x.put("%s", s.properties())
		}
	}
	x.put("</w:body></w:document>")
	return x.String()
}

// Fragment is the XML of blocks, as it may stand in the body of any document whose prefix for the main names is w. Two
// tables that follow each other would become one, so an empty line parts them.
func Fragment(blocks []Block) string {
	var x xmlText
	afterTable := false
	for _, b := range blocks {
		_, isTable := b.(Table)
		if isTable && afterTable {
			Paragraph{Runs: []Run{{Size: 6}}}.write(&x)
		}
		b.write(&x)
		afterTable = isTable
	}
	return x.String()
}

func (s Section) properties() string {
	var x xmlText
	x.put(`<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:type w:val="nextPage"/>`)
	x.put(`<w:pgSz w:w="%d" w:h="%d"/>`, s.Width, s.Height)
	x.put(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%[5]d" w:gutter="0"/>`, s.Top, s.Right, s.Bottom, s.Left, s.Header)
	if s.Restart {
		x.put(`<w:pgNumType w:start="1"/>`)
	}
	x.put(`<w:titlePg/></w:sectPr>`)
	return x.String()
}
