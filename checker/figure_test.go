package checker_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// inputs are any roster, files and log: villages in six communes, files of conventions in several versions and states,
// decisions of two people, life events and sign-offs.
func inputs(t *rapid.T) checker.Inputs {
	var in checker.Inputs
	for i := range rapid.IntRange(0, 12).Draw(t, "villages") {
		in.Villages = append(in.Villages, checker.Village{
			ID: fmt.Sprintf("v%d", i), Name: fmt.Sprintf("thôn %d", i), Commune: commune(t), Province: "tỉnh Bắc Ninh", Today: "tỉnh Bắc Ninh",
			None: rapid.IntRange(0, 5).Draw(t, "none") == 0,
		})
	}
	for i := range rapid.IntRange(0, 25).Draw(t, "papers") {
		in.Papers = append(in.Papers, paper(t, i, len(in.Villages)))
	}
	in.Events = events(t)
	return in
}

func commune(t *rapid.T) checker.Commune {
	n := rapid.IntRange(0, 5).Draw(t, "commune")
	return checker.Commune{Code: fmt.Sprintf("0900%d", n), Name: fmt.Sprintf("xã %d", n)}
}

func paper(t *rapid.T, i, villages int) checker.Paper {
	day := rapid.SampledFrom([]corpus.Date{"", "2005-06-01", "2019-06-01", "2026-06-01"})
	p := checker.Paper{
		Path: fmt.Sprintf("/%d.docx", i), SHA256: fmt.Sprintf("%064d", i), Text: fmt.Sprintf("text %d", rapid.IntRange(0, 9).Draw(t, "text")),
		Status: rapid.SampledFrom([]corpus.Status{corpus.StatusRead, corpus.StatusRead, corpus.StatusDoubtful, corpus.StatusUnreadable}).Draw(t, "status"),
		Key:    fmt.Sprintf("k%d", rapid.IntRange(0, 7).Draw(t, "key")), Village: "thôn A", Commune: commune(t), District: "huyện Tiên Du",
		Province: "tỉnh Bắc Ninh", Today: "tỉnh Bắc Ninh", Adopted: day.Draw(t, "adopted"), Draft: rapid.IntRange(0, 9).Draw(t, "draft") == 0,
		Signs: []checker.Sign{},
	}
	if rapid.Bool().Draw(t, "recognised") {
		p.Recognition = corpus.Recognition{Number: "1/QĐ-UBND", Date: day.Draw(t, "recognised on")}
	}
	if villages > 0 && rapid.Bool().Draw(t, "attached") {
		p.Villages = []string{fmt.Sprintf("v%d", rapid.IntRange(0, villages-1).Draw(t, "village"))}
	}
	for _, f := range rapid.SliceOfNDistinct(rapid.IntRange(0, 6), 0, 4, rapid.ID).Draw(t, "signs") {
		p.Signs = append(p.Signs, checker.Sign{Finding: fmt.Sprintf("f%d", f), Rule: "r", Hint: f == 6})
	}
	return p
}

func events(t *rapid.T) []checker.Event {
	var list []checker.Event
	for i := range rapid.IntRange(0, 15).Draw(t, "events") {
		e := checker.Event{Book: "b", Seq: int64(i + 1), At: start, Actor: rapid.SampledFrom([]string{"An", "Bình"}).Draw(t, "actor")}
		key := fmt.Sprintf("k%d", rapid.IntRange(0, 7).Draw(t, "key"))
		switch rapid.IntRange(0, 3).Draw(t, "act") {
		case 0:
			e.Act, e.Items = checker.ActConclude, []checker.Item{{Convention: key, Text: fmt.Sprintf("text %d", rapid.IntRange(0, 9).Draw(t, "text"))}}
		case 1:
			e.Act, e.Items = checker.ActLife, []checker.Item{{Convention: key}}
			e.Life = &checker.Life{
				Kind: rapid.SampledFrom(checker.LifeKinds()).Draw(t, "kind"), On: rapid.SampledFrom([]corpus.Date{"2018-01-01", "2024-01-01"}).Draw(t, "on"),
				Findings: []string{"f1"},
			}
		default:
			e.Act, e.Reason = checker.ActDecide, checker.ReasonMeaning
			e.Decision = rapid.SampledFrom([]checker.Decision{checker.Confirmed, checker.Dismissed, checker.Unsure}).Draw(t, "decision")
			e.Items = []checker.Item{{Finding: fmt.Sprintf("f%d", rapid.IntRange(0, 6).Draw(t, "finding"))}}
		}
		s, _, err := checker.Seal(e)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

func definition(t *rapid.T) checker.Definition {
	d := checker.Define(rapid.SampledFrom([]corpus.Date{"2010-01-01", "2020-01-01", "2026-11-15"}).Draw(t, "as of"))
	d.Basis = rapid.SampledFrom([]checker.Basis{checker.BasisBoth, checker.BasisConcluded}).Draw(t, "basis")
	d.By = rapid.SampledFrom(checker.Groupings()).Draw(t, "by")
	d.WithoutUnrecognised, d.WithoutSuspended = rapid.Bool().Draw(t, "recognised only"), rapid.Bool().Draw(t, "without suspended")
	d.WithoutMissing, d.WithRefused = rapid.Bool().Draw(t, "without missing"), rapid.Bool().Draw(t, "with refused")
	return d
}

// For any inputs and definition: the parts make the whole, the figure keeps within its bounds, the sum over the rows is the
// total, and no convention is lost.
func TestTallyAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, d := inputs(t), definition(t)
		records := in.Records()
		tally := checker.Count(records, in.Villages, d)
		for _, row := range append(slices.Clone(tally.Rows), tally.Total) {
			addsUp(t, row, d)
		}
		sum := checker.Row{}
		for _, row := range tally.Rows {
			plus(&sum, row)
		}
		if d.By == checker.ByYear {
			sum.Villages, sum.Covered = tally.Total.Villages, tally.Total.Covered // a year has no villages
		}
		if diff := cmp.Diff(counts(tally.Total), counts(sum)); diff != "" {
			t.Fatalf("total (-) and sum of the rows (+):\n%s", diff)
		}
		if n := tally.Total.Conventions + tally.Total.Drafts + tally.Total.LeftOut + tally.Later; n != len(records) {
			t.Fatalf("%d records, of which %d are accounted for", len(records), n)
		}
	})
}

