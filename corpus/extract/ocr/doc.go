// Package ocr recognises the text on the picture of a page with the program tesseract and its Vietnamese model.
//
// A page goes in as a grey picture and comes out as words with their places, so that package layout makes lines, table
// rows and paragraphs of them by the same rules as of a PDF's letters. Three things decide how good that is:
//
//   - Noise does more harm than skew. A page of some resolution is softened; one whose words are not sure is read again
//     through a median filter, and the surer reading is kept (recognise.go).
//   - The words of a leaning line share a baseline. Tesseract tells its slope; the page is turned straight by numbers,
//     not by pixels (place.go).
//   - Wrong marks make valid words (dân, dần). No check of syllables sees them, so the recogniser's own doubt travels
//     with the page: its mean confidence and the share of words that it is unsure of.
//
// The picture reaches tesseract by a pipe, its answer comes back by one: nothing is written to disk and no file name of
// a stranger gets near a command line.
package ocr
