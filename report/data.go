package report

import (
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
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
	Documents []ledger.Stored
}

// Target is the share of adopted conventions without gender discrimination that the programme of Quyết định 1790/QĐ-TTg
// asks for in a year, in percent: 95 by 2025, 100 by 2030.
func Target(year int) int {
	if year >= 2030 {
		return 100
	}
	return 95
}

// TargetOn is the target on a cut-off date.
func TargetOn(asOf corpus.Date) int {
	if asOf >= "2030" {
		return Target(2030)
	}
	return Target(2025)
}
