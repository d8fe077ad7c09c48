package rules

import (
	"maps"
	"sync"

	"github.com/huonguoc/huonguoc/rules/gru"
)

// balance reads what the manifest says of the balance, and its weights.
func (l *loader) balance() {
	y := l.head.Balance
	if y == nil {
		return
	}
	b := &balance{women: y.Women.text, men: y.Men.text, sets: texts(y.Signs)}
	for _, s := range append(scalars{y.Women, y.Men}, y.Signs...) {
		l.wantSet(s.spot(manifestFile), s.text)
	}
	for _, m := range l.pack.masks {
		b.masks = append(b.masks, m.name)
	}
	b.levels, b.rules = byConfidence(y.Levels), byConfidence(y.Rules)
	b.documents = longDocuments{y.Documents.Clauses, maps.Clone(b.levels), y.Documents.Backed}
	for c, least := range y.Documents.Levels {
		b.documents.levels[Confidence(c)] = least
	}
	b.rules[""] = y.Rules["none"]
	b.lean = y.Against.Women
	if m := y.Mirror; m != nil {
		l.wantSet(m.Never.spot(manifestFile), m.Never.text)
		b.mirror = mirror{m.Share, m.Less, m.Never.text}
	}
	l.readFacts(b)
	l.order(b, y.Order)
	l.beginWeights(b)
	l.pack.balance = b
}

func byConfidence(figures map[string]float64) map[Confidence]float64 {
	out := map[Confidence]float64{}
	for _, c := range []Confidence{Sure, Likely, Hint} {
		out[c] = figures[string(c)]
	}
	return out
}

// beginWeights reads the weights beside everything else, and looks whether those for texts without marks can be read: few
// files need them. finishWeights waits for both.
func (l *loader) beginWeights(b *balance) {
	whole, bare := l.weightsFile(weightsFile), l.weightsFile(bareWeightsFile)
	b.texts[0], b.texts[1] = whole.text, bare.text
	read := sync.OnceValues(func() (*weights, error) { return whole.weights(b) })
	b.whole = func() *weights { w, _ := read(); return w }
	b.bare = sync.OnceValue(func() *weights { w, _ := bare.weights(b); return w })
	checked := make(chan []error, 1)
	go func() {
		_, err := read()
		checked <- []error{err, bare.checkWeights(b)}
	}()
	l.weighing = func() []error { return <-checked }
}

// order reads what the manifest says of the order of words, and the network. A pack without its file is weighed by signs.
func (l *loader) order(b *balance, y *orderYAML) {
	f, there := l.pack.files[orderFile]
	switch {
	case !there:
	case y == nil:
		l.fail(spot{manifestFile, 1, 1}, "%s is there, but the balance does not say how it counts: order: {above, signs, words, bias} is wanted", orderFile)
	default:
		n, err := gru.Read([]byte(f.text))
		if err != nil {
			l.fail(spot{orderFile, 1, 1}, "%v", err)
			return
		}
		b.texts[2] = f.text
		b.order = order{y.Above, y.Signs, y.Words, y.Bias, n}
	}
}

// weightsFile is a file of weights, an empty one where there is none.
func (l *loader) weightsFile(name string) *source {
	if f, ok := l.pack.files[name]; ok {
		return f
	}
	return newSource(name, "")
}

func (l *loader) finishWeights() {
	if l.weighing == nil {
		return
	}
	for _, err := range l.weighing() {
		if err != nil {
			l.errs = append(l.errs, err)
		}
	}
}
