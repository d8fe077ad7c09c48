package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/scan"
)

func (a *app) check() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("check PATH...", "check", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) == 0 {
			return usage("error.no-paths", "Command", "check")
		}
		return a.runCheck(cmd.Context(), args, form)
	})
	format = a.formatFlag(cmd, formatTable, formatJSON, formatJSONL, formatSARIF)
	return cmd
}

func (a *app) runCheck(ctx context.Context, paths []string, format string) (err error) {
	listing, err := source.List(ctx, paths, source.DefaultLimits())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, listing.Close()) }()
	table, err := units.Load()
	if err != nil {
		return err
	}
	scanner, pack, closePool, err := a.scanner(table)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closePool()) }()
	bar := a.progress(a.say.T("progress.reading"), len(listing.Files))
	outcomes, err := scanner.Check(ctx, listing.Files, func(o scan.Outcome) { bar.step(o.Document.Path) })
	bar.end()
	if err != nil {
		return err
	}
	a.code = codeOfFiles(outcomes)
	warnings, err := a.advise(outcomes)
	if err != nil {
		return err
	}
	switch format {
	case formatJSON:
		return report.Encode(a.out, a.checked(outcomes, warnings, report.PacksOf(pack)))
	case formatSARIF:
		return report.SARIF(a.out, a.checked(outcomes, warnings, report.PacksOf(pack)), a.say)
	case formatJSONL:
		return a.printLines(a.checked(outcomes, warnings, nil).Documents)
	default:
		a.printOutcomes(outcomes, warnings)
		a.printExceptions(pack)
		return nil
	}
}

func codeOfFiles(outcomes []scan.Outcome) exitCode {
	unread, flagged := false, false
	for _, o := range outcomes {
		unread = unread || o.Document.Status == corpus.StatusUnreadable
		clauses, _ := checker.Flagged(o.Findings)
		flagged = flagged || clauses > 0
	}
	return outcome(unread, flagged)
}

func (a *app) checked(outcomes []scan.Outcome, warnings [][]checker.Warning, packs []report.Pack) report.Checked {
	out := report.Checked{Tool: report.Tool{Name: "huonguoc", Version: programVersion()}, Packs: packs, Documents: []report.CheckedDocument{}}
	for i, o := range outcomes {
		d := report.CheckDocument(o.Document, len(o.Document.Clauses), o.Commune, o.Findings, a.say)
		d.Warnings = warnings[i]
		out.Documents = append(out.Documents, d)
	}
	return out
}

func (a *app) printLines(documents []report.CheckedDocument) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	for _, d := range documents {
		if err := e.Encode(d); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
	}
	return nil
}

// printOutcomes prints file by file, as a linter does.
func (a *app) printOutcomes(outcomes []scan.Outcome, warnings [][]checker.Warning) {
	var sum scan.Summary
	for i, o := range outcomes {
		sum.Count(o)
		fmt.Fprintln(a.out, a.paint(bold, o.Document.Path))
		a.printState(o.Document)
		a.printFindings(o.Findings)
		if o.Document.Status == corpus.StatusRead && len(o.Findings) == 0 {
			fmt.Fprintln(a.out, "  "+a.paint(green, a.say.T("check.clean")))
		}
		a.printWarnings(warnings[i])
	}
	sum.Files = len(outcomes)
	a.printSummary(sum)
}
