package legacy

import (
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

const (
	enough   = 0.12 // by how much a decoding must beat the text as it stands
	sensible = 0.6  // share of possible syllables that a decoding must reach
	good     = 0.9  // share of possible syllables from which a text with Vietnamese letters is left alone
)

// candidates are tried in this order; the first of equals is kept.
var candidates = []Encoding{TCVN3, VNI, Windows1258, VPS, VIQR}

// Detect tells what a text is written in, and by how much it makes more sense so than as it stands: 0 for Unicode, up
// to 1.5. The text holds old bytes in the view of Windows-1252. A text that makes sense as it stands is Unicode.
func Detect(text string) (Encoding, float64) {
	if !suspect(text) {
		return Unicode, 0
	}
	as := weigh(text)
	if as.share >= good && as.marked > 0 {
		return Unicode, 0
	}
	found, most := Unicode, as.score+enough
	for _, e := range candidates {
		if d := weigh(Decode(e, text)); d.score > most && d.share >= sensible {
			found, most = e, d.score
		}
	}
	if found == Unicode {
		return Unicode, 0
	}
	return found, most - as.score
}

// DetectBytes is Detect for bytes that are no Unicode text; Unicode says that they are none of the old encodings.
func DetectBytes(data []byte) (Encoding, float64) { return Detect(asRunes(data)) }

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

// weight is how much sense a text makes.
type weight struct {
	share  float64 // of the words that can be syllables
	marked float64 // of the words that can be and carry a mark
	score  float64
}

func weigh(text string) weight {
	share, words := viet.ValidShare(text)
	if words == 0 {
		return weight{}
	}
	marked, torn := 0, 0
	for _, w := range strings.FieldsFunc(text, parts) {
		switch {
		case isTorn(w):
			torn++
		case strings.ContainsFunc(w, isVietnamese) && viet.IsSyllable(w):
			marked++
		}
	}
	w := weight{share: share, marked: float64(marked) / float64(words)}
	w.score = share + min(w.marked, 1)/2 - float64(torn)/float64(words)/2
	return w
}

func parts(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !isOld(r) }

func isVietnamese(r rune) bool { return r >= 0xC0 }

// isTorn tells words that nobody types: a sign between letters, or a capital behind a small letter.
func isTorn(word string) bool {
	small := false
	for i, r := range word {
		switch {
		case i > 0 && r >= 0xA1 && r <= 0xBF, r >= 0x80 && r < 0xA0, small && unicode.IsUpper(r):
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}
