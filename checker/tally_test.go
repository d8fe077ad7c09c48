package checker_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

func TestCountByHand(t *testing.T) {
	tanChi := checker.Commune{Code: "09343", Name: "xã Tân Chi"}
	anLac := checker.Commune{Code: "07654", Name: "xã An Lạc"}
	read := []corpus.Status{corpus.StatusRead}
	records := []checker.Record{
		{Commune: tanChi, Status: read, Adopted: "2015-04-12"},
		{Commune: tanChi, Status: read, Adopted: "2019-01-01", Finding: []checker.Decision{checker.Open, checker.Dismissed}, Hints: 1},
		{Commune: tanChi, Status: []corpus.Status{corpus.StatusUnreadable}},
		{Commune: tanChi, Status: read, Adopted: "2026-12-01"},
		{Commune: tanChi, Status: read, Draft: true},
		{Commune: anLac, Status: read, Finding: []checker.Decision{checker.Confirmed}},
		{Status: []corpus.Status{corpus.StatusDoubtful}, Adopted: "2008-05-05"},
	}
	got := checker.Count(records, "2026-11-15")
	want := checker.Tally{
		AsOf: "2026-11-15", Later: 1,
		Rows: []checker.Row{
			{Commune: anLac, Conventions: 1, NonCompliant: 1, Findings: 1, Undated: 1, Lowest: checker.Share{Part: 0, Whole: 1}, Highest: checker.Share{Part: 0, Whole: 1}},
			{Commune: tanChi, Conventions: 3, Compliant: 1, Undetermined: 2, Flagged: 1, Unreadable: 1, Findings: 2, Hints: 1, Drafts: 1, Undated: 1,
				Lowest: checker.Share{Part: 1, Whole: 3}, Highest: checker.Share{Part: 3, Whole: 3}},
			{Conventions: 1, Undetermined: 1, Doubtful: 1, Lowest: checker.Share{Part: 0, Whole: 1}, Highest: checker.Share{Part: 1, Whole: 1}},
		},
		Total: checker.Row{Conventions: 5, Compliant: 1, NonCompliant: 1, Undetermined: 3, Flagged: 1, Doubtful: 1, Unreadable: 1, Findings: 3, Hints: 1, Drafts: 1, Undated: 2,
			Lowest: checker.Share{Part: 1, Whole: 5}, Highest: checker.Share{Part: 4, Whole: 5}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tally (-want +got):\n%s", diff)
	}
}

// Rows are in the order of the Vietnamese alphabet, not of code points.
func TestRowsInVietnameseOrder(t *testing.T) {
	var records []checker.Record
	for _, name := range []string{"xã Văn Môn", "xã Đông Cứu", "xã Ân", "phường Đa Mai", "", "xã An Lạc", "xã Dương Hưu"} {
		records = append(records, checker.Record{Commune: checker.Commune{Name: name}, Status: []corpus.Status{corpus.StatusRead}})
	}
	var got []string
	for _, row := range checker.Count(records, "2026-11-15").Rows {
		got = append(got, row.Commune.Name)
	}
	want := []string{"phường Đa Mai", "xã An Lạc", "xã Ân", "xã Dương Hưu", "xã Đông Cứu", "xã Văn Môn", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func record(t *rapid.T) checker.Record {
	return checker.Record{
		Commune: checker.Commune{Name: fmt.Sprintf("xã %d", rapid.IntRange(0, 5).Draw(t, "commune"))},
		Adopted: rapid.SampledFrom([]corpus.Date{"", "2005-06-01", "2019-06-01", "2026-06-01"}).Draw(t, "adopted"),
		Draft:   rapid.IntRange(0, 9).Draw(t, "draft") == 0,
		Status:  rapid.SliceOfN(rapid.SampledFrom([]corpus.Status{corpus.StatusRead, corpus.StatusDoubtful, corpus.StatusUnreadable}), 0, 3).Draw(t, "status"),
		Finding: rapid.SliceOfN(rapid.SampledFrom([]checker.Decision{checker.Open, checker.Confirmed, checker.Dismissed, checker.Unsure}), 0, 4).Draw(t, "findings"),
		Hints:   rapid.IntRange(0, 3).Draw(t, "hints"),
	}
}

// For any conventions: the parts make the whole, the sum over communes is the total, nothing is lost, the bounds hold.
func TestTallyAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := rapid.SliceOfN(rapid.Custom(record), 0, 60).Draw(t, "records")
		tally := checker.Count(records, "2020-01-01")
		var sum checker.Row
		for _, row := range append(tally.Rows, tally.Total) {
			if row.Conventions != row.Compliant+row.NonCompliant+row.Undetermined {
				t.Fatalf("verdicts do not add up: %+v", row)
			}
			if row.Undetermined != row.Flagged+row.Unsure+row.Doubtful+row.Unreadable {
				t.Fatalf("grounds do not add up: %+v", row)
			}
			low, ok := row.Lowest.Percent()
			high, _ := row.Highest.Percent()
			if ok != (row.Conventions > 0) || low < 0 || high > 100 || low > high {
				t.Fatalf("bounds: %v to %v: %+v", low, high, row)
			}
		}
		for _, row := range tally.Rows {
			sum.Conventions += row.Conventions
			sum.Compliant += row.Compliant
			sum.NonCompliant += row.NonCompliant
			sum.Findings += row.Findings
			sum.Drafts += row.Drafts
		}
		total := tally.Total
		if sum.Conventions != total.Conventions || sum.Compliant != total.Compliant || sum.NonCompliant != total.NonCompliant ||
			sum.Findings != total.Findings || sum.Drafts != total.Drafts {
			t.Fatalf("the rows sum to %+v, the total is %+v", sum, total)
		}
		if total.Conventions+total.Drafts+tally.Later != len(records) {
			t.Fatalf("%d records, but %d counted, %d drafts, %d later", len(records), total.Conventions, total.Drafts, tally.Later)
		}
	})
}

func TestShare(t *testing.T) {
	tests := map[string]struct {
		share   checker.Share
		reaches bool
		json    string
	}{
		"exactly the target":       {checker.Share{Part: 19, Whole: 20}, true, `{"part":19,"whole":20,"percent":95}`},
		"a little less than it":    {checker.Share{Part: 9496, Whole: 10000}, false, `{"part":9496,"whole":10000,"percent":94.96}`},
		"all":                      {checker.Share{Part: 3, Whole: 3}, true, `{"part":3,"whole":3,"percent":100}`},
		"nothing to share, no 100": {checker.Share{}, false, `{"part":0,"whole":0,"percent":null}`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.share.Reaches(95); got != test.reaches {
				t.Errorf("reaches 95: got %v, want %v", got, test.reaches)
			}
			data, err := json.Marshal(test.share)
			if err != nil {
				t.Fatal(err)
			}
			if string(data) != test.json {
				t.Errorf("got %s, want %s", data, test.json)
			}
		})
	}
}
