package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/ledger"
)

// Whatever roster and files a province has, its communes together are the total, and merging two of them changes neither the
// total nor the sum of a province: the merged commune has what the two had.
func TestMergersChangeNoProvincialSum(t *testing.T) {
	table, err := units.Load()
	if err != nil {
		t.Fatal(err)
	}
	for round := range uint64(6) {
		random := rand.New(rand.NewPCG(round, 7))
		l := open(t)
		chosen := pickCommunes(random, table.Today())
		imported(t, l, randomRoster(random, chosen))
		randomFiles(t, l, random, chosen)
		before, rows := tallies(t, l)
		merged := []units.Commune{
			endedInto(chosen[0]), endedInto(chosen[1]),
			{Code: "90001", Type: "xã", Name: "Gộp", Province: chosen[0].Province, From: "2027-01-01", Law: "NQ"},
		}
		if err := l.AddCommunes(t.Context(), merged, source("sắp xếp.csv")); err != nil {
			t.Fatal(err)
		}
		after, now := tallies(t, l)
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("round %d: the provinces before and after the merger (-before +after):\n%s", round, diff)
		}
		if got, want := now["90001"], rows[chosen[0].Code]+rows[chosen[1].Code]; got != want {
			t.Errorf("round %d: the merged commune has %d conventions, its parts had %d", round, got, want)
		}
		if now[chosen[0].Code]+now[chosen[1].Code] != 0 {
			t.Errorf("round %d: conventions are left in communes that have ended", round)
		}
	}
}

func pickCommunes(random *rand.Rand, today []units.Commune) []units.Commune {
	random.Shuffle(len(today), func(i, j int) { today[i], today[j] = today[j], today[i] })
	return today[:2+random.IntN(4)]
}

func endedInto(c units.Commune) units.Commune {
	c.To, c.Into = "2026-12-31", "90001"
	return c
}

func randomRoster(random *rand.Rand, communes []units.Commune) string {
	var b strings.Builder
	b.WriteString("Thôn,Mã xã,Có hương ước\n")
	for _, c := range communes {
		for i := range 1 + random.IntN(6) {
			fmt.Fprintf(&b, "Thôn Xứ %c,%s,%s\n", 'A'+i, c.Code, []string{"", "Có", "Không"}[random.IntN(3)])
		}
	}
	return b.String()
}

// randomFiles records files of villages that are on the roster and of others, read well or not.
func randomFiles(t *testing.T, l *ledger.Ledger, random *rand.Rand, communes []units.Commune) {
	t.Helper()
	for i := range 3 + random.IntN(20) {
		c := communes[random.IntN(len(communes))]
		e := entry(fmt.Sprintf("/%d.docx", i))
		e.Key, e.Commune = fmt.Sprint(i), checker.Commune{Code: c.Code, Name: c.Title()}
		head := &e.Document.Convention
		*head = corpus.Convention{Village: fmt.Sprintf("thôn Xứ %c", 'A'+random.IntN(9)), Commune: c.Title(), Province: c.Province, AdoptedOn: "2025-10-01", Kind: corpus.KindQuyUoc}
		e.Document.Status = []corpus.Status{corpus.StatusRead, corpus.StatusDoubtful, corpus.StatusUnreadable}[random.IntN(3)]
		if random.IntN(2) == 0 {
			e.Findings = nil
		}
		record(t, l, e)
	}
}

// tallies are the rows by today's province, and the conventions of each commune, which must sum up to the total.
func tallies(t *testing.T, l *ledger.Ledger) (provinces []checker.Row, communes map[string]int) {
	t.Helper()
	d := checker.Define("2026-11-15")
	tally, err := l.Tally(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	communes = map[string]int{}
	conventions, villages, covered, missing := 0, 0, 0, 0
	for _, r := range tally.Rows {
		communes[r.Commune.Code] += r.Conventions
		conventions, villages, covered, missing = conventions+r.Conventions, villages+r.Villages, covered+r.Covered, missing+r.Missing
	}
	if sum := []int{conventions, villages, covered, missing}; !cmp.Equal(sum, []int{tally.Total.Conventions, tally.Total.Villages, tally.Total.Covered, tally.Total.Missing}) {
		t.Errorf("the communes have %v conventions, villages, covered and missed ones together, the total is %+v", sum, tally.Total)
	}
	d.By = checker.ByProvince
	if tally, err = l.Tally(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	return tally.Rows, communes
}
