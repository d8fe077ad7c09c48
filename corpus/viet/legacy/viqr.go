package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// viqrMarks are the signs of VIQR (RFC 1456) and some that are typed for them.
var viqrMarks = map[rune]rune{
	'^': '\u0302', '(': '\u0306', '+': '\u031B', '*': '\u031B',
	'\'': '\u0301', '´': '\u0301', '’': '\u0301', '`': '\u0300', '‘': '\u0300', '?': '\u0309', '~': '\u0303', '.': '\u0323',
}

// decodeVIQR reads signs as marks where the letter exists. Behind a word's last letter a point may also end a sentence;
// readings decides.
func decodeVIQR(s string) string {
	if !strings.ContainsFunc(s, isSign) {
		return s
	}
	r := readVIQR(s)
	var b strings.Builder
	b.Grow(len(s))
	for i, w := range r.words {
		b.WriteString(r.choose(i))
		b.WriteString(w.after)
	}
	return b.String()
}

// reading is a stretch without spaces in its possible readings, and the space behind it.
type reading struct {
	marked string // the last sign as a mark
	spared string // the last sign as it is; the same as marked where there is no doubt
	after  string
}

// readings are those of a text. Which words it uses where there is no doubt tells about the places where there is.
type readings struct {
	words []reading
	used  map[string]int
}

func readVIQR(s string) *readings {
	r := &readings{used: map[string]int{}}
	for len(s) > 0 {
		n := wordEnd(s)
		m := n + len(s[n:]) - len(strings.TrimLeftFunc(s[n:], unicode.IsSpace))
		w := readStretch(s[:n])
		w.after = s[n:m]
		r.words = append(r.words, w)
		s = s[m:]
	}
	for i := range r.words {
		if w := r.words[i]; w.marked == w.spared || !r.ends(i) {
			r.used[strings.ToLower(trimSigns(w.marked))]++
		}
	}
	return r
}

// readStretch gives one reading where the other is no word.
func readStretch(stretch string) reading {
	full := compose(stretch)
	body, isPoint := strings.CutSuffix(stretch, ".")
	if !isPoint || strings.HasSuffix(full, ".") {
		return reading{marked: full, spared: full}
	}
	spared := compose(body) + "."
	asMark, asPoint := viet.IsSyllable(trimSigns(full)), viet.IsSyllable(trimSigns(spared))
	switch {
	case asMark && !asPoint:
		spared = full
	case !asMark, utf8.RuneCountInString(trimSigns(spared)) == 1: // "a." is a label
		full = spared
	}
	return reading{marked: full, spared: spared}
}

// choose reads a point at the end of a sentence as such, unless the text uses the word with the mark more often, or the
// word stands in a name ("Ta Thi. Lan").
func (r *readings) choose(i int) string {
	w := r.words[i]
	if w.marked == w.spared || !r.ends(i) {
		return w.marked
	}
	with, without := r.used[strings.ToLower(trimSigns(w.marked))], r.used[strings.ToLower(trimSigns(w.spared))]
	if with > without || r.inName(i) {
		return w.marked
	}
	return w.spared
}

// ends tells that the i-th word may be the last of a sentence: a capital follows, or a line's end.
func (r *readings) ends(i int) bool {
	return i+1 == len(r.words) || strings.ContainsAny(r.words[i].after, "\r\n") || r.isCapital(i+1)
}

func (r *readings) inName(i int) bool {
	return i > 0 && i+1 < len(r.words) && r.isCapital(i-1) && r.isCapital(i) && r.isCapital(i+1) &&
		!strings.ContainsAny(r.words[i-1].after+r.words[i].after, "\r\n") && !endsSentence(r.words[i-1].marked)
}

func endsSentence(word string) bool { return strings.TrimRight(word, ".,:;!?") != word }

func (r *readings) isCapital(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.words[i].marked)
	return unicode.IsUpper(first)
}

func isSign(r rune) bool {
	_, ok := viqrMarks[r]
	return ok || r == '\\' || r == 'd' || r == 'D'
}

// compose puts the marks on their letters. A backslash keeps the sign behind it as it is.
func compose(s string) string {
	var out []rune
	escaped := false
	for _, r := range s {
		switch {
		case r == '\\' && !escaped:
			escaped = true
			continue
		case escaped || len(out) == 0:
			out = append(out, r)
		default:
			out = join(out, r)
		}
		escaped = false
	}
	return string(out)
}

// join adds a rune, or the mark that it stands for to the last letter.
func join(out []rune, r rune) []rune {
	last := &out[len(out)-1]
	switch {
	case (r == 'd' || r == 'D') && *last == 'd':
		*last = 'đ'
		return out
	case (r == 'd' || r == 'D') && *last == 'D':
		*last = 'Đ'
		return out
	}
	mark, ok := viqrMarks[r]
	if !ok || !isVowel(*last) {
		return append(out, r)
	}
	with := []rune(norm.NFC.String(string(*last) + string(mark)))
	if len(with) != 1 || !isVowel(with[0]) {
		return append(out, r)
	}
	*last = with[0]
	return out
}

// isVowel tells the vowels of Vietnamese, with or without marks.
func isVowel(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return strings.ContainsRune("aeiouyAEIOUY", r)
	case r < 0xC0 || r > 0x1EFF:
		return false
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return base < utf8.RuneSelf && isVowel(base)
}
