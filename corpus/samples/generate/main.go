// Command generate makes the files of the sample corpus from its texts and answer keys.
//
//	go run ./corpus/samples/generate [-in DIR] [-out DIR] [-only 01] [-any-font]
//
// A text travels as a person in a village office would have made it: its lines become a flat OpenDocument file with
// the layout and, where the key says so, the automatic lists of such offices (fodt.go); LibreOffice writes .docx and
// .pdf from it (office.go); a scan is the .pdf as page pictures (scan.go, imagepdf.go). What changes from run to run,
// such as dates and ids, is replaced by constants (docx.go, pdf.go), so the same LibreOffice gives the same bytes.
//
// It needs soffice, pdftoppm and the font Liberation Serif in release 2, which has the Vietnamese letters.
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
	code := run(ctx, os.Args[1:], os.Stderr)
	stop()
	os.Exit(code) //nolint:forbidigo // a main of its own
}

func run(ctx context.Context, args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	in := flags.String("in", "corpus/samples", "folder with texts/")
	out := flags.String("out", "corpus/samples", "folder that receives files/ and testdata/formats/")
	only := flags.String("only", "", "make only samples whose id starts so; nothing is removed")
	anyFont := flags.Bool("any-font", false, "accept pages drawn with another font than Liberation Serif")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := generate(ctx, options{in: *in, out: *out, only: *only, anyFont: *anyFont}); err != nil {
		fmt.Fprintln(stderr, "generate:", err)
		return 1
	}
	return 0
}
