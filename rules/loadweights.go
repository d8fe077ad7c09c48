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
	l.beginWeights(b, y.Order)
	l.pack.balance = b
}

func byConfidence(figures map[string]float64) map[Confidence]float64 {
	out := map[Confidence]float64{}
	for _, c := range []Confidence{Sure, Likely, Hint} {
		out[c] = figures[string(c)]
	}
	return out
}

// beginWeights reads the weights and the network beside everything else, and looks whether the weights for texts without
// marks can be read: few files need them. finishWeights waits for all.
func (l *loader) beginWeights(b *balance, o *orderYAML) {
	whole, bare := l.weightsFile(weightsFile), l.weightsFile(bareWeightsFile)
	network := l.pack.files[orderFile]
	b.texts[0], b.texts[1] = whole.text, bare.text
	read := sync.OnceValues(func() (*weights, error) { return whole.weights(b) })
	b.whole = func() *weights { w, _ := read(); return w }
	b.bare = sync.OnceValue(func() *weights { w, _ := bare.weights(b); return w })
	checked := make(chan []error, 1)
	go func() {
		_, err := read()
		checked <- []error{err, bare.checkWeights(b), network.order(b, o)}
	}()
	l.weighing = func() []error { return <-checked }
}

// order reads the network, and takes what the manifest says of it. A pack without its file is weighed by signs alone. The file
// is no text, so that nothing of it is shown.
func (f *source) order(b *balance, o *orderYAML) error {
	if f == nil {
		return nil
	}
	fail := func(message string) error { return &SourceError{File: f.name, Line: 1, Column: 1, Message: message} }
	if o == nil {
		return fail("the balance in " + manifestFile + " does not say how the order of the words counts: order: {above, signs, words, bias} is wanted")
	}
	n, err := gru.Read([]byte(f.text))
	if err != nil {
		return fail(err.Error() + "; copy the file anew from where the pack came from")
	}
	b.texts[2] = f.text
	b.order = order{o.Above, o.Signs, o.Words, o.Bias, n}
	return nil
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
