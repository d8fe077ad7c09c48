package viet

import (
	"unicode"
	"unicode/utf8"
)

// TokenKind says what a token is made of.
type TokenKind uint8

// The kinds. Spaces are no tokens, line ends are some to a Scanner only.
const (
	Word    TokenKind = iota // letters: a syllable of Vietnamese or anything else
	Number                   // digits, with the points and commas inside: "18", "0,7", "500.000"
	Mark                     // one other character, with the combining marks on it
	LineEnd                  // of a Scanner: the end of a line
)

// Token is a stretch of a string, as bytes of the string it was made from.
type Token struct {
	Start, End int
	Kind       TokenKind
}

// Tokenize parts a string in normal form. Of the source the same tokens are found with Text.SourceSpan.
func Tokenize(normal string) []Token {
	return AppendTokens(make([]Token, 0, len(normal)/5+1), normal)
}

// AppendTokens is Tokenize into a slice of the caller's, which saves the memory of many short texts.
func AppendTokens(tokens []Token, normal string) []Token {
	for i := 0; i < len(normal); {
		c := normal[i]
		if c == ' ' || c == '\n' {
			i++
			continue
		}
		var kind TokenKind
		var end int
		if isDigit(c) {
			kind, end = Number, numberEnd(normal, i+1)
		} else {
			kind, end = runeToken(normal, i)
		}
		tokens = append(tokens, Token{i, end, kind})
		i = end
	}
	return tokens
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// numberEnd is the end of the digits around i; a point or comma counts when a digit follows.
func numberEnd(s string, i int) int {
	for i < len(s) {
		switch {
		case isDigit(s[i]):
			i++
		case (s[i] == '.' || s[i] == ',') && i+1 < len(s) && isDigit(s[i+1]):
			i += 2
		default:
			return i
		}
	}
	return i
}

// runeToken reads a word, or one mark when there is no letter at i.
func runeToken(s string, i int) (TokenKind, int) {
	end := letterRun(s, i)
	if end > i {
		return Word, end
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return Mark, marksEnd(s, i+size)
}

func marksEnd(s string, i int) int {
	for i < len(s) && s[i] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsMark(r) {
			break
		}
		i += size
	}
	return i
}

// letterRun is the end of the letters that start at i.
func letterRun(s string, i int) int {
	start := i
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if letters.ascii[c].code == 0 {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) && (i == start || !unicode.IsMark(r)) {
			return i
		}
		i += size
	}
	return i
}
