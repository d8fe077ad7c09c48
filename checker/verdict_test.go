package checker_test

import (
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

func TestConclude(t *testing.T) {
	read := []corpus.Status{corpus.StatusRead}
	tests := map[string]struct {
		record  checker.Record
		verdict checker.Verdict
		why     checker.Why
	}{
		"clean text":                      {checker.Record{Status: read}, checker.Compliant, checker.WhyScreened},
		"hints only":                      {checker.Record{Status: read, Hints: 3}, checker.Compliant, checker.WhyScreened},
		"all dismissed":                   {checker.Record{Status: read, Finding: []checker.Decision{checker.Dismissed, checker.Dismissed}}, checker.Compliant, checker.WhyScreened},
		"open finding":                    {checker.Record{Status: read, Finding: []checker.Decision{checker.Open}}, checker.Undetermined, checker.WhyFlagged},
		"one open among dismissed":        {checker.Record{Status: read, Finding: []checker.Decision{checker.Dismissed, checker.Open}}, checker.Undetermined, checker.WhyFlagged},
		"unsure":                          {checker.Record{Status: read, Finding: []checker.Decision{checker.Unsure}}, checker.Undetermined, checker.WhyUnsure},
		"open and unsure":                 {checker.Record{Status: read, Finding: []checker.Decision{checker.Unsure, checker.Open}}, checker.Undetermined, checker.WhyFlagged},
		"confirmed":                       {checker.Record{Status: read, Finding: []checker.Decision{checker.Open, checker.Confirmed}}, checker.NonCompliant, checker.WhyConfirmed},
		"doubtful text without findings":  {checker.Record{Status: []corpus.Status{corpus.StatusDoubtful}}, checker.Undetermined, checker.WhyDoubtful},
		"doubtful text, all dismissed":    {checker.Record{Status: []corpus.Status{corpus.StatusDoubtful}, Finding: []checker.Decision{checker.Dismissed}}, checker.Undetermined, checker.WhyDoubtful},
		"doubtful text, confirmed":        {checker.Record{Status: []corpus.Status{corpus.StatusDoubtful}, Finding: []checker.Decision{checker.Confirmed}}, checker.NonCompliant, checker.WhyConfirmed},
		"unreadable":                      {checker.Record{Status: []corpus.Status{corpus.StatusUnreadable}}, checker.Undetermined, checker.WhyUnreadable},
		"one of two files unreadable":     {checker.Record{Status: []corpus.Status{corpus.StatusRead, corpus.StatusUnreadable}}, checker.Undetermined, checker.WhyUnreadable},
		"a state from a later version":    {checker.Record{Status: []corpus.Status{"half-read"}}, checker.Undetermined, checker.WhyUnreadable},
		"no file at all":                  {checker.Record{}, checker.Undetermined, checker.WhyUnreadable},
		"doubtful before flagged":         {checker.Record{Status: []corpus.Status{corpus.StatusDoubtful}, Finding: []checker.Decision{checker.Open}}, checker.Undetermined, checker.WhyDoubtful},
		"two good files of one text":      {checker.Record{Status: []corpus.Status{corpus.StatusRead, corpus.StatusRead}}, checker.Compliant, checker.WhyScreened},
		"two good files with one finding": {checker.Record{Status: []corpus.Status{corpus.StatusRead, corpus.StatusRead}, Finding: []checker.Decision{checker.Open}}, checker.Undetermined, checker.WhyFlagged},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			verdict, why := checker.Conclude(test.record)
			if verdict != test.verdict || why != test.why {
				t.Errorf("got %s (%s), want %s (%s)", verdict, why, test.verdict, test.why)
			}
		})
	}
}
