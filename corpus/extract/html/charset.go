package html

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// headSize is how far into a page its beginning reaches, with the declarations that matter, in bytes.
const headSize = 8 << 10

// page is a page's text, and what is known about its letters.
type page struct {
	text    string
	charset string // for the engine's name
	font    string // a font of an old encoding that holds where the page names no other; "" for none
	unsure  bool   // the charset is none that tells what the letters are
}

// oldCharsets are names that people gave to encodings which no standard knows. The bytes are read as in a page of
// Windows-1252, and mean what the fonts of that encoding show.
func oldCharsets(label string) (font string) {
	label = strings.ToLower(label)
	switch {
	case strings.Contains(label, "tcvn"), strings.Contains(label, "x-abc"):
		return ".VnTime"
	case strings.Contains(label, "vni"):
		return "VNI-Times"
	case strings.Contains(label, "vps"):
		return "VPS Times"
	default:
		return ""
	}
}

// decode finds what the bytes mean. Declared is the charset that stands outside the page, "" when none does. Text that
// is right as UTF-8 is UTF-8, whatever the page says: no other encoding looks like it by chance.
func decode(data []byte, declared string) page {
	if text, name, ok := marked(data); ok {
		return page{text: text, charset: name}
	}
	if declared == "" {
		declared = declaredIn(data)
	}
	font := oldCharsets(declared)
	switch {
	case isUTF8(data):
		return page{text: string(data), charset: "utf-8"}
	case font != "":
		return page{text: western(data), charset: strings.ToLower(declared), font: font}
	}
	return byLabel(data, declared)
}

func byLabel(data []byte, declared string) page {
	enc, name := charset.Lookup(declared)
	switch {
	case name == "windows-1258":
		return page{text: norm.NFC.String(decodeAs(charmap.Windows1258, data)), charset: name}
	case name == "utf-8":
		return page{text: strings.ToValidUTF8(string(data), "\ufffd"), charset: name}
	case enc == nil || name == "windows-1252" || name == "x-user-defined" || name == "replacement":
		return page{text: western(data), charset: "windows-1252", unsure: true}
	default:
		return page{text: decodeAs(enc, data), charset: name}
	}
}

// marked reads UTF-8 and UTF-16 with a byte order mark, and UTF-16 whose first sign shows what it is.
func marked(data []byte) (text, name string, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\ufffd"), "utf-8", true
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("<\x00")):
		return decodeAs(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data), "utf-16le", true
	case bytes.HasPrefix(data, []byte("\xfe\xff")), bytes.HasPrefix(data, []byte("\x00<")):
		return decodeAs(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), data), "utf-16be", true
	default:
		return "", "", false
	}
}

// decodeAs never fails: the decoders put U+FFFD where bytes mean nothing.
func decodeAs(enc encoding.Encoding, data []byte) string {
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return ""
	}
	return string(text)
}

func western(data []byte) string { return decodeAs(charmap.Windows1252, data) }

// isUTF8 wants letters beyond ASCII. One stray byte in a hundred of them does not count: a page may be cut in a letter.
func isUTF8(data []byte) bool {
	right, wrong := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			wrong++
		case size > 1:
			right++
		}
		data = data[size:]
	}
	return right > 0 && right >= 100*wrong
}

// declaredIn is the charset that a page declares in its beginning.
func declaredIn(data []byte) string {
	head := data[:min(len(data), headSize)]
	for _, declaration := range []*regexp.Regexp{
		regexp.MustCompile(`(?i)<meta[^>]{1,200}charset\s*=\s*["']?\s*([-\w.:]+)`),
		regexp.MustCompile(`(?i)^\s*<\?xml[^>]{1,200}encoding\s*=\s*["']([-\w.:]+)`),
	} {
		if found := declaration.FindSubmatch(head); found != nil {
			return string(found[1])
		}
	}
	return ""
}
