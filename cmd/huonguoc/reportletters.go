package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/report"
)

// reportLetters drafts the letters to all communes and villages in one call.
func (a *app) reportLetters() *cobra.Command {
	var o *order
	var commune, deadline string
	var pdf bool
	cmd := a.command("letters", "report.letters", func(cmd *cobra.Command, _ []string) error {
		data, err := a.ordered(cmd.Context(), o)
		if err != nil {
			return err
		}
		if deadline != "" {
			if data.Office.Deadline, err = a.day(deadline); err != nil {
				return err
			}
		}
		return a.writeLetters(cmd.Context(), data, o.folder, commune, pdf)
	})
	o = a.orderFlags(cmd.Flags(), "cong-van")
	cmd.Flags().StringVar(&commune, "commune", "", a.say.T("flag.letters-commune"))
	cmd.Flags().StringVar(&deadline, "deadline", "", a.say.T("flag.deadline"))
	cmd.Flags().BoolVar(&pdf, "pdf", false, a.say.T("flag.pdf"))
	return cmd
}

func (a *app) writeLetters(ctx context.Context, data report.Data, folder, commune string, pdf bool) error {
	var paths []string
	communes, villages := 0, 0
	for _, l := range report.Letters(data) {
		if commune != "" && commune != l.Commune.Code && commune != l.Commune.Name {
			continue
		}
		if l.Village == "" {
			communes++
		} else {
			villages++
		}
		path := filepath.Join(folder, filepath.FromSlash(l.Name))
		if err := report.WriteFile(path, func(w io.Writer) error { return l.Write(w, a.say) }); err != nil {
			return err
		}
		paths = append(paths, path)
	}
	if len(paths) == 0 {
		fmt.Fprintln(a.out, a.say.T("letters.none", "AsOf", report.Day(data.Tally.AsOf)))
		return nil
	}
	if pdf {
		if _, err := a.pdfs(ctx, paths); err != nil {
			return err
		}
	}
	if !a.config.quiet() {
		fmt.Fprintln(a.out, a.say.T("letters.written", "Communes", a.say.Int(communes), "Villages", a.say.Int(villages), "Folder", folder))
	}
	return nil
}

// pdfs makes .pdf files; without an office program it says so and goes on, since the .docx files are there.
func (a *app) pdfs(ctx context.Context, paths []string) ([]string, error) {
	office, ok := report.FindOffice()
	if !ok {
		fmt.Fprintln(a.err, a.say.T("report.no-office"))
		return nil, nil
	}
	return report.PDFs(ctx, office, paths)
}

// reportSheet writes the sheet for reading on paper.
func (a *app) reportSheet() *cobra.Command {
	var o *order
	var choice report.SheetChoice
	var pdf bool
	cmd := a.command("sheet", "report.sheet", func(cmd *cobra.Command, _ []string) error {
		data, err := a.ordered(cmd.Context(), o)
		if err != nil {
			return err
		}
		return a.writeSheet(cmd.Context(), data, filepath.Join(o.folder, "phieu-ra-soat.docx"), choice, pdf)
	})
	o = a.orderFlags(cmd.Flags(), ".")
	cmd.Flags().StringVar(&choice.Commune, "commune", "", a.say.T("flag.letters-commune"))
	cmd.Flags().BoolVar(&choice.Decided, "all", false, a.say.T("flag.sheet-all"))
	cmd.Flags().BoolVar(&pdf, "pdf", false, a.say.T("flag.pdf"))
	return cmd
}

func (a *app) writeSheet(ctx context.Context, data report.Data, path string, choice report.SheetChoice, pdf bool) error {
	n := 0
	err := report.WriteFile(path, func(w io.Writer) (err error) {
		n, err = report.ReviewSheet(w, data, choice, a.say)
		return err
	})
	if err != nil {
		return err
	}
	paths := []string{path}
	if pdf {
		made, err := a.pdfs(ctx, paths)
		if err != nil {
			return err
		}
		paths = append(paths, made...)
	}
	if !a.config.quiet() {
		fmt.Fprintln(a.out, a.say.T("sheetpaper.written", "Count", a.say.Int(n)))
	}
	a.printWritten(paths)
	return nil
}
