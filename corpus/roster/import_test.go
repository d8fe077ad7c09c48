package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
)

func table(t testing.TB) *units.Table {
	t.Helper()
	table, err := units.Load()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func read(t testing.TB, known *roster.Roster, text string, options roster.Options) roster.Plan {
	t.Helper()
	sheets, err := sheet.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	plan, ok := roster.Read(sheets, table(t), known, options)
	if !ok {
		t.Fatal("no list of villages was found")
	}
	return plan
}

// made is the roster that a list without problems makes of an empty one.
func made(t testing.TB, text string) *roster.Roster {
	t.Helper()
	return after(t, roster.New(nil), text)
}

func after(t testing.TB, known *roster.Roster, text string) *roster.Roster {
	t.Helper()
	plan := read(t, known, text, roster.Options{})
	if len(plan.Problems) > 0 {
		t.Fatalf("problems: %+v", plan.Problems)
	}
	return known.Apply(plan)
}

// show writes villages as lines: ID | name | commune < former | from..to | predecessors | convention.
func show(villages []roster.Village) string {
	var b strings.Builder
	for _, v := range villages {
		fmt.Fprintf(&b, "%s | %s | %s", v.ID, v.Name, v.Commune.Code)
		if v.Former.Code != "" {
			fmt.Fprintf(&b, " < %s", v.Former.Code)
		}
		if v.From != "" || v.To != "" {
			fmt.Fprintf(&b, " | %s..%s", v.From, v.To)
		}
		if len(v.Predecessors) > 0 {
			fmt.Fprintf(&b, " | of %s", strings.Join(v.Predecessors, ", "))
		}
		if v.Convention != "" {
			fmt.Fprintf(&b, " | %s", v.Convention)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestLayouts(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"commune in each row": {
			"TT,Tên thôn,Xã\n1,Thôn Đồng Mây,Xã Tân Chi\n2,THÔN HẠ,xã Tân Chi\n",
			"09343-thon-dong-may | thôn Đồng Mây | 09343\n09343-thon-ha | thôn Hạ | 09343\n",
		},
		"old commune": {"Thôn,Xã\nThôn Hạ,Xã Lạc Vệ\n", "09343-thon-ha | thôn Hạ | 09343 < 09343\n"},
		"old commune of another code": {
			"Thôn,Xã mới,Xã cũ\nThôn Hạ,phường Tiền Phong,xã Song Khê\n", "07696-thon-ha | thôn Hạ | 07696 < 07705\n",
		},
		"old and new commune of one name": {
			"Thôn,Xã,Xã cũ\nThôn Hạ,Tân Chi,Tân Chi\n", "09343-thon-ha | thôn Hạ | 09343 < 09352\n",
		},
		"the old commune alone": {"Thôn,Xã cũ,Huyện\nThôn Hạ,Đồng Tiến,Hiệp Hòa\n", "07822-thon-ha | thôn Hạ | 07822 < 07816\n"},
		"code of today":         {"Thôn,Mã xã\nThôn Hạ,7696\n", "07696-thon-ha | thôn Hạ | 07696\n"},
		"code used again, with the old name": {
			"Thôn,Mã xã,Xã\nThôn Hạ,07696,Phường Đồng Sơn\n", "07696-thon-ha | thôn Hạ | 07696 < 07696\n",
		},
		"code and name of today": {"Thôn,Mã xã,Xã\nThôn Hạ,07696,Tiền Phong\n", "07696-thon-ha | thôn Hạ | 07696\n"},
		"headings": {
			"STT,Tên thôn\nI,XÃ TÂN CHI\n1,Thôn Hạ\nII,Phường Tiền Phong\n1,TDP số 2\n,Tổng cộng\n",
			"07696-to-dan-pho-so-2 | tổ dân phố số 2 | 07696\n09343-thon-ha | thôn Hạ | 09343\n",
		},
		"numbered columns":   {"TT,Thôn,Xã\n(1),(2),(3)\n1,Thôn Hạ,Tân Chi\n", "09343-thon-ha | thôn Hạ | 09343\n"},
		"type in a column":   {"Tên thôn,Loại,Xã\nBến Cốc,Tổ dân phố,P. Thuận Thành\n", "09400-to-dan-pho-ben-coc | tổ dân phố Bến Cốc | 09400\n"},
		"codes of their own": {"Mã thôn,Thôn,Xã\nTC-01,Thôn Hạ,Tân Chi\n", "TC-01 | thôn Hạ | 09343\n"},
		"convention or none": {
			"Thôn,Xã,Có hương ước quy ước\nThôn Hạ,Tân Chi,Có\nThôn Trung,Tân Chi,Chưa\nThôn Thượng,Tân Chi,\n",
			"09343-thon-ha | thôn Hạ | 09343 | yes\n09343-thon-thuong | thôn Thượng | 09343\n09343-thon-trung | thôn Trung | 09343 | no\n",
		},
		"merger": {
			"Thôn,Xã,Từ ngày,Sáp nhập từ\nThôn Đoài Hạ,Tân Chi,1/6/2026,Thôn Đoài; thôn Hạ\nThôn Trung,Tân Chi,,\n",
			"09343-thon-doai | thôn Đoài | 09343 | ..2026-05-31\n" +
				"09343-thon-doai-ha | thôn Đoài Hạ | 09343 | 2026-06-01.. | of 09343-thon-doai, 09343-thon-ha\n" +
				"09343-thon-ha | thôn Hạ | 09343 | ..2026-05-31\n09343-thon-trung | thôn Trung | 09343\n",
		},
		"merger under the name of one": {
			"Thôn,Xã,Từ ngày,Sáp nhập từ\nThôn Đoài,Tân Chi,1/6/2026,\"Thôn Đoài, Hạ\"\n",
			"09343-thon-doai | thôn Đoài | 09343 | 2026-06-01.. | of 09343-thon-doai-2, 09343-thon-ha\n" +
				"09343-thon-doai-2 | thôn Đoài | 09343 | ..2026-05-31\n09343-thon-ha | thôn Hạ | 09343 | ..2026-05-31\n",
		},
		"split in two": {
			"Thôn,Xã,Từ ngày,Tách từ\nThôn Đông,Tân Chi,1/6/2026,Thôn Trại\nThôn Tây,Tân Chi,1/6/2026,Thôn Trại\n",
			"09343-thon-dong | thôn Đông | 09343 | 2026-06-01.. | of 09343-thon-trai\n" +
				"09343-thon-tay | thôn Tây | 09343 | 2026-06-01.. | of 09343-thon-trai\n" +
				"09343-thon-trai | thôn Trại | 09343 | ..2026-05-31\n",
		},
		"a part split off": {
			"Thôn,Xã,Từ ngày,Tách từ\nThôn Trại,Tân Chi,,\nThôn Tây,Tân Chi,1/6/2026,Thôn Trại\n",
			"09343-thon-tay | thôn Tây | 09343 | 2026-06-01.. | of 09343-thon-trai\n09343-thon-trai | thôn Trại | 09343\n",
		},
		"merged, with rows of their own": {
			"Thôn,Xã,Từ ngày,Đến ngày,Sáp nhập từ\nThôn Đoài,Tân Chi,,31/5/2026,\nThôn Hạ,Tân Chi,,31/5/2026,\nThôn Đoài Hạ,Tân Chi,1/6/2026,,Thôn Đoài và thôn Hạ\n",
			"09343-thon-doai | thôn Đoài | 09343 | ..2026-05-31\n" +
				"09343-thon-doai-ha | thôn Đoài Hạ | 09343 | 2026-06-01.. | of 09343-thon-doai, 09343-thon-ha\n" +
				"09343-thon-ha | thôn Hạ | 09343 | ..2026-05-31\n",
		},
		"one name in two former communes": {
			"Thôn,Xã,Xã cũ\nThôn 1,Tân Chi,Lạc Vệ\nThôn 1,Tân Chi,Tân Chi\n",
			"09343-thon-1 | thôn 1 | 09343 < 09343\n09343-thon-1-2 | thôn 1 | 09343 < 09352\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, show(made(t, test.text).All())); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestProblemsByRow(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"no commune":           {"Thôn\nThôn Hạ\n", "2 no-commune Thôn Hạ"},
		"unknown commune":      {"Thôn,Xã\nThôn Hạ,Xã Ngọc Khánh Hạ\n", "2 unknown-commune Xã Ngọc Khánh Hạ"},
		"similar commune":      {"Thôn,Xã\nThôn Hạ,Xã Lệ Viên\n", "2 similar-commune Xã Lệ Viên: xã Lệ Viễn, huyện Sơn Động (07654)"},
		"ambiguous commune":    {"Thôn,Xã\nThôn Hạ,Đồng Tiến\n", "2 ambiguous-commune Đồng Tiến: xã Đồng Tiến, huyện Yên Thế (07243), xã Đồng Tiến, huyện Hiệp Hòa (07816)"},
		"code of nobody":       {"Thôn,Mã xã\nThôn Hạ,99999\n", "2 unknown-commune 99999"},
		"code of another name": {"Thôn,Mã xã,Xã\nThôn Hạ,07696,Tân Chi\n", "2 commune-code-name 07696: phường Tiền Phong (07696), phường Đồng Sơn, thành phố Bắc Giang (07696), Tân Chi"},
		"former elsewhere":     {"Thôn,Xã,Xã cũ\nThôn Hạ,Tân Chi,Song Khê\n", "2 former-commune Song Khê: phường Song Khê, thành phố Bắc Giang (07705)"},
		"no day":               {"Thôn,Xã,Từ ngày\nThôn Hạ,Tân Chi,31/2/2026\n", "2 date 31/2/2026"},
		"ends before":          {"Thôn,Xã,Từ ngày,Đến ngày\nThôn Hạ,Tân Chi,1/6/2026,1/5/2026\n", "2 date-order 1/5/2026"},
		"twice":                {"Thôn,Xã\nThôn Hạ,Tân Chi\nThôn Trung,Tân Chi\nthôn hạ,Tân Chi\n", "4 twice thôn hạ: 2"},
		"one own code twice":   {"Mã thôn,Thôn,Xã\n1,Thôn Hạ,Tân Chi\n1,Thôn Trung,Tân Chi\n", "3 village-code thôn Trung: 2"},
		"no day of the merger": {"Thôn,Xã,Sáp nhập từ\nThôn Hạ,Tân Chi,Thôn Đoài\n", "2 predecessor-undated Thôn Đoài"},
		"one of two parents": {
			"Thôn,Xã,Xã cũ,Từ ngày,Sáp nhập từ\nThôn 1,Tân Chi,Lạc Vệ,,\nThôn 1,Tân Chi,Tân Chi,,\nThôn Hạ,Tân Chi,,1/6/2026,Thôn 1\n",
			"4 predecessor Thôn 1: 09343-thon-1, 09343-thon-1-2",
		},
		"neither yes nor no": {"Thôn,Xã,Có hương ước\nThôn Hạ,Tân Chi,đang soạn\n", "2 convention đang soạn"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range read(t, roster.New(nil), test.text, roster.Options{}).Problems {
				line := fmt.Sprintf("%d %s %s", p.Row, p.Code, p.Value)
				if len(p.Other) > 0 {
					line += ": " + strings.Join(p.Other, ", ")
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestReadAgain(t *testing.T) {
	first := made(t, "Thôn,Xã\nThôn Hạ,Tân Chi\nThôn Trung,Tân Chi\nThôn Đoài,Tân Chi\nThôn Bãi,Tiền Phong\n")
	plan := read(t, first, "Thôn,Xã,Từ ngày,Sáp nhập từ,Có hương ước\nThôn Hạ,Tân Chi,1/6/2026,Thôn Hạ; Thôn Đoài,Có\nThôn Trung,Tân Chi,,,\nThôn Mới,Tân Chi,,,\n", roster.Options{})
	if len(plan.Problems) > 0 {
		t.Fatal(plan.Problems)
	}
	if diff := cmp.Diff("09343-thon-ha-2 | thôn Hạ | 09343 | 2026-06-01.. | of 09343-thon-doai, 09343-thon-ha | yes\n09343-thon-moi | thôn Mới | 09343\n", showSorted(plan.Added)); diff != "" {
		t.Errorf("added (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("09343-thon-doai | thôn Đoài | 09343 | ..2026-05-31\n09343-thon-ha | thôn Hạ | 09343 | ..2026-05-31\n", show(plan.Changed)); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
	if plan.Same != 1 || len(plan.Missing) != 0 {
		t.Errorf("%d the same, %d missing", plan.Same, len(plan.Missing))
	}
	now := first.Apply(plan)
	again := read(t, now, "Thôn,Xã\nThôn Trung,Tân Chi\nThôn Mới,Tân Chi\n", roster.Options{})
	if len(again.Added)+len(again.Changed) != 0 || again.Same != 2 {
		t.Errorf("the same list again: %+v", again)
	}
	if diff := cmp.Diff("09343-thon-ha-2 | thôn Hạ | 09343 | 2026-06-01.. | of 09343-thon-doai, 09343-thon-ha | yes\n", show(again.Missing)); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if got := show(now.Successors("09343-thon-doai")); !strings.HasPrefix(got, "09343-thon-ha-2") {
		t.Errorf("successors: %s", got)
	}
	var onDay []string
	for _, v := range now.On("2026-05-31") {
		onDay = append(onDay, v.ID)
	}
	if diff := cmp.Diff([]string{"07696-thon-bai", "09343-thon-doai", "09343-thon-ha", "09343-thon-moi", "09343-thon-trung"}, onDay); diff != "" {
		t.Errorf("on the day before the merger (-want +got):\n%s", diff)
	}
}

func showSorted(villages []roster.Village) string { return show(roster.New(villages).All()) }

func TestOptions(t *testing.T) {
	plan := read(t, roster.New(nil), "Đơn vị,Ghi chú\nThôn Hạ,x\n", roster.Options{Commune: "xã Tân Chi", Titles: map[string]string{"village": "Đơn vị"}})
	if diff := cmp.Diff("09343-thon-ha | thôn Hạ | 09343\n", show(plan.Added)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ghi chú"}, plan.Ignored); diff != "" {
		t.Errorf("ignored (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]roster.Found{{ID: "village", Title: "Đơn vị"}}, plan.Columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

// A list that names the commune of after a merger is about the villages that were entered under its parts.
func TestListAfterAMergerOfCommunes(t *testing.T) {
	before := table(t)
	a, _ := before.Find("09343", "")
	b, _ := before.Find("07696", "")
	merged, err := before.With([]units.Commune{ended(a, "90001"), ended(b, "90001"), {Code: "90001", Type: "xã", Name: "Gộp", Province: a.Province, From: "2027-01-01"}})
	if err != nil {
		t.Fatal(err)
	}
	known := made(t, "Thôn,Xã\nThôn Hạ,Tân Chi\nThôn Bãi,Tiền Phong\nThôn Trại,Tiền Phong\n")
	sheets, err := sheet.Read([]byte("Thôn,Xã\nThôn Hạ,Xã Gộp\nThôn Bãi,Xã Gộp\nThôn Mới,Xã Gộp\n"))
	if err != nil {
		t.Fatal(err)
	}
	plan, _ := roster.Read(sheets, merged, known, roster.Options{})
	if len(plan.Problems) > 0 || len(plan.Changed) > 0 || plan.Same != 2 {
		t.Errorf("problems %+v, changed %+v, %d the same", plan.Problems, plan.Changed, plan.Same)
	}
	if diff := cmp.Diff("90001-thon-moi | thôn Mới | 90001\n", show(plan.Added)); diff != "" {
		t.Errorf("added (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("07696-thon-trai | thôn Trại | 07696\n", show(plan.Missing)); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if place, ok := plan.Missing[0].Place(merged, ""); !ok || place.Code != "90001" {
		t.Errorf("the place now is %+v", place)
	}
}
