package main

import (
	"context"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

type maker func(ctx context.Context, w *workshop) ([]document, error)

// kind is one kind of files: a format from one producer.
type kind struct {
	name     string // format first: "doc, LibreOffice"
	make     maker
	peers    []engine
	needs    []string // programs besides soffice that make it
	caseless bool     // the encoding has no capitals with a tone, so case is not compared
	scan     bool     // made of pictures: other goals, and fewer documents
}

// kinds lists every way a convention travels.
func kinds() []kind {
	typed := kind{name: "txt, UTF-8", make: written("txt", plainUTF8)}
	saved := kind{name: "docx, LibreOffice", make: asSaved, peers: []engine{libreoffice}}
	word := kind{name: "docx, as Word writes it", make: written("docx", writeWord), peers: []engine{libreoffice}}
	// LibreOffice writes automatic numbers to HTML as bare lists: their "Điều" and ")" are not in the file any more. What
	// becomes of that is shown, but what a reader can do is measured on pages with typed numbers.
	bare := kind{name: "html, LibreOffice, lists without labels", make: converted("html:HTML (StarWriter)", saved), peers: []engine{libreoffice}}
	plain := kind{name: "docx, numbers typed", make: written("docx", writeTyped), peers: []engine{libreoffice}}
	web := kind{name: "html, LibreOffice, numbers typed", make: converted("html:HTML (StarWriter)", plain), peers: []engine{libreoffice}}
	list := []kind{
		typed,
		saved,
		word,
		{name: "doc, LibreOffice", make: converted("doc", saved), peers: []engine{catdoc, antiword, libreoffice}},
		{name: "doc, from Word's docx", make: converted("doc", word), peers: []engine{catdoc, antiword, libreoffice}},
		{name: "rtf, LibreOffice", make: converted("rtf", saved), peers: []engine{catdoc, unrtf, libreoffice}},
		{name: "rtf, from Word's docx", make: converted("rtf", word), peers: []engine{catdoc, unrtf, libreoffice}},
		{name: "odt, LibreOffice", make: converted("odt", saved), peers: []engine{odt2txt, libreoffice}},
		{name: "odt, from Word's docx", make: converted("odt", word), peers: []engine{odt2txt, libreoffice}},
		plain,
		web,
		bare,
		{name: "pdf, LibreOffice", make: converted("pdf", saved), peers: []engine{pdftotext}},
		{name: "pdf, from Word's docx", make: converted("pdf", word), peers: []engine{pdftotext}},
		{name: "pdf, browser's print", make: printed(web), peers: []engine{pdftotext}, needs: []string{"chromium"}},
	}
	for _, e := range []legacy.Encoding{legacy.TCVN3, legacy.VNI} {
		list = append(list, oldKinds(e)...)
	}
	return append(list, scanKinds(saved)...)
}

// oldKinds are files as they were written before Unicode.
func oldKinds(e legacy.Encoding) []kind {
	name := strings.ToUpper(e.String())
	word := kind{name: "docx, " + name, make: written("docx", oldWord(e)), peers: []engine{libreoffice}}
	return []kind{
		word,
		{name: "doc, " + name, make: converted("doc", word), peers: []engine{catdoc, antiword, libreoffice}},
		{name: "rtf, " + name, make: written("rtf", oldRTF(e)), peers: []engine{catdoc, unrtf, libreoffice}},
		{name: "pdf, " + name, make: written("pdf", oldPDF(e)), peers: []engine{pdftotext}},
		{name: "txt, " + name, make: written("txt", oldText(e)), caseless: e == legacy.TCVN3},
	}
}

func plainUTF8(s sample) ([]byte, error) { return []byte(s.text()), nil }

// asSaved takes the samples' own .docx files.
func asSaved(_ context.Context, w *workshop) ([]document, error) {
	var list []document
	for _, s := range w.samples {
		list = append(list, document{s.id, []string{s.docx}})
	}
	return list, nil
}
