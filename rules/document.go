package rules

import "github.com/huonguoc/huonguoc/corpus"

// Document matches the clauses of one document. A clause of four words may well have lost its marks, and a scanner's "dàn
// bà" is good Vietnamese; what the document is like tells. The document is asked as a whole, never a word: in a text that
// is whole, marks tell words apart.
type Document struct {
	m       *Matcher
	writing writing
}

// Document looks how the clauses of a document are written.
func (m *Matcher) Document(clauses []corpus.Clause) Document {
	r := m.readings.Get().(*reading)
	defer m.readings.Put(r)
	var t traces
	for i := range clauses {
		r.own = r.scanner(m.whole).Append(r.own[:0], clauses[i].Text)
		t.add(r.own)
	}
	return Document{m, t.ofDocument()}
}

// Writing tells how the document is written: "whole", "bare" (without marks), "worn" (damaged by a scanner).
func (d Document) Writing() string { return d.writing.String() }

// Match is Matcher.Match for a clause of the document.
func (d Document) Match(c corpus.Clause) []Hit { return d.m.hits(c, d.writing, d.m.surest) }
