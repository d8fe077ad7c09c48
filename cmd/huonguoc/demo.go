package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// demoFolder is where the demonstration works, below the folder it is started in.
const demoFolder = "huonguoc-demo"

func (a *app) demo() *cobra.Command {
	var folder string
	cmd := a.command("demo", "demo", func(cmd *cobra.Command, _ []string) error {
		if !a.config.flags.Changed(keyHome) {
			a.config.viper.Set(keyHome, folder)
		}
		return a.runDemo(cmd.Context())
	})
	cmd.Flags().StringVar(&folder, "out", demoFolder, a.say.T("flag.demo-out"))
	return cmd
}

// runDemo takes the sample corpus all the way: files, scan, tally, flagged clauses, unread files, reports.
func (a *app) runDemo(ctx context.Context) error {
	home := a.config.home()
	folder := filepath.Join(home, "van-ban-mau")
	fmt.Fprintln(a.out, a.say.T("demo.start", "Folder", folder))
	if err := copyFiles(folder, samples.Files()); err != nil {
		return &homeError{err}
	}
	sum, _, err := a.runScan(ctx, []string{folder}, false)
	if err != nil {
		return err
	}
	a.printSummary(sum)
	reports := filepath.Join(home, "bao-cao")
	err = a.withLedger(ctx, false, func(l *ledger.Ledger) error {
		day, err := a.day("")
		if err != nil {
			return err
		}
		if err := a.printDemo(ctx, l, day); err != nil {
			return err
		}
		return a.runReport(ctx, l, checker.Define(day), reports, report.Forms())
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say.T("demo.end", "Report", filepath.Join(reports, "huonguoc.html")))
	fmt.Fprintln(a.out, a.say.T("demo.search", "Home", home))
	return nil
}

func (a *app) printDemo(ctx context.Context, l *ledger.Ledger, day corpus.Date) error {
	documents, err := l.Documents(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, "\n"+a.paint(bold, a.say.T("heading.flagged")))
	for _, d := range documents {
		if len(d.Findings) > 0 {
			fmt.Fprintf(a.out, "\n%s\n", a.paint(bold, d.Document.Path))
			a.printFindings(d.Findings)
		}
	}
	fmt.Fprintln(a.out, "\n"+a.paint(bold, a.say.T("heading.unread")))
	for _, d := range documents {
		if d.Document.Status != corpus.StatusRead {
			fmt.Fprintf(a.out, "%s\n", d.Document.Path)
			a.printState(&d.Document)
		}
	}
	fmt.Fprintln(a.out)
	figure, err := l.Figure(ctx, documents, checker.Define(day))
	if err != nil {
		return err
	}
	a.printTally(figure.Tally)
	fmt.Fprintln(a.out)
	return nil
}

// copyFiles writes the files of a file system into a folder; what is there already is written over.
func copyFiles(folder string, files fs.FS) error {
	return fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(folder, filepath.FromSlash(path))
		if entry.IsDir() {
			return os.MkdirAll(target, 0o750)
		}
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return fmt.Errorf("read the sample %s: %w", path, err)
		}
		if err := os.WriteFile(target, data, 0o600); err != nil {
			return errors.Join(fmt.Errorf("write the sample %s", path), err)
		}
		return nil
	})
}
