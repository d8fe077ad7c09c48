package legacy

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Word is a word of a text in Unicode that was left in an old encoding, or is no word any more once it is put right.
type Word struct {
	Start, End int    // bytes of the text
	To         string // what was meant
}

// Words finds the words of a text in Unicode that were left in an old encoding, by a font that a converter did not know:
// "phô n÷" for "phụ nữ". A word is believed when it is no syllable as it stands and becomes one with a mark. One that is
// good by chance ("phô") goes with the word beside it when the two are a compound that conventions use.
func Words(text string) []Word {
	if !mayHoldOld(text) {
		return nil
	}
	words := fieldsOf(text)
	var best []Word
	for _, e := range []Encoding{TCVN3, VNI} {
		if found := wordsIn(e, text, words); len(found) > len(best) {
			best = found
		}
	}
	return best
}

// mayHoldOld tells whether one word at least is doubtful: beside none that is, none is believed.
func mayHoldOld(text string) bool {
	for field := range strings.FieldsSeq(text) {
		good := isPlain(field) || strings.ContainsFunc(field, IsModern) || viet.IsSyllable(field)
		if !good && isDoubtful(strings.Trim(field, plainMarks)) {
			return true
		}
	}
	return false
}

// isDoubtful tells a word that may be left in an old encoding and is no syllable as it stands; "3°" and "25°C" are numbers.
func isDoubtful(word string) bool {
	return mayBeLeft(word) && !viet.IsSyllable(word) && (word[0] < '0' || word[0] > '9')
}

// RestoreWords is Words with the words put right.
func RestoreWords(text string) (string, []Word) {
	words := Words(text)
	var b strings.Builder
	at := 0
	for _, w := range words {
		b.WriteString(text[at:w.Start] + w.To)
		at = w.End
	}
	return b.String() + text[at:], words
}

// fieldsOf are the words of a text between spaces, without the punctuation around them that is no letter of any encoding.
func fieldsOf(text string) []span {
	var out []span
	at := 0
	for field := range strings.FieldsSeq(text) {
		start := at + strings.Index(text[at:], field)
		at = start + len(field)
		inner := strings.TrimLeft(field, plainMarks)
		start += len(field) - len(inner)
		inner = strings.TrimRight(inner, plainMarks)
		out = append(out, span{start, start + len(inner)})
	}
	return out
}

const plainMarks = ".,;:!?()[]\"'/-–…“”"

// wordsIn are the words that one encoding explains.
func wordsIn(e Encoding, text string, words []span) []Word {
	word := func(i int) string { return text[words[i].start:words[i].end] }
	sure := make([]bool, len(words)+1)
	for i := range words {
		sure[i] = isLeftIn(e, word(i))
	}
	compound := func(i int) bool { return isCompound(leftIn(e, word(i)), leftIn(e, word(i+1))) }
	var out []Word
	for i, w := range words {
		if sure[i] || i > 0 && sure[i-1] && compound(i-1) || sure[i+1] && compound(i) {
			out = append(out, Word{w.start, w.end, leftIn(e, word(i))})
		}
	}
	return slices.Clip(out)
}

// isLeftIn tells a word that is no syllable as it stands and becomes one with a mark. "môt" is a slip, and no "mụt" of TCVN3.
func isLeftIn(e Encoding, word string) bool {
	return isDoubtful(word) && (e != TCVN3 || strings.ContainsFunc(word, isForeign)) && leftIn(e, word) != ""
}

func isCompound(a, b string) bool {
	return a != "" && b != "" && slices.Contains(compounds, strings.ToLower(a+" "+b))
}

// compounds are those of which one syllable may look good in an old encoding.
var compounds = []string{
	"phụ nữ", "phụ lão", "phụ huynh", "phong tục", "thủ tục", "phục vụ", "nghĩa vụ", "nhiệm vụ", "chức vụ", "hủ tục", "mục đích", "tự nguyện", "tự do", "hộ gia",
	"chủ hộ", "nhân khẩu", "trưởng họ", "cụ bà", "cụ ông", "trợ cấp", "hỗ trợ", "thờ cúng", "tế lễ", "hội họp", "hội nghị", "quyền lợi", "lấy chồng", "vợ chồng",
}

// leftIn gives the syllable with a mark that a word stands for in an encoding, or "".
func leftIn(e Encoding, word string) string {
	if !mayBeLeft(word) {
		return ""
	}
	to := Restore(e, word)
	if to == word || isPlain(to) || !viet.IsSyllable(to) {
		return ""
	}
	return to
}

// mayBeLeft tells words of plain letters and old ones.
func mayBeLeft(word string) bool {
	return len(word) >= 2 && !strings.ContainsFunc(word, IsModern) && strings.ContainsFunc(word, isOld) && strings.ContainsFunc(word, isASCIILetter)
}

// isForeign tells the old letters and signs that Vietnamese in Unicode never uses.
func isForeign(r rune) bool {
	return isOld(r) && !strings.ContainsRune("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ", r)
}

func isASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }
