package report

import (
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
)

// Thaw puts a frozen figure in the place of the present one. Files that the ledger still holds in the same words give the
// details of their clauses; of the others the report shows what the snapshot itself knows.
func (d Data) Thaw(s checker.Snapshot, sha string, present []ledger.Stored) Data {
	byPath := make(map[string]*ledger.Stored, len(present))
	for i := range present {
		byPath[present[i].Document.Path+"\x00"+present[i].Document.SHA256] = &present[i]
	}
	d.Tally, d.Inputs, d.MadeAt = s.Tally, s.Inputs, s.FrozenAt
	d.Snapshot = Snapshot{Name: s.Name, SHA256: sha}
	d.Documents = make([]ledger.Stored, len(s.Papers))
	for i, p := range s.Papers {
		d.Documents[i] = thawed(p, byPath[p.Path+"\x00"+p.SHA256])
	}
	return d
}

// thawed is a file as it was when the figure was frozen.
func thawed(p checker.Paper, present *ledger.Stored) ledger.Stored {
	s := ledger.Stored{
		Key: p.Key, Commune: p.Commune, Reader: p.Reader, Packs: p.Packs, Text: p.Text,
		Document: corpus.Document{Path: p.Path, SHA256: p.SHA256, Status: p.Status, Convention: corpus.Convention{
			Title: p.Title, Kind: p.Kind, Draft: p.Draft, Village: p.Village, AdoptedOn: p.Adopted, Recognition: p.Recognition,
		}},
	}
	details := map[string]checker.Finding{}
	if present != nil {
		s.ID, s.Document, s.Clauses = present.ID, present.Document, present.Clauses
		for _, f := range present.Findings {
			details[f.Fingerprint] = f
		}
	}
	for _, sign := range p.Signs {
		f, known := details[sign.Finding]
		if !known {
			f = checker.Finding{Fingerprint: sign.Finding, Rule: sign.Rule}
			if sign.Hint {
				f.Confidence = checker.ConfidenceHint
			}
		}
		s.Findings = append(s.Findings, f)
	}
	return s
}

// Moment is the time that a report bears when its figure was not frozen: that of the last entry of its log, or the
// beginning of the cut-off day, whichever is later. It is a property of what went in, so that two runs give the same bytes.
func Moment(in checker.Inputs, asOf corpus.Date) time.Time {
	at, err := time.Parse(time.DateOnly, string(asOf))
	if err != nil {
		at = time.Unix(0, 0).UTC()
	}
	for _, e := range in.Events {
		if e.At.After(at) {
			at = e.At
		}
	}
	return at.UTC()
}
