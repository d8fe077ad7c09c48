package ooxml

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/xmlpart"
)

// fonts names the fonts of a run, for the letters of ASCII and for the other Latin ones, which the old encodings use. A
// theme's font stands above one that is named (ECMA-376 §17.3.2.26).
type fonts struct {
	ASCII      string `xml:"ascii,attr"`
	High       string `xml:"hAnsi,attr"`
	ASCIITheme string `xml:"asciiTheme,attr"`
	HighTheme  string `xml:"hAnsiTheme,attr"`
}

// theme holds the Latin fonts that a document's theme gives to headings and to text.
type theme struct {
	Major typeface `xml:"themeElements>fontScheme>majorFont>latin"`
	Minor typeface `xml:"themeElements>fontScheme>minorFont>latin"`
}

type typeface struct {
	Name string `xml:"typeface,attr"`
}

func readTheme(data []byte) (t theme, err error) {
	if data == nil {
		return t, nil
	}
	if err := xmlpart.Decode(data, &t); err != nil {
		return t, reading.Fail(corpus.ReasonDamaged, "read the theme: %w", err)
	}
	return t, nil
}

// font resolves a theme's name ("minorHAnsi", "majorAscii").
func (t theme) font(name string) string {
	switch {
	case strings.HasPrefix(name, "major"):
		return t.Major.Name
	case strings.HasPrefix(name, "minor"):
		return t.Minor.Name
	default:
		return ""
	}
}

// name is the font of a run's letters above ASCII; "" when nothing is said.
func (f *fonts) name(t theme) string {
	if f == nil {
		return ""
	}
	for _, font := range []string{t.font(f.HighTheme), f.High, t.font(f.ASCIITheme), f.ASCII} {
		if font != "" {
			return font
		}
	}
	return ""
}

// firstNamed is the nearest font: formats are given from the nearest to the farthest.
func (s *styles) firstNamed(formats ...*fonts) string {
	for _, f := range formats {
		if name := f.name(s.theme); name != "" {
			return name
		}
	}
	return ""
}

func (e element) fonts() *fonts {
	return &fonts{e.attr("ascii"), e.attr("hAnsi"), e.attr("asciiTheme"), e.attr("hAnsiTheme")}
}
