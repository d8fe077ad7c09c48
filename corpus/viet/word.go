package viet

import "unicode/utf8"

// word is the word that the normaliser is in the middle of.
type word struct {
	open  bool
	start int // in the normal form
	n     int // letters
	codes [maxSyllable]code

	tone      tone
	tonePlace int
	tones     int // letters with a tone
	vowels    int
	strange   bool // holds a letter that Vietnamese does not write
	doubtful  bool // holds a look-alike
}

func (w *word) add(l *letter) {
	if w.n < maxSyllable {
		w.codes[w.n] = l.code
	}
	if l.code == foreign {
		w.strange = true
	}
	if l.doubtful {
		w.doubtful = true
	}
	if isVowel(l.code) {
		w.vowels++
	}
	if l.tone != level {
		w.tone, w.tonePlace = l.tone, w.n
		w.tones++
	}
	w.n++
}

// regular tells whether the word is short enough and of Vietnamese letters, so that parsing it makes sense.
func (w *word) regular() bool {
	return !w.strange && w.n <= maxSyllable && w.tones <= 1
}

// respelled is the word with the tone on its usual place and i for y. It gives the index of the first letter that
// changes, or false when none does.
func (w *word) respelled() (from int, ok bool) {
	movable := w.tone != level && w.vowels > 1
	if !w.regular() || !movable && w.codes[w.n-1] != codeY {
		return 0, false
	}
	onsetLen, r, ok := parse(w.codes[:w.n])
	if !ok {
		return 0, false
	}
	from = w.n
	if place := onsetLen + int(r.tonePlace); w.tone != level && place != w.tonePlace {
		from = min(place, w.tonePlace)
		w.tonePlace = place
	}
	if r.bareY && onsetLen > 0 {
		w.codes[w.n-1] = codeI
		from = min(from, w.n-1)
	}
	return from, from < w.n
}

// syllable tells whether the word can be one of Vietnamese.
func (w *word) syllable() bool {
	if !w.regular() {
		return false
	}
	_, r, ok := parse(w.codes[:w.n])
	return ok && r.possible(w.tone)
}

// appendFrom writes the letters from the given one on.
func (w *word) appendFrom(out []byte, from int) []byte {
	for i := from; i < w.n; i++ {
		t := level
		if i == w.tonePlace {
			t = w.tone
		}
		out = utf8.AppendRune(out, spelling[w.codes[i]][t])
	}
	return out
}

// IsSyllable tells whether a word can be a Vietnamese syllable: a written onset, a rhyme that may follow it, a tone that
// the rhyme may have. Case, normal form and the place of the tone do not matter; "hoà", "HÒA" and "hòa" all can,
// "hoac" cannot (a syllable that ends in c has sắc or nặng), nor "UBND", nor the empty word.
func IsSyllable(s string) bool {
	var w word
	for i := 0; i < len(s); {
		l, size := nextLetter(s[i:])
		if l.code == 0 || l.code == foreign || w.n == maxSyllable {
			return false
		}
		w.add(&l)
		i += size
	}
	return w.n > 0 && w.syllable()
}
