package units_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/corpus/units"
)

func load(t *testing.T) *units.Table {
	t.Helper()
	table, err := units.Load()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func old(table *units.Table) []units.Commune {
	var all []units.Commune
	for _, c := range table.Today() {
		all = append(all, table.Predecessors(c.Code)...)
	}
	return all
}

func countBy(communes []units.Commune, key func(units.Commune) string) map[string]int {
	n := map[string]int{}
	for _, c := range communes {
		n[key(c)]++
	}
	return n
}

// The figures are those of Nghị quyết 1658/NQ-UBTVQH15.
func TestFiguresOfTheMerger(t *testing.T) {
	table := load(t)
	byType := func(c units.Commune) string { return c.Type }
	if diff := cmp.Diff(map[string]int{"xã": 66, "phường": 33}, countBy(table.Today(), byType)); diff != "" {
		t.Errorf("today (-want +got):\n%s", diff)
	}
	want := map[string]int{
		"tỉnh Bắc Giang xã": 143, "tỉnh Bắc Giang phường": 35, "tỉnh Bắc Giang thị trấn": 14,
		"tỉnh Bắc Ninh xã": 66, "tỉnh Bắc Ninh phường": 50, "tỉnh Bắc Ninh thị trấn": 5,
	}
	got := countBy(old(table), func(c units.Commune) string { return c.Province + " " + c.Type })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("before (-want +got):\n%s", diff)
	}
}

