// Package doc reads documents of Word 97 to 2003 (.doc).
//
// Such a file is a compound file (MS-CFB): a small file system with streams. The stream "WordDocument" begins with a
// header, the FIB, that says where everything else stands; most of that is in a second stream, "0Table" or "1Table"
// (MS-DOC §2.1). Two ideas carry the format:
//
// A character has a position in the text (cp) and an offset in the stream (fc), and the piece table leads from one to
// the other. Text lies where it was written first; a file "saved fast" only has more pieces. All texts of a document
// follow one another in one count of positions: the body, footnotes, headers, comments, endnotes and text boxes.
//
// Formats hang at offsets, not at positions: for the offset of a character, or of a paragraph's end, two tables of
// 512-byte pages give a list of property changes (sprm), each an operation code and its operand. A format is the style
// sheet's, changed by that list, changed again by the piece's.
//
//   - container, header, span, plc open the streams and find the tables in them;
//   - pieces, bins, sprm find text and property lists; look and layout apply them to letters and paragraphs;
//   - styles, fonts, lists, shapes read the tables that properties refer to;
//   - walker turns all that into corpus.Paragraph, as package ooxml does for newer documents.
//
// Tracked deletions, hidden text, field codes and comments are not text of the document: they are left out and counted
// as notes. Section numbers in comments are those of [MS-DOC], version 12.2.
package doc
