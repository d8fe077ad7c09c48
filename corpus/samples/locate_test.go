package samples_test

import (
	"fmt"
	"regexp"
	"strings"
)

// line is one line of a typed text with the citation a person gives for it. The reading here is on purpose the
// simplest that fits the samples and shares nothing with package outline, so that a key cannot repeat its mistakes.
type line struct {
	address string
	text    string // without mark and number
}

var marks = []struct {
	level string
	find  *regexp.Regexp
}{
	{"chương", regexp.MustCompile(`^(?i)chương (?:thứ )?(\S+?)[.:]?(?: |$)`)},
	{"điều", regexp.MustCompile(`^(?i)điều (?:thứ )?(\d+)(?: ?[.:\-–])?(?: |$)`)},
	{"khoản", regexp.MustCompile(`^(?:Khoản )?(\d+(?:\.\d+)*)[.)\-/:]?-? `)},
	{"điểm", regexp.MustCompile(`^(\p{Ll})[.)\-/] `)},
	{"gạch đầu dòng", regexp.MustCompile(`^[-+*•–]() ?`)},
}

// locate gives every line outside the head its citation from the article down.
func locate(text string) []line {
	var lines []line
	at := make([]string, len(marks)) // label of each level
	bullets := 0
	for _, raw := range strings.Split(text, "\n") {
		content := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(raw), "^!"))
		if content == "" {
			continue
		}
		if level, label, rest := cutMark(content); level >= 0 {
			if marks[level].level == "gạch đầu dòng" {
				bullets++
				label = fmt.Sprint(bullets)
			} else {
				bullets = 0
			}
			at[level] = label
			clear(at[level+1:])
			content = rest
		}
		lines = append(lines, line{citation(at), content})
	}
	return lines
}

func cutMark(content string) (level int, label, rest string) {
	for i, m := range marks {
		if found := m.find.FindStringSubmatch(content); found != nil {
			return i, found[1], content[len(found[0]):]
		}
	}
	return -1, "", content
}

func citation(at []string) string {
	var parts []string
	for i, label := range at[1:] {
		if label != "" {
			parts = append(parts, marks[i+1].level+" "+label)
		}
	}
	return strings.Replace(strings.Join(parts, ", "), "điều", "Điều", 1)
}

// articles are the numbers of a text's articles, in order.
func articles(text string) []string {
	var numbers []string
	for _, raw := range strings.Split(text, "\n") {
		content := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(raw), "^!"))
		if level, label, _ := cutMark(content); level >= 0 && marks[level].level == "điều" {
			numbers = append(numbers, label)
		}
	}
	return numbers
}
