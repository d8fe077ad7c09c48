package index

import (
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// The fields of an entry. Their names stand in every file of the index, so they are short.
const (
	fieldWords    = "w" // words in the normal form, with frequency and length for the ranking
	fieldPlaces   = "p" // what is known of the document: places, year, form
	fieldMarks    = "m" // the clause itself and what is known of it: kind, grade, rule, status
	fieldSequence = "s" // the words in their order, stored, for phrases
)

// A label is a term of fieldPlaces or fieldMarks: a letter for the field of the query language, and the value.
var labelLetters = map[query.Field]string{
	query.NewCommune: "n", query.OldCommune: "o", query.District: "d", query.Province: "p", query.Village: "v", query.Year: "y",
	query.Form: "f", query.Kind: "k", query.Grade: "g", query.Rule: "r", query.Status: "s",
}

// The labels that say which clause an entry is: bleve numbers the entries of a batch in any order, so the order of a
// document's clauses has to be kept.
const (
	documentLetter = "#"
	ordinalLetter  = "@"
)

func documentLabel(id int64) string { return documentLetter + strconv.FormatInt(id, 10) }

// placeLabels are the labels that all clauses of a document share.
func placeLabels(s ledger.Stored) []string {
	c := s.Document.Convention
	var list []string
	name := func(f query.Field, name string) {
		for _, key := range placeKeys(name) {
			list = append(list, labelLetters[f]+key)
		}
	}
	if s.Commune.Code != "" {
		list = append(list, labelLetters[query.NewCommune]+s.Commune.Code)
	}
	name(query.NewCommune, s.Commune.Name)
	name(query.OldCommune, c.Commune)
	name(query.District, c.District)
	name(query.Province, c.Province)
	name(query.Village, c.Village)
	if len(c.AdoptedOn) >= 4 {
		list = append(list, labelLetters[query.Year]+string(c.AdoptedOn[:4]))
	}
	if c.Kind != "" {
		list = append(list, labelLetters[query.Form]+string(c.Kind))
	}
	return list
}

// unitTypes are the words before the name of a unit, folded.
var unitTypes = []string{
	"xa", "phuong", "dac khu", "thi tran", "huyen", "thi xa", "quan", "thanh pho", "tinh", "thon", "lang", "ban", "ap", "to dan pho", "khu pho", "khu",
}

// placeKeys are the names by which a place is found: whole, and without its type.
func placeKeys(name string) []string {
	key := query.PlaceKey(name)
	if key == "" {
		return nil
	}
	for _, t := range unitTypes {
		if rest, ok := strings.CutPrefix(key, t+" "); ok {
			return []string{key, rest}
		}
	}
	return []string{key}
}

// field is a part of an entry with its terms already counted. bleve's own fields would cut, copy and count them anew.
type field struct {
	name    string
	options bleveindex.FieldIndexingOptions
	value   []byte // what is stored
	length  int
	terms   bleveindex.TokenFrequencies
}

var _ document.Field = (*field)(nil)

func (f *field) Name() string                                          { return f.name }
func (f *field) Value() []byte                                         { return f.value }
func (f *field) ArrayPositions() []uint64                              { return nil }
func (f *field) EncodedFieldType() byte                                { return 't' }
func (f *field) Analyze()                                              {}
func (f *field) Options() bleveindex.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                                   { return f.length }
func (f *field) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                             { return uint64(len(f.value)) }
func (f *field) Size() int                                             { return len(f.value) }

// labelField holds labels. The same field may stand in many entries.
func labelField(name string, labels ...string) *field {
	f := &field{name: name, options: bleveindex.IndexField | bleveindex.SkipFreqNorm, length: len(labels), terms: bleveindex.TokenFrequencies{}}
	for _, l := range labels {
		t := &bleveindex.TokenFreq{Term: []byte(l)}
		t.SetFrequency(1)
		f.terms[l] = t
	}
	return f
}

// lostSign begins the terms of a text that has lost its marks. "chong" in such a text may be any word of these letters; in
// a text with marks "ba" is three and never "bà".
const lostSign = "~"

// fewestLost is how many words a text must have for the lack of marks to mean anything.
const fewestLost = 3

// hasLostMarks tells that no word of a text in normal form bears a mark.
func hasLostMarks(normal string, tokens []viet.Token) bool {
	words := 0
	for _, t := range tokens {
		if t.Kind == viet.Word {
			words++
		}
	}
	return words >= fewestLost && viet.Strip(normal) == normal
}

// wordFields hold the words of a text: to search by, and in their order.
func (c *codec) wordFields(text string) (words, sequence *field) {
	normal := viet.Normal(text)
	tokens := viet.Tokenize(normal)
	if hasLostMarks(normal, tokens) {
		return c.lostFields(normal, tokens)
	}
	buffer := []byte(normal)
	counts := make([]bleveindex.TokenFreq, 0, len(tokens)) // one block of memory for all
	terms := make(bleveindex.TokenFrequencies, len(tokens))
	order := make([]byte, 0, 2*len(tokens))
	length := 0
	for _, t := range tokens {
		if t.Kind == viet.Mark {
			continue
		}
		length++
		word := normal[t.Start:t.End]
		order = c.append(order, word)
		if known := terms[word]; known != nil {
			known.SetFrequency(known.Frequency() + 1)
			continue
		}
		counts = append(counts, bleveindex.TokenFreq{Term: buffer[t.Start:t.End:t.End]})
		last := &counts[len(counts)-1]
		last.SetFrequency(1)
		terms[word] = last
	}
	return &field{name: fieldWords, options: bleveindex.IndexField, length: length, terms: terms},
		&field{name: fieldSequence, options: bleveindex.StoreField, value: order}
}

// lostFields is wordFields for a text that has lost its marks.
func (c *codec) lostFields(normal string, tokens []viet.Token) (words, sequence *field) {
	words = &field{name: fieldWords, options: bleveindex.IndexField, terms: bleveindex.TokenFrequencies{}}
	order := []byte(lostBegin)
	for _, t := range tokens {
		if t.Kind == viet.Mark {
			continue
		}
		words.length++
		word := normal[t.Start:t.End]
		order = c.append(order, word)
		term := lostSign + word
		one := words.terms[term]
		if one == nil {
			one = &bleveindex.TokenFreq{Term: []byte(term)}
			words.terms[term] = one
		}
		one.SetFrequency(one.Frequency() + 1)
	}
	return words, &field{name: fieldSequence, options: bleveindex.StoreField, value: order}
}
