package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// drawn is a list of villages in some communes of today, with mergers, in .csv.
func drawn(t *rapid.T, today []units.Commune) string {
	var b strings.Builder
	b.WriteString("Thôn,Mã xã,Từ ngày,Sáp nhập từ\n")
	names := rapid.Permutation([]string{"Đồng Mây", "Hạ", "Thượng", "Bãi", "Trại", "Chằm", "Bến Cốc", "Gò Sim", "Lũng", "1", "2"}).Draw(t, "names")
	for _, c := range today[:rapid.IntRange(1, 6).Draw(t, "communes")] {
		n := rapid.IntRange(1, len(names)-2).Draw(t, "villages")
		for i := range n {
			from, parents := "", ""
			if rapid.Bool().Draw(t, "merged") {
				from, parents = "1/6/2026", fmt.Sprintf("Thôn cũ %c; Thôn %s", 'A'+i, names[len(names)-1])
			}
			fmt.Fprintf(&b, "Thôn %s,%s,%s,%s\n", names[i], c.Code, from, parents)
		}
	}
	return b.String()
}

func imported(t *rapid.T, table *units.Table, text string) *roster.Roster {
	sheets, err := sheet.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	plan, _ := roster.Read(sheets, table, roster.New(nil), roster.Options{})
	if len(plan.Problems) > 0 {
		t.Fatalf("problems: %+v\n%s", plan.Problems, text)
	}
	return roster.New(nil).Apply(plan)
}

// The villages of all communes are all villages, on any day; merging the communes changes the sum of no province.
func TestSums(t *testing.T) {
	table := table(t)
	rapid.Check(t, func(t *rapid.T) {
		today := rapid.Permutation(table.Today()).Draw(t, "order")
		list := imported(t, table, drawn(t, today))
		merged, err := table.With([]units.Commune{
			ended(today[0], "90001"), ended(today[1], "90001"),
			{Code: "90001", Type: "xã", Name: "Gộp", Province: "tỉnh Bắc Ninh", From: "2027-01-01"},
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, day := range []corpus.Date{"2020-01-01", "2026-05-31", "2026-06-01", "2027-06-01"} {
			before, sum := count(list, table, day), 0
			for _, n := range before.communes {
				sum += n
			}
			if sum != len(list.On(day)) {
				t.Fatalf("on %s the communes have %d villages together, the list has %d", day, sum, len(list.On(day)))
			}
			after := count(list, merged, day)
			if fmt.Sprint(before.provinces) != fmt.Sprint(after.provinces) {
				t.Fatalf("on %s %v before the merger and %v after it", day, before.provinces, after.provinces)
			}
			if day == "2027-06-01" && after.communes[today[0].Code]+after.communes[today[1].Code] > 0 {
				t.Fatal("villages are left in a commune that has ended")
			}
		}
	})
}

func ended(c units.Commune, into string) units.Commune {
	c.To, c.Into = "2026-12-31", into
	return c
}

type sums struct{ communes, provinces map[string]int }

func count(list *roster.Roster, table *units.Table, day corpus.Date) sums {
	s := sums{map[string]int{}, map[string]int{}}
	for _, v := range list.On(day) {
		c, _ := v.Place(table, "")
		if day > "2025-07-01" {
			c, _ = v.Place(table, day)
		}
		s.communes[c.Code]++
		s.provinces[c.Province]++
	}
	return s
}

// Reading the same list again changes nothing, and an export of it neither.
func TestReadingAgainChangesNothing(t *testing.T) {
	table := table(t)
	rapid.Check(t, func(t *rapid.T) {
		text := drawn(t, rapid.Permutation(table.Today()).Draw(t, "order"))
		list := imported(t, table, text)
		sheets, err := sheet.Read([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		plan, _ := roster.Read(sheets, table, list, roster.Options{})
		if len(plan.Added)+len(plan.Changed)+len(plan.Problems) > 0 {
			t.Fatalf("reading again: %+v\n%s", plan, text)
		}
	})
}

// A document whose head says name, commune and day of a village exactly is attached to it or asked about, never to another.
func TestNeverTheWrongVillage(t *testing.T) {
	table := table(t)
	rapid.Check(t, func(t *rapid.T) {
		list := imported(t, table, drawn(t, rapid.Permutation(table.Today()).Draw(t, "order")))
		v := rapid.SampledFrom(list.All()).Draw(t, "village")
		day := v.From
		if v.To != "" {
			day = v.To
		}
		commune, _ := table.Get(v.Commune)
		c := corpus.Convention{Village: v.Name, Commune: commune.Title(), Province: commune.Province, AdoptedOn: day}
		if day != "" && day < commune.From {
			t.Skip("before the commune")
		}
		result := list.Attach([]roster.File{{Path: "/x.docx", Convention: c}}, table, nil)
		if len(result.Attached) == 1 && result.Attached[0].Villages[0] != v.ID {
			t.Fatalf("the text of %s was attached to %s", v.ID, result.Attached[0].Villages[0])
		}
		if len(result.Attached) == 0 && day != "" {
			t.Fatalf("%s: asked, %+v", v.ID, result.Questions[0])
		}
	})
}
