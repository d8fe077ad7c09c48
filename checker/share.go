package checker

import (
	"encoding/json"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Share is a part of a whole, kept as two counts so that nothing is decided on a rounded number.
type Share struct {
	Part, Whole int
}

// Percent is the share in percent; ok is false when there is nothing to share.
func (s Share) Percent() (percent float64, ok bool) {
	if s.Whole == 0 {
		return 0, false
	}
	return 100 * float64(s.Part) / float64(s.Whole), true
}

// Reaches compares the unrounded share with a target in percent: 94.96 % does not reach 95.
func (s Share) Reaches(target int) bool {
	return s.Whole > 0 && 100*s.Part >= target*s.Whole
}

// MarshalJSON writes {"part":…, "whole":…, "percent":…}; percent is null when there is nothing to share.
func (s Share) MarshalJSON() ([]byte, error) {
	out := struct {
		Part    int      `json:"part"`
		Whole   int      `json:"whole"`
		Percent *float64 `json:"percent"`
	}{Part: s.Part, Whole: s.Whole}
	if p, ok := s.Percent(); ok {
		out.Percent = &p
	}
	return json.Marshal(out)
}

// sortKey orders names as a Vietnamese reader does: a, ă, â, b, … with tones last.
func sortKey(name string) string {
	var buf collate.Buffer
	return string(collate.New(language.Vietnamese).KeyFromString(&buf, name))
}
