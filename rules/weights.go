package rules

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A file of weights has a line for each sign: the weight, and the sign as it can be read. "…" stands where the parts may
// lie apart.
//
//	-0.41	bias
//	+0.62	{woman} không được
//	+0.35	{person} … mới được
//	+0.28	@only … {man}
//	-0.30	= numbers-alike
//
// Behind the sign may stand its lean, and behind that its pulls on the topics, a letter for each kind of the catalogue. The
// topics have lines of their own, with their bias and the step of their letters:
//
//	-0.21	topic inheritance	0.043

// The files of a pack's balance.
const (
	weightsFile     = "weights.tsv"
	bareWeightsFile = "weights-bare.tsv"
)

// weights reads a file of weights.
func (f *source) weights(b *balance) (*weights, error) {
	w := &weights{signs: make([]weighted, 0, strings.Count(f.text, "\n")+1)}
	w.topics.text = f.text
	s := newSpelling(b, nil)
	err := f.eachWeight(s, w.add)
	w.words = s.words()
	switch {
	case err != nil:
	case len(w.words) > math.MaxUint16/2:
		err = f.fail(spot{f.name, 1, 1}, "more than %d words", math.MaxUint16/2)
	default:
		err = f.wantTopics(&w.topics)
	}
	return w, err
}

// wantTopics tells what is wrong where a file has topics, and not for every kind.
func (f *source) wantTopics(t *topics) error {
	if kinds := len(t.each); kinds > 0 && kinds < len(Kinds()) {
		return f.fail(spot{f.name, 1, 1}, "topics for %d of %d kinds", kinds, len(Kinds()))
	}
	return nil
}

// add takes a line of the file; ok is false where its letters or its topic do not fit.
func (w *weights) add(l *weightLine) (ok bool) {
	if l.is == ofBias {
		w.bias = l.weight
	}
	if l.is == ofSign {
		at := int32(0)
		if l.letters != "" {
			at = int32(l.lettersAt + 1)
		}
		w.signs = append(w.signs, weighted{l.sign, float32(l.weight), float32(l.lean), at})
	}
	return w.topics.fit(l)
}

// fit takes what a line of the file has of topics; ok is false where a topic is not that of the next kind of the catalogue,
// where it comes behind letters, and where there are not as many letters as topics.
func (t *topics) fit(l *weightLine) (ok bool) {
	if l.is == ofTopic {
		next := len(t.each)
		t.each = append(t.each, topic{float32(l.weight), float32(l.lean)})
		return next < len(Kinds()) && l.kind == Kinds()[next].ID && !t.lettered
	}
	t.lettered = t.lettered || l.letters != ""
	return l.letters == "" || len(l.letters) == len(t.each)
}

// checkWeights tells what is wrong with a file of weights that will be read later or never.
func (f *source) checkWeights(b *balance) error {
	s := newSpelling(b, nil)
	s.unread = true
	var t topics
	if err := f.eachWeight(s, t.fit); err != nil {
		return err
	}
	return f.wantTopics(&t)
}

// eachWeight visits the lines of the file; what is visited is good until the next.
func (f *source) eachWeight(s *spelling, visit func(*weightLine) (ok bool)) error {
	l := weightLine{spelled: spelled{text: f.text}}
	for number, at := 1, 0; at < len(f.text); number, at = number+1, at+1 {
		switch f.text[at] {
		case '\n':
			continue
		case '#':
			remark, _, _ := strings.Cut(f.text[at:], "\n")
			at += len(remark)
			continue
		}
		var ok bool
		if at, ok = l.read(at, s); !ok || !visit(&l) {
			return f.fail(spot{f.name, number, 1}, "a line is a weight, a tab, and a sign of one to three parts")
		}
	}
	return nil
}

// text is the file of these weights, the heaviest signs first.
func (w *weights) text(b *balance) string {
	s := newSpelling(b, w.words)
	type line struct {
		weight float32
		sign   string // with its lean and its letters, if it has them
	}
	var lines []line
	for _, k := range w.signs {
		lean := ""
		if k.lean != 0 {
			lean = fmt.Sprintf("%+.3f", k.lean)
		}
		lines = append(lines, line{k.weight, strings.TrimRight(s.write(k.sign)+"\t"+lean+"\t"+w.topics.letters(k.topics), "\t")})
	}
	slices.SortFunc(lines, func(a, b line) int {
		if d := math.Abs(float64(b.weight)) - math.Abs(float64(a.weight)); d != 0 {
			return int(math.Copysign(1, d))
		}
		return strings.Compare(a.sign, b.sign)
	})
	var out strings.Builder
	fmt.Fprintf(&out, "%+.2f\t%s\n", w.bias, biasLine)
	for k, t := range w.topics.each {
		fmt.Fprintf(&out, "%+.3f\t%s %s\t%.5f\n", t.bias, topicLine, Kinds()[k].ID, t.step)
	}
	for _, l := range lines {
		fmt.Fprintf(&out, "%+.3f\t%s\n", l.weight, l.sign)
	}
	return out.String()
}
