package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Compose is s in NFC with the repairs that a person should see as well, for names and titles. Case, spelling,
// punctuation and line ends stay. Marks in an odd order are united, Ð Ɖ become Đ and ƣ ƿ become ư, each in its case;
// tabs, no-break and other spaces become one space, runs of them too; what does not show is left out.
func Compose(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	spaced := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		c := classOf(r)
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteByte(s[i])
		case c == dropped:
			i = end
			continue
		case c == space && !spaced:
			b.WriteByte(' ')
		case c != space:
			end = clusterEnd(s, i)
			b.WriteString(composeCluster(s[i:end]))
		}
		spaced = c == space
		i = end
	}
	return b.String()
}

// composeCluster unites a character with its marks.
func composeCluster(cluster string) string {
	if len(cluster) == 1 {
		return cluster
	}
	first, _ := utf8.DecodeRuneInString(cluster)
	l, _ := nextLetter(cluster)
	if l.code == 0 || l.code == foreign {
		return norm.NFC.String(cluster)
	}
	composed, _ := utf8.DecodeRune(l.text[:l.size])
	if unicode.IsUpper(first) {
		composed = upper(composed)
	}
	return string(composed)
}
