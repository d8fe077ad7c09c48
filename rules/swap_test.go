package rules_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// swapOutcome counts clauses by what became of them and of their swaps.
type swapOutcome struct{ clauses, swapped, alike, gained, lost int }

func (o swapOutcome) String() string {
	return fmt.Sprintf("%4d clauses  %4d swapped  alike %.3f  gained %2d  lost %2d", o.clauses, o.swapped, o.share(), o.gained, o.lost)
}

func (o swapOutcome) and(p swapOutcome) swapOutcome {
	return swapOutcome{o.clauses + p.clauses, o.swapped + p.swapped, o.alike + p.alike, o.gained + p.gained, o.lost + p.lost}
}

func (o swapOutcome) share() float64 { return float64(o.alike) / float64(max(1, o.swapped)) }

func swapFigures(d, n swapOutcome) string {
	return fmt.Sprintf("D %.3f of %4d  N %.3f of %4d", d.share(), d.swapped, n.share(), n.swapped)
}

// TestEvaluationOfSwaps holds how often a clause and the same clause with the sexes exchanged get one verdict, flagged or not.
func TestEvaluationOfSwaps(t *testing.T) {
	m := genderMatcher(t)
	s := newSwapper(m)
	var b strings.Builder
	all := map[string]swapOutcome{}
	for _, set := range evalSets() {
		if !set.seen {
			continue
		}
		fmt.Fprintln(&b, set.name)
		lines := set.read(t)
		for _, label := range []string{rules.LabelD, rules.LabelN} {
			o := s.outcome(lines, label)
			fmt.Fprintf(&b, "  %s  %s\n", label, o)
			all[label] = all[label].and(o)
		}
	}
	fmt.Fprintf(&b, "together\n  D  %s\n  N  %s\n", all[rules.LabelD], all[rules.LabelN])
	golden(t, filepath.Join("testdata", "swap.txt"), b.String())
}

func (s *swapper) outcome(set []rules.Labelled, label string) swapOutcome {
	var o swapOutcome
	for _, l := range set {
		if l.Label != label {
			continue
		}
		o.clauses++
		swapped, ok := s.clause(l.Clause())
		if !ok || l.Damage != "" {
			continue
		}
		o.swapped++
		before, after := flagged(s.m, l.Clause()), flagged(s.m, swapped)
		switch {
		case before == after:
			o.alike++
		case after:
			o.gained++
		default:
			o.lost++
		}
	}
	return o
}

// TestSwap shows what the exchange of the sexes makes of a clause, and which clauses it leaves alone.
func TestSwap(t *testing.T) {
	s := newSwapper(genderMatcher(t))
	for _, c := range []struct{ text, want string }{
		{"Đàn bà, con gái không được vào đình.", "Đàn ông, con trai không được vào đình."},
		{"Vợ phải hỏi chồng; chồng không phải hỏi vợ.", "Chồng phải hỏi vợ; vợ không phải hỏi chồng."},
		{"Con gái đi lấy chồng thì thôi.", "Con trai đi lấy vợ thì thôi."},
		{"CỤ ÔNG 70 tuổi, cụ bà 75 tuổi", "CỤ BÀ 70 tuổi, cụ ông 75 tuổi"},
		{"Nhà trai nộp cho bên ngoại của con gái", "Nhà gái nộp cho bên nội của con trai"},
		{"Vợ chồng, cha mẹ, ông bà, nhưng con dâu phải nghe.", "Vợ chồng, cha mẹ, ông bà, nhưng con rể phải nghe."},
		{"Phía nam đình, con gái Việt Nam chồng chéo", "Phía nam đình, con trai Việt Nam chồng chéo"},
		{"Phụ nữ mang thai được nghỉ.", ""},
		{"Nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi", ""},
		{"Hội Phụ nữ xã mời chị em.", ""},
		{"Suất đinh chia cho con trai.", ""},
		{"Mọi người giữ trật tự.", ""},
	} {
		got, ok := s.clause(corpus.Clause{Text: c.text, Zone: corpus.ZoneBody})
		if ok != (c.want != "") || ok && got.Text != c.want {
			t.Errorf("%q gives %q, %v", c.text, got.Text, ok)
		}
	}
}

// TestSwapChangesNoVerdict holds each class of clauses to a share of swaps that are judged as the clause itself.
func TestSwapChangesNoVerdict(t *testing.T) {
	m := genderMatcher(t)
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	s := newSwapper(m)
	for _, class := range []struct {
		name, label string
		set         []rules.Labelled
		swapped     int // at least so many
		alike       float64
	}{
		{"must-match examples", rules.LabelD, examplesOf(pack), 150, 0.95},
		{"must-pass examples", rules.LabelN, examplesOf(pack), 150, 0.95},
		{"development clauses", rules.LabelD, developmentClauses(t), 200, 0.98},
		{"development clauses", rules.LabelN, developmentClauses(t), 150, 0.98},
	} {
		o := s.outcome(class.set, class.label)
		t.Logf("%s, %s: %s", class.name, class.label, o)
		if o.swapped < class.swapped || o.share() < class.alike {
			t.Errorf("%s, %s: %s; wanted are %d swapped and %.2f alike", class.name, class.label, o, class.swapped, class.alike)
		}
	}
}
