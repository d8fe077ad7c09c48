package checker

import "strings"

// IsDraft tells from its title that a text is a draft ("DỰ THẢO"), which nobody has adopted.
func IsDraft(title string) bool {
	return strings.Contains(" "+words(title)+" ", " dự thảo ")
}
