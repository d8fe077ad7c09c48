package legacy

import "strings"

// certain is by how much a paragraph of its own must make more sense decoded, when the document is in another encoding.
const certain = 0.4

// Paragraphs finds what each paragraph (or line) of a document without fonts is written in, and gives their texts in
// Unicode with the number of those that were converted. A paragraph that says too little goes with the document.
func Paragraphs(texts []string) (converted []string, count int) {
	document, _ := Detect(strings.Join(texts, "\n"))
	converted = make([]string, len(texts))
	for i, text := range texts {
		converted[i] = Restore(encodingOf(text, document), text)
		if converted[i] != text {
			count++
		}
	}
	return converted, count
}

// encodingOf weighs a paragraph's own sense against the document's encoding.
func encodingOf(text string, document Encoding) Encoding {
	if plainly(text, partly) || !suspect(text) {
		return Unicode
	}
	own, _ := Detect(text)
	if own == Unicode && document == Unicode {
		return Unicode
	}
	asIs, asDocument := weigh(text).score(), weigh(Restore(document, text)).score()
	switch {
	case own != document && weigh(Restore(own, text)).score() >= max(asIs, asDocument)+certain:
		return own
	case strings.ContainsFunc(text, IsModern), asDocument < asIs:
		return Unicode
	}
	return document
}