func TestCodesAreReused(t *testing.T) {
	table := load(t)
	before := map[string]units.Commune{}
	for _, c := range old(table) {
		if _, twice := before[c.Code]; twice {
			t.Errorf("code %s twice before the merger", c.Code)
		}
		before[c.Code] = c
	}
	got := map[string]int{}
	for _, c := range table.Today() {
		was, ok := before[c.Code]
		switch {
		case !ok:
			got["new code"]++
		case was.Name != c.Name:
			got["another name"]++
		case was.Type != c.Type:
			got["another type"]++
		default:
			got["the same"]++
		}
	}
	if diff := cmp.Diff(map[string]int{"the same": 40, "another type": 8, "another name": 51}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRowsAreWellFormed(t *testing.T) {
	table := load(t)
	for _, c := range append(table.Today(), old(table)...) {
		if len(c.Code) != 5 || strings.Trim(c.Code, "0123456789") != "" {
			t.Errorf("%s %s: code %q is not of five digits", c.Type, c.Name, c.Code)
		}
		if first := []rune(c.Name)[0]; !unicode.IsUpper(first) {
			t.Errorf("%s: name %q has no capital", c.Code, c.Name)
		}
		today := c.To == ""
		if today != (c.District == "") || today != (c.From == "2025-07-01") || !today && c.To != "2025-06-30" {
			t.Errorf("%s %s: district %q, from %q to %q", c.Type, c.Name, c.District, c.From, c.To)
		}
	}
	if n := len(countBy(old(table), func(c units.Commune) string { return c.District })); n != 18 {
		t.Errorf("%d districts before the merger, want 18", n)
	}
}

func TestResolve(t *testing.T) {
	table := load(t)
	for _, test := range []struct {
		name, commune, district, province string
		on                                corpus.Date
		want                              []string // "name code" of today
		exact                             bool
	}{
		{"old name", "xã Lạc Vệ", "huyện Tiên Du", "tỉnh Bắc Ninh", "2015-04-12", []string{"Tân Chi 09343"}, true},
		{"without type", "Lạc Vệ", "", "", "", []string{"Tân Chi 09343"}, true},
		{"without marks", "xa lac ve", "tien du", "bac ninh", "", []string{"Tân Chi 09343"}, true},
		{"capitals", "XÃ LẠC VỆ", "HUYỆN TIÊN DU", "TỈNH BẮC NINH", "", []string{"Tân Chi 09343"}, true},
		{"old or new", "xã Tân Chi", "", "", "", []string{"Tân Chi 09343"}, true},
		{"old, by its day", "xã Tân Chi", "huyện Tiên Du", "", "2010-01-01", []string{"Tân Chi 09343"}, true},
		{"new, by its day", "xã Tân Chi", "", "tỉnh Bắc Ninh", "2025-10-01", []string{"Tân Chi 09343"}, true},
		{"old name used later", "xã Lạc Vệ", "", "tỉnh Bắc Ninh", "2025-10-01", []string{"Tân Chi 09343"}, true},
		{"abbreviated type", "TT. Vôi", "H. Lạng Giang", "", "", []string{"Lạng Giang 07375"}, true},
		{"abbreviated type without space", "X.Tân Chi", "", "", "", []string{"Tân Chi 09343"}, true},
		{"the type changed since", "xã Trù Hựu", "huyện Lục Ngạn", "tỉnh Bắc Giang", "2003-01-01", []string{"Chũ 07525"}, true},
		{"tone place", "xã Phúc Hoà", "huyện Tân Yên", "", "", []string{"Phúc Hòa 07330"}, true},
		{"y and i", "xã Quí Sơn", "", "", "", []string{"Phượng Sơn 07612"}, true},
		{"decomposed", "xa\u0303 La\u0323c Ve\u0323\u0302", "", "", "", []string{"Tân Chi 09343"}, true},
		{"what text leaves around it", " xã Lạc Vệ, ", "", "", "", []string{"Tân Chi 09343"}, true},
		{"name that begins like a type", "Phượng Sơn", "", "", "", []string{"Phượng Sơn 07612"}, true},
		{"unmarked name that begins like a type", "phuong lieu", "", "", "", []string{"Phương Liễu 09265"}, true},
		{"unmarked type and name", "phuong nham bien", "", "", "", []string{"Yên Dũng 07681"}, true},

		{"two of one name", "xã Đồng Tiến", "", "tỉnh Bắc Giang", "", []string{"Xuân Lương 07246", "Hoàng Vân 07822"}, false},
		{"two of one name, with the district", "xã Đồng Tiến", "huyện Hiệp Hoà", "", "", []string{"Hoàng Vân 07822"}, true},
		{"two of one name, the other district", "xã Đồng Tiến", "Yên Thế", "", "", []string{"Xuân Lương 07246"}, true},
		{"two without marks", "dong son", "", "", "", []string{"Bố Hạ 07294", "Tiền Phong 07696"}, false},
		{"two without marks, with the type", "phuong dong son", "", "", "", []string{"Tiền Phong 07696"}, true},
		{"two without marks, with the province", "xa dong tien", "", "bac ninh", "2001-01-01", []string{"Yên Phong 09193"}, true},

		{"former district", "xã Song Khê", "huyện Yên Dũng", "tỉnh Bắc Giang", "2005-05-05", []string{"Tiền Phong 07696"}, true},
		{"former province", "xã Lạc Vệ", "huyện Tiên Sơn", "tỉnh Hà Bắc", "1995-01-01", []string{"Tân Chi 09343"}, true},
		{"another district", "xã Lạc Vệ", "huyện Sơn Động", "", "", []string{"Tân Chi 09343"}, false},
		{"the other province", "xã Lạc Vệ", "", "tỉnh Bắc Giang", "", []string{"Tân Chi 09343"}, false},
		{"another province", "xã Tân Chi", "", "tỉnh Thanh Hóa", "", nil, false},
		{"old name with the province of today", "xã Đào Mỹ", "", "tỉnh Bắc Ninh", "2026-01-01", []string{"Tiên Lục 07381"}, false},
		{"name of today in an old text", "xã Lục Nam", "", "", "2003-01-01", []string{"Lục Nam 07444"}, false},
		{"name of today with its old district", "xã Lục Nam", "huyện Lục Nam", "", "", []string{"Lục Nam 07444"}, true},
		{"name of a district that became another's", "phường Bắc Giang", "", "tỉnh Bắc Ninh", "", []string{"Bắc Giang 07210"}, true},

		{"wrong mark", "xã Lệ Viên", "huyện Sơn Động", "", "", []string{"An Lạc 07654"}, false},
		{"wrong letter", "xã Lạc Vẹn", "", "", "", []string{"Tân Chi 09343"}, false},
		{"some marks lost", "xã Lac Vệ", "", "", "", []string{"Tân Chi 09343"}, false},
		{"unknown", "xã Ngọc Khánh Hạ", "", "", "", nil, false},
		{"nothing", "", "huyện Tiên Du", "", "", nil, false},
		{"type alone", "xã", "", "", "", nil, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := table.Resolve(test.commune, test.district, test.province, test.on)
			if diff := cmp.Diff(test.want, named(got)); diff != "" || got.Exact != test.exact {
				t.Errorf("exact %t, want %t; (-want +got):\n%s", got.Exact, test.exact, diff)
			}
		})
	}
}

func named(m units.Match) []string {
	var names []string
	for _, c := range m.Today {
		names = append(names, c.Name+" "+c.Code)
	}
	return names
}

// Every unit, written in full as of its day, leads to exactly its commune of today; so it does in capitals and without
// marks, where two units are not alike.
func TestEveryUnitIsFound(t *testing.T) {
	table := load(t)
	for _, today := range table.Today() {
		for _, c := range append(table.Predecessors(today.Code), today) {
			for _, write := range []func(string) string{strings.ToLower, strings.ToUpper} {
				got := table.Resolve(write(c.Type+" "+c.Name), write(c.District), write(c.Province), c.To)
				if diff := cmp.Diff([]string{today.Name + " " + today.Code}, named(got)); diff != "" || !got.Exact {
					t.Errorf("%s %s, %s: exact %t (-want +got):\n%s", c.Type, c.Name, c.District, got.Exact, diff)
				}
			}
		}
	}
}

func TestByFolder(t *testing.T) {
	table := load(t)
	for _, test := range []struct {
		name, want string
		exact      bool
	}{
		{"Xa_Tan_Chi", "Tân Chi 09343", true},
		{"TanChi", "Tân Chi 09343", true},
		{"XaTanChi", "Tân Chi 09343", true},
		{"xatanchi", "Tân Chi 09343", true},
		{"TANCHI", "Tân Chi 09343", true},
		{"xã Tân Chi", "Tân Chi 09343", true},
		{"03. Xã Lạc Vệ", "Tân Chi 09343", true},
		{"03-xa-lac-ve", "Tân Chi 09343", true},
		{"P. Thuận Thành", "Thuận Thành 09400", true},
		{"XA AN LAC", "An Lạc 07654", true},
		{"Xã Đồng Tiến (Yên Thế)", "Xuân Lương 07246", true},
		{"Xa Dong Tien, huyen Hiep Hoa", "Hoàng Vân 07822", true},
		{"Xã Tân Chi (bản 2019)", "Tân Chi 09343", true},
		{"Phuong Son", "Lục Nam 07444, Phượng Sơn 07612", false},
		{"phuongson", "Lục Nam 07444, Phượng Sơn 07612", false},
		{"hương ước 2019", "", false},
		{"2019", "", false},
		{"", "", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := table.ByFolder(test.name)
			if diff := cmp.Diff(test.want, strings.Join(named(got), ", ")); diff != "" || got.Exact != test.exact {
				t.Errorf("exact %t, want %t; (-want +got):\n%s", got.Exact, test.exact, diff)
			}
		})
	}
}

