package legacy

import "strings"

// evident is how many letters of good syllables with marks speak against a font; a letter or two say nothing.
const evident = 8

// DecodeRun is Decode for a stretch of text whose font says e. Fonts lie: people pasted Unicode text into documents of
// .VnTime, and converters have left the font as it was. So what holds a letter that no old byte looks like, or makes
// more sense as it stands, is Unicode and stays.
func DecodeRun(e Encoding, s string) string {
	if e == Unicode || strings.ContainsFunc(s, IsModern) {
		return s
	}
	decoded := Decode(e, s)
	if decoded == s {
		return s
	}
	if as := weigh(s); as.letters >= evident && as.share >= good && as.score() > weigh(decoded).score() {
		return s
	}
	return decoded
}
