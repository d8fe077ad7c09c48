package rules_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// wholeDocuments counts what is found in conventions that are read as documents.
type wholeDocuments struct {
	passages, found int // that discriminate
	lawful, flagged int // clauses
	clean, left     int // documents in which nothing discriminates; of these, the ones in which nothing is flagged
}

// documentsIn reads the clauses of a set of whole conventions as documents. A clause's id says which one it is of: the part
// before the last hyphen.
func documentsIn(m *rules.Matcher, set []rules.Labelled) wholeDocuments {
	var out wholeDocuments
	of := func(l rules.Labelled) string { return l.ID[:max(0, strings.LastIndexByte(l.ID, '-'))] }
	for len(set) > 0 {
		n := slices.IndexFunc(set, func(l rules.Labelled) bool { return of(l) != of(set[0]) })
		if n < 0 {
			n = len(set)
		}
		out.read(m, set[:n])
		set = set[n:]
	}
	return out
}

func (w *wholeDocuments) read(m *rules.Matcher, document []rules.Labelled) {
	var clauses []corpus.Clause
	for _, l := range document {
		clauses = append(clauses, l.Clause())
	}
	passages, flagged := 0, 0
	for i, hits := range m.MatchDocument(clauses) {
		is := slices.ContainsFunc(hits, func(h rules.Hit) bool { return h.Confidence != rules.Hint })
		switch document[i].Label {
		case rules.LabelD:
			passages++
			if is {
				w.found++
			}
		case rules.LabelN:
			w.lawful++
			if is {
				flagged++
			}
		}
	}
	w.passages, w.flagged = w.passages+passages, w.flagged+flagged
	if passages == 0 {
		w.clean++
		if flagged == 0 {
			w.left++
		}
	}
}

func (w wholeDocuments) and(o wholeDocuments) wholeDocuments {
	return wholeDocuments{w.passages + o.passages, w.found + o.found, w.lawful + o.lawful, w.flagged + o.flagged, w.clean + o.clean, w.left + o.left}
}

func (w wholeDocuments) String() string {
	return fmt.Sprintf("passages found %d of %d  lawful clauses flagged %d of %d  clean ones left clean %d of %d",
		w.found, w.passages, w.flagged, w.lawful, w.left, w.clean)
}
