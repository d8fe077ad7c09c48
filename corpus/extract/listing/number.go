package listing

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxLevelText = 255   // letters of a level's text; Word's dialog allows fewer
	maxNumber    = 32767 // the highest number that Word counts to
	maxLetters   = 780   // 26 letters, written up to 30 times
)

// Number renders a number in a format of ECMA-376 §17.18.59. Formats that no Vietnamese document was seen to use
// are rendered as decimal and reported as not exact.
func Number(format string, n int) (text string, exact bool) {
	switch {
	case format == "none":
		return "", true
	case n < 0 || n > maxNumber:
		return strconv.Itoa(n), false
	}
	switch format {
	case "decimal", "":
		return strconv.Itoa(n), true
	case "decimalZero":
		return fmt.Sprintf("%02d", n), true
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -", true
	case "upperRoman":
		return roman(n), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	default:
		return strconv.Itoa(n), false
	}
}

// letters counts a, b … z, aa, bb … as Word does. It is the Latin alphabet: Word has no list with "đ".
func letters(n int, first rune) (string, bool) {
	if n < 1 || n > maxLetters {
		return strconv.Itoa(n), false
	}
	letter := string(first + rune((n-1)%26))
	return strings.Repeat(letter, (n-1)/26+1), true
}

func roman(n int) string {
	steps := []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	}
	var b strings.Builder
	for _, s := range steps {
		b.WriteString(strings.Repeat(s.sign, n/s.value))
		n %= s.value
	}
	return b.String()
}

// Bullet is the sign of a list without numbers. Vietnamese texts tell "+" below "-" apart; every other sign, mostly a
// letter of a picture font, is read as "-".
func Bullet(text string) string {
	switch text = strings.TrimSpace(text); text {
	case "+", "*":
		return text
	default:
		return "-"
	}
}

func shorten(text string) string {
	if len(text) <= maxLevelText {
		return text
	}
	end := maxLevelText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}
