package rtf

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"
)

// The code pages that Vietnamese documents are written in.
const (
	westernPage    = 1252
	vietnamesePage = 1258
)

// pageOfCharset gives the code page of a font's \fcharset (specification, "Font Table"); 0 for those that mean the
// document's own: 0 is ANSI, 1 the default, 2 a picture font.
func pageOfCharset(charset int) int {
	switch charset {
	case 77:
		return 10000
	case 128:
		return 932
	case 129:
		return 949
	case 134:
		return 936
	case 136:
		return 950
	case 161:
		return 1253
	case 162:
		return 1254
	case 163:
		return vietnamesePage
	case 177:
		return 1255
	case 178:
		return 1256
	case 186:
		return 1257
	case 204:
		return 1251
	case 222:
		return 874
	case 238:
		return 1250
	case 254:
		return 437
	case 255:
		return 850
	default:
		return 0
	}
}

// encodingOf gives the encoding of a code page; the western one where the page is not known.
func encodingOf(page int) encoding.Encoding {
	switch page {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 874:
		return charmap.Windows874
	case 932:
		return japanese.ShiftJIS
	case 936:
		return simplifiedchinese.GBK
	case 949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case vietnamesePage:
		return charmap.Windows1258
	case 10000:
		return charmap.Macintosh
	case 65001:
		return encoding.Nop
	default:
		return charmap.Windows1252
	}
}

// letters decodes bytes of a code page. The Vietnamese one writes tones as marks of their own, which are joined to
// their vowels here.
func letters(raw []byte, page int) string {
	decoded, err := encodingOf(page).NewDecoder().Bytes(raw)
	if err != nil {
		return ""
	}
	if page == vietnamesePage {
		return norm.NFC.String(string(decoded))
	}
	return string(decoded)
}
