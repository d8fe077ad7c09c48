package outline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

const bulletSigns = "-–—−+*•·●○▪■□◦‣⁃►▶➢➤✓✔§❖◆♦"

// readBullet reads "- text", "+text", "•". A sign in front of a digit is a minus or a date, not a bullet, unless a
// space stands between. Fonts of symbols leave private characters, which are bullets as well.
func readBullet(text string, auto bool) (mark, bool) {
	r, size := utf8.DecodeRuneInString(text)
	private := r >= 0xE000 && r <= 0xF8FF
	circle := r == 'o' && auto // Word draws its second bullet as the letter o
	if !private && !circle && !strings.ContainsRune(bulletSigns, r) || r == utf8.RuneError {
		return mark{}, false
	}
	behind := text[size:]
	next, _ := utf8.DecodeRuneInString(behind)
	rest := strings.TrimLeftFunc(behind, unicode.IsSpace)
	if circle && rest == behind || unicode.IsDigit(next) || strings.ContainsRune(bulletSigns, next) {
		return mark{}, false
	}
	return mark{style: styleBullet, sep: oneDash(string(r)), rest: rest}, true
}

// readSectionSign reads "§ 5. text". Without a point "§" is the bullet that Word's Wingdings leave behind: "§ 2 Bộ ấm".
func readSectionSign(text string) (mark, bool) {
	body, ok := strings.CutPrefix(text, "§")
	if !ok {
		return mark{}, false
	}
	body = strings.TrimLeftFunc(body, unicode.IsSpace)
	token := leadToken(body)
	value := decimal(token)
	sep, rest := cutSeparators(body[len(token):])
	if value == 0 || sep == "" && rest != "" {
		return mark{}, false
	}
	return mark{style: styleArabic, sep: "§", number: token, value: value, rest: rest}, true
}

// readListMarks reads a bare number or letter with its punctuation: "1." "1.2" "(1)" "a)" "I." "ii)".
func readListMarks(text string) []mark {
	bracket := strings.HasPrefix(text, "(")
	body := strings.TrimPrefix(text, "(")
	if m, ok := readDotted(body); ok && !bracket {
		return []mark{m}
	}
	token := strings.TrimSuffix(leadToken(body), "º")
	if token == "" || len(token) > 12 {
		return nil
	}
	sep, rest, ok := listSeparator(body[len(token):], bracket)
	if !ok {
		return nil
	}
	marks := tokenMarks(token)
	for i := range marks {
		marks[i].number = viet.Compose(token)
		marks[i].sep = sep
		marks[i].rest = rest
	}
	return marks
}

// mostItems is above the highest number of a list that runs through a convention; what is higher is an amount.
const mostItems = 300

// tokenMarks gives the readings of a token as a number; "i" is a roman numeral and a letter.
func tokenMarks(token string) []mark {
	if v := decimal(token); v > 0 && v < mostItems && len(token)-len(strings.TrimLeft(token, "0")) < 2 {
		return []mark{{style: styleArabic, value: v}}
	}
	var marks []mark
	lower := strings.ToLower(token) == token
	romanStyle, letterStyle := styleUpperRoman, styleUpperLetter
	if lower {
		romanStyle, letterStyle = styleLowerRoman, styleLowerLetter
	}
	mixed := !lower && strings.ToUpper(token) != token
	if v := roman(token); v > 0 && v < 40 && !mixed {
		marks = append(marks, mark{style: romanStyle, value: v})
	}
	if v := letterRank(token); v > 0 {
		marks = append(marks, mark{style: letterStyle, value: v})
	}
	return marks
}

// listSeparator reads the punctuation behind a bare number, or the sign of an ordinal ("1° Biết chữ", in the conventions of
// the 1930s). "12/4/2015", "1.5", "20 - 25 tuổi" and "35°C" have none.
func listSeparator(text string, bracket bool) (sep, rest string, ok bool) {
	if bracket {
		rest, ok = strings.CutPrefix(text, ")")
		return "()", strings.TrimLeftFunc(rest, unicode.IsSpace), ok
	}
	spaced := strings.TrimLeft(text, " \u00a0")
	r, size := utf8.DecodeRuneInString(spaced)
	sep = oneDash(string(r))
	if sep == "º" {
		sep = "°"
	}
	if !strings.ContainsRune(".)-/:°", []rune(sep)[0]) || size == 0 || sep != "-" && spaced != text && !typedApart(sep, spaced[size:]) {
		return "", "", false
	}
	behind := spaced[size:]
	behind = strings.TrimLeft(behind, ".-–/:)") // "1.-", "1./"
	rest = strings.TrimLeftFunc(behind, unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(rest)
	glued := rest == behind
	if glued && sep == "/" && behindSlash.MatchString(rest) {
		return "", "", false
	}
	if glued && sep == "°" && unicode.IsLetter(next) || unicode.IsDigit(next) && (glued || sep == "-") || glued && unicode.IsLower(next) && sep != ")" {
		return "", "", false
	}
	return sep, rest, true
}

// behindSlash is what follows the slash of a document's number: its kind and who made it, "157/QĐ-UBND".
var behindSlash = regexp.MustCompile(`^(?:QĐ|NQ|CT|KH|TB|BC|NĐ|TT|HD|CV|BB)-\p{Lu}`)

// typedApart tells "1 . Họp làng" and "a ) Vợ chồng", where a typist left a space in front of the punctuation.
func typedApart(sep, behind string) bool {
	rest := strings.TrimLeftFunc(behind, unicode.IsSpace)
	return (sep == "." || sep == ")") && rest != behind && startsUpper(rest)
}

// readDotted reads "1.2" and "1.2.3." with parts below a hundred and without leading zeros, so that "1.000 đồng" and
// "12.4.2015" are none.
func readDotted(text string) (mark, bool) {
	end := strings.IndexFunc(text, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end < 0 {
		end = len(text)
	}
	number := strings.TrimRight(text[:end], ".")
	parts := strings.Split(number, ".")
	if len(parts) < 2 || len(parts) > 3 {
		return mark{}, false
	}
	parent, value := 0, 0
	for _, p := range parts {
		n := decimal(p)
		if n == 0 || n > 99 || p[0] == '0' {
			return mark{}, false
		}
		parent, value = parent*100+value, n
	}
	behind := strings.TrimLeft(text[len(number):], ".)-:/")
	rest := strings.TrimLeftFunc(behind, unicode.IsSpace)
	if rest != "" && rest == behind && !startsUpper(rest) {
		return mark{}, false
	}
	return mark{style: styleDotted, number: number, value: value, parent: parent, rest: rest}, true
}
