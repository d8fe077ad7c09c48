package index

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// lexicon reads texts word by word, and makes what is wanted of a word only once: nearly every word has been seen before.
// It belongs to one goroutine.
type lexicon struct {
	scanner *viet.Scanner
	words   []lexeme         // by number, which is the value of the scanner's tokens
	numbers map[string]int32 // by text
	tokens  []viet.Scanned   // of the text read last, without punctuation
	apart   []bool           // punctuation stands before the token
}

// lexeme is a word or number in the normal form.
type lexeme struct {
	text, folded string
}

func (w lexeme) isMarked() bool { return w.folded != w.text }

// mostWords bounds a lexicon. Figures and names have no end, so a full one is begun anew.
const mostWords = 1 << 17

func newLexicon() *lexicon {
	x := &lexicon{}
	x.empty()
	return x
}

func (x *lexicon) empty() {
	x.words, x.numbers = x.words[:0], map[string]int32{}
	x.scanner = viet.NewScanner(x.number)
}

// number finds or makes the number of a word.
func (x *lexicon) number(normal string, _ viet.TokenKind) int32 {
	n, ok := x.numbers[normal]
	if !ok {
		text := strings.Clone(normal)
		n = int32(len(x.words))
		w := lexeme{text, text}
		if folded := viet.Strip(text); folded != text {
			w.folded = folded
		}
		x.words = append(x.words, w)
		x.numbers[text] = n
	}
	return n
}

// read finds the words of a text, and tells whether the text has lost its marks.
func (x *lexicon) read(text string) (lost bool) {
	if len(x.words) > mostWords {
		x.empty()
	}
	words, marked, apart := 0, false, false
	x.apart = x.apart[:0]
	all := x.scanner.Append(x.tokens[:0], text)
	kept := all[:0]
	for _, t := range all {
		switch t.Kind {
		case viet.LineEnd:
			continue
		case viet.Mark:
			apart = true
			continue
		case viet.Word:
			words++
		}
		marked = marked || x.words[t.Value].isMarked()
		kept, x.apart = append(kept, t), append(x.apart, apart)
		apart = false
	}
	x.tokens = kept
	return !marked && words >= fewestLost
}
