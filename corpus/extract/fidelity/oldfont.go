package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

// stretch is a piece of a line in one font. In bytes, or as the characters of Windows-1252 that the bytes look like.
type stretch struct {
	font   string
	bytes  []byte
	viewed string
}

// oldFonts are the fonts that people typed an encoding in: the usual one, and the one that draws capitals.
var oldFonts = map[legacy.Encoding]struct{ usual, capitals string }{
	legacy.TCVN3: {".VnTime", ".VnTimeH"},
	legacy.VNI:   {"VNI-Times", ""},
}

// stretches cuts a line as it was typed: what TCVN3 has no capital for was put into the font of capitals.
func stretches(e legacy.Encoding, line string) ([]stretch, error) {
	fonts := oldFonts[e]
	var list []stretch
	for _, piece := range cut(line, e) {
		font, text := fonts.usual, piece.text
		if piece.capitals {
			font, text = fonts.capitals, strings.ToLower(text)
		}
		data, err := legacytest.Encode(e, text)
		if err != nil {
			return nil, fmt.Errorf("write %q in %s: %w", text, e, err)
		}
		viewed, err := legacytest.View(e, text)
		if err != nil {
			return nil, fmt.Errorf("write %q in %s: %w", text, e, err)
		}
		list = append(list, stretch{font, data, viewed})
	}
	return list, nil
}

// piece is a part of a line that is typed in one font.
type piece struct {
	text     string
	capitals bool
}

// cut parts words of capitals, and single capitals that the encoding lacks, from the rest of a line.
func cut(line string, e legacy.Encoding) []piece {
	if oldFonts[e].capitals == "" {
		return []piece{{text: line}}
	}
	var list []piece
	add := func(text string, capitals bool) {
		if n := len(list); n > 0 && list[n-1].capitals == capitals {
			list[n-1].text += text
		} else if text != "" {
			list = append(list, piece{text, capitals})
		}
	}
	for _, word := range strings.SplitAfter(line, " ") {
		if isCapitals(word) {
			add(word, true)
			continue
		}
		for _, r := range word {
			add(string(r), unicode.IsUpper(r) && lacks(e, r))
		}
	}
	return list
}

// lacks tells a letter that the encoding does not keep.
func lacks(e legacy.Encoding, r rune) bool {
	data, err := legacytest.Encode(e, string(r))
	return err != nil || legacy.DecodeBytes(e, data) != string(r)
}

// isCapitals tells a word of two or more letters that are all capitals.
func isCapitals(word string) bool {
	letters := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

// oldText writes a document as bytes without fonts; it is what "save as text" left.
func oldText(e legacy.Encoding) func(sample) ([]byte, error) {
	return func(s sample) ([]byte, error) {
		return legacytest.Encode(e, strings.ReplaceAll(s.text(), "\n", "\r\n"))
	}
}

// oldRTF writes rich text as Word did for an 8-bit font: every byte above ASCII as \'hh (RTF 1.9.1, character set).
func oldRTF(e legacy.Encoding) func(sample) ([]byte, error) {
	return func(s sample) ([]byte, error) {
		var out strings.Builder
		fonts := oldFonts[e]
		fmt.Fprintf(&out, `{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 %s;}`, fonts.usual)
		fmt.Fprintf(&out, `{\f1\froman\fcharset0 %s;}}`+"\n", fonts.capitals)
		for _, line := range s.lines {
			list, err := stretches(e, line)
			if err != nil {
				return nil, err
			}
			out.WriteString(`\pard `)
			for _, part := range list {
				number := 0
				if part.font != fonts.usual {
					number = 1
				}
				fmt.Fprintf(&out, `{\f%d %s}`, number, escapeRTF(part.bytes))
			}
			out.WriteString(`\par` + "\n")
		}
		out.WriteString("}")
		return []byte(out.String()), nil
	}
}

func escapeRTF(data []byte) string {
	var out strings.Builder
	for _, b := range data {
		switch {
		case b == '\t':
			out.WriteString(`\tab `)
		case b == '\\' || b == '{' || b == '}':
			out.WriteString(`\` + string(rune(b)))
		case b < 0x20 || b > 0x7E:
			fmt.Fprintf(&out, `\'%02x`, b)
		default:
			out.WriteByte(b)
		}
	}
	return out.String()
}
