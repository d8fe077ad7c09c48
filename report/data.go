package report

import (
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// Pack names a rule pack as it stood when the figures were made.
type Pack struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// Data is what a report is made from.
type Data struct {
	Version   string // of the program
	Packs     []Pack
	MadeAt    time.Time
	Tally     checker.Tally
	Inputs    checker.Inputs // what the tally was made from; without papers they are those of Documents
	Documents []ledger.Stored
}

// inputs are what the tally was made from.
func (d Data) inputs() checker.Inputs {
	if len(d.Inputs.Papers) == len(d.Documents) {
		return d.Inputs
	}
	in := d.Inputs
	in.Papers = ledger.Papers(d.Documents)
	return in
}
