package checker_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

func TestAdvise(t *testing.T) {
	pack, err := rules.Embedded("warnings")
	if err != nil {
		t.Fatal(err)
	}
	adviser, err := checker.NewAdviser(pack)
	if err != nil {
		t.Fatal(err)
	}
	clause := func(zone corpus.Zone, citation, text string) corpus.Clause {
		return corpus.Clause{Zone: zone, Citation: citation, Text: text}
	}
	doc := &corpus.Document{Clauses: []corpus.Clause{
		clause(corpus.ZoneBasis, "phần căn cứ, đoạn 1", "Căn cứ Quyết định số 22/2018/QĐ-TTg của Thủ tướng Chính phủ;"),
		clause(corpus.ZoneBody, "Điều 1", "Nam, nữ bình đẳng trong mọi việc của thôn."),
		clause(corpus.ZoneBody, "Điều 2", "Ai thả rông trâu bò bị phạt 200.000 đồng."),
		clause(corpus.ZoneBody, "Điều 3", "Gia đình sinh con thứ ba không được xét gia đình văn hóa."),
		clause(corpus.ZoneBody, "Điều 4", "Mỗi hộ góp ba công một năm."),
	}}
	for _, c := range []struct {
		name string
		on   corpus.Date
		want []string
	}{
		{"today", "2026-11-29", []string{"W6 phần căn cứ, đoạn 1", "W2 Điều 2", "W3 Điều 3", "W5 "}},
		{"before the law on population", "2026-06-30", []string{"W6 phần căn cứ, đoạn 1", "W2 Điều 2", "W5 "}},
		{"no day", "", []string{"W6 phần căn cứ, đoạn 1", "W2 Điều 2", "W3 Điều 3", "W5 "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, w := range adviser.Advise(doc, c.on) {
				got = append(got, w.Code+" "+w.Address)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestAdviserTakesNoFindings(t *testing.T) {
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := checker.NewAdviser(pack); err == nil {
		t.Error("a pack of findings gives warnings")
	}
}
