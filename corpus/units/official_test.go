package units_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// The layout of the statistics office's table of conversion: two rows of header, a row that heads each province, codes in
// brackets behind names, and a remark that tells what was taken over.
const conversion = `Đơn vị hành chính từ ngày 01/7/2025,,,Đơn vị hành chính trước ngày 01/7/2025,,,,,
"Tỉnh, thành phố",Tên Xã mới,Mã Xã mới,Tên Xã cũ,Mã Xã cũ,Ghi chú,Quận/huyện,Tỉnh cũ,
THÀNH PHỐ HÀ NỘI  ,,,,,,,,
Thành phố Hà Nội (01),Phường Ba Đình,00004,Phường Trúc Bạch,00004,Nhập toàn bộ,Quận Ba Đình (001),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Ba Đình,00004,Phường Ngọc Hà,00016,Nhập một phần,Quận Ba Đình (001),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Ba Đình,00004,Phường Thụy Khuê,00112,Nhập một phần diện tích,Quận Tây Hồ (003),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Ngọc Hà,8,Phường Ngọc Hà,00016,Nhập một phần,Quận Ba Đình (001),Thành phố Hà Nội (01),
Thành phố Hà Nội (01),Phường Tây Hồ,00103,Phường Thụy Khuê,00112,"Nhập một phần diện tích, toàn bộ dân số",Quận Tây Hồ (003),Thành phố Hà Nội (01),
`

func official(t *testing.T, text string, from corpus.Date) (units.Import, bool, error) {
	t.Helper()
	sheets, err := sheet.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return units.ReadOfficial(sheets, from, "Nghị quyết 1656/NQ-UBTVQH15")
}

func TestConversionTable(t *testing.T) {
	imported, ok, err := official(t, conversion, "")
	if err != nil || !ok || imported.Layout != units.LayoutConversion || len(imported.Problems) > 0 {
		t.Fatalf("layout %q, found %t, problems %v, error %v", imported.Layout, ok, imported.Problems, err)
	}
	table, err := load(t).With(imported.Communes)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(table.Communes()); got != 99+313+6 {
		t.Errorf("%d units, want 418", got)
	}
	whole, _ := table.Find("00112", "2020-01-01")
	want := units.Commune{
		Code: "00112", Name: "Thụy Khuê", Type: "phường", District: "quận Tây Hồ", Province: "thành phố Hà Nội",
		To: "2025-06-30", Into: "00103", Law: "Nghị quyết 1656/NQ-UBTVQH15",
	}
	if diff := cmp.Diff(want, whole); diff != "" {
		t.Errorf("all its people went into one unit (-want +got):\n%s", diff)
	}
	for _, test := range []struct {
		name, commune, province string
		on                      corpus.Date
		want                    string
		exact                   bool
	}{
		{"merged", "phường Trúc Bạch", "Hà Nội", "", "Ba Đình 00004", true},
		{"divided", "phường Ngọc Hà", "thành phố Hà Nội", "2019-01-01", "Ba Đình 00004, Ngọc Hà 00008", false},
		{"of today", "phường Ngọc Hà", "thành phố Hà Nội", "2025-09-01", "Ngọc Hà 00008", true},
		{"land without people", "phường Thụy Khuê", "", "", "Tây Hồ 00103", true},
		{"the table that was there", "xã Lạc Vệ", "", "", "Tân Chi 09343", true},
		{"another province", "phường Trúc Bạch", "tỉnh Bắc Ninh", "", "Ba Đình 00004", false},
		{"a province of neither", "phường Trúc Bạch", "tỉnh Thanh Hóa", "", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := table.Resolve(test.commune, "", test.province, test.on)
			if diff := cmp.Diff(test.want, strings.Join(named(got), ", ")); diff != "" || got.Exact != test.exact {
				t.Errorf("exact %t, want %t; (-want +got):\n%s", got.Exact, test.exact, diff)
			}
		})
	}
}

