package rules

import (
	"fmt"
	"slices"
	"strings"
)

// maxPhrases bounds what one set may be multiplied out to.
const maxPhrases = 20000

// expander multiplies sets out to plain phrases. A set is done once; the path tells a cycle.
type expander struct {
	entries map[string][]*node
	done    map[string][]phrase
	path    []string
}

// set gives the phrases of a set, sorted and without doubles.
func (x *expander) set(name string) ([]phrase, error) {
	if done, ok := x.done[name]; ok {
		return done, nil
	}
	if i := slices.Index(x.path, name); i >= 0 {
		return nil, fmt.Errorf("set @%s is part of itself: @%s", name, strings.Join(append(x.path[i:], name), " → @"))
	}
	x.path = append(x.path, name)
	defer func() { x.path = x.path[:len(x.path)-1] }()
	phrases, err := x.union(x.entries[name])
	if err != nil {
		return nil, err
	}
	x.done[name] = sortPhrases(phrases)
	return x.done[name], nil
}

func (x *expander) union(nodes []*node) ([]phrase, error) {
	var out []phrase
	for _, n := range nodes {
		phrases, err := x.expand(n)
		if err != nil {
			return nil, err
		}
		if out = append(out, phrases...); len(out) > maxPhrases {
			return nil, fmt.Errorf("more than %d phrases", maxPhrases)
		}
	}
	return out, nil
}

// expand gives every phrase that the part can be.
func (x *expander) expand(n *node) ([]phrase, error) {
	switch n.op {
	case opPhrase:
		return []phrase{n.word}, nil
	case opSet:
		return x.set(n.set)
	case opAlt:
		return x.union(n.kids)
	case opOpt:
		phrases, err := x.expand(n.kids[0])
		return append([]phrase{nil}, phrases...), err
	case opSeq:
		return x.product(n.kids)
	default:
		return nil, fmt.Errorf("letter %d: a set holds phrases; gaps, numbers, ^ and $ belong to rules", n.at)
	}
}

func (x *expander) product(kids []*node) ([]phrase, error) {
	out := []phrase{nil}
	for _, k := range kids {
		tails, err := x.expand(k)
		if err != nil {
			return nil, err
		}
		if len(out)*len(tails) > maxPhrases {
			return nil, fmt.Errorf("more than %d phrases", maxPhrases)
		}
		out = joinAll(out, tails)
	}
	return out, nil
}

// joinAll gives every head before every tail. All their words stand in one list.
func joinAll(heads, tails []phrase) []phrase {
	if len(heads) == 1 && len(heads[0]) == 0 {
		return tails
	}
	words := make([]string, 0, len(tails)*countWords(heads)+len(heads)*countWords(tails))
	out := make([]phrase, 0, len(heads)*len(tails))
	for _, h := range heads {
		for _, t := range tails {
			from := len(words)
			words = append(append(words, h...), t...)
			out = append(out, words[from:len(words):len(words)])
		}
	}
	return out
}

func countWords(phrases []phrase) int {
	count := 0
	for _, p := range phrases {
		count += len(p)
	}
	return count
}

// sortPhrases orders phrases in their own list and drops doubles and the empty one.
func sortPhrases(phrases []phrase) []phrase {
	for i, p := range phrases {
		phrases[i] = p.bare()
	}
	phrases = slices.DeleteFunc(phrases, func(p phrase) bool { return len(p) == 0 })
	slices.SortFunc(phrases, comparePhrases)
	return slices.CompactFunc(phrases, slices.Equal[phrase])
}

// comparePhrases is slices.Compare with one look at words that are alike, as most are in a set.
func comparePhrases(a, b phrase) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return strings.Compare(a[i], b[i])
		}
	}
	return len(a) - len(b)
}
