package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

const (
	enough   = 0.12 // by how much a decoding must beat the text as it stands
	sensible = 0.6  // share of possible syllables that a decoding must reach
	telling  = 4    // letters of syllables with marks that a decoding must bring: "µm" may be anything
	good     = 0.9  // share of possible syllables from which a text with Vietnamese letters is left alone
)

// candidates are tried in this order; the first of equals is kept.
var candidates = []Encoding{TCVN3, VNI, Windows1258, VPS, VIQR}

// Detect tells what a text is written in, and by how much it makes more sense so than as it stands: 0 for Unicode, up
// to 1.5. The text holds old bytes in the view of Windows-1252. A text that makes sense as it stands is Unicode.
func Detect(text string) (Encoding, float64) {
	if plainly(text, mostly) || !suspect(text) {
		return Unicode, 0
	}
	if text = withoutDegrees(text); !suspect(text) {
		return Unicode, 0
	}
	as := weigh(text)
	if as.share >= good && as.marked > 0 && (as.torn == 0 || strings.ContainsFunc(text, IsModern)) {
		return Unicode, 0
	}
	found, most := Unicode, as.score()+enough
	for _, e := range candidates {
		if d := weigh(Restore(e, text)); d.score() > most && d.share >= sensible && d.letters >= telling {
			found, most = e, d.score()
		}
	}
	if found == Unicode {
		return Unicode, 0
	}
	return found, most - as.score()
}

// DetectBytes is Detect for bytes that are no Unicode text; Unicode says that they are none of the old encodings.
func DetectBytes(data []byte) (Encoding, float64) { return Detect(View(data)) }

// How many letters that only Unicode has stand in a word on average: two in three words of any Vietnamese text.
const (
	mostly = 0.5 // of which three quarters at least are Unicode
	partly = 0.4 // of a paragraph, half of which may be something else only by chance
)

// plainly tells by a look at the letters, without one at the words, that a text is Unicode. Good texts cost no more.
func plainly(text string, share float64) bool {
	modern, words := 0, 1
	for _, r := range text {
		switch {
		case r == ' ' || r == '\n':
			words++
		case r >= 0x1EA0 && r <= 0x1EF9, r == 'đ', r == 'ư', r == 'ơ', r == 'ă', r == 'Đ', r == 'Ư', r == 'Ơ', r == 'Ă':
			modern++
		}
	}
	return words >= 4 && float64(modern) >= share*float64(words)
}

// suspect tells in one pass whether a text can be in an old encoding at all: an old byte above 0x7F, or a sign of VIQR
// behind a vowel.
func suspect(text string) bool {
	last := rune(0)
	for _, r := range text {
		if isOld(r) || isVowel(last) && strings.ContainsRune("^(+*'`?~.", r) || (last == 'd' || last == 'D') && r == last {
			return true
		}
		last = r
	}
	return false
}

// withoutDegrees drops the signs behind numbers ("1° Biết chữ", "35°C"): they are no letters of any encoding.
func withoutDegrees(text string) string {
	last := rune(0)
	return strings.Map(func(r rune) rune {
		behind := last
		last = r
		if (r == '°' || r == 'º') && behind >= '0' && behind <= '9' {
			return -1
		}
		return r
	}, text)
}

// weight is how much sense a text makes, as shares of its words.
type weight struct {
	share  float64 // can be syllables
	marked float64 // can be, and carry a mark
	torn   float64 // hold what nobody types

	letters int // of the syllables with marks
}

// score is 1.5 for a text of syllables that all have marks.
func (w weight) score() float64 { return w.share + w.marked/2 - w.torn/2 }

// weigh counts words. One of plain capitals that is no syllable is an abbreviation and says nothing.
func weigh(text string) weight {
	words, valid, marked, torn, letters := 0, 0, 0, 0, 0
	for _, w := range strings.FieldsFunc(text, parts) {
		plain, syllable := isPlain(w), viet.IsSyllable(w)
		if plain && !syllable && strings.ToUpper(w) == w {
			continue
		}
		words++
		switch {
		case !plain && isTorn(w):
			torn++
		case syllable && plain:
			valid++
		case syllable:
			valid, marked, letters = valid+1, marked+1, letters+utf8.RuneCountInString(w)
		}
	}
	if words == 0 {
		return weight{}
	}
	n := float64(words)
	return weight{float64(valid) / n, float64(marked) / n, float64(torn) / n, letters}
}

// IsModern tells letters and marks of Unicode that no old byte looks like; text with one is not in an old encoding.
func IsModern(r rune) bool {
	isVietnamese := r >= 0x1EA0 && r <= 0x1EF9 // nearly all are
	return isVietnamese || r > 0xFF && unicode.In(r, unicode.Latin, unicode.Mn) && !isOld(r)
}

func isPlain(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// parts tells what stands between words. The no-break space and the punctuation of Windows-1252 do, except where they
// are letters of an old encoding.
func parts(r rune) bool {
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r):
		return false
	case r == 0xA0, unicode.In(r, unicode.Pi, unicode.Pf, unicode.Pd, unicode.Po) && r >= 0x2000:
		return true
	}
	return !isOld(r)
}

// isTorn tells words that nobody types: a sign among letters, a thorn, a capital behind a small letter.
func isTorn(word string) bool {
	small := false
	for _, r := range word {
		switch {
		case r >= 0x80 && r <= 0xBF, strings.ContainsRune("Þþ×÷", r), small && unicode.IsUpper(r):
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}
