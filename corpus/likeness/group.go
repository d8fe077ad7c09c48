package likeness

import (
	"cmp"
	"math"
	"slices"
)

// Text is one file for comparing.
type Text struct {
	SHA256 string // of the file's bytes; empty where they could not be read
	Sketch Sketch
}

// Kind says how the files of a group are alike.
type Kind string

// The kinds, the strictest first. A group has the kind of its loosest link.
const (
	SameBytes Kind = "bytes" // the same file twice
	SameWords Kind = "words" // the same words in their order, in another format or layout
	Near      Kind = "near"  // most of the words
)

// Group is files that are alike. Members are indices of the texts, in their order; each is alike to at least one other.
type Group struct {
	Kind    Kind
	Members []int
	// Likeness of each member to the first, 0 to 1.
	Likeness []float64
}

// DefaultLeast is the likeness from which two texts are near. At this likeness a pair escapes the search with a probability
// of 4 in 100 million (Missed).
const DefaultLeast = 0.8

// Missed is the probability that a pair of a likeness is not found: (1 - s^rows)^bands.
func Missed(likeness float64) float64 {
	return math.Pow(1-math.Pow(likeness, rowsPerBand), bands)
}

// Groups finds the texts that are alike at least to a degree, in order of their first members. A text that cannot be
// compared (no words, and no bytes) is in no group.
func Groups(texts []Text, least float64) []Group {
	g := grouper{texts: texts, least: least, parent: make([]int, len(texts)), kind: make([]Kind, len(texts))}
	for i := range texts {
		g.parent[i] = i
	}
	g.same(SameBytes, func(t Text) string { return t.SHA256 })
	g.same(SameWords, func(t Text) string {
		if t.Sketch.Words == 0 {
			return ""
		}
		return string(t.Sketch.Digest[:])
	})
	for band := range bands {
		g.band(band)
	}
	return g.groups()
}

// grouper joins texts in a forest of disjoint sets.
type grouper struct {
	texts  []Text
	least  float64
	parent []int
	kind   []Kind // of the set, at its root
}

func (g *grouper) root(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

func (g *grouper) join(a, b int, kind Kind) {
	a, b = g.root(a), g.root(b)
	if a == b {
		return
	}
	loosest := max(rank(kind), rank(g.kind[a]), rank(g.kind[b]))
	a, b = min(a, b), max(a, b)
	g.parent[b] = a
	g.kind[a] = ranked[loosest]
}

var ranked = [...]Kind{"", SameBytes, SameWords, Near}

func rank(k Kind) int { return slices.Index(ranked[:], k) }

// same joins the texts with the same key; an empty key is none.
func (g *grouper) same(kind Kind, key func(Text) string) {
	first := map[string]int{}
	for i, t := range g.texts {
		k := key(t)
		if k == "" {
			continue
		}
		if f, ok := first[k]; ok {
			g.join(f, i, kind)
		} else {
			first[k] = i
		}
	}
}

// band compares the texts whose signatures agree in one band. Within a bucket a text is compared with the first of each
// set that is there already, not with all of its members: copies of one model would otherwise be compared each with each.
func (g *grouper) band(band int) {
	buckets := map[[rowsPerBand]uint64][]int{}
	for i, t := range g.texts {
		if t.Sketch.Words == 0 {
			continue
		}
		key := [rowsPerBand]uint64(t.Sketch.signature[band*rowsPerBand : (band+1)*rowsPerBand])
		firsts := buckets[key]
		if g.settle(firsts, i) {
			continue
		}
		buckets[key] = append(firsts, i)
	}
}

// settle joins a text with the sets of a bucket to whose first it is near, and tells whether it was in one or is now.
func (g *grouper) settle(firsts []int, i int) bool {
	joined := false
	for _, f := range firsts {
		if g.root(f) == g.root(i) {
			joined = true
			continue
		}
		if g.texts[f].Sketch.Likeness(g.texts[i].Sketch) >= g.least {
			g.join(f, i, Near)
			joined = true
		}
	}
	return joined
}

func (g *grouper) groups() []Group {
	members := map[int][]int{}
	for i := range g.texts {
		r := g.root(i)
		members[r] = append(members[r], i)
	}
	var list []Group
	for root, m := range members {
		if len(m) < 2 {
			continue
		}
		group := Group{Kind: g.kind[root], Members: m, Likeness: make([]float64, len(m))}
		for n, i := range m {
			group.Likeness[n] = g.likeness(m[0], i)
		}
		list = append(list, group)
	}
	slices.SortFunc(list, func(a, b Group) int { return cmp.Compare(a.Members[0], b.Members[0]) })
	return list
}

// likeness of two texts; that of the same bytes is 1 though nothing could be read of them.
func (g *grouper) likeness(a, b int) float64 {
	if a == b || g.texts[a].SHA256 != "" && g.texts[a].SHA256 == g.texts[b].SHA256 {
		return 1
	}
	return g.texts[a].Sketch.Likeness(g.texts[b].Sketch)
}
