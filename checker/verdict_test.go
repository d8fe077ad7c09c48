package checker_test

import (
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

const day corpus.Date = "2026-11-15"

// text is a convention of one version with one file in each of the given states, and one finding for each decision.
func text(states []corpus.Status, decisions ...checker.Decision) checker.Record {
	v := checker.Version{Status: states, Texts: []string{"words"}}
	for i, d := range decisions {
		v.Findings = append(v.Findings, checker.Judged{Finding: string(rune('a' + i)), Decision: d})
	}
	return checker.Record{Versions: []checker.Version{v}}
}

func signed(r checker.Record, text string) checker.Record {
	r.SignOffs = []checker.SignOff{{Text: text, Actor: "Lê Thị Mẫu"}}
	return r
}

// Every case of a verdict.
func TestConclude(t *testing.T) {
	read, doubtful, unreadable := []corpus.Status{corpus.StatusRead}, []corpus.Status{corpus.StatusDoubtful}, []corpus.Status{corpus.StatusUnreadable}
	const open, confirm, dismiss, unsure, disputed = checker.Open, checker.Confirmed, checker.Dismissed, checker.Unsure, checker.Disputed
	hinted := text(read)
	hinted.Versions[0].Hints = []string{"h"}
	noWords := signed(text(read), "")
	noWords.Versions[0].Texts = nil
	tests := map[string]struct {
		record  checker.Record
		verdict checker.Verdict
		why     checker.Why
	}{
		"clean text":                      {text(read), checker.Compliant, checker.WhyScreened},
		"hints only":                      {hinted, checker.Compliant, checker.WhyScreened},
		"all dismissed":                   {text(read, dismiss, dismiss), checker.Compliant, checker.WhyScreened},
		"clean and signed off":            {signed(text(read), "words"), checker.Compliant, checker.WhyConcluded},
		"dismissed and signed off":        {signed(text(read, dismiss), "words"), checker.Compliant, checker.WhyConcluded},
		"other words were signed off":     {signed(text(read), "former words"), checker.Compliant, checker.WhyScreened},
		"no words to sign off":            {noWords, checker.Compliant, checker.WhyScreened},
		"signed off, then flagged":        {signed(text(read, open), "words"), checker.Undetermined, checker.WhyFlagged},
		"signed off, then confirmed":      {signed(text(read, confirm), "words"), checker.NonCompliant, checker.WhyConfirmed},
		"signed off, then doubtful":       {signed(text(doubtful), "words"), checker.Undetermined, checker.WhyDoubtful},
		"open finding":                    {text(read, open), checker.Undetermined, checker.WhyFlagged},
		"two open findings":               {text(read, open, open), checker.Undetermined, checker.WhyFlagged},
		"one open among dismissed":        {text(read, dismiss, open), checker.Undetermined, checker.WhyPartly},
		"unsure":                          {text(read, unsure), checker.Undetermined, checker.WhyUnsure},
		"unsure among dismissed":          {text(read, dismiss, unsure), checker.Undetermined, checker.WhyUnsure},
		"open and unsure":                 {text(read, unsure, open), checker.Undetermined, checker.WhyPartly},
		"second reader disagrees":         {text(read, disputed), checker.Undetermined, checker.WhyDisputed},
		"disputed before open":            {text(read, open, disputed, unsure), checker.Undetermined, checker.WhyDisputed},
		"confirmed":                       {text(read, open, confirm), checker.NonCompliant, checker.WhyConfirmed},
		"one confirmed, another disputed": {text(read, disputed, confirm), checker.NonCompliant, checker.WhyConfirmed},
		"doubtful text without findings":  {text(doubtful), checker.Undetermined, checker.WhyDoubtful},
		"doubtful text, all dismissed":    {text(doubtful, dismiss), checker.Undetermined, checker.WhyDoubtful},
		"doubtful text, confirmed":        {text(doubtful, confirm), checker.NonCompliant, checker.WhyConfirmed},
		"doubtful before flagged":         {text(doubtful, open), checker.Undetermined, checker.WhyDoubtful},
		"unreadable":                      {text(unreadable), checker.Undetermined, checker.WhyUnreadable},
		"one of two files unreadable":     {text([]corpus.Status{corpus.StatusRead, corpus.StatusUnreadable}), checker.Undetermined, checker.WhyUnreadable},
		"a state from a later version":    {text([]corpus.Status{"half-read"}), checker.Undetermined, checker.WhyUnreadable},
		"not received":                    {checker.Record{}, checker.Undetermined, checker.WhyMissing},
		"two good files of one text":      {text([]corpus.Status{corpus.StatusRead, corpus.StatusRead}), checker.Compliant, checker.WhyScreened},
		"two good files with one finding": {text([]corpus.Status{corpus.StatusRead, corpus.StatusRead}, open), checker.Undetermined, checker.WhyFlagged},
		"a decision from a later version": {text(read, "half-decided"), checker.Compliant, checker.WhyScreened},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			verdict, why := checker.Conclude(test.record, day)
			if verdict != test.verdict || why != test.why {
				t.Errorf("got %s (%s), want %s (%s)", verdict, why, test.verdict, test.why)
			}
		})
	}
}
