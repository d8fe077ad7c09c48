package main

import (
	"strings"

	"github.com/spf13/pflag"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/report"
)

// definitionFlags are the choices about the figure; the function that comes back reads them.
func (a *app) definitionFlags(flags *pflag.FlagSet) func() (checker.Definition, error) {
	var asOf, basis, by string
	var choice checker.Definition
	var groupings []string
	for _, g := range checker.Groupings() {
		groupings = append(groupings, string(g))
	}
	flags.StringVar(&asOf, "as-of", "", a.say.T("flag.as-of"))
	flags.StringVar(&basis, "basis", string(checker.BasisBoth), a.say.T("flag.basis"))
	flags.StringVar(&by, "by", string(checker.ByCommune), a.say.T("flag.by", "Values", strings.Join(groupings, ", ")))
	flags.IntVar(&choice.Target, "target", 0, a.say.T("flag.target"))
	flags.BoolVar(&choice.WithoutUnrecognised, "without-unrecognised", false, a.say.T("flag.without-unrecognised"))
	flags.BoolVar(&choice.WithoutSuspended, "without-suspended", false, a.say.T("flag.without-suspended"))
	flags.BoolVar(&choice.WithoutMissing, "without-missing", false, a.say.T("flag.without-missing"))
	flags.BoolVar(&choice.WithRefused, "with-refused", false, a.say.T("flag.with-refused"))
	return func() (checker.Definition, error) {
		day, err := a.day(asOf)
		if err != nil {
			return checker.Definition{}, err
		}
		d := choice
		d.AsOf, d.Basis, d.By = day, checker.Basis(basis), checker.Grouping(by)
		if d.Target == 0 {
			d.Target = checker.Target(day)
		}
		return d, d.Validate()
	}
}

// defined is the definition of a figure as it is printed with it.
func (a *app) defined(d checker.Definition) string { return report.Defined(d, a.say) }

// definitionFlagNames are the flags that choose a definition.
func definitionFlagNames() []string {
	return []string{"as-of", "basis", "by", "target", "without-unrecognised", "without-suspended", "without-missing", "with-refused"}
}
