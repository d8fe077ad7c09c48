// Package ooxml reads Word documents (.docx).
//
// A .docx file is a zip archive of XML parts. The text stands in the main part, cut into runs that may break inside a
// word; what a person sees as "Điều 5." often stands nowhere: Word renders it from list definitions in another part.
// So reading is a walk over the main part that follows styles and lists as Word does:
//
//   - container and relations find the parts, with limits on count, size and ratio before anything is unpacked;
//   - stream gives XML elements with limits on depth and count;
//   - walker turns paragraphs, tables and text boxes into corpus.Paragraph;
//   - styles and lists know the formats; package listing renders the automatic numbers.
//
// Tracked deletions, hidden text, field codes and comments are not text of the document: they are left out and counted
// as notes. The rules follow ECMA-376 part 1, chapter 17; where Word departs from it, Word is followed.
package ooxml
