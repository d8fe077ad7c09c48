package odt_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/odt"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

const spaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"` +
	` xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"` +
	` xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`

const mime = "application/vnd.oasis.opendocument.text"

// flat is a document in one file: styles, automatic styles and the text.
func flat(styles, body string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?><office:document` + spaces + ` office:mimetype="` + mime + `">` +
		styles + `<office:body><office:text>` + body + `</office:text></office:body></office:document>`)
}

// auto wraps automatic styles.
func auto(styles string) string {
	return `<office:automatic-styles>` + styles + `</office:automatic-styles>`
}

func p(text string) string { return `<text:p>` + text + `</text:p>` }

// pack makes a package of parts; the type comes first and is not packed.
func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	first, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := first.Write([]byte(mime)); err != nil {
		t.Fatal(err)
	}
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, data []byte) reading.Result {
	t.Helper()
	if !odt.Recognise(data) {
		t.Fatalf("not recognised: %.80q", data)
	}
	result, err := odt.Read(t.Context(), data, reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// texts lists paragraphs, those outside the body with their origin in front.
func texts(r reading.Result) []string {
	var out []string
	for _, p := range r.Paragraphs {
		text := p.Text
		if p.Origin != corpus.OriginBody {
			text = string(p.Origin) + ": " + text
		}
		out = append(out, text)
	}
	return out
}

func item(inner string) string { return `<text:list-item>` + inner + `</text:list-item>` }

func list(attrs, inner string) string {
	return strings.TrimSpace(`<text:list `+attrs) + `>` + inner + `</text:list>`
}
