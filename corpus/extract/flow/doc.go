// Package flow puts together what the readers of mixed formats (rtf, odt, html) meet: letters in changing fonts, cells
// and rows, labels of lists, signs of picture fonts.
//
// These formats give text as a stream in which fonts and marks change within a word. Two things must not happen: a word
// torn where a font changes, and letters taken for what they are not, because a font says what its letters are: "µ" in
// .VnTime is "à", "þ" in Wingdings is a ticked box. So a Line keeps its stretches with their fonts until it is whole.
package flow
