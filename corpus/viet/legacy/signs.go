package legacy

import (
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// hooks are letters of other alphabets that are put for ư, by text recognition and by fonts.
var hooks = strings.NewReplacer("ƣ", "ư", "Ƣ", "Ư", "ƿ", "ư", "Ƿ", "Ư")

// mendHooks puts ư where another letter with a hook stands in a word, if a word results.
func mendHooks(text string) (string, []Repair) {
	if !strings.ContainsAny(text, "ƣƢƿǷ") {
		return text, nil
	}
	return eachStretch(text, unicode.IsLetter, func(word string) (string, bool, bool) {
		to := hooks.Replace(word)
		return to, viet.IsSyllable(to), true
	})
}

// isJoint tells what stands in words where ư was: the soft hyphen itself, or what programs print for it.
func isJoint(r rune) bool { return r == '-' || r == minus || r == '–' || r == softHyphen }

// mendSigns puts ư where a sign stands for it. A minus is no sign of any text; the others need the document's proof.
func mendSigns(text string, proven bool) (string, []Repair) {
	if !strings.ContainsFunc(text, isJoint) {
		return text, nil
	}
	return eachStretch(text, isWordOrJoint, func(word string) (string, bool, bool) {
		if !proven && !strings.ContainsRune(word, minus) {
			return word, false, false
		}
		to := jointsToU(word, proven)
		if to == word {
			to = partByPart(word, proven)
		}
		return to, true, true
	})
}

// partByPart mends the parts of a compound that is written with hyphens ("h−ơng-−ớc").
func partByPart(word string, proven bool) string {
	parts := strings.Split(word, "-")
	for i, part := range parts {
		parts[i] = jointsToU(part, proven)
	}
	return strings.Join(parts, "-")
}

func isWordOrJoint(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || isJoint(r) }

// believesHyphens tells whether hyphens stand for ư throughout a document.
func believesHyphens(texts []string) bool {
	count, different := 0, map[string]bool{}
	for _, text := range texts {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isWordOrJoint(r) }) {
			if strings.ContainsFunc(word, isJoint) && jointsToU(word, false) != word {
				count++
				different[word] = true
			}
		}
	}
	return count >= proofs && len(different) >= differentWords
}

// jointsToU gives the word with ư for its signs, if that makes it one and its parts are none. What remains without the
// signs must be none either, unless the document's proof stands against it.
func jointsToU(word string, proven bool) string {
	to := strings.Map(func(r rune) rune {
		if isJoint(r) {
			return 'ư'
		}
		return r
	}, word)
	parts := strings.FieldsFunc(word, isJoint)
	rest := strings.Join(parts, "")
	if !viet.IsSyllable(to) || rest == "" || viet.IsSyllable(rest) && !proven && !strings.ContainsRune(word, minus) {
		return word
	}
	for _, part := range parts {
		if !viet.IsSyllable(part) {
			return likeCase(plainWord(to), rest)
		}
	}
	return word
}

// eachStretch changes the stretches of a text that are made of the given runes. mend tells what a stretch was meant to
// be, whether that is certain, and whether there is anything to tell.
func eachStretch(text string, of func(rune) bool, mend func(string) (to string, certain, found bool)) (string, []Repair) {
	var b strings.Builder
	var found []Repair
	for len(text) > 0 {
		start := strings.IndexFunc(text, of)
		if start < 0 {
			break
		}
		end := start + length(text[start:], of)
		word := text[start:end]
		to, certain, any := mend(word)
		if any && to != word {
			found = append(found, Repair{From: word, To: to, Certain: certain})
		}
		if !any || !certain {
			to = word
		}
		b.WriteString(text[:start] + to)
		text = text[end:]
	}
	b.WriteString(text)
	return b.String(), found
}

// length is that of the runes that s begins with.
func length(s string, of func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !of(r) }); n >= 0 {
		return n
	}
	return len(s)
}
