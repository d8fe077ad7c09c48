package ooxml

import "github.com/huonguoc/huonguoc/corpus/extract/xmlpart"

// pages tells how many pages the document has and how a place in it becomes a page number; 0 pages when the file does
// not know.
//
// Word leaves a mark wherever a page ended when it last laid out the text. Other programs do not; the breaks that the
// author typed are then taken only if they account for all pages that the program counted, because a wrong page number
// is worse than none.
func (d *document) pages(end mark) (count int, page func(mark) int) {
	switch {
	case end.rendered > 0:
		count = end.rendered + 1
		page = func(m mark) int { return m.rendered + 1 }
	case d.counted() == end.typed+1:
		count = end.typed + 1
		page = func(m mark) int { return m.typed + 1 }
	default:
		return 0, func(mark) int { return 0 }
	}
	return min(count, d.limits.Pages), page
}

// counted is the number of pages in the document's properties, 0 when it is not told.
func (d *document) counted() int {
	var file struct {
		Pages int `xml:"Pages"`
	}
	rels, err := d.box.relationsOf("")
	if err != nil {
		return 0
	}
	content, err := d.box.optional(rels.first(relApp))
	if err != nil || content == nil {
		return 0
	}
	if err := xmlpart.Decode(content, &file); err != nil {
		return 0
	}
	return file.Pages
}
