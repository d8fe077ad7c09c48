package legacy

import "strings"

// DecodeRun is Decode for a stretch of text whose font says e. Fonts lie: people pasted Unicode text into documents of
// .VnTime, and converters have left the font as it was. So what holds a letter that no old byte looks like, or makes
// more sense as it stands, is Unicode and stays.
func DecodeRun(e Encoding, s string) string {
	if e == Unicode || strings.ContainsFunc(s, IsModern) {
		return s
	}
	decoded := Decode(e, s)
	if decoded != s && weigh(s).score() > weigh(decoded).score() {
		return s
	}
	return decoded
}
