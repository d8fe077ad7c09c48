package checker

import (
	"cmp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// ChangeKind is what became of a clause from one version to the next.
type ChangeKind string

// The kinds of changes.
const (
	ChangeKept    ChangeKind = "kept"    // the same words at the same address
	ChangeMoved   ChangeKind = "moved"   // the same words at another address
	ChangeReword  ChangeKind = "changed" // similar words
	ChangeRemoved ChangeKind = "removed"
	ChangeAdded   ChangeKind = "added"
)

// ClauseChange is a clause in two versions of a convention; Old is nil for one that was added, New for one that was removed.
type ClauseChange struct {
	Kind     ChangeKind
	Old, New *corpus.Clause
	Cured    []Finding // of the old version, and nothing of the same rule stands there now
	Brought  []Finding // of the new version, where the old one had nothing of the same rule
	Remain   []Finding // of the new version, where the old one had the same, be it in other words
}

// TextOf is a version's clauses with its findings.
type TextOf struct {
	Clauses  []corpus.Clause
	Findings []Finding
}

// leastSimilar is the least share of words that two clauses have in common (Dice's coefficient over pairs of neighbouring
// syllables) when one is taken for the other, reworded. Below a half more is different than equal.
const leastSimilar = 0.5

// CompareTexts says clause by clause what a new version kept, changed, cured and brought, in the order of the new version with
// removed clauses at the end. Clauses are the same by their words and lead-ins; of those left over the most similar are
// taken for one another.
func CompareTexts(before, after TextOf) []ClauseChange {
	c := comparison{before: before, after: after, oldOf: make([]int, len(after.Clauses)), taken: make([]bool, len(before.Clauses))}
	for i := range c.oldOf {
		c.oldOf[i] = -1
	}
	c.matchEqual()
	c.matchSimilar()
	return c.changes()
}

type comparison struct {
	before, after TextOf
	oldOf         []int // of each new clause, the old one; -1: none
	taken         []bool
}

func (c *comparison) pair(before, after int) {
	c.oldOf[after], c.taken[before] = before, true
}

// matchEqual pairs clauses of equal words, at the same address first.
func (c *comparison) matchEqual() {
	byWords := map[string][]int{}
	for i, clause := range c.before.Clauses {
		key := ClauseFingerprint("", clause)
		byWords[key] = append(byWords[key], i)
	}
	for _, sameAddress := range []bool{true, false} {
		for i, clause := range c.after.Clauses {
			if c.oldOf[i] >= 0 {
				continue
			}
			for _, old := range byWords[ClauseFingerprint("", clause)] {
				if !c.taken[old] && (!sameAddress || c.before.Clauses[old].Citation == clause.Citation) {
					c.pair(old, i)
					break
				}
			}
		}
	}
}

// matchSimilar pairs what is left, the most similar first; of equally similar ones those that stand earlier.
func (c *comparison) matchSimilar() {
	type candidate struct {
		old, after int
		score      float64
	}
	var candidates []candidate
	olds := make([]map[string]int, len(c.before.Clauses))
	for i, clause := range c.before.Clauses {
		if !c.taken[i] {
			olds[i] = pairsOf(clause.Text)
		}
	}
	for i, clause := range c.after.Clauses {
		if c.oldOf[i] >= 0 {
			continue
		}
		own := pairsOf(clause.Text)
		for old := range olds {
			if c.taken[old] {
				continue
			}
			if score := dice(olds[old], own); score >= leastSimilar {
				candidates = append(candidates, candidate{old, i, score})
			}
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	for _, k := range candidates {
		if c.oldOf[k.after] < 0 && !c.taken[k.old] {
			c.pair(k.old, k.after)
		}
	}
}

// pairsOf counts the pairs of neighbouring words of a text; a text of one word is a pair with nothing.
func pairsOf(text string) map[string]int {
	pairs := map[string]int{}
	list := strings.Fields(words(text))
	for i := 1; i < len(list); i++ {
		pairs[list[i-1]+" "+list[i]]++
	}
	if len(list) == 1 {
		pairs[list[0]]++
	}
	return pairs
}

// dice is twice the number of pairs that both have, divided by the number of pairs of both.
func dice(a, b map[string]int) float64 {
	common, all := 0, 0
	for pair, n := range a {
		common += min(n, b[pair])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}

func (c *comparison) changes() []ClauseChange {
	var list []ClauseChange
	for i := range c.after.Clauses {
		change := ClauseChange{Kind: ChangeAdded, New: &c.after.Clauses[i]}
		if old := c.oldOf[i]; old >= 0 {
			change.Old = &c.before.Clauses[old]
			change.Kind = kindOf(*change.Old, *change.New)
		}
		list = append(list, c.judged(change))
	}
	for i := range c.before.Clauses {
		if !c.taken[i] {
			list = append(list, c.judged(ClauseChange{Kind: ChangeRemoved, Old: &c.before.Clauses[i]}))
		}
	}
	return list
}

func kindOf(before, after corpus.Clause) ChangeKind {
	switch {
	case ClauseFingerprint("", before) != ClauseFingerprint("", after):
		return ChangeReword
	case before.Citation != after.Citation:
		return ChangeMoved
	default:
		return ChangeKept
	}
}

// judged adds the findings of both versions to a change.
func (c *comparison) judged(change ClauseChange) ClauseChange {
	before, after := on(change.Old, c.before.Findings), on(change.New, c.after.Findings)
	for _, f := range after {
		if hasRule(before, f.Rule) {
			change.Remain = append(change.Remain, f)
		} else {
			change.Brought = append(change.Brought, f)
		}
	}
	for _, f := range before {
		if !hasRule(after, f.Rule) {
			change.Cured = append(change.Cured, f)
		}
	}
	return change
}

// on are the findings on a clause.
func on(clause *corpus.Clause, findings []Finding) (list []Finding) {
	if clause == nil {
		return nil
	}
	for _, f := range findings {
		if f.Ordinal == clause.Ordinal {
			list = append(list, f)
		}
	}
	return list
}

func hasRule(findings []Finding, rule string) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool { return f.Rule == rule })
}
