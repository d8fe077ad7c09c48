package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// TestSiblings reads articles and points that stand side by side: one rule in two clauses.
func TestSiblings(t *testing.T) {
	m := genderMatcher(t)
	article := func(number, text string) corpus.Clause {
		return corpus.Clause{Zone: corpus.ZoneBody, Address: corpus.Address{{Level: corpus.LevelArticle, Number: number}}, Text: text}
	}
	for _, c := range []struct {
		name    string
		clauses []corpus.Clause
		want    []bool // flagged
	}{
		{"one pays, the other is let off", []corpus.Clause{
			article("12", "Con trai đủ mười tám tuổi đóng quỹ đình 500.000 đồng."),
			article("13", "Con gái được miễn đóng quỹ đình."),
		}, []bool{true, true}},
		{"with an article between", []corpus.Clause{
			article("12", "Con trai đủ mười tám tuổi đóng quỹ đình 500.000 đồng."),
			article("13", "Tiền đóng trước rằm tháng Giêng."),
			article("14", "Con gái được miễn đóng quỹ đình."),
		}, []bool{true, false, true}},
		{"the same for both", []corpus.Clause{
			article("12", "Con trai đủ mười tám tuổi đóng quỹ đình 500.000 đồng."),
			article("13", "Con gái đủ mười tám tuổi đóng quỹ đình 500.000 đồng."),
		}, []bool{false, false}},
		{"of different parents, and no rule", []corpus.Clause{
			{Zone: corpus.ZoneBody, Address: corpus.Address{{Level: corpus.LevelArticle, Number: "1"}, {Level: corpus.LevelClause, Number: "1"}}, Text: "Mẹ liệt sĩ được thôn tặng quà."},
			{Zone: corpus.ZoneBody, Address: corpus.Address{{Level: corpus.LevelArticle, Number: "2"}, {Level: corpus.LevelClause, Number: "1"}}, Text: "Cha liệt sĩ được thôn thăm hỏi."},
		}, []bool{false, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []bool
			for _, hits := range m.MatchDocument(c.clauses) {
				flagged := false
				for _, h := range hits {
					flagged = flagged || h.Confidence != rules.Hint
				}
				got = append(got, flagged)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("flagged (-want +got)\n%s", diff)
			}
		})
	}
}
