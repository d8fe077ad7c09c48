package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Restore is Decode for text whose fonts are lost. TCVN3 has no capitals with a tone (VPS lacks some), the font drew them; so the words of
// a heading come out as "QUY ĐịNH". They become capitals again where the letters around show it: in a word of
// capitals, in a short word among such words, and at the beginning of a paragraph or sentence. Elsewhere a capital is
// lost for good ("ủy ban").
func Restore(e Encoding, s string) string {
	decoded := Decode(e, s)
	if e != TCVN3 && e != VPS {
		return decoded
	}
	lines := strings.SplitAfter(decoded, "\n")
	for i, line := range lines {
		lines[i] = capitalise(line)
	}
	return strings.Join(lines, "")
}

// RestoreBytes is Restore for bytes.
func RestoreBytes(e Encoding, data []byte) string { return Restore(e, View(data)) }

// span is a word's place in a line.
type span struct{ start, end int }

func capitalise(line string) string {
	words := wordsOf(line)
	upper := make([]bool, len(words))
	for i, w := range words {
		upper[i] = shouts(line[w.start:w.end])
	}
	var b strings.Builder
	at := 0
	for i, w := range words {
		b.WriteString(line[at:w.start])
		b.WriteString(recase(line, words, upper, i))
		at = w.end
	}
	b.WriteString(line[at:])
	return b.String()
}

// recase is the i-th word with the capitals that it has lost.
func recase(line string, words []span, upper []bool, i int) string {
	word := line[words[i].start:words[i].end]
	first, size := utf8.DecodeRuneInString(word)
	switch {
	case upper[i], unclear(word) && among(words, upper, line, i):
		return strings.ToUpper(word)
	case isLostCapital(first) && opens(line[:words[i].start]):
		return string(unicode.ToUpper(first)) + word[size:]
	}
	return word
}

// isLostCapital tells the small letters whose capital TCVN3 lacks.
func isLostCapital(r rune) bool {
	return r > unicode.MaxASCII && unicode.IsLower(r) && !strings.ContainsRune("ăâêôơưđ", r)
}

// shouts tells a word of capitals in which only letters without a capital of their own are small, and which has two
// capitals or more.
func shouts(word string) bool {
	capitals := 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case !isLostCapital(r):
			return false
		}
	}
	return capitals >= 2
}

// unclear tells a word that may be one of capitals, but is too short to tell: "Hà", "Ở", "xã" is not.
func unclear(word string) bool {
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) || !unicode.IsUpper(r) && !isLostCapital(r) {
			return false
		}
	}
	return true
}

// nearby is how many words on each side are looked at.
const nearby = 8

// among tells whether the nearest words that are clear, on both sides, are capitals.
func among(words []span, upper []bool, line string, i int) bool {
	found := false
	for _, step := range []int{-1, 1} {
		j := i + step
		for j >= max(0, i-nearby) && j < min(len(words), i+nearby) && !upper[j] && unclear(line[words[j].start:words[j].end]) {
			j += step
		}
		if j < max(0, i-nearby) || j >= min(len(words), i+nearby) {
			continue
		}
		if !upper[j] {
			return false
		}
		found = true
	}
	return found
}

// opens tells whether the text before a word ends a sentence, or is none.
func opens(before string) bool {
	rest := strings.TrimRightFunc(before, unicode.IsSpace)
	if strings.TrimFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) == "" {
		return true
	}
	return len(rest) < len(before) && strings.HasSuffix(rest, ".")
}

func wordsOf(line string) []span {
	var words []span
	start := -1
	for i, r := range line {
		letter := unicode.IsLetter(r) || unicode.IsMark(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			words = append(words, span{start, i})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, span{start, len(line)})
	}
	return words
}
