package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalize makes the normal form of a source string and remembers where each of its characters came from. It never
// fails; bytes that are no UTF-8 are kept one by one.
func Normalize(source string) Text {
	n := normalizer{src: source, out: make([]byte, 0, len(source)+8)}
	for i := 0; i < len(source); {
		if i = n.run(i); i < len(source) {
			i = n.step(i)
		}
	}
	n.endWord()
	n.settleStart()
	return Text{source: source, normal: string(n.out), edits: n.edits}
}

// Normal is the normal form of s, without the map.
func Normal(s string) string { return Normalize(s).normal }

// normalizer goes through the source once. A word is written letter by letter and corrected when it ends.
type normalizer struct {
	src   string
	out   []byte
	edits []edit
	word  word
	raw   bool // the last byte of out is no UTF-8: nothing may be left out behind it, or bytes could join to a rune
}

// step takes the character at i and gives the index of the next one.
func (n *normalizer) step(i int) int {
	if c := n.src[i]; c < utf8.RuneSelf {
		if l := &letters.ascii[c]; l.code != 0 {
			return n.letter(i, 1, l)
		}
		return n.nonLetter(rune(c), i, i+1)
	}
	r, size := utf8.DecodeRuneInString(n.src[i:])
	if r == utf8.RuneError && size == 1 {
		n.endWord()
		n.out = append(n.out, n.src[i])
		n.raw = true
		return i + 1
	}
	if l := letters.slot(r); l != nil && l.code != 0 {
		return n.letter(i, size, l)
	}
	return n.nonLetter(r, i, i+size)
}

func (n *normalizer) letter(i, size int, l *letter) int {
	end := i + size
	if !plain(n.src[end:]) && marked(n.src[end:]) {
		return n.markedLetter(i)
	}
	n.openWord()
	n.word.add(l)
	n.out = append(n.out, l.text[:l.size]...)
	if int(l.size) != size {
		n.edit(int(l.size), i, end)
	}
	return end
}

// markedLetter takes a letter with combining marks behind it.
func (n *normalizer) markedLetter(i int) int {
	l, length := nextLetter(n.src[i:])
	if l.code == foreign {
		return n.cluster(i)
	}
	n.openWord()
	n.word.add(&l)
	n.out = append(n.out, l.text[:l.size]...)
	n.edit(int(l.size), i, i+length)
	return i + length
}

func (n *normalizer) nonLetter(r rune, i, end int) int {
	switch classOf(r) {
	case space:
		return n.space(i, end)
	case newline:
		return n.newline(i, end)
	case dropped:
		return n.drop(r, i, end)
	case dash:
		return n.dash(i, end)
	case double:
		return n.put('"', i, end)
	case single:
		return n.put('\'', i, end)
	case other:
	}
	if r < utf8.RuneSelf && (r < '<' || r > '>') { // the only ones that a mark can change
		return n.put(n.src[i], i, end)
	}
	return n.cluster(i)
}

// put writes one ASCII character that ends a word.
func (n *normalizer) put(c byte, i, end int) int {
	n.endWord()
	n.out = append(n.out, c)
	if end-i != 1 {
		n.edit(1, i, end)
	}
	return end
}

func (n *normalizer) space(i, end int) int {
	if !n.raw && len(n.out) > 0 && n.out[len(n.out)-1] == ' ' {
		return n.leaveOut(i, end)
	}
	return n.put(' ', i, end)
}

func (n *normalizer) newline(i, end int) int {
	if n.src[i] == '\r' && end < len(n.src) && n.src[end] == '\n' {
		end++
	}
	return n.put('\n', i, end)
}

func (n *normalizer) drop(r rune, i, end int) int {
	if r == softHyphen && n.word.open {
		if next, ok := n.lineJoin(end); ok {
			return n.join(i, next)
		}
	}
	if n.raw {
		n.out = append(n.out, n.src[i:end]...)
		n.raw = false
		return end
	}
	return n.leaveOut(i, skip(n.src, end, dropped)) // the whole run, or each would look at all behind it
}

