package rules

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// Some words are spoilt so that no spelling of a phrase finds them: a scanner has read "c0n" for "con", a converter has left
// "n÷" for "nữ". They hold what no word holds, a digit or a sign; so they are put right in the text itself, before
// it is cut into words, and what is found is shown as the source has it.

// restored is a text with such words put right.
type restored struct {
	text  string
	edits []legacy.Word // of the source, in order
}

// restore puts right the words that are spoilt beyond doubt; in a text of a scanner's more is.
func restore(source string, scanned bool) restored {
	edits := append(legacy.Words(source), slips(source, scanned)...)
	slices.SortFunc(edits, func(a, b legacy.Word) int { return a.Start - b.Start })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(source[at:e.Start] + e.To)
		at = e.End
	}
	return restored{b.String() + source[at:], edits}
}

// inSource gives the place in the source of a place in the text; within a word that was put right, the word's start or end.
func (t *restored) inSource(at int, end bool) int {
	longer := 0 // by how much the text before is longer than its source
	for _, e := range t.edits {
		start := e.Start + longer
		switch {
		case at <= start:
			return at - longer
		case at < start+len(e.To) && !end:
			return e.Start
		case at <= start+len(e.To):
			return e.End
		}
		longer += len(e.To) - (e.End - e.Start)
	}
	return at - longer
}

// slips are the words in which a scanner has read 0 for o, or 1 for l: letters stand on both sides of the digit, or
// before it, and the word is one when the letter is put back. Where a scanner has been at work a word may begin so ("1àng").
func slips(source string, scanned bool) []legacy.Word {
	if !strings.ContainsAny(source, "01") {
		return nil
	}
	var out []legacy.Word
	tokens := viet.Tokenize(source)
	for i := 0; i < len(tokens); i++ {
		first := i
		for i+1 < len(tokens) && tokens[i+1].Kind != viet.Mark && tokens[i+1].Start == tokens[i].End {
			i++
		}
		if i > first && (scanned || tokens[first].Kind == viet.Word) {
			if word := source[tokens[first].Start:tokens[i].End]; isSlip(word) {
				out = append(out, legacy.Word{Start: tokens[first].Start, End: tokens[i].End, To: digitsBack(word)})
			}
		}
	}
	return out
}

// isSlip tells "c0n" from "K01", "h2" and "m2".
func isSlip(word string) bool {
	to := viet.Normal(digitsBack(word))
	letters := len([]rune(word)) - strings.Count(word, "0") - strings.Count(word, "1")
	return letters >= 2 && !strings.ContainsAny(to, "0123456789.,") && (viet.IsSyllable(to) || isWorn(to))
}

func digitsBack(word string) string { return strings.NewReplacer("0", "o", "1", "l").Replace(word) }
