package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/report"
)

// The forms in which extract shows what was read.
const (
	formatText       = "text"
	formatParagraphs = "paragraphs"
)

func (a *app) extract() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("extract FILE", "extract", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.no-file")
		}
		return a.runExtract(cmd.Context(), args[0], form)
	})
	format = a.formatFlag(cmd, formatText, formatParagraphs, formatJSON)
	return cmd
}

func (a *app) runExtract(ctx context.Context, path, format string) (err error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return usage("error.not-found", "Path", path)
	}
	if err != nil {
		return fmt.Errorf("read the file: %w", err)
	}
	pool := extract.NewPool(a.config.workers(), a.readingLimits())
	defer func() { err = errors.Join(err, pool.Close()) }()
	result := pool.Read(ctx, data)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	a.code = outcome(result.Status == corpus.StatusUnreadable, false)
	switch format {
	case formatJSON:
		return report.Encode(a.out, result)
	case formatParagraphs:
		a.printParagraphs(result)
	default:
		for _, p := range result.Paragraphs {
			fmt.Fprintln(a.out, p.Text)
		}
	}
	// What is said about the reading goes apart from what was read, so that the text can be redirected.
	a.printReading(result)
	return nil
}

// printParagraphs prints one paragraph a line with its page and origin.
func (a *app) printParagraphs(r extract.Result) {
	for i, p := range r.Paragraphs {
		auto := " "
		if p.AutoNumber {
			auto = "#"
		}
		fmt.Fprintf(a.out, "%4d  %3d  %-8s %s %s\n", i+1, p.Page, p.Origin, auto, oneLine(p.Text))
	}
}

func (a *app) printReading(r extract.Result) {
	if a.config.quiet() {
		return
	}
	fmt.Fprintln(a.err, a.say.T("extract.read", "Format", r.Format, "Engine", r.Engine, "Status", a.say.T("status."+string(r.Status)),
		"Quality", a.say.Percent(100*r.Quality, r.Status != corpus.StatusUnreadable)))
	if reason, cure := report.Explain(r.Reason, a.say); reason != "" {
		fmt.Fprintf(a.err, "%s\n→ %s\n", reason, cure)
	}
	for _, p := range r.Pages {
		fmt.Fprintln(a.err, a.sayPage(p))
	}
	for _, n := range r.Notes {
		fmt.Fprintln(a.err, a.say.T("note."+string(n.Kind))+": "+a.say.Int(n.Count))
	}
}

func (a *app) sayPage(p extract.Page) string {
	id := "extract.page"
	if p.Confidence > 0 {
		id += ".recognised"
	}
	return a.say.T(id, "Page", p.Number, "Words", a.say.Int(p.Words), "Quality", a.say.Percent(100*p.Quality, p.Words > 0),
		"Confidence", a.say.Percent(100*p.Confidence, true), "Unsure", a.say.Percent(100*p.Unsure, true))
}
