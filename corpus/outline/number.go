package outline

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// letters is the order of points: the Vietnamese one ("a, b, c, d, đ, e, g, h, i, k") with the letters between that
// only automatic lists and careless typists use.
const letters = "abcdđefghijklmnopqrstuvwxyz"

// skipped are the letters that one order or the other leaves out.
const skipped = "đfjw"

// letterRank is the place of a letter in letters from 1, or 0.
func letterRank(s string) int {
	s = strings.ToLower(viet.Compose(s))
	rank := 0
	for _, r := range letters {
		rank++
		if string(r) == s {
			return rank
		}
	}
	return 0
}

// letterFollows tells that b comes next after a in the Vietnamese or the Latin order.
func letterFollows(a, b int) bool {
	if b <= a {
		return false
	}
	for i, r := range []rune(letters) {
		if rank := i + 1; rank > a && rank < b && !strings.ContainsRune(skipped, r) {
			return false
		}
	}
	return true
}

var romanDigits = map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}

// roman is the value of a roman numeral up to a hundred, or 0. Only the canonical writing counts, so that no
// Vietnamese word is taken for a number.
func roman(s string) int {
	s = strings.ToUpper(s)
	total, last := 0, 1000
	for _, r := range s {
		v := romanDigits[r]
		if v == 0 {
			return 0
		}
		if v > last {
			total -= 2 * last
		}
		total += v
		last = v
	}
	if total < 1 || total > 100 || writeRoman(total) != s {
		return 0
	}
	return total
}

func writeRoman(n int) string {
	steps := []struct {
		value int
		text  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}
	var b strings.Builder
	for _, s := range steps {
		for ; n >= s.value; n -= s.value {
			b.WriteString(s.text)
		}
	}
	return b.String()
}

// ordinalWords are the numbers as written after "thứ" or alone ("Chương nhất", "Điều thứ mười hai").
var ordinalWords = foldKeys(map[string]int{
	"nhất": 1, "nhứt": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "lăm": 5,
	"sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mươi": 10, "mốt": 1,
})

func foldKeys(m map[string]int) map[string]int {
	folded := make(map[string]int, len(m))
	for k, v := range m {
		folded[viet.Fold(k)] = v
	}
	return folded
}

// ordinal is the value of a number in words up to 99 ("hai mươi mốt"), or 0.
func ordinal(words []string) int {
	total := 0
	for i, w := range words {
		v := ordinalWords[viet.Fold(w)]
		switch {
		case v == 0:
			return 0
		case v == 10 && i > 0:
			total *= 10
		case i > 0 && total < 10: // "hai mốt", as people say
			total = total*10 + v
		default:
			total += v
		}
	}
	if total > 99 {
		return 0
	}
	return total
}

// decimal is the value of a short run of digits, or 0.
func decimal(s string) int {
	if len(s) == 0 || len(s) > 3 {
		return 0
	}
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}
