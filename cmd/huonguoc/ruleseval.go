package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/rules"
)

func (a *app) rulesEval() *cobra.Command {
	var predictions string
	var format func() (string, error)
	cmd := a.command("eval SET.jsonl", "rules.eval", func(_ *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.no-set")
		}
		return a.runEval(args[0], predictions, form)
	})
	cmd.Flags().StringVar(&predictions, "predictions", "", a.say.T("flag.predictions"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

func (a *app) runEval(path, predictions, format string) error {
	set, err := readSet(path)
	if err != nil {
		return err
	}
	pack, err := a.loadPack()
	if err != nil {
		return err
	}
	matcher, err := rules.Compile(pack)
	if err != nil {
		return err
	}
	e := rules.Evaluate(matcher, set)
	if predictions != "" {
		if err := writePredictions(predictions, e.Predictions); err != nil {
			return err
		}
	}
	if format == formatJSON {
		return report.Encode(a.out, evaluationObject(e))
	}
	a.printEvaluation(e)
	return nil
}

func readSet(path string) ([]rules.Labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, usage("error.not-found", "Path", path)
	}
	set, err := rules.ReadSet(f)
	return set, errors.Join(err, f.Close())
}

func writePredictions(path string, list []rules.Prediction) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the predictions: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	e := json.NewEncoder(f)
	e.SetEscapeHTML(false)
	for _, p := range list {
		if err := e.Encode(p); err != nil {
			return fmt.Errorf("write the predictions: %w", err)
		}
	}
	return nil
}

// measureObject is an outcome with its ratios in `rules eval --format json`.
type measureObject struct {
	rules.Outcome
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func measured(o rules.Outcome) measureObject {
	return measureObject{o, o.Precision(), o.Recall(), o.F1()}
}

// hitObject counts the clauses that have a hit of some kind, in `rules eval --format json`.
type hitObject struct {
	True      int     `json:"tp"`
	False     int     `json:"fp"`
	Precision float64 `json:"precision"`
}

func evaluationObject(e rules.Evaluation) any {
	return struct {
		measureObject
		Borderline int                            `json:"borderline"`
		Kinds      map[string]measureObject       `json:"kinds"`
		Origins    map[string]measureObject       `json:"origins"`
		Damage     map[string]measureObject       `json:"damage"`
		Levels     map[rules.Confidence]hitObject `json:"levels"`
		Rules      map[string]hitObject           `json:"rules"`
	}{measured(e.All), e.Borderline, mapped(e.ByKind, measured), mapped(e.ByOrigin, measured), mapped(e.ByDamage, measured),
		mapped(e.ByLevel, hits), mapped(e.ByRule, hits)}
}

func hits(o rules.Outcome) hitObject {
	return hitObject{o.TruePositive, o.FalsePositive, o.Precision()}
}

func mapped[K comparable, V any](groups map[K]rules.Outcome, object func(rules.Outcome) V) map[K]V {
	out := make(map[K]V, len(groups))
	for name, o := range groups {
		out[name] = object(o)
	}
	return out
}

func (a *app) printEvaluation(e rules.Evaluation) {
	fmt.Fprintln(a.out, a.say.T("eval.all", "D", e.All.TruePositive+e.All.FalseNegative, "N", e.All.FalsePositive+e.All.TrueNegative, "B", e.Borderline))
	fmt.Fprintf(a.out, "precision %.3f  recall %.3f  F1 %.3f\n\n", e.All.Precision(), e.All.Recall(), e.All.F1())
	a.printLevels(e)
	a.printOutcomesBy("eval.origin", e.ByOrigin)
	a.printOutcomesBy("eval.damage", e.ByDamage)
	table := report.Table{Columns: []report.Column{
		{Title: a.say.T("rules.kind")}, {Title: "D"}, {Title: "recall"}, {Title: "N"}, {Title: a.say.T("eval.false")},
	}}
	for _, k := range append(rules.Kinds(), rules.Kind{}) {
		o, ok := e.ByKind[k.ID]
		if !ok {
			continue
		}
		recall := "–"
		if o.TruePositive+o.FalseNegative > 0 {
			recall = fmt.Sprintf("%.3f", o.Recall())
		}
		table.Rows = append(table.Rows, []report.Cell{
			{Text: report.KindTitle(k.ID, a.say)}, a.numberCell(o.TruePositive + o.FalseNegative), {Text: recall},
			a.numberCell(o.FalsePositive + o.TrueNegative), a.numberCell(o.FalsePositive),
		})
	}
	a.printTable(table)
}

// printLevels prints how often the surest hit of each level is right.
func (a *app) printLevels(e rules.Evaluation) {
	table := report.Table{Columns: []report.Column{{Title: a.say.T("rules.confidence")}, {Title: "D"}, {Title: "N"}, {Title: "precision"}}}
	for _, c := range []rules.Confidence{rules.Sure, rules.Likely, rules.Hint} {
		o := e.ByLevel[c]
		precision := "–"
		if o.TruePositive+o.FalsePositive > 0 {
			precision = fmt.Sprintf("%.3f", o.Precision())
		}
		table.Rows = append(table.Rows, []report.Cell{
			{Text: a.say.T("confidence." + string(c))}, a.numberCell(o.TruePositive), a.numberCell(o.FalsePositive), {Text: precision},
		})
	}
	a.printTable(table)
	fmt.Fprintln(a.out)
}

// printGroups prints the figures of each origin, or damage, that a set names.
func (a *app) printOutcomesBy(title string, groups map[string]rules.Outcome) {
	if _, unnamed := groups[""]; unnamed && len(groups) == 1 || len(groups) == 0 {
		return
	}
	table := report.Table{Columns: []report.Column{{Title: a.say.T(title)}, {Title: "D"}, {Title: "N"}, {Title: "precision"}, {Title: "recall"}, {Title: "F1"}}}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		o := groups[name]
		table.Rows = append(table.Rows, []report.Cell{
			{Text: cmp.Or(name, "–")}, a.numberCell(o.TruePositive + o.FalseNegative), a.numberCell(o.FalsePositive + o.TrueNegative),
			{Text: fmt.Sprintf("%.3f", o.Precision())}, {Text: fmt.Sprintf("%.3f", o.Recall())}, {Text: fmt.Sprintf("%.3f", o.F1())},
		})
	}
	a.printTable(table)
	fmt.Fprintln(a.out)
}

func (a *app) numberCell(n int) report.Cell {
	return report.Cell{Text: a.say.Int(n), Number: float64(n), Kind: report.Count}
}
