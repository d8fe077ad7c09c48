package likeness

import (
	"slices"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Second is where another convention seems to begin within a file.
type Second struct {
	Ordinal int    // of the clause in which it begins
	Title   string // its title line, with the line below it where that goes on in capitals
}

// A title has at most so many words in capitals, and at least so many where small letters follow; a sentence that begins with
// "Quy ước" has none.
const titleWords, titleCapitals = 16, 4

// Seconds finds further conventions in a document, by two signs that have to come together: below the head stands a line
// that is a title ("QUY ƯỚC THÔN …", in capitals), and either the numbering begins again below it, or an agency or the
// State's name stands above it as at the head of any act. One sign alone says nothing: chapters number their articles anew,
// and an attached decision has the State's name.
func Seconds(clauses []corpus.Clause) []Second {
	begun, state := false, false
	var list []Second
	for n, c := range clauses {
		begun = begun || c.Zone != corpus.ZoneHead && c.Zone != corpus.ZoneBasis
		if !begun {
			continue
		}
		lines := strings.Split(c.Text, "\n")
		for i, line := range lines {
			switch {
			case opensAct(line):
				state = true
			case isTitle(line) && !titled(list, n):
				if state || beginsAnew(clauses[n+1:]) {
					list = append(list, Second{c.Ordinal, withNext(lines, i)})
				}
				state = false
			}
		}
	}
	return list
}

// titled tells that the clause has given a title already: "QUY ƯỚC" over "QUY ƯỚC THÔN HẠ".
func titled(list []Second, ordinal int) bool {
	return len(list) > 0 && list[len(list)-1].Ordinal == ordinal
}

// beginsAnew tells that the next numbered clause is the first of its part, chapter or article.
func beginsAnew(clauses []corpus.Clause) bool {
	for _, c := range clauses {
		if len(c.Address) > 0 {
			return slices.ContainsFunc(c.Address, func(s corpus.Step) bool {
				return s.Level <= corpus.LevelArticle && slices.Contains([]string{"1", "i", "a", "nhất", "thứ nhất", "một"}, viet.Normal(s.Number))
			})
		}
	}
	return false
}

// isTitle tells a line that begins in capitals with the name of a convention; the place may follow in small letters.
func isTitle(line string) bool {
	words := strings.Fields(line)
	n := slices.IndexFunc(words, func(w string) bool { return strings.IndexFunc(w, unicode.IsLower) >= 0 })
	switch {
	case n < 0:
		n = len(words)
	case n < titleCapitals:
		return false
	}
	if n == 0 || n > titleWords {
		return false
	}
	normal := strings.TrimPrefix(viet.Normal(strings.Join(words[:n], " ")), viet.Normal("bản "))
	for _, name := range []string{"quy ước", "hương ước"} {
		if rest, ok := strings.CutPrefix(normal, viet.Normal(name)); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

func capitals(line string) bool {
	return strings.IndexFunc(line, unicode.IsUpper) >= 0 && strings.IndexFunc(line, unicode.IsLower) < 0
}

// opensAct tells the first line of an official text: the agency, or the State's name.
func opensAct(line string) bool {
	fold := viet.Fold(line)
	return strings.Contains(fold, "cong hoa xa hoi chu nghia viet nam") ||
		capitals(line) && (strings.HasPrefix(fold, "uy ban nhan dan") || strings.HasPrefix(fold, "ubnd"))
}

func withNext(lines []string, i int) string {
	title := strings.Join(strings.Fields(lines[i]), " ")
	if i+1 < len(lines) && capitals(lines[i+1]) {
		title += " " + strings.Join(strings.Fields(lines[i+1]), " ")
	}
	return viet.Compose(title)
}