func TestPlacesOfTheSamples(t *testing.T) {
	table := load(t)
	keys, err := samples.Keys()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range keys {
		head := key.Head
		got := table.Resolve(head.Commune, head.District, head.Province, head.AdoptedOn)
		if !got.Exact || got.Today[0].Code != key.Today {
			t.Errorf("%s: %s, %s, %s leads to %v (exact %t), want %s", key.ID, head.Commune, head.District, head.Province,
				named(got), got.Exact, key.Today)
		}
	}
}

func TestReadErrors(t *testing.T) {
	const header, districts = "code,type,name,district,province,from,to,into,law\n", "district,former,why\n"
	for _, test := range []struct{ name, communes, districts, want string }{
		{"another header", "code,name\n", districts, "read communes: record on line 1: wrong number of fields"},
		{"columns in another order", "type,code,name,district,province,from,to,into,law\n", districts, "the first row is not"},
		{"nothing", "", districts, "the first row is not"},
		{"a row too short", header + "09343,xã\n", districts, "line 2"},
		{"leads nowhere", header + "09343,xã,Lạc Vệ,huyện Tiên Du,tỉnh Bắc Ninh,,2025-06-30,99999,\n", districts, `xã Lạc Vệ (09343): no commune had the code "99999" on 2025-07-01`},
		{"ends in nothing", header + "09343,xã,Lạc Vệ,huyện Tiên Du,tỉnh Bắc Ninh,,2025-06-30,,\n", districts, "xã Lạc Vệ (09343): ended on 2025-06-30, and nothing says"},
		{"one code twice", header + "09343,xã,A,,tỉnh Bắc Ninh,,,,\n09343,xã,B,,tỉnh Bắc Ninh,2025-07-01,,,\n", districts, "09343: both xã A and xã B have the code at one time"},
		{"districts", header, "x\n", "read former districts"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := units.Read(strings.NewReader(test.communes), strings.NewReader(test.districts))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
