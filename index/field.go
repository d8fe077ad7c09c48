package index

import (
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/index/query"
)

// The fields of an entry. Their names stand in every file of the index, so they are short.
const (
	fieldID       = "_id" // the clause's name; bleve's own
	fieldWords    = "w"   // words in the normal form, with frequency and length for the ranking
	fieldSequence = "s"   // the words in their order, stored, for phrases
	fieldMarks    = "m"   // what was found on the clause: kind, grade, rule, status; nothing where there is nothing
)

// A label is a term of fieldMarks: a letter for the field of the query language, and the value. The letters stand in the
// order of facetFields.
var labelLetters = map[query.Field]string{query.Kind: "k", query.Grade: "l", query.Rule: "r", query.Status: "s"}

// field is a part of an entry.
type field struct {
	name    string
	options bleveindex.FieldIndexingOptions
	value   []byte // what is stored
	length  int
	terms   bleveindex.TokenFrequencies
}

var _ bleveindex.Field = (*field)(nil)

func (f *field) Name() string                                          { return f.name }
func (f *field) Value() []byte                                         { return f.value }
func (f *field) ArrayPositions() []uint64                              { return nil }
func (f *field) EncodedFieldType() byte                                { return 't' }
func (f *field) Analyze()                                              {}
func (f *field) Options() bleveindex.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                                   { return f.length }
func (f *field) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                             { return uint64(len(f.value)) }

// lostSign begins the terms of a text that has lost its marks. "chong" in such a text may be any word of these letters; in
// a text with marks "ba" is three and never "bà".
const lostSign = "~"

// fewestLost is how many words a text must have for the lack of marks to mean anything.
const fewestLost = 3
