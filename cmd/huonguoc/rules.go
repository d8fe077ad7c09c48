package main

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/rules"
)

func (a *app) rules() *cobra.Command {
	cmd := a.command("rules", "rules", nil)
	cmd.AddCommand(a.rulesList(), a.rulesShow(), a.rulesNew(), a.rulesLint(), a.rulesTest(), a.rulesExplain(), a.rulesDiff(), a.rulesEval())
	return cmd
}

func (a *app) rulesList() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("list", "rules.list", func(*cobra.Command, []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		pack, err := a.loadPack()
		if err != nil {
			return err
		}
		table := a.ruleTable(pack)
		switch form {
		case formatJSON:
			return report.Encode(a.out, ruleObjects(pack))
		case formatCSV:
			return report.CSV(a.out, table)
		default:
			a.printTable(table)
			return nil
		}
	})
	format = a.formatFlag(cmd, formatTable, formatJSON, formatCSV)
	return cmd
}

func (a *app) ruleTable(pack *rules.Pack) report.Table {
	var table report.Table
	for _, id := range []string{"id", "kind", "grade", "confidence", "against", "title"} {
		table.Columns = append(table.Columns, report.Column{ID: id, Title: a.say.T("rules." + id)})
	}
	for _, r := range pack.Rules {
		var row []report.Cell
		for _, s := range []string{
			r.ID, report.KindTitle(r.Kind, a.say), string(r.Grade), a.say.T("confidence." + string(r.Confidence)),
			a.say.T("against." + string(r.Against)), r.Title,
		} {
			row = append(row, report.Cell{Text: s})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// ruleObject is a rule in `rules list --format json`.
type ruleObject struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	Code       string   `json:"code"`
	Title      string   `json:"title"`
	Message    string   `json:"message"`
	Grade      string   `json:"grade"`
	Confidence string   `json:"confidence"`
	Status     string   `json:"status"`
	Against    string   `json:"against"`
	Basis      []string `json:"basis"`
	Suggestion string   `json:"suggestion"`
}

func ruleObjects(pack *rules.Pack) []ruleObject {
	list := []ruleObject{}
	for _, r := range pack.Rules {
		list = append(list, ruleObject{
			r.ID, r.Kind, r.Code, r.Title, r.Message, string(r.Grade), string(r.Confidence), string(r.Status), string(r.Against), r.Citations(), r.Suggestion,
		})
	}
	return list
}

func (a *app) rulesShow() *cobra.Command {
	return a.command("show RULE", "rules.show", func(_ *cobra.Command, args []string) error {
		id := strings.Join(args, " ")
		pack, err := a.loadPack()
		if err != nil {
			return err
		}
		for _, r := range pack.Rules {
			if r.ID == id {
				a.printRule(r)
				return nil
			}
		}
		return usage("error.rule", "Rule", id)
	})
}

func (a *app) printRule(r *rules.Rule) {
	fmt.Fprintf(a.out, "%s\n%s\n\n", a.paint(bold, r.ID), r.Title)
	for _, line := range [][2]string{
		{"kind", report.KindTitle(r.Kind, a.say)},
		{"grade", string(r.Grade)},
		{"status", a.say.T("rule-status." + string(r.Status))},
		{"reason", r.Reason},
		{"confidence", a.say.T("confidence." + string(r.Confidence))},
		{"against", a.say.T("against." + string(r.Against))},
		{"message", r.Message},
		{"basis", strings.Join(r.Citations(), "; ")},
		{"suggestion", r.Suggestion},
	} {
		if line[1] != "" {
			fmt.Fprintf(a.out, "%s: %s\n", a.say.T("rules."+line[0]), line[1])
		}
	}
	a.printExamples(r, "rules.match", true)
	a.printExamples(r, "rules.pass", false)
	if len(r.Gaps) > 0 {
		fmt.Fprintf(a.out, "\n%s\n  - %s\n", a.say.T("rules.gaps"), strings.Join(r.Gaps, "\n  - "))
	}
}

func (a *app) printExamples(r *rules.Rule, heading string, match bool) {
	fmt.Fprintf(a.out, "\n%s\n", a.say.T(heading))
	for _, e := range r.Examples {
		if e.Match == match {
			fmt.Fprintf(a.out, "  - %s\n", strings.Join(append(append([]string{}, e.LeadIns...), e.Text), " → "))
		}
	}
}

// packFiles are the files of the pack that was named, or of the one of the configuration.
func (a *app) packFiles(args []string) (fs.FS, error) {
	folder := a.config.pack()
	if len(args) > 0 {
		folder = args[0]
	}
	if folder == "" {
		return rules.EmbeddedFiles(mainPack)
	}
	if _, err := os.Stat(folder); err != nil {
		return nil, usage("error.not-found", "Path", folder)
	}
	return os.DirFS(folder), nil
}

func (a *app) rulesLint() *cobra.Command {
	var advice bool
	cmd := a.command("lint [FOLDER]", "rules.lint", func(_ *cobra.Command, args []string) error {
		files, err := a.packFiles(args)
		if err != nil {
			return err
		}
		wrong, hidden := a.printLint(rules.Lint(files), advice)
		if hidden > 0 {
			defer fmt.Fprintln(a.out, a.say.T("lint.advice", "Count", hidden))
		}
		if wrong > 0 {
			a.code = exitFlagged
			return nil
		}
		pack, err := rules.LoadPack(files)
		if err != nil {
			return err
		}
		fmt.Fprintln(a.out, a.say.T("rules.clean", "Pack", pack.ID, "Version", pack.Version, "Rules", len(pack.Rules)))
		return nil
	})
	cmd.Flags().BoolVar(&advice, "advice", false, a.say.T("flag.advice"))
	return cmd
}

// printLint prints what is wrong, and advice if it is asked for. It counts the one, and the other where it is left out.
func (a *app) printLint(problems []rules.Problem, advice bool) (wrong, hidden int) {
	for _, p := range problems {
		if p.Advice && !advice {
			hidden++
			continue
		}
		if !p.Advice {
			wrong++
		}
		fmt.Fprintln(a.out, p)
	}
	return wrong, hidden
}

func (a *app) rulesTest() *cobra.Command {
	return a.command("test [FOLDER]", "rules.test", func(_ *cobra.Command, args []string) error {
		files, err := a.packFiles(args)
		if err != nil {
			return err
		}
		pack, err := rules.LoadPack(files)
		if err != nil {
			return err
		}
		failures, err := rules.Test(pack)
		if err != nil {
			return err
		}
		return a.printTest(pack, failures)
	})
}

func (a *app) printTest(pack *rules.Pack, failures []rules.Failure) error {
	examples := 0
	for _, r := range pack.Rules {
		examples += len(r.Examples)
	}
	for _, f := range failures {
		fmt.Fprintln(a.out, f)
	}
	if len(failures) > 0 {
		// Code 1 says that something was found, as with documents.
		a.code = exitFlagged
		fmt.Fprintln(a.out, a.say.T("rules.failed", "Pack", pack.ID, "Version", pack.Version, "Failed", len(failures)))
		return nil
	}
	fmt.Fprintln(a.out, a.say.T("rules.passed", "Pack", pack.ID, "Version", pack.Version, "Rules", len(pack.Rules), "Examples", examples))
	return nil
}
