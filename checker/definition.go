package checker

import (
	"errors"
	"fmt"

	"github.com/huonguoc/huonguoc/corpus"
)

// Basis says which compliant conventions are in the numerator.
type Basis string

// The bases.
const (
	BasisBoth      Basis = "screened+concluded"
	BasisConcluded Basis = "concluded" // what nobody has signed off is not determined
)

// Grouping says what a row of a tally stands for.
type Grouping string

// The groupings. Districts and provinces are the former ones, as texts or roster name them; the year is that in which the
// present text was adopted.
const (
	ByCommune     Grouping = "commune"
	ByDistrict    Grouping = "district"
	ByOldProvince Grouping = "old-province"
	ByProvince    Grouping = "province"
	ByVillageKind Grouping = "village-kind"
	ByYear        Grouping = "year"
)

// Groupings are all groupings.
func Groupings() []Grouping {
	return []Grouping{ByCommune, ByDistrict, ByOldProvince, ByProvince, ByVillageKind, ByYear}
}

// Definition is what a figure means. No official formula was found, so that every choice is open and printed with the figure
// (domain.md §2.2). The zero value of a choice is the default.
type Definition struct {
	AsOf   corpus.Date `json:"as_of"` // cut-off
	Basis  Basis       `json:"basis"`
	By     Grouping    `json:"by"`
	Target int         `json:"target"` // percent; 0: the programme's
	// The choices about the denominator. By default it holds every convention adopted and not annulled, replaced or refused.
	WithoutUnrecognised bool `json:"without_unrecognised"` // leave out what is adopted and not known to be recognised
	WithoutSuspended    bool `json:"without_suspended"`    // leave out what is suspended as a whole
	WithoutMissing      bool `json:"without_missing"`      // leave out villages of the roster that no file is known of
	WithRefused         bool `json:"with_refused"`         // count what was refused recognition
}

// ErrDefinition says that a definition asks for something that does not exist.
var ErrDefinition = errors.New("no such definition of the figure")

// Define is the default definition on a day.
func Define(asOf corpus.Date) Definition {
	return Definition{AsOf: asOf, Basis: BasisBoth, By: ByCommune, Target: Target(asOf)}
}

// Target is the share that the programme of Quyết định 1790/QĐ-TTg asks for on a day, in percent: 95 by 2025, 100 by 2030.
func Target(on corpus.Date) int {
	if on >= "2030" {
		return 100
	}
	return 95
}

// Validate tells what is wrong with a definition.
func (d Definition) Validate() error {
	known := false
	for _, g := range Groupings() {
		known = known || g == d.By
	}
	switch {
	case !known:
		return fmt.Errorf("%w: rows by %q", ErrDefinition, d.By)
	case d.Basis != BasisBoth && d.Basis != BasisConcluded:
		return fmt.Errorf("%w: basis %q", ErrDefinition, d.Basis)
	case d.Target < 1 || d.Target > 100:
		return fmt.Errorf("%w: target %d %%", ErrDefinition, d.Target)
	}
	return nil
}

// Counts tells whether a convention in a state is in the denominator.
func (d Definition) Counts(r Record, s State) bool {
	switch {
	case r.Draft || !s.Adopted || s.AnnulledWhole || s.Replaced:
		return false
	case len(r.Versions) == 0:
		return !d.WithoutMissing
	case s.Refused:
		return d.WithRefused
	case s.SuspendedWhole && d.WithoutSuspended:
		return false
	}
	return s.Recognised || !d.WithoutUnrecognised
}
