package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/report"
)

func TestHits(t *testing.T) {
	d := fixture()
	known, unknown := d.Documents[0], d.Documents[7]
	unknown.Findings = nil
	hits := report.Hits([]index.Hit{
		{Document: known, Clause: corpus.Clause{Citation: "Điều 12, khoản 3, điểm b", Text: "đàn bà không được qua", Page: 2}},
		{Document: unknown, Clause: corpus.Clause{Citation: "đoạn 14", Text: "con gái"}},
	}, catalogue(t, "vi"))
	for i := range hits.Rows {
		if len(hits.Rows[i]) != len(hits.Columns) {
			t.Errorf("row %d: %d cells under %d titles", i, len(hits.Rows[i]), len(hits.Columns))
		}
	}
	for id, want := range map[string][]string{
		"commune": {"xã Tân Chi", "(chưa rõ xã, phường)"}, "address": {"Điều 12, khoản 3, điểm b", "đoạn 14"}, "page": {"2", ""},
		"clause": {"đàn bà không được qua", "con gái"}, "kind": {"K04 Vào đình, tế lễ, rước", ""},
		"file": {"01 kho/xã Tân Chi/Quy ước thôn Đồng Mây.docx", "08 kho//Quy ước bản quét.docx"},
	} {
		if diff := cmp.Diff(want, columnOf(t, hits, id)); diff != "" {
			t.Errorf("%s:\n%s", id, diff)
		}
	}
}

// A clause that two rules of one kind flag names the kind once.
func TestHitsNameAKindOnce(t *testing.T) {
	s := fixture().Documents[0]
	s.Findings = append(s.Findings, checker.Finding{Kind: "games-sport"})
	hits := report.Hits([]index.Hit{{Document: s}}, catalogue(t, "vi"))
	want := []string{"K04 Vào đình, tế lễ, rước; K06 Trò hội, thể thao"}
	if diff := cmp.Diff(want, columnOf(t, hits, "kind")); diff != "" {
		t.Error(diff)
	}
}
