package viet

import "unicode/utf8"

// run takes the plain text from i on: composed letters, and single spaces between them. It is the way that nearly all
// text goes; step does the same and everything else, one character at a time.
func (n *normalizer) run(i int) int {
	for i < len(n.src) {
		next := n.plainWord(i)
		if next == i || next >= len(n.src) || n.src[next] != ' ' {
			return next
		}
		n.endWord()
		n.out = append(n.out, ' ')
		i = next + 1
	}
	return i
}

// plainWord takes composed letters up to the first other character. Does that change the letter before it, as a
// combining mark does, it takes the letters again without that one.
func (n *normalizer) plainWord(i int) int {
	out, w := n.out, n.word
	end, last := n.letters(i, len(n.src))
	if end > i && !plain(n.src[end:]) && marked(n.src[end:]) {
		n.out, n.word = out, w
		end, _ = n.letters(i, last)
	}
	return end
}

// letters writes the composed letters of src[i:limit] and tells where they end and where the last one starts.
func (n *normalizer) letters(i, limit int) (end, last int) {
	src, out, w := n.src[:limit], n.out, n.word
	if !w.open {
		w = word{open: true, start: len(out)}
	}
	before := w.n
	for i < len(src) {
		if c := src[i]; c < utf8.RuneSelf {
			l := &letters.ascii[c]
			if l.code == 0 {
				break
			}
			w.add(l)
			out = append(out, l.text[0])
			last = i
			i++
			continue
		}
		l, size := composed(src[i:])
		if l == nil || int(l.size) != size {
			break
		}
		w.add(l)
		out = append(out, l.text[0], l.text[1])
		if size == len(l.text) {
			out = append(out, l.text[2])
		}
		last = i
		i += size
	}
	if w.n > before {
		n.out, n.word, n.raw = out, w, false
	}
	return i, last
}

// composed is the letter of the tables at the start of s, nil when there is none.
func composed(s string) (*letter, int) {
	var l *letter
	size := 0
	switch c := s[0]; {
	case c < utf8.RuneSelf:
		l, size = &letters.ascii[c], 1
	case c >= 0xC3 && c <= 0xC9 && len(s) > 1 && isTail(s[1]):
		l, size = &letters.latin[int(c-0xC3)<<6|int(s[1]&0x3F)], 2
	case c == 0xE1 && len(s) > 2 && s[1]|1 == 0xBB && isTail(s[2]):
		l, size = &letters.viet[int(s[1]&1)<<6|int(s[2]&0x3F)], 3
	default:
		return nil, 0
	}
	if l.code == 0 {
		return nil, 0
	}
	return l, size
}

// isTail tells whether a byte continues a rune.
func isTail(c byte) bool { return c&0xC0 == 0x80 }
