package checker_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// in is a convention of a commune whose only text was adopted on a day.
func in(c checker.Commune, adopted corpus.Date, state corpus.Status, decisions ...checker.Decision) checker.Record {
	r := text([]corpus.Status{state}, decisions...)
	r.Commune, r.Versions[0].Adopted = c, adopted
	return r
}

func TestCountByHand(t *testing.T) {
	tanChi := checker.Commune{Code: "09343", Name: "xã Tân Chi"}
	anLac := checker.Commune{Code: "07654", Name: "xã An Lạc"}
	hinted := in(tanChi, "2019-01-01", corpus.StatusRead, checker.Open, checker.Dismissed)
	hinted.Versions[0].Hints = []string{"h"}
	draft := in(tanChi, "", corpus.StatusRead)
	draft.Draft = true
	records := []checker.Record{
		in(tanChi, "2015-04-12", corpus.StatusRead), hinted, in(tanChi, "", corpus.StatusUnreadable), in(tanChi, "2026-12-01", corpus.StatusRead), draft,
		in(anLac, "", corpus.StatusRead, checker.Confirmed), in(checker.Commune{}, "2008-05-05", corpus.StatusDoubtful),
		{Commune: anLac, Covers: []string{"v2"}},
	}
	records[0].Covers, records[0].Versions[0].Decided = []string{"v1"}, true
	villages := []checker.Village{{ID: "v1", Commune: tanChi}, {ID: "v2", Commune: anLac}}
	got := checker.Count(records, villages, checker.Define("2026-11-15"))
	want := checker.Tally{
		AsOf: "2026-11-15", Later: 1, Definition: checker.Define("2026-11-15"), Log: checker.Genesis(),
		Rows: []checker.Row{
			{Commune: anLac, Villages: 1, Conventions: 2, Unrecognised: 1, Reviewed: 1, NonCompliant: 1, Undetermined: 1, Missing: 1, Findings: 1, Undated: 1,
				Share: share(0, 2), Lowest: share(0, 2), Highest: share(1, 2), OfReviewed: share(0, 1)},
			{Commune: tanChi, Villages: 1, Covered: 1, Conventions: 3, Recognised: 1, Unrecognised: 2, Reviewed: 1, Compliant: 1, Screened: 1, Undetermined: 2,
				Pending: 1, Partly: 1, Unreadable: 1, Findings: 2, Hints: 1, Drafts: 1, Undated: 1,
				Share: share(1, 3), Lowest: share(1, 3), Highest: share(3, 3), OfReviewed: share(1, 1)},
			{Conventions: 1, Unrecognised: 1, Undetermined: 1, Doubtful: 1, Share: share(0, 1), Lowest: share(0, 1), Highest: share(1, 1)},
		},
		Total: checker.Row{
			Villages: 2, Covered: 1, Conventions: 6, Recognised: 1, Unrecognised: 4, Reviewed: 2, Compliant: 1, Screened: 1, NonCompliant: 1,
			Undetermined: 4, Pending: 1, Partly: 1, Doubtful: 1, Unreadable: 1, Missing: 1, Findings: 3, Hints: 1, Drafts: 1, Undated: 2,
			Share: share(1, 6), Lowest: share(1, 6), Highest: share(5, 6), OfReviewed: share(1, 2),
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tally (-want +got):\n%s", diff)
	}
}

func share(part, whole int) checker.Share { return checker.Share{Part: part, Whole: whole} }

// Rows are in the order of the Vietnamese alphabet, not of code points.
func TestRowsInVietnameseOrder(t *testing.T) {
	var records []checker.Record
	for _, name := range []string{"xã Văn Môn", "xã Đông Cứu", "xã Ân", "phường Đa Mai", "", "xã An Lạc", "xã Dương Hưu"} {
		records = append(records, in(checker.Commune{Name: name}, "", corpus.StatusRead))
	}
	var got []string
	for _, row := range checker.Count(records, nil, checker.Define("2026-11-15")).Rows {
		got = append(got, row.Commune.Name)
	}
	want := []string{"phường Đa Mai", "xã An Lạc", "xã Ân", "xã Dương Hưu", "xã Đông Cứu", "xã Văn Môn", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
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
