// Package odt reads OpenDocument texts (.odt, and .fodt, which is the same in one XML file).
//
// As in Word's format, the numbers that a person sees in front of articles and clauses are not in the text: a list
// style says how they look, and the place in the lists says what they are. So reading is a walk that follows styles and
// lists as LibreOffice does:
//
//   - container finds the parts of a package, with limits before anything is unpacked;
//   - stream gives XML elements with limits on depth and count;
//   - styles and liststyles know the formats, lists which list a paragraph counts in;
//   - walker, paragraph, inline, drawing and table turn the text into corpus.Paragraph.
//
// Deleted text, hidden text and comments are left out and counted. The rules follow OpenDocument 1.3, part 3; where
// LibreOffice departs from it, LibreOffice is followed, since it writes nearly all of these files.
package odt
