package flow

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Number keeps the page numbers of paragraphs only if the page breaks met in the text account for all pages that the
// writing program counted, because a wrong page number is worse than none. It gives the list of pages, nil when there
// are no trusted numbers.
func Number(paragraphs []corpus.Paragraph, breaks, counted, limit int) []reading.Page {
	trusted := counted == breaks+1 && counted <= limit
	for i := range paragraphs {
		if !trusted || isAround(paragraphs[i].Origin) {
			paragraphs[i].Page = 0
		}
	}
	if !trusted {
		return nil
	}
	pages := make([]reading.Page, counted)
	for i := range pages {
		pages[i].Number = i + 1
	}
	return pages
}

// isAround tells text that stands beside the pages' own.
func isAround(origin corpus.Origin) bool {
	return origin == corpus.OriginHeader || origin == corpus.OriginFooter || origin == corpus.OriginFootnote
}
