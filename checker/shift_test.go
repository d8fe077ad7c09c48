package checker_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
)

func TestShifts(t *testing.T) {
	find := func(print, rule, confidence string) checker.Finding {
		return checker.Finding{Fingerprint: print, Rule: rule, Confidence: confidence}
	}
	before := []checker.Finding{find("same", "a", "sure"), find("lost", "a", "sure"), find("up", "b", "hint"), find("down", "b", "likely"), find("surer", "c", "likely")}
	after := []checker.Finding{find("new", "c", "sure"), find("same", "a", "sure"), find("up", "b", "likely"), find("down", "b", "hint"), find("surer", "c", "sure")}
	shifts := checker.Shifts("x.txt", before, after)
	var got []string
	for _, s := range shifts {
		got = append(got, fmt.Sprintf("%s %v %v", s.Finding().Fingerprint, s.Before != nil, s.After != nil))
	}
	if diff := cmp.Diff([]string{"new false true", "up true true", "down true true", "surer true true", "lost true false"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	counts := checker.RuleShifts{}
	counts.Add(before, after, shifts)
	want := checker.RuleShifts{
		"a": {Rule: "a", Before: 2, After: 1, Lost: 1},
		"b": {Rule: "b", Before: 2, After: 2, Strengthened: 1, Weakened: 1},
		"c": {Rule: "c", Before: 1, After: 2, Gained: 1},
	}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
