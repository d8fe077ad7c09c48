package legacy

import (
	"regexp"
	"strings"
)

// fontFamilies tells the old fonts by the beginning of their name, in lower case. The fonts of the ABC package begin
// with a point, which some programs leave out; then only the common families are believed, since other makers' names
// begin with "Vn" too.
var fontFamilies = []struct {
	name     *regexp.Regexp
	encoding Encoding
}{
	{regexp.MustCompile(`^[._]vn`), TCVN3},
	{regexp.MustCompile(`^vn(time|arial|avant|book-?antiqua|century ?schoolbook|courier|helvet|monotype|teknical|universe?|vogue)h?$`), TCVN3},
	{regexp.MustCompile(`^vni([- ]|$)`), VNI},
	{regexp.MustCompile(`^vps([- ]|$)`), VPS},
}

// subsetTag is what PDF producers put in front of the name of a font that they cut (ISO 32000-1, 9.6.4).
var subsetTag = regexp.MustCompile(`^[A-Z]{6}\+`)

// fontStyle is what follows the family: a style, or the maker's mark.
var fontStyle = regexp.MustCompile(`(?i)([ ,-]*(bold|italic|oblique|regular|normal|mt))+$`)

// ByFont tells by a font's name what its text is written in, and whether the font draws small letters as capitals
// (.VnTimeH). ok is false for a font that says nothing, which is nearly always one of Unicode.
func ByFont(name string) (e Encoding, upper, ok bool) {
	family := subsetTag.ReplaceAllString(strings.TrimSpace(name), "")
	family = strings.ToLower(fontStyle.ReplaceAllString(family, ""))
	for _, f := range fontFamilies {
		if f.name.MatchString(family) {
			return f.encoding, f.encoding == TCVN3 && strings.HasSuffix(family, "h"), true
		}
	}
	return Unicode, false, false
}
