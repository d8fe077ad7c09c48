package rules

import (
	"encoding/binary"
	"slices"
	"strings"
)

// group is some atoms of which a pattern needs one. Groups are numbered from 0.
type group = int32

// atomKey names a set, a phrase, or the neutral phrases of a pack.
type atomKey struct {
	pack int
	kind op
	text string
}

// atomTable numbers the sets and phrases of all packs, and what patterns make of them. Packs that have a set in common, or
// a pattern, share its number, so that it is looked for once.
type atomTable struct {
	numbers  map[atomKey]atom
	shared   map[atomKey][]atom // by the first pack with the same neutral phrases
	phrases  [][]phrase         // by atom
	names    []string           // by atom: as patterns write it
	common   []int              // by atom: see commonness
	pack     []int              // by atom: position of the first pack that has it
	packs    []*Pack
	alike    []int // by pack: the first one with the same neutral phrases
	groups   [][]atom
	grouped  map[string]group
	programs map[string]*program // see program.appendKey
	key      []byte              // scratch space
}

func newAtomTable(packs []*Pack) *atomTable {
	a := &atomTable{
		numbers: map[atomKey]atom{}, shared: map[atomKey][]atom{}, packs: packs, grouped: map[string]group{}, programs: map[string]*program{},
	}
	for _, p := range packs {
		a.alike = append(a.alike, slices.IndexFunc(packs, func(q *Pack) bool { return samePhrases(p.neutral, q.neutral) }))
	}
	return a
}

func (a *atomTable) of(pack *Pack, n *node) atom {
	if n.op == opSet {
		return a.set(pack, n.set)
	}
	return a.number(pack, opPhrase, strings.Join(n.word, " "), []phrase{n.word})
}

func (a *atomTable) set(pack *Pack, name string) atom {
	return a.number(pack, opSet, name, pack.sets[name])
}

func (a *atomTable) number(pack *Pack, kind op, text string, phrases []phrase) atom {
	key := atomKey{slices.Index(a.packs, pack), kind, text}
	id, ok := a.numbers[key]
	if !ok {
		id = a.share(key, phrases)
		a.numbers[key] = id
	}
	return id
}

// share finds the atom in a pack that has the same phrases under this name. What is neutral takes part in nothing, so it
// has to be the same in both.
func (a *atomTable) share(key atomKey, phrases []phrase) atom {
	number := key.pack
	key.pack = a.alike[number]
	for _, id := range a.shared[key] {
		if samePhrases(a.phrases[id], phrases) {
			return id
		}
	}
	id := a.add(key, number, phrases)
	a.shared[key] = append(a.shared[key], id)
	return id
}

func (a *atomTable) add(key atomKey, pack int, phrases []phrase) atom {
	name := key.text
	if key.kind == opSet {
		name = "@" + name
	}
	a.phrases, a.names, a.pack = append(a.phrases, phrases), append(a.names, name), append(a.pack, pack)
	a.common = append(a.common, commonness(phrases))
	return atom(len(a.phrases) - 1)
}

func samePhrases(a, b []phrase) bool {
	return slices.EqualFunc(a, b, slices.Equal[phrase])
}

// group numbers some atoms.
func (a *atomTable) group(list []atom) group {
	a.key = appendNumbers(a.key[:0], list...)
	g, ok := a.grouped[string(a.key)]
	if !ok {
		g = group(len(a.groups))
		a.grouped[string(a.key)], a.groups = g, append(a.groups, list)
	}
	return g
}

func appendNumbers(b []byte, numbers ...int32) []byte {
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return b
}
