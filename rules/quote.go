package rules

import "strings"

// quote gives syllables of the reading as their texts have them.
func (r *reading) quote(at span) string {
	var out []string
	for from := at.start; from < at.end; {
		t := r.textOf(from)
		to := at.end
		if t+1 < len(r.texts) {
			to = min(to, r.texts[t+1].syllables)
		}
		out = append(out, r.texts[t].source[r.syllables[from].start:r.syllables[to-1].end])
		from = to
	}
	return strings.Join(out, " … ")
}

// textOf is the text that a syllable stands in.
func (r *reading) textOf(syllable int32) int {
	t := len(r.texts) - 1
	for r.texts[t].syllables > syllable {
		t--
	}
	return t
}

// quotePlaces gives the syllables of a stretch that are members of a set, run by run.
func (r *reading) quotePlaces(number int32, places bitset) string {
	var out []string
	s := &r.stretches[number]
	at := int32(0)
	for _, g := range r.segments[s.from:s.to] {
		for i := g.start; i < g.end; {
			run := span{i, i}
			for run.end < g.end && places.has(int(run.end-g.start+at)) {
				run.end++
			}
			if run.end > run.start {
				out = append(out, r.quote(run))
			}
			i = run.end + 1
		}
		at += g.end - g.start
	}
	return strings.Join(out, " … ")
}

// name shows an atom as patterns write it.
func (a *atomTable) name(id atom) string {
	if id < 0 {
		return "<number>"
	}
	return a.names[id]
}
