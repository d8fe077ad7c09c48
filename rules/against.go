package rules

import "math"

// The balance tells that a clause treats the sexes differently, and not whom it burdens. That is weighed as well: beside
// its weight a sign has a lean, more than nothing where it speaks of a burden of women, less where it speaks of one of men.
// What "{woman} không được" leans one way, "{man} không được" leans the other; so a clause that burdens women teaches how
// one that burdens men looks, and a sign that both show alike leans to neither side.

// lean is what the signs tell of whom a burden falls on, each counted once.
func (r *reading) lean(b *compiledBalance, all []sign) float64 {
	t := &r.words.vocabularies[b.pack.number].table
	out := sums{bias: b.lean}
	r.countAnew(t)
	for _, s := range all {
		if at := t.find(s); at >= 0 && r.weighed[at] != r.round {
			r.weighed[at] = r.round
			out.add(s, t.known[at].lean)
		}
	}
	return out.total(0)
}

// burdened tells whom the clause burdens, by the signs that were weighed.
func (r *reading) burdened(b *compiledBalance) Against {
	switch lean := r.judgements[b.pack.number].lean; {
	case lean > 0:
		return AgainstWomen
	case lean < 0:
		return AgainstMen
	}
	return AgainstBoth
}

// leanings are lessons of whom a clause burdens: those that a labelled clause gives, and that which it gives mirrored.
func leanings(lessons []lesson) []lesson {
	var out []lesson
	for _, l := range lessons {
		if l.against != AgainstWomen && l.against != AgainstMen {
			continue
		}
		own, mirrored := lesson{}, lesson{}
		for _, s := range l.signs {
			if m := s.mirrored(); m != s && m != 0 {
				own.signs, mirrored.signs = append(own.signs, s), append(mirrored.signs, m)
			}
		}
		if l.against == AgainstWomen {
			own.is = 1
		} else {
			mirrored.is = 1
		}
		out = append(out, own, mirrored)
	}
	return out
}

// learnLeans gives each sign that is kept its lean.
func (how Learning) learnLeans(w *weights, lessons []lesson) {
	learned := map[sign]float32{}
	for _, k := range how.regress(leanings(lessons)).signs {
		learned[k.sign] = k.weight
	}
	for i := range w.signs {
		g := w.signs[i].sign
		if lean := (learned[g] - learned[g.mirrored()]) / 2; math.Abs(float64(lean)) >= leastLean {
			w.signs[i].lean = lean
		}
	}
}

// leastLean is what a lean must come to, to be worth a place in the file.
const leastLean = 0.02
