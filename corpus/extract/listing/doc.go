// Package listing renders automatic numbers: what a person sees as "Điều 5." often stands nowhere in a file, but in the
// definition of a list and in how many paragraphs of it stand before.
//
// Word counts by rules that are the same in all its formats, and that the other office programs imitate. A Definition
// has up to nine levels. A List is one use of a definition, which may change levels and begin at numbers of its own;
// lists of one definition share their counters, so that articles run on from chapter to chapter. Counters hold the
// state while a document is read from its beginning to its end:
//
//	counters.Advance(list, level)
//	label, exact := counters.Label(list, level, false) // "Điều 5. "
//
// The readers of formats fill the types; the names of number formats are those of ECMA-376 part 1, §17.18.59.
package listing
