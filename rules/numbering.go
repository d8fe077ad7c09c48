package rules

import "github.com/huonguoc/huonguoc/corpus/viet"

// numbering gives words numbers from 0 on, in the order in which they come: an open hash table at most half full.
type numbering struct {
	words  []string
	places []numberedWord // a power of two long
}

type numberedWord struct {
	low, high uint64
	next      int32 // the word's number and one more; 0 for an empty place
}

// of is the number of a word of a text, a new one where it was not known.
func (n *numbering) of(w *word, text string) int {
	if at := n.place(w, text); at.next != 0 {
		return int(at.next) - 1
	}
	return n.add(text[w.from:w.to])
}

// add gives a word the next number.
func (n *numbering) add(text string) int {
	if n.words = append(n.words, text); 2*len(n.words) > len(n.places) {
		n.grow()
	}
	n.enter(len(n.words) - 1)
	return len(n.words) - 1
}

func (n *numbering) enter(number int) {
	w := wordAt(n.words[number], 0)
	*n.place(&w, n.words[number]) = numberedWord{w.low, w.high, int32(number + 1)}
}

func (n *numbering) grow() {
	n.places = make([]numberedWord, max(256, 2*len(n.places)))
	for number := range n.words {
		n.enter(number)
	}
}

// place is where a word of a text stands, or where it may.
func (n *numbering) place(w *word, text string) *numberedWord {
	last := len(n.places) - 1
	for at := int(viet.Spread(w.low, w.high)>>40) & last; ; at = (at + 1) & last {
		p := &n.places[at]
		if p.next == 0 || p.low == w.low && p.high == w.high && (!w.mayBeLonger() || n.words[p.next-1] == text[w.from:w.to]) {
			return p
		}
	}
}
