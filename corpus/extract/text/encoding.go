package text

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// form is a way in which bytes stand for text.
type form struct {
	name string
	mark []byte            // the byte order mark
	enc  encoding.Encoding // nil for UTF-8, which needs no decoder
}

// forms lists the Unicode encodings. UTF-32 stands before UTF-16, whose mark is the beginning of the other's.
func forms() []form {
	return []form{
		{"utf-8", []byte{0xef, 0xbb, 0xbf}, nil},
		{"utf-32le", []byte{0xff, 0xfe, 0, 0}, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"utf-32be", []byte{0, 0, 0xfe, 0xff}, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"utf-16le", []byte{0xff, 0xfe}, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"utf-16be", []byte{0xfe, 0xff}, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	}
}

// sampleSize is how many bytes are looked at to guess a form, in bytes; a multiple of four.
const sampleSize = 64 << 10

// detect finds the encoding; ok is false when the bytes are no Unicode text.
func detect(data []byte) (f form, ok bool) {
	for _, f := range forms() {
		if bytes.HasPrefix(data, f.mark) {
			return f, true
		}
	}
	if f, ok := wide(data); ok {
		return f, true
	}
	utf8Form := forms()[0]
	utf8Form.mark = nil
	return utf8Form, mostlyUTF8(data)
}

// wide recognises UTF-16 without a mark: in Vietnamese text the high byte of most letters is zero, the low byte never.
func wide(data []byte) (form, bool) {
	sample := data[:min(len(data), sampleSize)&^1]
	if len(sample) < 4 {
		return form{}, false
	}
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i&1]++
		}
	}
	many, few := len(sample)/2*3/10, len(sample)/2/50
	for _, f := range forms() {
		high := map[string]int{"utf-16le": 1, "utf-16be": 0}
		if side, ok := high[f.name]; ok && zeros[side] > many && zeros[1-side] <= few {
			f.mark = nil
			return f, true
		}
	}
	return form{}, false
}

// mostlyUTF8 allows one broken sequence in a hundred that are right: a file cut in a letter, or one stray byte, is
// still a text. Files in an older Vietnamese encoding have hardly a valid sequence.
func mostlyUTF8(data []byte) bool {
	valid, broken := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			valid++
		}
		data = data[size:]
	}
	return broken == 0 || valid >= 100*broken
}

// decode gives the text of bytes and its encoding's name, "" for none. Text in an encoding from before Unicode comes in
// the view of Windows-1252, for convert.
func decode(data []byte) (text, encoding string, invalid int) {
	if f, ok := detect(data); ok {
		text, invalid = f.decode(data)
		return text, f.name, invalid
	}
	if old, _ := legacy.DetectBytes(data); old != legacy.Unicode {
		return legacy.View(data), old.String(), 0
	}
	return "", "", 0
}

// convert brings lines in old encodings to Unicode and counts them. It looks at Unicode files too: text copied out of an
// old document is saved as the characters that its bytes look like. A line keeps its width, by which it was wrapped.
func convert(lines []line) int {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	texts, count := legacy.Paragraphs(texts)
	for i := range lines {
		lines[i].text = texts[i]
	}
	return count
}

// decode gives the text without its mark, and how many places held no valid character; each is U+FFFD now.
func (f form) decode(data []byte) (text string, invalid int) {
	data = bytes.TrimPrefix(data, f.mark)
	if f.enc == nil {
		text = strings.ToValidUTF8(string(data), "\ufffd")
	} else if decoded, err := f.enc.NewDecoder().Bytes(data); err == nil {
		text = string(decoded)
	}
	return text, strings.Count(text, "\ufffd")
}
