// Package rtf reads Rich Text Format (.rtf, and many a .doc that is really one).
//
// An RTF file is one stream of plain bytes: groups in braces, control words after a backslash, and text between them.
// Words change a state (font, hidden, in a table); a group keeps the state of the place where it opened and brings it
// back where it closes. Some groups are destinations: their text is not the document's, but a font's name, a header, a
// picture's bytes. A destination marked "\*" that a reader does not know is to be passed over, which is what makes the
// format safe to read in part.
//
//   - lexer cuts the stream into tokens;
//   - reader keeps the state; words and destinations say what each control word does;
//   - fonts and charset turn bytes into letters: a byte means what the code page of its font says;
//   - lists knows the numbering; story puts paragraphs, cells and rows together.
//
// Automatic numbers stand in the file as the writing program rendered them (\listtext), and these are taken; only a
// file that has none is counted from its list tables. Deleted and hidden text, field codes and comments are left out
// and counted. The rules follow the Rich Text Format Specification 1.9.1.
package rtf
