package outline

import (
	"fmt"

	"github.com/huonguoc/huonguoc/corpus"
)

// zoneFootnote counts the footnotes apart; their clauses stand in the body zone.
const zoneFootnote corpus.Zone = "footnote"

// zoneWords name a place outside the structure, with the number of the paragraph.
var zoneWords = map[corpus.Zone]string{
	corpus.ZoneHead: "phần mở đầu", corpus.ZoneBasis: "phần căn cứ", corpus.ZonePreamble: "Lời nói đầu",
	corpus.ZoneSignature: "phần ký", corpus.ZoneBody: "chú thích",
}

// articlesUnique tells that every article number is used once in the document.
func articlesUnique(drafts []draft) bool {
	seen := map[string]string{}
	for _, d := range drafts {
		if d.article == "" {
			continue
		}
		chapter := d.clause.Address.String()[:chapterLength(d.clause.Address)]
		if other, ok := seen[d.article]; ok && other != chapter {
			return false
		}
		seen[d.article] = chapter
	}
	return true
}

// chapterLength is the length of an address's text up to its article.
func chapterLength(a corpus.Address) int {
	for i, s := range a {
		if s.Level == corpus.LevelArticle {
			return len(a[:i].String())
		}
	}
	return 0
}

// cite writes the address as an officer would: from the article down where that is clear.
func cite(d draft, unique bool) string {
	a := d.clause.Address
	switch {
	case len(a) == 0 && d.clause.Zone == corpus.ZoneBody:
		return fmt.Sprintf("%s %d", zoneWords[corpus.ZoneBody], d.nth)
	case len(a) == 0:
		return fmt.Sprintf("%s, đoạn %d", zoneWords[d.clause.Zone], d.nth)
	case len(a) == 1 && a[0].Level == corpus.LevelParagraph:
		return a[0].Level.Word() + " " + a[0].Number
	case unique:
		return a.From(corpus.LevelArticle).String()
	default:
		return a.String()
	}
}
