package legacy

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// pattern is one way in which conversions damage words. All words are in small letters.
type pattern struct {
	fix    func(word string) (string, bool) // what a word that is none was meant to be; ok when there is one answer
	proves func(word string) bool           // tells the words that speak for the pattern
	sure   map[string]string                // words that could be, but are none that people write
	maybe  map[string]string                // words that people write, and that others may have become
	doubts bool                             // every word that fix would change may have become another
}

// guess gives a meant word and whether it is certain; "" for a word that the pattern does not touch.
func (p *pattern) guess(word string, valid bool) (string, bool) {
	if to, ok := p.sure[word]; ok {
		return to, true
	}
	if to, ok := p.maybe[word]; ok {
		return to, false
	}
	if to, ok := p.fix(word); ok && (!valid || p.doubts) {
		return to, !valid
	}
	return "", false
}

// patterns lists the damages seen in public copies of Vietnamese texts.
var patterns = []*pattern{
	{
		// TCVN3's ư was taken for a soft hyphen and dropped: "hơng ớc", "ngời".
		fix: insertU, proves: func(word string) bool { return strings.ContainsAny(word, "ờởỡớợ") },
		sure: pairs("ngời người cới cưới dới dưới mơi mươi rới rưới lới lưới mợn mượn vợn vượn trờn trườn bớm bướm gơm gươm " +
			"lỡi lưỡi nh như th thư nhng nhưng"),
		maybe: pairs("cha chưa đa đưa lu lưu ma mưa mời mười tơi tươi cời cười lời lười tới tưới vờn vườn sờn sườn lợn lượn " +
			"lợm lượm bởi bưởi sởi sưởi cỡi cưỡi lơn lươn"),
	},
	{
		// Letters that Unicode shares with Windows-1252 were decoded as TCVN3 once more: "khụng", "Tớn", "cỏc".
		fix: shiftedBy(TCVN3), proves: always,
		sure: pairs("khụng không thụn thôn cụng công hụn hôn tụn tôn tớn tín chớnh chính tỡnh tình đỡnh đình hỡnh hình " +
			"bỡnh bình thỡ thì nhõn nhân dõn dân quõn quân xó xã cú có sụng sông nụng nông kớnh kính lớnh lính"),
		doubts: true,
	},
	{
		// The same, as VNI: "HỊA", "khơng", "cĩ".
		fix: shiftedBy(VNI), proves: always,
		sure:   pairs("hịa hòa cĩ có thơn thôn"),
		doubts: true,
	},
}

func always(string) bool { return true }

// pairs reads "from to from to …".
func pairs(list string) map[string]string {
	words := strings.Fields(list)
	m := make(map[string]string, len(words)/2)
	for i := 0; i+1 < len(words); i += 2 {
		if words[i] != words[i+1] {
			m[words[i]] = words[i+1]
		}
	}
	return m
}

// longest is the number of letters in "nghiêng".
const longest = 7

// insertU puts one ư where it makes a syllable; before an ơ if there is one, since ươ is what loses it.
func insertU(word string) (string, bool) {
	letters := []rune(word)
	if len(letters) < 2 || len(letters) >= longest {
		return "", false
	}
	bearsO := strings.ContainsAny(word, "ơờởỡớợ")
	meant, count := "", 0
	for i := 0; i <= len(letters); i++ {
		if bearsO && (i == len(letters) || !strings.ContainsRune("ơờởỡớợ", letters[i])) {
			continue
		}
		if candidate := string(letters[:i]) + "ư" + string(letters[i:]); viet.IsSyllable(candidate) {
			meant, count = candidate, count+1
		}
	}
	return meant, count == 1
}

// shiftedBy undoes a decoding of letters that were Unicode.
func shiftedBy(e Encoding) func(string) (string, bool) {
	back := map[rune]rune{}
	for _, r := range "àáâãèéêìíòóôõùúý" {
		for _, letter := range []rune{r, []rune(strings.ToUpper(string(r)))[0]} {
			if became := []rune(strings.ToLower(Letter(e, letter))); len(became) == 1 && became[0] != r {
				back[became[0]] = r
			}
		}
	}
	return func(word string) (string, bool) {
		meant := strings.Map(func(r rune) rune {
			if to, ok := back[r]; ok {
				return to
			}
			return r
		}, word)
		return meant, meant != word && viet.IsSyllable(meant)
	}
}
