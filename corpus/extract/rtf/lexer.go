package rtf

import (
	"bytes"
	"encoding/hex"
)

// kind is what a token is.
type kind int

const (
	end    kind = iota
	open        // {
	shut        // }
	word        // \par, \fs24
	symbol      // \~
	letter      // \'e1: one byte of text
	plain       // bytes of text
)

// token is one element of the stream.
type token struct {
	kind  kind
	word  string // of a word
	value int    // of a word with a number
	has   bool   // the word has a number
	text  []byte // of letter and plain; the sign of a symbol
}

// lexer cuts a file into tokens. Any bytes give tokens: a file cannot be wrong at this level, only short.
type lexer struct {
	data []byte
	at   int
}

// Bounds of a control word: the specification allows 32 letters and a number of ten digits.
const (
	maxWord   = 32
	maxDigits = 10
)

func (l *lexer) next() token {
	for l.at < len(l.data) {
		c := l.data[l.at]
		l.at++
		switch c {
		case '{':
			return token{kind: open}
		case '}':
			return token{kind: shut}
		case '\\':
			return l.control()
		case '\r', '\n', 0:
			continue
		default:
			return l.plain()
		}
	}
	return token{kind: end}
}

// plain takes all bytes up to the next that has a meaning.
func (l *lexer) plain() token {
	start := l.at - 1
	if n := bytes.IndexAny(l.data[l.at:], "\\{}\r\n\x00"); n >= 0 {
		l.at += n
	} else {
		l.at = len(l.data)
	}
	return token{kind: plain, text: l.data[start:l.at]}
}

// control reads what follows a backslash.
func (l *lexer) control() token {
	if l.at == len(l.data) {
		return token{kind: end}
	}
	c := l.data[l.at]
	switch {
	case isLetter(c):
		return l.word()
	case c == '\'':
		return l.letter()
	default:
		l.at++
		return token{kind: symbol, text: l.data[l.at-1 : l.at]}
	}
}

// letter reads a byte in hexadecimal; a broken one is nothing.
func (l *lexer) letter() token {
	l.at++
	var b [1]byte
	digits := l.data[l.at:min(l.at+2, len(l.data))]
	if _, err := hex.Decode(b[:], digits); err != nil || len(digits) < 2 {
		return token{kind: plain}
	}
	l.at += 2
	return token{kind: letter, text: b[:]}
}

// word reads a control word with its number and the one space that may end it. The bytes of \bin are passed over.
func (l *lexer) word() token {
	start := l.at
	for l.at < len(l.data) && l.at-start < maxWord && isLetter(l.data[l.at]) {
		l.at++
	}
	t := token{kind: word, word: string(l.data[start:l.at])}
	t.value, t.has = l.number()
	if l.at < len(l.data) && l.data[l.at] == ' ' {
		l.at++
	}
	if t.word == "bin" && t.value > 0 {
		l.at += min(t.value, len(l.data)-l.at)
	}
	return t
}

func (l *lexer) number() (value int, has bool) {
	at, sign := l.at, 1
	if at < len(l.data) && l.data[at] == '-' {
		at, sign = at+1, -1
	}
	start := at
	for at < len(l.data) && at-start < maxDigits && l.data[at] >= '0' && l.data[at] <= '9' {
		value = value*10 + int(l.data[at]-'0')
		at++
	}
	if at == start {
		return 0, false
	}
	l.at = at
	return sign * value, true
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
