package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// volatile are the parts of LibreOffice's PDF that differ from run to run. The first group stays; what follows it is
// overwritten by a constant of the same length, because the cross-reference table holds byte offsets.
var volatile = []struct {
	find *regexp.Regexp
	fill string
}{
	{regexp.MustCompile(`(/CreationDate\(D:)[0-9]{14}`), "20200101000000"},
	{regexp.MustCompile(`(/ID \[ <)[0-9A-F]{32}`), "0"},
	{regexp.MustCompile(`(/ID \[ <[0-9A-F]{32}>\s*<)[0-9A-F]{32}`), "0"},
	{regexp.MustCompile(`(/DocChecksum /)[0-9A-F]{32}`), "0"},
}

// stablePDF is the same document with constant date and ids.
func stablePDF(data []byte) []byte {
	out := bytes.Clone(data)
	for _, v := range volatile {
		for _, at := range v.find.FindAllSubmatchIndex(out, -1) {
			part := out[at[3]:at[1]]
			copy(part, bytes.Repeat([]byte(v.fill), len(part)/len(v.fill)))
		}
	}
	return out
}

// layoutFont is what LibreOffice draws for Times New Roman; older releases of it lack most Vietnamese letters.
const layoutFont = "LiberationSerif"

var baseFont = regexp.MustCompile(`/BaseFont/[A-Z]{6}\+([A-Za-z0-9]+)`)

// checkFonts fails when letters were borrowed from another font: such pages look like no office's, and their text is
// cut into pieces that a real file does not have.
func checkFonts(pdf []byte) error {
	for _, m := range baseFont.FindAllSubmatch(pdf, -1) {
		if font := string(m[1]); !strings.HasPrefix(font, layoutFont) {
			return fmt.Errorf("letters were drawn with %s: install Liberation Serif 2 (package fonts-liberation2), or accept it with -any-font", font)
		}
	}
	return nil
}