func addsUp(t *rapid.T, row checker.Row, d checker.Definition) {
	numerator := row.Screened + row.Concluded
	if d.Basis == checker.BasisConcluded {
		numerator = row.Concluded
	}
	for name, ok := range map[string]bool{
		"verdicts":    row.Conventions == row.Compliant+row.NonCompliant+row.Undetermined,
		"grounds":     row.Undetermined == row.Pending+row.Doubtful+row.Unreadable+row.Missing,
		"pending":     row.Pending == row.Flagged+row.Partly+row.Unsure+row.Disputed+row.Unsigned,
		"bases":       row.Compliant == numerator,
		"recognition": row.Conventions == row.Recognised+row.Unrecognised+row.Missing,
		"villages":    row.Covered <= row.Villages,
		"bounds":      row.Lowest.Part <= row.Share.Part && row.Share.Part <= row.Highest.Part && row.Highest.Part <= row.Highest.Whole,
		"wholes":      row.Share.Whole == row.Conventions && row.Lowest.Whole == row.Conventions && row.Highest.Whole == row.Conventions,
	} {
		if !ok {
			t.Fatalf("%s do not add up: %+v", name, row)
		}
	}
}

// counts are the counts of a row, in its order.
func counts(r checker.Row) []int {
	return []int{
		r.Villages, r.Covered, r.Conventions, r.Recognised, r.Unrecognised, r.Compliant, r.Screened, r.Concluded, r.NonCompliant, r.Undetermined,
		r.Flagged, r.Partly, r.Unsure, r.Disputed, r.Unsigned, r.Doubtful, r.Unreadable, r.Missing, r.Amended, r.SuspendedPart, r.SuspendedWhole,
		r.AnnulledPart, r.AnnulledWhole, r.Refused, r.Replaced, r.LeftOut, r.Findings, r.Hints, r.Drafts, r.Undated,
	}
}

func plus(sum *checker.Row, r checker.Row) {
	for i, field := range []*int{
		&sum.Villages, &sum.Covered, &sum.Conventions, &sum.Recognised, &sum.Unrecognised, &sum.Compliant, &sum.Screened, &sum.Concluded, &sum.NonCompliant,
		&sum.Undetermined, &sum.Flagged, &sum.Partly, &sum.Unsure, &sum.Disputed, &sum.Unsigned, &sum.Doubtful, &sum.Unreadable, &sum.Missing, &sum.Amended,
		&sum.SuspendedPart, &sum.SuspendedWhole, &sum.AnnulledPart, &sum.AnnulledWhole, &sum.Refused, &sum.Replaced, &sum.LeftOut, &sum.Findings, &sum.Hints,
		&sum.Drafts, &sum.Undated,
	} {
		*field += counts(r)[i]
	}
}

// A merger of communes changes no sum of the province; nor does the order of files, villages and entries.
func TestMergersChangeNoSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, d := inputs(t), definition(t)
		before := checker.Count(in.Records(), in.Villages, d).Total
		into := commune(t)
		gone := commune(t)
		merged := in
		merged.Papers, merged.Villages = slices.Clone(in.Papers), slices.Clone(in.Villages)
		for i := range merged.Papers {
			if merged.Papers[i].Commune == gone {
				merged.Papers[i].Commune = into
			}
		}
		for i := range merged.Villages {
			if merged.Villages[i].Commune == gone {
				merged.Villages[i].Commune = into
			}
		}
		merged.Events = rapid.Permutation(in.Events).Draw(t, "entries")
		merged.Papers = rapid.Permutation(merged.Papers).Draw(t, "files")
		merged.Villages = rapid.Permutation(merged.Villages).Draw(t, "roster")
		after := checker.Count(merged.Records(), merged.Villages, d).Total
		if diff := cmp.Diff(before, after); diff != "" {
			t.Fatalf("total before (-) and after the merger (+):\n%s", diff)
		}
	})
}

// Whoever counts the findings marked as counted comes to the tally's number, those apart that are held without being flagged.
func TestCountings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, d := inputs(t), definition(t)
		n := 0
		for i, countings := range in.Countings(d) {
			if len(countings) != len(in.Papers[i].Signs) {
				t.Fatalf("file %d: %d findings, %d are told of", i, len(in.Papers[i].Signs), len(countings))
			}
			for _, how := range countings {
				if how == checker.CountedYes {
					n++
				}
			}
		}
		if total := checker.Count(in.Records(), in.Villages, d).Total.Findings; n != total {
			t.Fatalf("%d findings are marked as counted, the tally says %d", n, total)
		}
	})
}
