// Package html reads web pages (.html) and web archives (.mht), which Word and browsers write, and which often lie in a
// folder under the name .doc.
//
// A page is read as a browser would show it without the network: golang.org/x/net/html makes the tree, and a walk turns
// blocks into paragraphs, renders the numbers of lists, and leaves out what is not shown. No link, picture, style sheet
// or frame outside the file is ever fetched.
//
//   - charset finds what the bytes mean, which pages often say wrongly;
//   - mime takes the page out of a web archive;
//   - css knows the few properties of style sheets that change what a person reads, above all the fonts, since letters
//     in .VnTime or VNI-Times are not what their codes say;
//   - walker, list, table and office turn the tree into corpus.Paragraph; office knows how Word and LibreOffice write
//     notes, headers, comments and their own list numbers into pages.
package html
