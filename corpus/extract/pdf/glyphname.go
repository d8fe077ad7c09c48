package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// glyphText is the text that a glyph's name stands for, "" when the name says nothing ("g23").
//
// It follows the Adobe Glyph List specification: "uni1EBF", "u1EBF", parts joined by "_", a suffix after a dot is
// dropped. Names of marked letters are composed ("acircumflexhookabove" = a + circumflex + hook above) instead of
// listed, which covers all Vietnamese letters.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if name == "" {
		return ""
	}
	var b strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		text := glyphPart(part)
		if text == "" {
			return ""
		}
		b.WriteString(text)
	}
	return b.String()
}

func glyphPart(name string) string {
	if len(name) == 1 {
		return name
	}
	if text, ok := glyphNames[name]; ok {
		return text
	}
	if text := codeName(name); text != "" {
		return text
	}
	return markedLetter(name)
}

// codeName reads "uni" and groups of four hexadecimal digits, or "u" and four to six.
func codeName(name string) string {
	if digits, ok := strings.CutPrefix(name, "uni"); ok && len(digits) >= 4 && len(digits)%4 == 0 {
		var b strings.Builder
		for ; len(digits) > 0; digits = digits[4:] {
			c, err := strconv.ParseUint(digits[:4], 16, 32)
			if err != nil {
				return ""
			}
			b.WriteRune(rune(c))
		}
		return b.String()
	}
	if digits, ok := strings.CutPrefix(name, "u"); ok && len(digits) >= 4 && len(digits) <= 6 {
		if c, err := strconv.ParseUint(digits, 16, 32); err == nil {
			return string(rune(c))
		}
	}
	return ""
}

// markedLetter reads a letter and the names of its marks: "Ohorntilde" is Ỡ.
func markedLetter(name string) string {
	text, rest := name[:1], name[1:]
	if c := text[0] | 0x20; c < 'a' || c > 'z' {
		return ""
	}
	for rest != "" {
		mark, after := cutMark(rest)
		if mark == "" {
			return ""
		}
		text, rest = text+mark, after
	}
	return norm.NFC.String(text)
}

func cutMark(name string) (mark, rest string) {
	for _, m := range glyphMarks {
		if after, ok := strings.CutPrefix(name, m.name); ok {
			return m.mark, after
		}
	}
	return "", name
}

var glyphMarks = []struct{ name, mark string }{
	{"grave", "\u0300"}, {"acute", "\u0301"}, {"circumflex", "\u0302"}, {"tilde", "\u0303"}, {"macron", "\u0304"},
	{"breve", "\u0306"}, {"dotaccent", "\u0307"}, {"dieresis", "\u0308"}, {"hookabove", "\u0309"}, {"hook", "\u0309"},
	{"ring", "\u030A"}, {"hungarumlaut", "\u030B"}, {"caron", "\u030C"}, {"horn", "\u031B"}, {"dotbelow", "\u0323"},
	{"cedilla", "\u0327"}, {"ogonek", "\u0328"}, {"commaaccent", "\u0326"},
}

// glyphNames are the names of the Adobe Glyph List that are no marked letters, as far as Latin texts have them.
var glyphNames = map[string]string{
	"space": " ", "nbspace": " ", "nonbreakingspace": " ", "exclam": "!", "quotedbl": `"`, "numbersign": "#",
	"dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'", "parenleft": "(", "parenright": ")",
	"asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−", "period": ".", "slash": "/",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">",
	"question": "?", "at": "@", "bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^",
	"underscore": "_", "grave": "`", "braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~",
	"exclamdown": "¡", "cent": "¢", "sterling": "£", "currency": "¤", "yen": "¥", "brokenbar": "¦", "section": "§",
	"dieresis": "¨", "copyright": "©", "ordfeminine": "ª", "guillemotleft": "«", "logicalnot": "¬",
	"softhyphen": "\u00AD", "sfthyphen": "\u00AD", "registered": "®", "macron": "¯", "degree": "°",
	"plusminus": "±", "twosuperior": "²", "threesuperior": "³", "acute": "´", "mu": "µ", "paragraph": "¶",
	"periodcentered": "·", "middot": "·", "cedilla": "¸", "onesuperior": "¹", "ordmasculine": "º",
	"guillemotright": "»", "onequarter": "¼", "onehalf": "½", "threequarters": "¾", "questiondown": "¿",
	"AE": "Æ", "Eth": "Ð", "multiply": "×", "Oslash": "Ø", "Thorn": "Þ", "germandbls": "ß", "ae": "æ", "eth": "ð",
	"divide": "÷", "oslash": "ø", "thorn": "þ", "OE": "Œ", "oe": "œ", "Lslash": "Ł", "lslash": "ł", "dotlessi": "ı",
	"Dcroat": "Đ", "dcroat": "đ", "Dslash": "Đ", "dmacron": "đ", "Dmacron": "Đ", "florin": "ƒ",
	"circumflex": "ˆ", "caron": "ˇ", "breve": "˘", "dotaccent": "˙", "ring": "˚", "ogonek": "˛", "tilde": "˜",
	"hungarumlaut": "˝", "endash": "–", "emdash": "—", "quoteleft": "‘", "quoteright": "’", "quotesinglbase": "‚",
	"quotedblleft": "“", "quotedblright": "”", "quotedblbase": "„", "dagger": "†", "daggerdbl": "‡", "bullet": "•",
	"ellipsis": "…", "perthousand": "‰", "guilsinglleft": "‹", "guilsinglright": "›", "fraction": "⁄",
	"Euro": "€", "euro": "€", "dong": "₫", "trademark": "™", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi",
	"ffl": "ffl", "gravecomb": "\u0300", "acutecomb": "\u0301", "tildecomb": "\u0303", "hookabovecomb": "\u0309",
	"dotbelowcomb": "\u0323",
}
