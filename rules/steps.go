package rules

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// What is read of a clause that is longer: its beginning, where the leads stand, and its end.
const (
	mostSteps  = 160
	firstSteps = 40
)

// The names of a network's rows: of words, of the sets of the balance, and of what a word is beside that.
const (
	wordRow  = "w/"
	setRow   = "s/"
	womanRow = "woman"
	manRow   = "man"
	ownRow   = "own" // of the clause's own text
)

// stepNames are the names of the rows that stand for each word and each mark of the clause, that of the word itself first.
func (r *reading) stepNames(b *compiledBalance) [][]string {
	s := &r.signs
	own := s.ownOpens(r)
	label := s.label(own + 1)
	out := make([][]string, 0, len(s.tokens))
	for i, t := range s.tokens {
		if own < i && i < label {
			continue
		}
		names := []string{wordRow + r.stepWord(t)}
		switch t.is {
		case tokenWoman:
			names = append(names, womanRow)
		case tokenMan:
			names = append(names, manRow)
		}
		if i >= own {
			names = append(names, ownRow)
		}
		out = append(out, append(names, s.setsOver(t, b)...))
	}
	if len(out) > mostSteps {
		out = slices.Delete(out, firstSteps, firstSteps+len(out)-mostSteps)
	}
	return out
}

// label is where a text goes on behind the number of an item that was left in it, "2. "; numbers tell nothing of their item.
func (s *signs) label(from int) int {
	if s.at(from) == tokenNumber && s.at(from+1) == tokenStop {
		return from + 2
	}
	return from
}

// stepWord is a token as a network's rows are named for it: the syllables of a name hang together.
func (r *reading) stepWord(t piece) string {
	if t.end == t.start {
		return nameOfToken()[t.is]
	}
	syllables := make([]string, 0, 4)
	for i := t.start; i < t.end; i++ {
		syllables = append(syllables, viet.Normal(r.source(i)))
	}
	return strings.Join(syllables, "_")
}

// setsOver are the rows of the sets that cover a token, each once.
func (s *signs) setsOver(t piece, b *compiledBalance) []string {
	var out []string
	for _, h := range s.sets {
		if h.is < firstSet || h.start > t.start || t.start >= h.end || t.end == t.start {
			continue
		}
		if name := setRow + b.balance.sets[h.is-firstSet]; !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// OrderLesson is a labelled clause as a network learns it (gru/learn.py).
type OrderLesson struct {
	Is    int        `json:"is"` // 1 for D, 0 for N
	Steps [][]string `json:"steps"`
}

// OrderLessons are those of a set that name somebody and are told apart, for a pack that has a balance.
func (m *Matcher) OrderLessons(set []Labelled) []OrderLesson {
	r, b := newReading(m), m.packs[0].balance
	var out []OrderLesson
	for _, l := range set {
		if l.Label == LabelB || !r.read(l.Clause()) {
			continue
		}
		r.lay()
		r.signs.readSmall(r, b)
		lesson := OrderLesson{Steps: r.stepNames(b)}
		if l.Label == LabelD {
			lesson.Is = 1
		}
		out = append(out, lesson)
	}
	return out
}
