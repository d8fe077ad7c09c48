package viet

import "unicode/utf8"

// word is the word that the normaliser is in the middle of.
type word struct {
	start int // in the normal form
	n     int // letters
	codes [maxSyllable + 1]code
	open  bool
	flags uint8 // of its letters

	tone      tone
	tonePlace int8  // the letter that has it
	tones     uint8 // letters with a tone; as vowels, of no meaning in a word longer than a syllable
	vowels    uint8
}

func (w *word) add(l *letter) {
	if w.n < maxSyllable {
		w.codes[w.n] = l.code
		if l.tone != level {
			w.tone, w.tonePlace = l.tone, int8(w.n)
			w.tones++
		}
	}
	w.flags |= l.flags
	w.vowels += l.vowel
	w.n++
}

// regular tells whether the word is short enough and of Vietnamese letters, so that parsing it makes sense.
func (w *word) regular() bool {
	return w.flags&strange == 0 && w.n <= maxSyllable && w.tones <= 1
}

// respelled is the word with the tone on its usual place and i for y. It gives the index of the first letter that
// changes, or false when none does.
func (w *word) respelled() (from int, ok bool) {
	if !w.regular() || w.settled() && w.codes[w.n-1] != codeY {
		return 0, false
	}
	onsetLen, r, ok := parse(w.codes[:w.n])
	if !ok {
		return 0, false
	}
	from = w.n
	if place := int8(onsetLen) + r.tonePlace; w.tone != level && place != w.tonePlace {
		from = int(min(place, w.tonePlace))
		w.tonePlace = place
	}
	if r.bareY && onsetLen > 0 {
		w.codes[w.n-1] = codeI
		from = min(from, w.n-1)
	}
	return from, from < w.n
}

// settled tells, without a look at the tables, that the tone cannot be in a wrong place: it is on the only vowel, on the
// last vowel before a consonant, or on the last letter with a mark.
func (w *word) settled() bool {
	if w.tone == level || w.vowels <= 1 {
		return true
	}
	if int(w.tonePlace)+1 == w.n {
		return isHatted(w.codes[w.tonePlace])
	}
	next := w.codes[w.tonePlace+1]
	return !isVowel(next) || isHatted(w.codes[w.tonePlace]) && !isHatted(next)
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
		if i == int(w.tonePlace) {
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
