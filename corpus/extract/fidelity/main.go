// Command fidelity measures how faithfully documents are read: by this program, and by others beside it.
//
//	go run ./corpus/extract/fidelity [-docs 12] [-scans 3] [-only pdf] [-keep folder] [-out docs/extraction.md]
//
// The truth is a sample convention as it was typed. It travels through the programs that offices use (LibreOffice, a
// browser, a scanner) and through writers for what those cannot make any more (office.go, word.go, oldfont.go,
// scan.go); every file is then read by package extract and by its peers (peers.go) in the same run, and what they say
// is held against the truth (score.go). The samples and ruined copies of them also show how often the thresholds of
// package quality are wrong (calibrate.go).
//
// It needs soffice, chromium, pdftoppm and, as peers, pdftotext, catdoc, antiword and tesseract; what is missing is
// said in the table.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code) //nolint:forbidigo // a main of its own
}

// options are the program's flags.
type options struct {
	in          string // folder with the samples as .docx and .txt
	out         string // Markdown file that receives the tables; empty for none
	only        string // prefix of the kinds of files to make; empty for all
	keep        string // folder for the files that are made, to be looked at afterwards; empty for one that is removed
	docs, scans int    // how many samples travel, and how many of them are scanned
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var opt options
	flags := flag.NewFlagSet("fidelity", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&opt.in, "in", "corpus/samples/testdata/formats", "folder with docx/ and txt/")
	flags.StringVar(&opt.out, "out", "", "Markdown file whose tables are replaced")
	flags.StringVar(&opt.only, "only", "", "only kinds of files that start so, such as \"pdf\"")
	flags.StringVar(&opt.keep, "keep", "", "folder that keeps the files that were made, and what was read of them")
	flags.IntVar(&opt.docs, "docs", 12, "samples to carry through every format")
	flags.IntVar(&opt.scans, "scans", 3, "samples to scan; recognition takes most of the time, some minutes a sample")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := bench(ctx, opt, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "fidelity:", err)
		return 1
	}
	return 0
}
