package index

import (
	"fmt"
	"strconv"
	"strings"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/index/query"
)

// Ref names a clause: the document in the ledger, and the clause's ordinal. It is written "12:5".
type Ref struct {
	Document int64
	Ordinal  int
}

// String writes the name.
func (r Ref) String() string { return entryPrefix(r.Document) + strconv.Itoa(r.Ordinal) }

// entryPrefix is what the names of a document's clauses begin with.
func entryPrefix(id int64) string { return strconv.FormatInt(id, 10) + ":" }

// ParseRef reads a clause's name.
func ParseRef(s string) (Ref, error) {
	document, ordinal, _ := strings.Cut(s, ":")
	id, err := strconv.ParseInt(document, 10, 64)
	if err != nil {
		return Ref{}, fmt.Errorf("read the clause's name %q: %w", s, err)
	}
	n, err := strconv.Atoi(ordinal)
	if err != nil {
		return Ref{}, fmt.Errorf("read the clause's name %q: %w", s, err)
	}
	return Ref{id, n}, nil
}

// mark is a finding with its state.
type mark struct {
	checker.Finding
	status string
}

// entry is a clause as bleve takes it in, with its terms already counted. bleve's own documents would cut, copy and count
// them anew.
type entry struct {
	name                       string
	id, words, sequence, marks field
}

var _ bleveindex.Document = (*entry)(nil)

func newEntry(a *analyzer, ref Ref, text string, marks []mark) *entry {
	e := &entry{name: ref.String()}
	e.id = field{
		name: fieldID, options: bleveindex.IndexField | bleveindex.StoreField, value: []byte(e.name), length: 1,
		terms: bleveindex.TokenFrequencies{e.name: newCount(e.name, 1)},
	}
	e.words, e.sequence = a.fields(text)
	e.marks = markField(marks)
	return e
}

func (e *entry) ID() string { return e.name }

func (e *entry) VisitFields(visit bleveindex.FieldVisitor) {
	visit(&e.id)
	visit(&e.words)
	visit(&e.sequence)
	visit(&e.marks)
}

// What bleveindex.Document asks besides: there is no field made of others, and sizes are for statistics only.

func (e *entry) VisitComposite(bleveindex.CompositeFieldVisitor) {}
func (e *entry) HasComposite() bool                              { return false }
func (e *entry) AddIDField()                                     {}
func (e *entry) Indexed() bool                                   { return false }
func (e *entry) Size() int                                       { return 0 }
func (e *entry) NumPlainTextBytes() uint64                       { return 0 }
func (e *entry) StoredFieldsBytes() uint64                       { return 0 }

// markField holds what was found on a clause. Every entry has the field, if only an empty one: pieces of the index that
// have the same fields are joined by copying.
func markField(marks []mark) field {
	f := field{name: fieldMarks, options: bleveindex.IndexField | bleveindex.SkipFreqNorm}
	if len(marks) == 0 {
		return f
	}
	f.terms = bleveindex.TokenFrequencies{}
	add := func(of query.Field, value string) {
		label := labelLetters[of] + value
		f.terms[label] = newCount(label, 1)
	}
	for _, m := range marks {
		add(query.Kind, m.Kind)
		add(query.Rule, m.Rule)
		add(query.Status, m.status)
		if m.Grade != "" {
			add(query.Grade, m.Grade)
		}
	}
	f.length = len(f.terms)
	return f
}
