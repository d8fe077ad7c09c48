package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

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

func evaluationObject(e rules.Evaluation) any {
	kinds := map[string]measureObject{}
	for id, o := range e.ByKind {
		kinds[id] = measured(o)
	}
	return struct {
		measureObject
		Borderline int                      `json:"borderline"`
		Kinds      map[string]measureObject `json:"kinds"`
	}{measured(e.All), e.Borderline, kinds}
}

func (a *app) printEvaluation(e rules.Evaluation) {
	fmt.Fprintln(a.out, a.say.T("eval.all", "D", e.All.TruePositive+e.All.FalseNegative, "N", e.All.FalsePositive+e.All.TrueNegative, "B", e.Borderline))
	fmt.Fprintf(a.out, "precision %.3f  recall %.3f  F1 %.3f\n\n", e.All.Precision(), e.All.Recall(), e.All.F1())
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

func (a *app) numberCell(n int) report.Cell {
	return report.Cell{Text: a.say.Int(n), Number: float64(n), Kind: report.Count}
}
