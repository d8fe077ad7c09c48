package corpus

import "time"

// Add is the day a number of days later, or earlier when it is negative. An unknown day stays unknown.
func (d Date) Add(days int) Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return Date(t.AddDate(0, 0, days).Format(time.DateOnly))
}
