package outline

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// A convention ends with a sentence on itself: "Quy ước này đã được hội nghị nhân dân thôn thông qua ngày 12/4/2015." Where no
// article holds it, it stands behind the last one like a paragraph of that, and would be read as part of its rule.

// parted are the zones as the clauses have them: the closing formula is no part of the last article but stands with the
// signatures. The facts of the head are read with the zones as they were, where the last articles are trusted more.
func (z zones) parted(lines []line) zones {
	from := z.closing(lines)
	if from == z.signedFrom {
		return z
	}
	z.of = slices.Clone(z.of)
	for i := from; i < z.signedFrom; i++ {
		z.of[i] = corpus.ZoneSignature
	}
	return z
}

// closing is the first line of the closing formula, which runs up to the signatures or the end; signedFrom when there is none.
// It stands on lines of its own behind a finished sentence: what an article says in its first line is the article's.
func (z zones) closing(lines []line) int {
	for i := z.signedFrom - 1; i > z.bodyFrom && i >= z.signedFrom-longestClosing; i-- {
		l := &lines[i]
		if z.of[i] != corpus.ZoneBody || len(l.marks) > 0 || l.isRow() {
			break
		}
		if fullStop(lines[i-1].text) && !lines[i-1].isRow() && tellsAdoption(oneText(lines[i:z.signedFrom])) {
			return i
		}
	}
	return z.signedFrom
}

// longestClosing is how many lines the formula may be wrapped over.
const longestClosing = 4

// mostClosing is how many words it may have; what is longer says more than that it was adopted.
const mostClosing = 60

// oneText is lines as one text.
func oneText(lines []line) string {
	texts := make([]string, len(lines))
	for i := range lines {
		texts[i] = lines[i].text
	}
	return strings.Join(texts, " ")
}

var (
	closingSubjects = normals("quy ước này", "hương ước này", "bản quy ước này", "bản hương ước này", "quy ước đã được", "hương ước đã được", "quy ước được",
		"hương ước được", "bản quy ước đã được", "bản hương ước đã được")
	closingWords = normals("hội nghị", "cuộc họp", "cử tri", "nhân dân", "hộ gia đình", "chủ hộ", "dân làng", "toàn thể")
)

// tellsAdoption tells a closing formula: one sentence that begins with the convention itself and tells that the people adopted it. A
// sentence that binds anybody to something is a rule, whatever else it says.
func tellsAdoption(text string) bool {
	normal := viet.Normal(text)
	return slices.ContainsFunc(closingSubjects, func(s string) bool { return strings.HasPrefix(normal, s) }) &&
		strings.Contains(normal, "thông qua") && containsAny(normal, closingWords) && !containsAny(normal, binding) &&
		wordCount(text) <= mostClosing && strings.Count(strings.TrimSuffix(cutSentences(text), "\n"), "\n") == 0
}

// binding are words of rules: who must, may or must not, and of what a convention rules about itself.
var binding = normals("phải", "cấm", "không được", "nghiêm", "phạt", "chịu", "bồi thường", "sửa đổi", "bổ sung", "trách nhiệm", "mọi người", "thực hiện", "chấp hành",
	"nam", "nữ", "con trai", "con gái", "đàn ông", "đàn bà", "các ông", "các bà", "cụ ông", "cụ bà", "vợ", "chồng", "đinh", "giáp")
