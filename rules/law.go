package rules

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Law is one provision that a rule rests on.
type Law struct {
	ID         string
	Act        string // "Luật Bình đẳng giới 2006"
	Annex      string // "II" for a mục of the act's Phụ lục; empty otherwise
	Article    string // Điều
	Clause     string // khoản
	Point      string // điểm
	Gist       string // what it says, in one line
	From, To   corpus.Date
	Confidence string // A–D: how well the provision was checked; C and D never found a rule
}

// Citation is the provision as an officer cites it: "Luật Bình đẳng giới 2006, Điều 40 khoản 1 điểm c".
func (l Law) Citation() string {
	steps := []struct{ word, number string }{
		{"Phụ lục mục", l.Annex}, {"Điều", l.Article}, {"khoản", l.Clause}, {"điểm", l.Point},
	}
	var where []string
	for _, s := range steps {
		if s.number != "" {
			where = append(where, s.word+" "+s.number)
		}
	}
	if len(where) == 0 {
		return l.Act
	}
	return l.Act + ", " + strings.Join(where, " ")
}

// InForce tells whether the provision is law on the given day. An unknown day asks about no day and is always true.
func (l Law) InForce(on corpus.Date) bool {
	return on == "" || (l.From == "" || l.From <= on) && (l.To == "" || on < l.To)
}

// trusted lists the confidences on which a rule may rest: read in an official copy, or in two others.
func trusted() []string { return []string{"A", "B"} }
