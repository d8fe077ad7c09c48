package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
)

// The keys of the definition of the figure. Each is a flag of the commands that make a figure, and a setting like the others,
// so that an office decides once what its figure means.
const (
	keyAsOf                = "as-of"
	keyBasis               = "basis"
	keyBy                  = "by"
	keyTarget              = "target"
	keyWithoutUnrecognised = "without-unrecognised"
	keyWithoutSuspended    = "without-suspended"
	keyWithoutMissing      = "without-missing"
	keyWithRefused         = "with-refused"
)

func definitionKeys() []string {
	return []string{keyAsOf, keyBasis, keyBy, keyTarget, keyWithoutUnrecognised, keyWithoutSuspended, keyWithoutMissing, keyWithRefused}
}

// definitionValues are the choices about the figure as they were given.
type definitionValues struct {
	asOf, basis, by string
	choice          checker.Definition
}

// defineDefinition defines the flags of the definition with the text that say gives for their ids.
func defineDefinition(flags *pflag.FlagSet, say func(id string, args ...any) string) *definitionValues {
	v := &definitionValues{}
	var groupings []string
	for _, g := range checker.Groupings() {
		groupings = append(groupings, string(g))
	}
	flags.StringVar(&v.asOf, keyAsOf, "", say("flag.cut-off"))
	flags.StringVar(&v.basis, keyBasis, string(checker.BasisBoth), say("flag.basis"))
	flags.StringVar(&v.by, keyBy, string(checker.ByCommune), say("flag.by", "Values", strings.Join(groupings, ", ")))
	flags.IntVar(&v.choice.Target, keyTarget, 0, say("flag.target"))
	flags.BoolVar(&v.choice.WithoutUnrecognised, keyWithoutUnrecognised, false, say("flag.without-unrecognised"))
	flags.BoolVar(&v.choice.WithoutSuspended, keyWithoutSuspended, false, say("flag.without-suspended"))
	flags.BoolVar(&v.choice.WithoutMissing, keyWithoutMissing, false, say("flag.without-missing"))
	flags.BoolVar(&v.choice.WithRefused, keyWithRefused, false, say("flag.with-refused"))
	return v
}

// definitionFlags are the flags of the definition, of which the configuration gives the values that the command line does
// not; the function that comes back reads them.
func (a *app) definitionFlags(flags *pflag.FlagSet) func() (checker.Definition, error) {
	v := defineDefinition(flags, a.say.T)
	wrong := a.configured(flags, definitionKeys())
	return func() (checker.Definition, error) {
		if wrong != nil {
			return checker.Definition{}, wrong
		}
		return a.definition(v)
	}
}

// configured gives flags the values of environment and file. One that does not fit is an error of the configuration.
func (a *app) configured(flags *pflag.FlagSet, keys []string) (wrong error) {
	for _, key := range keys {
		kind, name := a.config.origin(key)
		if kind != "env" && kind != "file" {
			continue
		}
		flag := flags.Lookup(key)
		value := fmt.Sprint(a.config.value(key))
		if err := flag.Value.Set(value); err != nil {
			wrong = usage("error.setting", "Key", key, "Value", value, "Source", name)
			continue
		}
		flag.DefValue = flag.Value.String()
	}
	return wrong
}

func (a *app) definition(v *definitionValues) (checker.Definition, error) {
	day, err := a.cutOff(v.asOf)
	if err != nil {
		return checker.Definition{}, err
	}
	d := v.choice
	d.AsOf, d.Basis, d.By = day, checker.Basis(v.basis), checker.Grouping(v.by)
	if d.Target == 0 {
		d.Target = checker.Target(day)
	}
	return d, d.Validate()
}

// cutOff is a.day, which also takes a day of every year ("15/11", for the report of 30 November): the last one that has come.
func (a *app) cutOff(s string) (corpus.Date, error) {
	if strings.Count(s, "/") != 1 {
		return a.day(s)
	}
	today, err := a.day("")
	if err != nil {
		return "", err
	}
	year := a.now().Year()
	for _, y := range []int{year, year - 1} {
		t, err := time.Parse("2/1/2006", fmt.Sprintf("%s/%d", s, y))
		if err != nil {
			return "", usage("error.date", "Date", s)
		}
		if day := corpus.Date(t.Format(time.DateOnly)); day <= today {
			return day, nil
		}
	}
	return "", usage("error.date", "Date", s)
}

// defined is the definition of a figure as it is printed with it.
func (a *app) defined(d checker.Definition) string { return report.Defined(d, a.say) }
