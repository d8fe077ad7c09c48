package main

import (
	"time"

	"github.com/huonguoc/huonguoc/corpus"
)

// day reads a date as Vietnamese offices write it or as ISO 8601 does; empty means today.
func (a *app) day(s string) (corpus.Date, error) {
	if s == "" {
		return corpus.Date(a.now().Format(time.DateOnly)), nil
	}
	for _, layout := range []string{time.DateOnly, "2/1/2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return corpus.Date(t.Format(time.DateOnly)), nil
		}
	}
	return "", usage("error.date", "Date", s)
}
