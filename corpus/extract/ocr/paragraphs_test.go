package ocr_test

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

func paragraphs(pages []ocr.Page) []corpus.Paragraph {
	var d layout.Document
	for _, p := range pages {
		d.Add(p.Layout)
	}
	return d.Paragraphs()
}
