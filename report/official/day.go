package official

import (
	"fmt"

	"github.com/huonguoc/huonguoc/corpus"
)

// Day writes a date as a paper does: "ngày 05 tháng 02 năm 2026". Days below 10 and the months 1 and 2 get a leading 0.
func Day(d corpus.Date) string {
	var year, month, day int
	if n, err := fmt.Sscanf(string(d), "%d-%d-%d", &year, &month, &day); n != 3 || err != nil {
		return string(d)
	}
	m := fmt.Sprint(month)
	if month <= 2 {
		m = "0" + m
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", day, m, year)
}
