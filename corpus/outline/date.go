package outline

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// datePatterns are the usual writings of a day in normal form; the groups are day, month, year.
var datePatterns = []*regexp.Regexp{
	regexp.MustCompile(`(?:mồng |mùng )?(\d{1,2})\s*tháng\s*(\d{1,2}|` + monthNames + `)\s*năm\s*(\d{4})`),
	regexp.MustCompile(`(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})`),
}

const monthNames = `hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười`

// dated is a day and where it is written in a normal text.
type dated struct {
	day        corpus.Date
	start, end int
}

// findDates finds the days of a text in normal form, in their order. A day that does not exist, or that belongs to the
// lunar calendar, is none.
func findDates(normal string) []dated {
	var found []dated
	for pos := 0; ; {
		d, ok := nextDate(normal, pos)
		if !ok {
			return found
		}
		pos = d.end
		if d.day != "" && !strings.HasPrefix(strings.TrimLeft(normal[d.end:], " ,("), "âm lịch") {
			found = append(found, d)
		}
	}
}

// nextDate finds the next writing of a day from pos on; its day is empty when it cannot be.
func nextDate(normal string, pos int) (dated, bool) {
	best := dated{start: -1}
	for _, pattern := range datePatterns {
		m := pattern.FindStringSubmatchIndex(normal[pos:])
		if m == nil || best.start >= 0 && pos+m[0] >= best.start {
			continue
		}
		group := func(i int) string { return normal[pos+m[2*i] : pos+m[2*i+1]] }
		best = dated{start: pos + m[0], end: pos + m[1]}
		if wholeNumber(normal, best.start, best.end) {
			best.day = makeDate(group(1), group(2), group(3))
		}
	}
	return best, best.start >= 0
}

// wholeNumber tells that no digit or slash touches a span, as in "112/4/2015" or "12/4/2015/QĐ".
func wholeNumber(s string, start, end int) bool {
	touches := func(c byte) bool { return c >= '0' && c <= '9' || c == '/' }
	return (start == 0 || !touches(s[start-1])) && (end == len(s) || !touches(s[end]))
}

func makeDate(day, month, year string) corpus.Date {
	d, errDay := strconv.Atoi(day)
	m, errMonth := strconv.Atoi(month)
	if errMonth != nil {
		m, errMonth = ordinal(strings.Fields(month)), nil
	}
	y, errYear := strconv.Atoi(year)
	if errDay != nil || errMonth != nil || errYear != nil {
		return ""
	}
	if len(year) == 2 {
		y += century(y)
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || int(t.Month()) != m || y < 1800 || y > 2100 {
		return ""
	}
	return corpus.Date(fmt.Sprintf("%04d-%02d-%02d", y, m, d))
}

// century completes a year of two digits: 50 to 99 are of the last century, since conventions of today began about 1990.
func century(year int) int {
	if year >= 50 {
		return 1900
	}
	return 2000
}

// isDateLine tells the line of place and day beside Quốc hiệu or above a signature: "Lạc Vệ, ngày 15 tháng 4 năm 2015",
// also with the day left open.
func isDateLine(text string) bool {
	normal := viet.Normal(text)
	told := strings.HasPrefix(normal, "(") || strings.Contains(normal, "thông qua") || strings.Contains(normal, " này ")
	return wordCount(text) <= 14 && !told && dateLine.MatchString(normal)
}

var dateLine = regexp.MustCompile(`^[^,;:.\d/]{0,40},? ?ngày[\s.…_\d/]*(?:tháng[\s.…_\d]*năm[\s.…_\d]*|\d{4}\.?)$|^[^;:.]{0,40}, (?:tháng \d+[ /])?năm \d{4}$`)
