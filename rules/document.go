package rules

import "github.com/huonguoc/huonguoc/corpus"

// Document matches the clauses of one document. A clause of four words may well have lost its marks, and a scanner's "dàn
// bà" is good Vietnamese; what the document is like tells. The document is asked as a whole, never a word: in a text that
// is whole, marks tell words apart.
//
// A document is long as well: what weights learn from is chosen, and every second clause of it discriminates; of the clauses
// of a whole convention, one in twenty does. So there a sum must be higher to be likely (documents in pack.yaml).
type Document struct {
	m       *Matcher
	writing writing
	clauses int
}

// alone is the document of a clause by itself.
func (m *Matcher) alone() Document { return Document{m, wholeWriting, 1} }

// Document looks how the clauses of a document are written.
func (m *Matcher) Document(clauses []corpus.Clause) Document {
	r := m.readings.Get().(*reading)
	defer m.readings.Put(r)
	var t traces
	for i := range clauses {
		r.own = r.scanner(m.whole).Append(r.own[:0], clauses[i].Text)
		t.add(r.own)
	}
	return Document{m, t.ofDocument(), len(clauses)}
}

// Writing tells how the document is written: "whole", "bare" (without marks), "worn" (damaged by a scanner).
func (d Document) Writing() string { return d.writing.String() }

// Match is Matcher.Match for a clause of the document.
func (d Document) Match(c corpus.Clause) []Hit { return d.hits(c, (*reading).kept) }
