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

// set gives the phrases of a set, as they come and without doubles.
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
	x.done[name] = distinct(phrases)
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

// distinct drops doubles and the empty phrase in the phrases' own list; of those that are alike the first one stays.
func distinct(phrases []phrase) []phrase {
	kept, seen := phrases[:0], make(map[string]bool, len(phrases))
	for _, p := range phrases {
		p = p.bare()
		if key := strings.Join(p, " "); key != "" && !seen[key] {
			seen[key] = true
			kept = append(kept, p)
		}
	}
	return kept
}
