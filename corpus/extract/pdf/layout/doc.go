// Package layout makes paragraphs of the glyphs on pages.
//
// It works from small to large. Glyphs on one baseline make a row; gaps cut a row into words and, where they are wide,
// into the cells of a table or of a head in two columns. Ruled tables are found by their lines, so that a wrapped cell
// stays whole. Rows that return on the pages' edges are headers and footers. The other rows are lines of running text,
// and the question is where a paragraph ends. The sharpest answer is a typesetter's: a line breaks only when the next
// word does not fit, so where the first word of a line would have fitted on the line above, a new paragraph was begun.
// Indents, gaps, centred lines and the labels of legal texts ("Điều 5.", "a)") settle what that leaves open.
package layout
