package report

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/messages"
)

// Tool names the program that wrote a file.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// Checked is the object that `check --format json` prints: the contract of docs/json.md. Fields are added, never renamed.
type Checked struct {
	Tool      Tool              `json:"tool"`
	Packs     []Pack            `json:"packs"`
	Documents []CheckedDocument `json:"documents"`
}

// CheckedDocument is one file in the contract.
type CheckedDocument struct {
	Path       string            `json:"path"`
	SHA256     string            `json:"sha256"`
	Format     corpus.Format     `json:"format"`
	Engine     string            `json:"engine"`
	Status     corpus.Status     `json:"status"`
	ReasonCode corpus.Reason     `json:"reason_code"`
	Reason     string            `json:"reason"`
	Cure       string            `json:"cure"`
	Quality    float64           `json:"quality"`
	Pages      int               `json:"pages"`
	Convention corpus.Convention `json:"convention"`
	Commune    checker.Commune   `json:"commune_today"`
	Clauses    int               `json:"clauses"`
	Findings   []checker.Finding `json:"findings"`
	// Warnings are matters beside gender; only check gives them.
	Warnings []checker.Warning `json:"warnings,omitempty"`
}

// CheckDocument puts a document, the number of its clauses and its findings into the contract's form.
func CheckDocument(d *corpus.Document, clauses int, commune checker.Commune, findings []checker.Finding, say *messages.Catalogue) CheckedDocument {
	reason, cure := Explain(d.Reason, say)
	if findings == nil {
		findings = []checker.Finding{}
	}
	return CheckedDocument{
		Path: d.Path, SHA256: d.SHA256, Format: d.Format, Engine: d.Engine, Status: d.Status, ReasonCode: d.Reason,
		Reason: reason, Cure: cure, Quality: d.Quality, Pages: d.Pages, Convention: d.Convention, Commune: commune,
		Clauses: clauses, Findings: findings,
	}
}

// Whole is the object that `report` writes as huonguoc.json: the contract of docs/json.md. Fields are added, never renamed.
type Whole struct {
	Tool      Tool              `json:"tool"`
	Packs     []Pack            `json:"packs"`
	MadeAt    string            `json:"made_at"`
	Snapshot  *Snapshot         `json:"snapshot"` // null where the figure was not frozen
	Tally     checker.Tally     `json:"tally"`
	Documents []CheckedDocument `json:"documents"`
}

// JSON writes the whole report as one object: the tally, and the documents in the form of `check --format json`.
func JSON(w io.Writer, d Data, say *messages.Catalogue) error {
	out := Whole{
		Tool: Tool{"huonguoc", d.Version}, Packs: append([]Pack{}, d.Packs...), MadeAt: d.MadeAt.UTC().Format(time.RFC3339),
		Tally: d.Tally, Documents: []CheckedDocument{},
	}
	if d.Snapshot.Name != "" {
		out.Snapshot = &d.Snapshot
	}
	for i := range d.Documents {
		stored := &d.Documents[i]
		out.Documents = append(out.Documents, CheckDocument(&stored.Document, stored.Clauses, stored.Commune, stored.Findings, say))
	}
	return Encode(w, out)
}

// Encode writes an object as indented JSON with the letters as they are.
func Encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
