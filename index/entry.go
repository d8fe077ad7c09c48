package index

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/document"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// entryID is the name of a clause in the index.
func entryID(id int64, ordinal int) string {
	return strconv.FormatInt(id, 10) + ":" + strconv.Itoa(ordinal)
}

// Ref names a clause: the document in the ledger, and the clause's ordinal. It is written "12:5".
type Ref struct {
	Document int64
	Ordinal  int
}

// String writes the name.
func (r Ref) String() string { return entryID(r.Document, r.Ordinal) }

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

// entries are a document's clauses as bleve sees them; statuses are those of its findings.
func (x *Index) entries(s ledger.Stored, statuses []string, clauses []ledger.ClauseText) []*document.Document {
	places := labelField(fieldPlaces, placeLabels(s)...)
	byOrdinal := map[int][]mark{}
	for i, f := range s.Findings {
		byOrdinal[f.Ordinal] = append(byOrdinal[f.Ordinal], mark{f, statuses[i]})
	}
	list := make([]*document.Document, 0, len(clauses))
	for _, c := range clauses {
		entry := document.NewDocument(entryID(s.ID, c.Ordinal))
		words, sequence := x.codec.wordFields(c.Text)
		entry.AddField(words)
		entry.AddField(sequence)
		entry.AddField(places)
		entry.AddField(markField(Ref{s.ID, c.Ordinal}, byOrdinal[c.Ordinal]))
		list = append(list, entry)
	}
	return list
}

// markField says which clause of which document an entry is, and what was found on it.
func markField(ref Ref, marks []mark) *field {
	labels := []string{documentLabel(ref.Document), ordinalLetter + strconv.Itoa(ref.Ordinal)}
	if len(marks) == 0 {
		labels = append(labels, labelLetters[query.Status]+query.StatusNone)
	}
	for _, f := range marks {
		labels = append(labels, labelLetters[query.Kind]+f.Kind, labelLetters[query.Rule]+f.Rule, labelLetters[query.Status]+f.status)
		if f.Grade != "" {
			labels = append(labels, labelLetters[query.Grade]+f.Grade)
		}
	}
	return labelField(fieldMarks, labels...)
}

// statusOf is a finding's state for the field status.
func statusOf(f checker.Finding, d checker.Decision) string {
	switch {
	case d == checker.Confirmed:
		return query.StatusConfirmed
	case d == checker.Dismissed:
		return query.StatusDismissed
	case d == checker.Unsure:
		return query.StatusUnsure
	case d == checker.Disputed:
		return query.StatusDisputed
	case f.IsHint():
		return query.StatusHint
	default:
		return query.StatusOpen
	}
}

// statuses are the states of findings, in their order.
func (x *Index) statuses(ctx context.Context, findings []checker.Finding) ([]string, error) {
	list := make([]string, len(findings))
	for i, f := range findings {
		d, err := x.ledger.DecisionOn(ctx, f.Fingerprint)
		if err != nil {
			return nil, err
		}
		list[i] = statusOf(f, d.Decision)
	}
	return list, nil
}
