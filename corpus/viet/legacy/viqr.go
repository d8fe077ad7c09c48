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

// decodeVIQR reads signs as marks where the letter exists. Behind a word's last letter ".", "?", "'" and "(" may be
// punctuation as well; settle decides.
func decodeVIQR(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		n := wordEnd(s)
		if n > 0 {
			b.WriteString(viqrWord(s[:n], s[n:]))
		}
		_, size := utf8.DecodeRuneInString(s[n:])
		b.WriteString(s[n : n+size])
		s = s[n+size:]
	}
	return b.String()
}

// viqrWord decodes a stretch without spaces.
func viqrWord(stretch, after string) string {
	if !strings.ContainsFunc(stretch, isSign) {
		return stretch
	}
	full := compose(stretch)
	last, size := utf8.DecodeLastRuneInString(stretch)
	if !isFinalSign(last) || len(stretch) == size {
		return full
	}
	spared := compose(stretch[:len(stretch)-size]) + string(last)
	if full == spared || strings.HasSuffix(full, string(last)) {
		return full
	}
	return settle(full, spared, after)
}

func isSign(r rune) bool {
	_, ok := viqrMarks[r]
	return ok || r == '\\' || r == 'd' || r == 'D'
}

func isFinalSign(r rune) bool { return strings.ContainsRune(".?'’(", r) }

// settle chooses between the reading in which the last sign is a mark and the one in which it is punctuation. Where both
// are words, a sign at a sentence's end is taken for punctuation: the next word is a capital, or there is none.
func settle(marked, spared, after string) string {
	asMark, asSign := viet.IsSyllable(trimSigns(marked)), viet.IsSyllable(trimSigns(spared))
	switch {
	case asMark != asSign && asMark:
		return marked
	case asMark != asSign:
		return spared
	}
	rest := strings.TrimLeft(after, " \t")
	next, _ := utf8.DecodeRuneInString(rest)
	shouts := strings.ToUpper(marked) == marked && strings.ContainsFunc(rest, unicode.IsUpper)
	if rest == "" || next == '\n' || next == '\r' || unicode.IsUpper(next) && !shouts {
		return spared
	}
	return marked
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
