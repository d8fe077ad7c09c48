package extract

import (
	"regexp"
	"slices"
	"strconv"

	"github.com/huonguoc/huonguoc/corpus"
)

// articleHead is the beginning of an article: "Điều 5.", "ĐIỀU THỨ 5:".
var articleHead = regexp.MustCompile(`^(?i:điều)\s+(?i:thứ\s+)?(\d{1,3})(?:\D|$)`)

// missingArticles counts the articles that the numbers of the others ask for and that are not there: a page that was not
// scanned, a part that a reader lost, or a slip of the author's. It looks at no text, so it sees what no measure of words
// does. Numbers may begin anew, and a paragraph may begin with the citation of another article: a number is missing only
// if it stands nowhere before the next beginning.
func missingArticles(paragraphs []corpus.Paragraph) (missing int) {
	numbers := articleNumbers(paragraphs)
	for len(numbers) > 0 {
		end := slices.Index(numbers[1:], 1) + 1
		if end == 0 {
			end = len(numbers)
		}
		missing += missingOf(numbers[:end])
		numbers = numbers[end:]
	}
	return missing
}

func articleNumbers(paragraphs []corpus.Paragraph) (numbers []int) {
	for _, p := range paragraphs {
		m := articleHead.FindStringSubmatch(p.Text)
		if p.Origin != corpus.OriginBody || m == nil {
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil && n > 0 {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// widestGap is how many numbers may be missing together; a greater one is that of another text that is cited.
const widestGap = 10

// missingOf counts the numbers that one run of articles lacks, from its first to its last.
func missingOf(run []int) (missing int) {
	sorted := slices.Compact(slices.Sorted(slices.Values(run)))
	for i := 1; i < len(sorted); i++ {
		gap := sorted[i] - sorted[i-1] - 1
		if gap > widestGap {
			break
		}
		missing += gap
	}
	return missing
}
