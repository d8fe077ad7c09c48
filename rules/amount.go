package rules

import (
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// numeral is what a Vietnamese number word adds to an amount: a digit stands for itself, a unit multiplies what came
// before it.
type numeral struct {
	digit float64
	unit  float64
}

// numeralsByWord holds the number words, spelled as officers write them.
func numeralsByWord() map[string]numeral {
	return map[string]numeral{
		"một": {digit: 1}, "mốt": {digit: 1}, "hai": {digit: 2}, "ba": {digit: 3}, "bốn": {digit: 4}, "tư": {digit: 4},
		"năm": {digit: 5}, "lăm": {digit: 5}, "nhăm": {digit: 5}, "sáu": {digit: 6}, "bảy": {digit: 7}, "tám": {digit: 8},
		"chín": {digit: 9}, "mười": {digit: 10}, "nửa": {digit: 0.5}, "rưỡi": {}, "linh": {}, "lẻ": {},
		"mươi": {unit: 10}, "chục": {unit: 10}, "trăm": {unit: 100}, "nghìn": {unit: 1e3}, "ngàn": {unit: 1e3},
		"vạn": {unit: 1e4}, "triệu": {unit: 1e6}, "tỷ": {unit: 1e9},
	}
}

// amount is the value of a number's syllables in normal form: "200.000", "0,7", "hai mươi lăm", "5 trăm nghìn", "hai rưỡi".
// Syllables that are no numerals end it.
func amount(words []string, numerals map[string]numeral) float64 {
	var total, group, last float64 // last is the unit that "rưỡi" halves
	last = 1
	for _, w := range words {
		n, isWord := numerals[w]
		switch {
		case w == halfMore:
			group += last / 2
		case isWord && n.unit >= 1e3:
			total += max(group, 1) * n.unit
			group, last = 0, n.unit
		case isWord && n.unit > 0:
			group = tens(group, n.unit)
			last = n.unit
		case isWord && n.digit == 10 && int(group)%10 != 0: // "hai muoi" without its marks
			group = tens(group, n.digit)
		case isWord:
			group += n.digit
		default:
			group += digits(w)
		}
	}
	return total + group
}

var halfMore = viet.Normal("rưỡi")

// tens applies "mươi" or "trăm" to the digit it follows: the units of "hai trăm ba mươi" are 230, not 2030.
func tens(group, unit float64) float64 {
	digit := group
	for digit >= 10 {
		digit -= float64(int(digit/10) * 10)
	}
	if digit == 0 {
		return group + unit
	}
	return group - digit + digit*unit
}

// digits reads a number as Vietnam writes it: a dot parts thousands, a comma decimals; "%" and the like are left out.
func digits(s string) float64 {
	s = strings.Trim(s, "%")
	if whole, decimals, ok := strings.Cut(s, ","); ok {
		s = strings.ReplaceAll(whole, ".", "") + "." + decimals
	} else if i := strings.LastIndexByte(s, '.'); i >= 0 && len(s)-i == 4 {
		s = strings.ReplaceAll(s, ".", "")
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return v
}

// differ tells whether the first and the last number of the match have other values. A match with fewer than two numbers
// compares nothing.
func (r *reading) differ(elements []element) bool {
	first, last := span{start: -1}, span{start: -1}
	for _, e := range elements {
		if e.atom >= 0 {
			continue
		}
		at := r.wholeNumber(r.global(e))
		if first.start < 0 || at.start < first.start {
			first = at
		}
		if at.start > last.start {
			last = at
		}
	}
	return first.start >= 0 && first != last && r.amountOf(first) != r.amountOf(last)
}

// wholeNumber widens a number to the syllables around it that belong to it.
func (r *reading) wholeNumber(s span) span {
	for s.start > 0 && r.syllables[s.start-1].number && !r.syllables[s.start].apart {
		s.start--
	}
	for int(s.end) < len(r.syllables) && r.syllables[s.end].number && !r.syllables[s.end].apart {
		s.end++
	}
	return s
}

func (r *reading) amountOf(s span) float64 {
	words := make([]string, 0, s.end-s.start)
	for i := s.start; i < s.end; i++ {
		words = append(words, r.words.spell(viet.Normal(r.source(i))))
	}
	return amount(words, r.words.amounts)
}
