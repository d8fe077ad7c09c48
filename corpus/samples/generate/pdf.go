package main

import (
	"bytes"
	"regexp"
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