func (n *normalizer) dash(i, end int) int {
	if n.word.open {
		if next, ok := n.lineJoin(end); ok {
			return n.join(i, next)
		}
		if startsLetter(n.src[end:]) {
			return n.put(' ', i, end)
		}
	}
	return n.put('-', i, end)
}

// lineJoin looks behind a hyphen for one line end with the rest of a word behind it.
func (n *normalizer) lineJoin(i int) (rest int, ok bool) {
	i = skip(n.src, i, space, dropped)
	r, size := utf8.DecodeRuneInString(n.src[i:])
	if classOf(r) != newline {
		return 0, false
	}
	if r == '\r' && strings.HasPrefix(n.src[i:], "\r\n") {
		size = 2
	}
	i = skip(n.src, i+size, space, dropped)
	return i, startsLetter(n.src[i:])
}

// join leaves out what parts the halves of a word, or puts a space when the halves are words of their own.
func (n *normalizer) join(i, rest int) int {
	if n.word.n > maxSyllable {
		return n.leaveOut(i, rest)
	}
	left, right := string(n.out[n.word.start:]), n.src[rest:wordEnd(n.src, rest)]
	if IsSyllable(left) && IsSyllable(right) && !IsSyllable(left+right) {
		return n.put(' ', i, rest)
	}
	return n.leaveOut(i, rest)
}

// wordEnd is the end of the letters that start at i, with their marks.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, _ := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) {
			return i
		}
		i = clusterEnd(s, i)
	}
	return i
}

// cluster takes any other character: it is lowered and composed with the marks behind it.
func (n *normalizer) cluster(i int) int {
	first, _ := utf8.DecodeRuneInString(n.src[i:])
	end := clusterEnd(n.src, i)
	if isLetter(first) {
		n.openWord()
		n.word.flags |= strange
		n.word.n++
	} else {
		n.endWord()
	}
	text := lower(n.src[i:end])
	n.out = append(n.out, text...)
	if text != n.src[i:end] {
		n.edit(len(text), i, end)
	}
	n.raw = false
	return end
}

// lower is the lower case of a cluster in NFC, without the characters that do not show.
func lower(cluster string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if classOf(r) == dropped {
			return -1
		}
		return unicode.ToLower(r)
	}, cluster))
}

func (n *normalizer) openWord() {
	n.raw = false
	if !n.word.open {
		n.word = word{open: true, start: len(n.out)}
	}
}

// endWord corrects the spelling of the word that was open.
func (n *normalizer) endWord() {
	n.raw = false
	if !n.word.open {
		return
	}
	n.word.open = false
	if n.word.flags&doubtful != 0 && !n.word.syllable() {
		n.restore()
		return
	}
	from, changed := n.word.respelled()
	if !changed {
		return
	}
	at := n.word.start
	for range from {
		_, size := utf8.DecodeRune(n.out[at:])
		at += size
	}
	var letters [3 * maxSyllable]byte
	n.rewrite(at, n.word.appendFrom(letters[:0], from))
}

// restore takes look-alikes back, because they did not make a syllable.
func (n *normalizer) restore() {
	source := n.src[n.sourceStart(n.word.start):n.sourceEnd()]
	n.rewrite(n.word.start, appendAsIs(nil, source))
}

// appendAsIs writes the letters of a word's source in lower case, look-alikes as they are; all the rest is what joins
// the halves of the word.
func appendAsIs(out []byte, source string) []byte {
	for source != "" {
		l, size := nextLetter(source)
		first, _ := utf8.DecodeRuneInString(source)
		switch {
		case !isLetter(first):
		case l.code == 0 || l.code == foreign || l.flags&doubtful != 0:
			out = append(out, lower(source[:size])...)
		default:
			out = append(out, l.text[:l.size]...)
		}
		source = source[size:]
	}
	return out
}
