// Package text reads plain text files (.txt) in any Unicode form and in the encodings from before it.
//
// Two questions need care. Which encoding: a byte order mark answers it, otherwise UTF-8 proves itself and UTF-16 shows
// by its zero bytes; what is none of these is weighed by package legacy. And what is a paragraph: mostly a line; but text that was copied out of a mail or a PDF is wrapped
// hard, and then a clause runs over several lines. Wrapping is believed only when the lines of the whole file show it.
package text
