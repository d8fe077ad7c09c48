package ocr

import "image"

// What tests look at without a program.
var (
	Median       = median
	Soften       = soften
	Turned       = turned
	Flatten      = flatten
	ParseVersion = parseVersion
)

// PageOf lays out what an hOCR document says of a picture.
func PageOf(document []byte, p Picture) (Page, error) {
	lines, err := parse(document)
	return reading{p, lines}.page(), err
}

// IsBlank tells an empty sheet.
func IsBlank(p *image.Gray) bool { return isBlank(p) }
