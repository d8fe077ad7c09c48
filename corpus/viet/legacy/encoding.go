package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Encoding is a way to write Vietnamese. The zero value is Unicode, which needs no conversion.
type Encoding uint8

// The encodings.
const (
	Unicode     Encoding = iota
	TCVN3                // ABC: the fonts .VnTime, .VnArial …
	VNI                  // VNI for Windows: VNI-Times …, a letter and its marks in two bytes
	Windows1258          // Microsoft's code page: some marks stand behind their letter
	VPS                  // the fonts of the Vietnamese Professionals Society
	VIQR                 // marks as ASCII signs: "Vie^.t Nam"
)

var names = [...]string{"unicode", "tcvn3", "vni", "windows-1258", "vps", "viqr"}

// String is the name that a result's engine carries.
func (e Encoding) String() string {
	if int(e) < len(names) {
		return names[e]
	}
	return names[Unicode]
}

// Decode gives the text that s stands for, composed. s holds one character for each old byte, in the view of
// Windows-1252 or of a symbol font (U+F020 to U+F0FF); characters that no old byte looks like stay as they are.
func Decode(e Encoding, s string) string {
	switch e {
	case VIQR:
		return decodeVIQR(s)
	case TCVN3:
		s = hyphensToU(s)
	}
	table := tableOf(e)
	if table == nil || !strings.ContainsFunc(s, isOld) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/4)
	last := rune(-1)
	for _, r := range s {
		letter := letterIn(table, r)
		if isMark(letter) && !composes(last, letter) {
			letter = string(r)
		}
		b.WriteString(letter)
		last, _ = utf8.DecodeLastRuneInString(letter)
	}
	if table.marks {
		return norm.NFC.String(b.String())
	}
	return b.String()
}

// Letter is what one character of old text stands for by itself: a letter, or the combining marks that the letter
// before it gets. Readers use it that see one character at a time; the whole has to be composed then.
func Letter(e Encoding, r rune) string {
	table := tableOf(e)
	if table == nil {
		return string(r)
	}
	return letterIn(table, r)
}

func letterIn(t *table, r rune) string {
	if b, ok := byteOf(r); ok && t.letters[b] != "" {
		return t.letters[b]
	}
	return string(r)
}

// DecodeBytes gives the text that bytes in an old encoding stand for. Bytes without a letter in it are those of
// Windows-1252.
func DecodeBytes(e Encoding, data []byte) string {
	return Decode(e, View(data))
}

func isMark(letter string) bool {
	r, _ := utf8.DecodeRuneInString(letter)
	return unicode.Is(unicode.Mn, r)
}

// composes tells whether a letter exists with the marks: an "ù" behind a consonant is no accent of VNI.
func composes(base rune, marks string) bool {
	return utf8.RuneCountInString(norm.NFC.String(string(base)+marks)) == 1
}
