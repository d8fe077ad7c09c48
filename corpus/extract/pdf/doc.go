// Package pdf reads PDF files that carry a text layer.
//
// A PDF holds no paragraphs and often no spaces: it says "these character codes of that font at this place". Reading
// goes in three steps.
//
//  1. Codes to letters. The content streams of a page are run through a text and graphics state (content.go); every
//     code becomes a glyph with its Unicode text, place, advance and size by way of its font (font.go, cmap.go,
//     encoding.go). The object layer is github.com/ledongthuc/pdf; its own text calls break Vietnamese in the usual
//     files, so they are not used.
//  2. Places to paragraphs. Package layout makes words, lines, table rows and paragraphs of the glyphs.
//  3. Judgement. Where this reader fails, or where its text is not Vietnamese, PDFium (pdfium.go, compiled to
//     WebAssembly, run by wazero) reads the file again and the better text is kept.
//
// Read contains panics and obeys its context, but the object layer can be driven into unbounded recursion and
// allocation by a hostile file before control comes back: run it in a child process.
package pdf