func TestListOfToday(t *testing.T) {
	const text = "Mã,Tên,Tên Tiếng Anh,Cấp,Số Nghị định,Tỉnh / Thành Phố\n4,Phường Ba Đình,,Phường,1656/NQ-UBTVQH15 ngày 16/06/2025,Thành phố Hà Nội\n" +
		"31795,Côn Đảo,,Đặc khu,1685/NQ-UBTVQH15,Thành phố Hồ Chí Minh\n"
	if _, ok, err := official(t, text, ""); !ok || !errors.Is(err, units.ErrNoDay) {
		t.Errorf("found %t, error %v", ok, err)
	}
	imported, ok, err := official(t, text, "2025-07-01")
	if err != nil || !ok || len(imported.Problems) > 0 {
		t.Fatalf("found %t, problems %v, error %v", ok, imported.Problems, err)
	}
	want := []units.Commune{
		{Code: "00004", Name: "Ba Đình", Type: "phường", Province: "thành phố Hà Nội", From: "2025-07-01", Law: "Nghị quyết 1656/NQ-UBTVQH15"},
		{Code: "31795", Name: "Côn Đảo", Type: "đặc khu", Province: "thành phố Hồ Chí Minh", From: "2025-07-01", Law: "Nghị quyết 1656/NQ-UBTVQH15"},
	}
	if diff := cmp.Diff(want, imported.Communes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOfficialProblems(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"a list of before 1/7/2025": {
			"Tỉnh Thành Phố,Mã TP,Quận Huyện,Mã QH,Phường Xã,Mã PX,Cấp,Tên Tiếng Anh\nThành phố Hà Nội,01,Quận Ba Đình,001,Phường Phúc Xá,00001,Phường,\n",
			"2 unit-district",
		},
		"no code":          {"Mã,Tên,Tỉnh\nA1,Xã Một,Tỉnh X\n", "2 unit-code"},
		"no type":          {"Mã,Tên,Tỉnh\n1,Một,Tỉnh X\n", "2 unit-name"},
		"two of a code":    {"Mã,Tên,Tỉnh\n1,Xã Một,Tỉnh X\n1,Xã Hai,Tỉnh X\n", "3 unit-conflict"},
		"a day that isn't": {"code,type,name,province,from,to,into\n1,xã,A,tỉnh X,31/2/2020,,\n", "2 unit-date"},
	} {
		t.Run(name, func(t *testing.T) {
			imported, ok, err := official(t, test.text, "2025-07-01")
			if err != nil || !ok || len(imported.Problems) != 1 {
				t.Fatalf("found %t, problems %v, error %v", ok, imported.Problems, err)
			}
			if p := imported.Problems[0]; test.want != string(rune('0'+p.Row))+" "+p.Code {
				t.Errorf("got row %d: %s, want %s", p.Row, p.Code, test.want)
			}
		})
	}
	if _, ok, _ := official(t, "Tên thôn,Xã\nThôn Hạ,Xã Lạc Vệ\n", ""); ok {
		t.Error("a list of villages was taken for one of communes")
	}
}

// A province may be rearranged again: the chain from the oldest unit leads to that of today, and in between to that of its
// day.
func TestSuccessionInSteps(t *testing.T) {
	const text = `code,type,name,district,province,from,to,into,law
90001,xã,Sông Hạ,huyện Sông,tỉnh Mẫu,,2025-06-30,90010,NQ 1
90002,xã,Sông Thượng,huyện Sông,tỉnh Mẫu,,2025-06-30,90010,NQ 1
90010,xã,Sông,,tỉnh Mẫu,2025-07-01,2026-12-31,90010;90020,NQ 2
90010,phường,Sông,,tỉnh Mẫu,2027-01-01,,,NQ 2
90020,phường,Núi,,tỉnh Mẫu,2027-01-01,,,NQ 2
`
	imported, ok, err := official(t, text, "")
	if err != nil || !ok || len(imported.Problems) > 0 {
		t.Fatalf("found %t, problems %v, error %v", ok, imported.Problems, err)
	}
	table, err := load(t).With(imported.Communes)
	if err != nil {
		t.Fatal(err)
	}
	ref := units.Ref{Code: "90001"}
	names := func(list []units.Commune) string {
		var titles []string
		for _, c := range list {
			titles = append(titles, c.Title()+" "+string(c.From))
		}
		return strings.Join(titles, ", ")
	}
	for day, want := range map[corpus.Date]string{
		"2020-01-01": "xã Sông Hạ ", "2026-01-01": "xã Sông 2025-07-01", "": "phường Sông 2027-01-01, phường Núi 2027-01-01",
		"2026-12-31": "xã Sông 2025-07-01", "2027-01-01": "phường Sông 2027-01-01, phường Núi 2027-01-01",
	} {
		if got := names(table.Holders(ref, day)); got != want {
			t.Errorf("on %q: %s, want %s", day, got, want)
		}
	}
	if got := names(table.Successors(ref)); got != "xã Sông 2025-07-01" {
		t.Errorf("successors: %s", got)
	}
	if got := names(table.Predecessors("90020")); got != "xã Sông Hạ , xã Sông Thượng , xã Sông 2025-07-01" {
		t.Errorf("predecessors: %s", got)
	}
	if c, ok := table.Get(units.Ref{Code: "90010", From: "2025-07-01"}); !ok || c.Type != "xã" {
		t.Errorf("got %v", c)
	}
	if got := table.Successors(units.Ref{Code: "90020", From: "2027-01-01"}); len(got) != 0 {
		t.Errorf("a unit of today has the successors %v", got)
	}
}

// Every old unit of the table leads to exactly one of today, and a code finds the unit of its day.
func TestCodesByDay(t *testing.T) {
	table := load(t)
	before, _ := table.Find("07696", "2020-01-01")
	now, _ := table.Find("07696", "2025-07-01")
	today, _ := table.Find("07696", "")
	if before.Title() != "phường Đồng Sơn" || now.Title() != "phường Tiền Phong" || today != now {
		t.Errorf("%s, then %s, today %s", before.Title(), now.Title(), today.Title())
	}
	if _, ok := table.Find("99999", ""); ok {
		t.Error("found a code that is none")
	}
	for _, c := range table.Communes() {
		if holders := table.Holders(c.Ref(), ""); len(holders) != 1 || holders[0].To != "" {
			t.Errorf("%s (%s) leads to %v", c.Title(), c.Code, holders)
		}
		if c.Law == "" {
			t.Errorf("%s (%s) has no legal source", c.Title(), c.Code)
		}
	}
}
