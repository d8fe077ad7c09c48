// Command huonguoc reads village conventions, flags the clauses that discriminate by gender, and counts per commune.
//
// The package holds flags, configuration, progress and exit codes, one file a command, and no logic.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/huonguoc/huonguoc/corpus/extract"
)

func main() {
	// The program is its own reader of foreign bytes: as a child process it does nothing else and does not return.
	extract.ServeIfChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
