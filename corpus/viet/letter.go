package viet

import "unicode/utf8"

// A code is a letter of the Vietnamese alphabet without its tone: 1 for a to 29 for y, in alphabetical order. Zero is
// no letter, foreign a Latin letter that Vietnamese does not write. A code fits five bits.
type code = uint8

const alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxy"

const foreign code = 30 // f, j, w, z

// A tone is one of six; tones of the same column of toned stand for the same one.
type tone = uint8

const (
	level tone = iota // ngang, no mark
	huyen
	hoi
	nga
	sac
	nang
)

// toned has a row for each vowel and a column for each tone.
var toned = [...]string{
	"aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị",
	"oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ",
}

// lookAlikes are runes that stand for a Vietnamese letter: in fonts that lack it, on keyboards that hide it.
var lookAlikes = []struct {
	from, to rune
	flags    uint8
}{
	{'Ð', 'đ', 0}, {'ð', 'đ', 0}, {'Ɖ', 'đ', 0}, {'ɖ', 'đ', 0},
	{'Ƣ', 'ư', doubtful}, {'ƣ', 'ư', doubtful}, {'Ƿ', 'ư', doubtful}, {'ƿ', 'ư', doubtful},
	{'İ', 'i', 0},
}

// letter is what the normal form needs to know of a rune that is a letter.
type letter struct {
	text  [3]byte // lower case, UTF-8
	size  uint8   // bytes of text
	code  code
	tone  tone
	vowel uint8 // 1 for a vowel
	flags uint8
}

const (
	strange  = 1 << iota // Vietnamese does not write it
	doubtful             // a look-alike that counts only where a syllable results
)

// Letters of two bytes are looked up by rune - latinFirst, those of three by rune - vietFirst.
const (
	latinFirst, latinEnd = 0xC0, 0x280
	vietFirst, vietEnd   = 0x1E80, 0x1F00
	kelvin               = '\u212A' // NFC makes it a K, so it has to be one from the start
)

type letterTable struct {
	ascii [128]letter
	latin [latinEnd - latinFirst]letter
	viet  [vietEnd - vietFirst]letter
}

var letters = *newLetterTable()

// spelling gives the lower-case rune of a code with a tone.
var spelling = newSpelling()

// codes gives the code of a lower-case letter without tone.
var codes = newCodes()

func newCodes() map[rune]code {
	m := make(map[rune]code)
	next := code(1)
	for _, r := range alphabet {
		m[r] = next
		next++
	}
	return m
}

func newSpelling() [foreign][6]rune {
	var table [foreign][6]rune
	for r, c := range codes {
		for t := range table[c] {
			table[c][t] = r
		}
	}
	for _, row := range toned {
		vowel := []rune(row)
		copy(table[codes[vowel[0]]][:], vowel)
	}
	return table
}

func newLetterTable() *letterTable {
	t := new(letterTable)
	for r := 'a'; r <= 'z'; r++ {
		t.add(r, newLetter(r, foreign, level))
	}
	for c := code(1); c < foreign; c++ {
		for k, r := range spelling[c] {
			if k == 0 || r != spelling[c][0] {
				t.add(r, newLetter(r, c, tone(k)))
			}
		}
	}
	for _, alike := range lookAlikes {
		l := newLetter(alike.to, codes[alike.to], level)
		l.flags = alike.flags
		*t.slot(alike.from) = l
	}
	return t
}

func newLetter(r rune, c code, t tone) letter {
	l := letter{code: c, tone: t}
	if c == foreign {
		l.flags = strange
	}
	if isVowel(c) {
		l.vowel = 1
	}
	l.size = uint8(utf8.EncodeRune(l.text[:], r))
	return l
}

// add enters a lower-case letter and its capital.
func (t *letterTable) add(lower rune, l letter) {
	*t.slot(lower) = l
	*t.slot(upper(lower)) = l
}

// slot is the place of a rune in the table, nil when it is out of its range.
func (t *letterTable) slot(r rune) *letter {
	switch {
	case r < 0:
		return nil
	case r < 128:
		return &t.ascii[r]
	case r >= latinFirst && r < latinEnd:
		return &t.latin[r-latinFirst]
	case r >= vietFirst && r < vietEnd:
		return &t.viet[r-vietFirst]
	case r == kelvin:
		return &t.ascii['k']
	default:
		return nil
	}
}

// letterOf is the letter of a rune; its code is 0 when it is none that the tables know.
func letterOf(r rune) letter {
	if l := letters.slot(r); l != nil {
		return *l
	}
	return letter{}
}

// vowels has a bit for the code of each vowel, hatted one for each vowel with a letter mark.
var (
	vowels = newSet("aăâeêioôơuưy")
	hatted = newSet("ăâêôơư")
)

func newSet(letters string) uint32 {
	var set uint32
	for _, r := range letters {
		set |= 1 << codes[r]
	}
	return set
}

func isVowel(c code) bool  { return vowels&(1<<c) != 0 }
func isHatted(c code) bool { return hatted&(1<<c) != 0 }
