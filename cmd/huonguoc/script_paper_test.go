package main

import (
	"context"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// keyed HOME FILE CONCLUSION... writes the lines that a person keys in from a review sheet: the codes of the first findings
// in the ledger of HOME, each with its conclusion.
func keyed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: keyed HOME FILE CONCLUSION...")
	}
	l := openLedger(ts, args[0])
	pieces, _, err := l.Work(context.Background(), ledger.Work{})
	ts.Check(err)
	ts.Check(l.Close())
	var lines []string
	for i, conclusion := range args[2:] {
		lines = append(lines, review.Code(pieces[i].Finding.Fingerprint)+" "+conclusion)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(lines, "\n")), 0o600))
}
