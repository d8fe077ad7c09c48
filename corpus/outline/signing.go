package outline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// Who signs is called differently in every village: "BUÔN TRƯỞNG", "Chủ nhiệm HTX", "Hương-bộ phụng tả". A block of signatures whose
// first office has no name that is known is told by its whole look: from there to the end every line is an office, a name, a
// remark on the signing, a day or a confirmation, and none is a sentence.

// signing is what a line of such a block is.
type signing int

const (
	signingNone    signing = iota // text
	signingOffice                 // "TRƯỞNG BUÔN"
	signingNamed                  // "Trưởng buôn: Y Blưn Niê"
	signingName                   // "Y Blưn Niê", "(đã ký)"
	signingConfirm                // "UBND xã xác nhận", "Quyết định số …", a day
	signingCopies                 // "Nơi nhận:"
)

// signing is the first line of the signatures as the clauses have them; the known offices tell only where they are at the latest.
func (z zones) signing(lines []line) int {
	for i := max(lastNumbered(lines, z.bodyFrom), z.bodyFrom) + 1; i < z.signedFrom; i++ {
		if opensSigning(lines, i) {
			return dayAbove(lines, i)
		}
	}
	return z.signedFrom
}

// opensSigning tells the first line of a block of signatures behind a finished text.
func opensSigning(lines []line, i int) bool {
	kind := signingOf(lines[i].text)
	if kind != signingOffice && kind != signingNamed {
		return false
	}
	before := lines[i-1].text
	if isSigningDay(before) && i > 1 {
		before = lines[i-2].text
	}
	if k := signingOf(before); k != signingNone && k != signingConfirm || endsWithColon(before) {
		return false // a list of offices that began above
	}
	plain := len(signingColumns(lines[i].text)) > 1 || allCaps(lines[i].text) || kind == signingNamed
	return (plain || ended(before) && signedNext(lines, i)) && signsToTheEnd(lines[i:])
}

// signedNext tells that a name stands right below an office; "Ban đêm có người gác" is none.
func signedNext(lines []line, i int) bool {
	if i+1 >= len(lines) {
		return false
	}
	kind := signingOfLine(&lines[i+1])
	return kind == signingName || kind == signingNamed
}

// signsToTheEnd tells that nothing but signing stands in lines, up to an annex, and that somebody signs.
func signsToTheEnd(lines []line) bool {
	signed := allCaps(lines[0].text) && holdsWord(lines[0].text, officers)
	for i := range lines {
		kind := signingOfLine(&lines[i])
		switch {
		case opensAnnex(lines[i].text), kind == signingCopies:
			return signed
		case kind == signingNone:
			return false
		}
		signed = signed || kind == signingName || kind == signingNamed
	}
	return signed
}

// signingOfLine is signingOf for a line that may have a mark. Only names stand in lists.
func signingOfLine(l *line) signing {
	if !isListItem(l) {
		return signingOf(l.text)
	}
	if kind := signingOf(l.marks[len(l.marks)-1].rest); kind == signingName || kind == signingNamed {
		return kind
	}
	return signingNone
}

// isListItem tells a mark of a list from the letters of "T/M" and "K.T".
func isListItem(l *line) bool { return len(l.marks) > 0 && !onBehalf.MatchString(l.text) }

var onBehalf = regexp.MustCompile(`^(?:T ?[./] ?M|K ?[./] ?T)(?:[^\p{L}]|$)`)

// introducesRules tells that an office is named because its duties follow: "Trưởng thôn:" above a list or a sentence.
func introducesRules(lines []line, i int) bool {
	for k := i + 1; k < len(lines) && !annex(lines[k].text); k++ {
		l := &lines[k]
		if isListItem(l) && l.marks[0].style != styleBullet && l.marks[0].value == 1 && signingOfLine(l) == signingNone {
			return true
		}
	}
	text := lines[i].text
	if !endsWithColon(text) || allCaps(text) || i+1 >= len(lines) || lines[i].isRow() || containsAny(viet.Normal(text), confirming) {
		return false
	}
	return signingOf(text) != signingCopies && signingOfLine(&lines[i+1]) == signingNone
}

// signingOf tells what a line is by its columns; one that is text makes the line text.
func signingOf(text string) signing {
	kind := signingNone
	for _, column := range signingColumns(text) {
		k := signingOfColumn(column)
		if k == signingNone {
			return signingNone
		}
		if kind == signingNone || k == signingCopies || k < kind && kind != signingCopies {
			kind = k
		}
	}
	return kind
}

