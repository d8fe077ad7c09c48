package flow

import (
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus/extract/listing"
)

// Label makes of a list label as a file holds it ("Điều 5.\t", "·  ") what stands in front of a paragraph: the number
// and one space, or "- " for a bullet. Space in front and line breaks go; a label that nothing follows in the file is
// followed by nothing here.
func Label(raw string) string {
	label := strings.TrimRightFunc(strings.TrimLeftFunc(raw, unicode.IsSpace), unicode.IsSpace)
	switch {
	case label == "":
		return ""
	case IsBullet(label):
		return listing.Bullet(label) + " "
	case strings.TrimRightFunc(raw, unicode.IsSpace) == raw:
		return label
	default:
		return strings.Join(strings.Fields(label), " ") + " "
	}
}

// IsBullet tells a label without number or letter. Word's second bullet is a bare "o" of a typewriter font.
func IsBullet(label string) bool {
	return label == "o" || !strings.ContainsFunc(label, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
