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

// articlesUnique tells that no two chapters use the same article number. A number that a typist used twice in one
// chapter does not count, since the chapter would not make it any clearer.
func articlesUnique(drafts []draft) bool {
	sections := map[string]int{}
	for _, d := range drafts {
		if d.article == "" {
			continue
		}
		if other, seen := sections[d.article]; seen && other != d.section {
			return false
		}
		sections[d.article] = d.section
	}
	return true
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
