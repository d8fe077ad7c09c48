package index

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
)

// vocabulary is every word of the indexed clauses. It finds what a word typed without marks may stand for, and the
// nearest word for one that no clause has.
type vocabulary struct {
	count  map[string]uint64   // clauses with the word
	forms  map[string][]string // by folded word
	folded []string            // sorted
}

// vocabularyOf reads the index's own dictionary of words.
func vocabularyOf(reader bleveindex.IndexReader) (*vocabulary, error) {
	dict, err := reader.FieldDict(fieldWords)
	if err != nil {
		return nil, err
	}
	v := &vocabulary{count: map[string]uint64{}, forms: map[string][]string{}}
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if e == nil {
			v.folded = slices.Sorted(maps.Keys(v.forms))
			return v, dict.Close()
		}
		v.count[e.Term] = e.Count
		folded := viet.Strip(strings.TrimPrefix(e.Term, lostSign))
		v.forms[folded] = append(v.forms[folded], e.Term)
	}
}

// The weights of the forms in which a word may stand. The form as typed outweighs all others, so that it ranks first
// whatever the lengths and counts.
const (
	asTyped     = 1.0
	withMarks   = 0.35 // typed without marks, written with
	lostMarks   = 0.3  // typed with marks, written without
	restOfStart = 0.6  // a word that begins as typed
)

// form is a word that a query's word stands for.
type form struct {
	term   string
	weight float64
}

// formsOf are the words of the corpus that a word of a query stands for. Typed with marks it stands for itself, and for
// text that has lost its marks; typed without, for every word of these letters.
func (v *vocabulary) formsOf(word string, prefix bool) []form {
	if prefix {
		return v.beginningWith(word)
	}
	folded := viet.Strip(word)
	lost := lostSign + folded
	if folded != word {
		return v.known(form{word, asTyped}, form{lost, lostMarks})
	}
	list := v.known(form{word, asTyped}, form{lost, asTyped})
	for _, other := range v.forms[word] {
		if other != word && other != lost {
			list = append(list, form{other, withMarks})
		}
	}
	return list
}

func (v *vocabulary) known(forms ...form) (list []form) {
	for _, f := range forms {
		if v.count[f.term] > 0 {
			list = append(list, f)
		}
	}
	return list
}

func (v *vocabulary) beginningWith(start string) (list []form) {
	folded := viet.Strip(start)
	from, _ := slices.BinarySearch(v.folded, folded)
	for _, f := range v.folded[from:] {
		if !strings.HasPrefix(f, folded) {
			break
		}
		for _, term := range v.forms[f] {
			word, lost := strings.CutPrefix(term, lostSign)
			switch {
			case word == start:
				list = append(list, form{term, asTyped})
			case lost, folded == start, strings.HasPrefix(word, start):
				list = append(list, form{term, restOfStart})
			}
		}
	}
	slices.SortFunc(list, func(a, b form) int { return strings.Compare(a.term, b.term) })
	return list
}

// nearest is the word of the corpus that was most likely meant by one that no clause has; empty when none is near. Words
// of one to four letters may differ in one, longer ones in two; marks break ties, and then the more frequent word wins.
func (v *vocabulary) nearest(word string) string {
	folded := viet.Strip(word)
	most := 2
	if len(folded) <= 4 {
		most = 1
	}
	type candidate struct {
		term           string
		letters, marks int
		count          uint64
	}
	var best candidate
	for other, forms := range v.forms {
		if diff := len(other) - len(folded); diff > most || -diff > most || !isWord(other) {
			continue
		}
		letters := query.Distance(folded, other)
		if letters > most {
			continue
		}
		for _, term := range forms {
			if strings.HasPrefix(term, lostSign) && len(forms) > 1 {
				continue // a form with marks is better advice
			}
			c := candidate{strings.TrimPrefix(term, lostSign), letters, query.Distance(word, term), v.count[term]}
			if best.term == "" || cmp.Or(cmp.Compare(c.letters, best.letters), cmp.Compare(c.marks, best.marks),
				-cmp.Compare(c.count, best.count), strings.Compare(c.term, best.term)) < 0 {
				best = c
			}
		}
	}
	return best.term
}

// isWord keeps numbers out of the advice.
func isWord(s string) bool { return s != "" && (s[0] < '0' || s[0] > '9') }