// gap parts columns that were typed with tabs or spaces, and signers in one line.
var gap = regexp.MustCompile(`\t+|[ \x{00a0}]{3,}|\)\.? +[-–] +| +[-–] +|\)\. +`)

func signingColumns(text string) []string {
	return slices.DeleteFunc(gap.Split(strings.TrimSpace(text), -1), func(s string) bool {
		return !strings.ContainsFunc(s, unicode.IsLetter)
	})
}

// remark is what stands in brackets, maybe open or closed only in the column beside.
var remark = regexp.MustCompile(`\([^()]*\)?|^[^()]*\)$`)

// leadersOrBlank are the dots and lines that a name is written on.
var leadersOrBlank = regexp.MustCompile(`\.{2,}|[…_]+`)

func signingOfColumn(text string) signing {
	normal := viet.Normal(text)
	switch {
	case strings.HasPrefix(normal, "nơi nhận"):
		return signingCopies
	case wordCount(text) > mostSigning || holdsWord(text, ruling):
		return signingNone
	case isSigningDay(text), confirms(normal):
		return signingConfirm
	case holdsWord(text, allowing):
		return signingNone
	}
	bare := strings.TrimSpace(leadersOrBlank.ReplaceAllString(remark.ReplaceAllString(text, ""), ""))
	if strings.Trim(bare, ". ") == "" || signedWords[strings.Trim(normal, " .,()")] || isNames(bare) && officePrefix(bare) == 0 {
		return signingName
	}
	return signingOfOffice(bare)
}

// signingOfOffice reads "Trưởng buôn", "Trưởng buôn: Y Blưn Niê" and "Chủ nhiệm Lã Quý Thăng".
func signingOfOffice(text string) signing {
	office, names, cut := strings.Cut(text, ":")
	switch {
	case !namesOffice(office) || wordCount(office) > longestOffice(office) || ended(text) && !isNames(names):
		return signingNone
	case cut && isNames(names), !cut && officeAndName(text):
		return signingNamed
	case !cut || strings.TrimSpace(names) == "":
		return signingOffice
	}
	return signingNone
}

// officeAndName tells an office with a name right behind it; old texts write "Lý-trưởng Mai-văn-Ngoạn".
func officeAndName(text string) bool {
	n := officePrefix(text)
	words := officeFields(text)
	if allCaps(text) || n == 0 || len(words) < n+2 {
		return false
	}
	name := words[n:]
	if strings.Contains(text, "-") {
		name = []string{name[0], name[len(name)-1]}
	}
	return isNames(strings.Join(name, " ")) && officePrefix(strings.Join(name, " ")) == 0
}

const mostSigning = 24 // words of a column

// longestOffice is how many words the name of an office may have.
func longestOffice(text string) int {
	if allCaps(text) {
		return 16
	}
	return 8
}

func isSigningDay(text string) bool {
	if isDateLine(text) {
		return true
	}
	normal := viet.Normal(text)
	made := strings.HasPrefix(normal, "làm tại ") || strings.HasPrefix(normal, "lập tại ")
	return numberedDay.MatchString(normal) || made && strings.Contains(normal, " ngày ") && wordCount(text) <= 16
}

// numberedDay is "Chiêm Nội, ngày 12-11-1989".
var numberedDay = regexp.MustCompile(`^[^,;:.\d/]{0,40}, ?ngày \d{1,2}[-/.]\d{1,2}[-/.]\d{4}\.?$`)

// confirms tells the line of a confirmation: who confirms is named beside the verb, or a decision.
func confirms(normal string) bool {
	decision := strings.HasPrefix(normal, "quyết định số") || strings.HasPrefix(normal, "/qđ")
	return decision || containsAny(normal, confirming) && containsAny(normal, confirmers)
}

// isNames tells names of people: every word with a capital, but for the words between them.
func isNames(text string) bool {
	names := 0
	for _, person := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;", r) }) {
		words := strings.Fields(strings.TrimRight(person, ". "))
		for _, word := range words {
			r, _ := utf8.DecodeRuneInString(word)
			if !unicode.IsUpper(r) && !betweenNames[viet.Normal(word)] {
				return false
			}
		}
		if len(words) > longestName {
			return false
		}
		names += len(words)
	}
	return names > 0
}

const longestName = 7 // words, with "ông" or "Ama"
