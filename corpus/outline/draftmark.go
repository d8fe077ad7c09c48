package outline

import (
	"regexp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// draftLine is a line that says no more than that the text is a draft: "DỰ THẢO", "(Dự thảo lần 2)", "BẢN DỰ THẢO",
// "Dự thảo ngày 12/3/2024", "(Dự thảo lấy ý kiến nhân dân)".
var draftLine = regexp.MustCompile(`^[^\pL\d]*` + draftWords + `[^\pL\d]*$`)

const draftWords = `(?:bản )?dự thảo(?:[ ,:-]+(?:lần|số|bản|thứ|cuối|ngày|tháng|năm|\d[\d/.-]*|một|hai|ba|bốn|tư|năm|` +
	`để|xin|lấy|tham gia|góp|ý kiến|của|nhân dân|toàn dân|cử tri|(?:qu[iy]|hương) ước)){0,12}`

// draftTitle is a title that calls itself a draft: in front of its name, in brackets, or behind a dash.
var draftTitle = regexp.MustCompile(`^[^\pL\d]*(?:bản )?dự thảo (?:bản )?(?:qu[iy]|hương|khoán) ước|[(\[-] ?` + draftWords + ` ?(?:[)\]]|$)`)

// isDraft tells that the head marks the text as a draft. Only a line of its own counts, since the basis and the
// preamble of an adopted text tell of its drafts as well.
func isDraft(lines []line, z zones) bool {
	for i := range z.bodyFrom {
		inTitle := z.titleFrom <= i && i < z.titleTo
		if z.of[i] != corpus.ZoneHead {
			continue
		}
		for _, cell := range cellLines(lines[i].text) {
			normal := viet.Normal(cell)
			if draftLine.MatchString(normal) || inTitle && draftTitle.MatchString(normal) {
				return true
			}
		}
	}
	return false
}
