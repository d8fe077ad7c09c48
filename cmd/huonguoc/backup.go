package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
)

func (a *app) backup() *cobra.Command {
	return a.command("backup FILE", "backup", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.backup-file")
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			if err := l.Backup(cmd.Context(), args[0]); err != nil {
				return err
			}
			head, err := l.Head(cmd.Context())
			if err != nil {
				return err
			}
			if !a.config.quiet() {
				fmt.Fprintln(a.out, a.say.T("backup.done", "Path", args[0], "Head", head.String()))
			}
			return nil
		})
	})
}

func (a *app) restore() *cobra.Command {
	var replace bool
	cmd := a.command("restore FILE", "restore", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.backup-file")
		}
		if replace {
			// The index that is here knows the ledger of before; without it, a run that is killed from here on leaves nothing wrong.
			if err := os.RemoveAll(filepath.Join(a.config.home(), index.FolderName)); err != nil {
				return &homeError{err}
			}
		}
		aside, err := ledger.Restore(cmd.Context(), args[0], a.config.home(), replace, a.now())
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			if _, err := a.rebuildIndex(cmd.Context(), l); err != nil {
				return err
			}
			if a.config.quiet() {
				return nil
			}
			fmt.Fprintln(a.out, a.say.T("restore.done", "Home", a.config.home()))
			if aside != "" {
				fmt.Fprintln(a.out, a.say.T("restore.aside", "Path", aside))
			}
			return nil
		})
	})
	cmd.Flags().BoolVar(&replace, "replace", false, a.say.T("flag.replace"))
	return cmd
}
