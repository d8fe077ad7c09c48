package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/mapping"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// The fields of an entry.
const (
	fieldExact    = "exact"
	fieldFolded   = "folded"
	fieldDocument = "document" // id in the ledger
	fieldCommune  = "commune"  // code and folded name of today's unit
	fieldKind     = "kind"     // of the findings
	fieldRule     = "rule"
	fieldStatus   = "status" // flagged, hint or none
)

// The values of fieldStatus.
const (
	statusFlagged = "flagged"
	statusHint    = "hint"
	statusNone    = "none"
)

// entry is one clause as bleve sees it. Words is mapped to the exact and the folded field.
type entry struct {
	Words    string   `json:"words"`
	Document string   `json:"document"`
	Commune  []string `json:"commune"`
	Kind     []string `json:"kind"`
	Rule     []string `json:"rule"`
	Status   string   `json:"status"`
}

// entryID is the name of a clause in the index.
func entryID(document int64, ordinal int) string { return fmt.Sprintf("%d:%d", document, ordinal) }

// entries are a document's clauses as bleve sees them, by id.
func entries(stored ledger.Stored, clauses []corpus.Clause) map[string]entry {
	list := make(map[string]entry, len(clauses))
	for _, c := range clauses {
		e := entry{
			Words: c.Text, Document: documentKey(stored.ID), Status: statusNone,
			Commune: []string{stored.Commune.Code, communeKey(stored.Commune.Name)},
		}
		for _, f := range stored.Findings {
			if f.Ordinal != c.Ordinal {
				continue
			}
			e.Kind, e.Rule = append(e.Kind, f.Kind), append(e.Rule, f.Rule)
			switch {
			case !f.IsHint():
				e.Status = statusFlagged
			case e.Status == statusNone:
				e.Status = statusHint
			}
		}
		list[entryID(stored.ID, c.Ordinal)] = e
	}
	return list
}

func newMapping() (mapping.IndexMapping, error) {
	if err := register(); err != nil {
		return nil, fmt.Errorf("register the Vietnamese analyzers: %w", err)
	}
	m := bleve.NewIndexMapping()
	if err := addAnalyzers(m); err != nil {
		return nil, fmt.Errorf("define the Vietnamese analyzers: %w", err)
	}
	clause := bleve.NewDocumentStaticMapping()
	clause.AddFieldMappingsAt("words", words(fieldExact, exactAnalyzer), words(fieldFolded, foldedAnalyzer))
	for _, field := range []string{fieldDocument, fieldCommune, fieldKind, fieldRule, fieldStatus} {
		clause.AddFieldMappingsAt(field, label(field))
	}
	m.DefaultMapping = clause
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m, nil
}

// words is a field to search in: frequencies for the ranking, nothing else.
func words(name, analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Name, f.Analyzer = name, analyzer
	f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = false, false, false, false
	return f
}

// label is a field to filter and count by.
func label(name string) *mapping.FieldMapping {
	f := words(name, keyword.Name)
	f.DocValues, f.SkipFreqNorm = true, true
	return f
}
