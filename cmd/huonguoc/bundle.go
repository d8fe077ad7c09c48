package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/bundle"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) bundle() *cobra.Command {
	cmd := a.command("bundle", "bundle", nil)
	cmd.AddCommand(a.bundleExport(), a.bundleImport(), a.bundleKey())
	return cmd
}

func (a *app) bundleExport() *cobra.Command {
	return a.command("export FILE", "bundle.export", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.bundle-file")
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			var b bytes.Buffer
			m, err := bundle.Export(cmd.Context(), &b, l, bundle.Manifest{Actor: a.config.actor(), MadeAt: a.now(), Program: programVersion()})
			if err != nil {
				return err
			}
			if err := writeNew(args[0], b.Bytes()); err != nil {
				return err
			}
			if !a.config.quiet() {
				fmt.Fprintln(a.out, a.say.T("bundle.exported", "Path", args[0], "Count", a.say.Int(int(m.Log.Count)), "Head", m.Log.String(),
					"Key", bundle.Fingerprint(m.Key)))
			}
			return nil
		})
	})
}

func (a *app) bundleImport() *cobra.Command {
	var trust string
	var format func() (string, error)
	cmd := a.command("import FILE", "bundle.import", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) != 1 {
			return usage("error.bundle-file")
		}
		data, err := os.ReadFile(args[0])
		if err != nil {
			return fmt.Errorf("read the bundle: %w", err)
		}
		b, err := bundle.Open(data)
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), true, func(l *ledger.Ledger) error { return a.importBundle(cmd.Context(), l, b, trust, form) })
	})
	cmd.Flags().StringVar(&trust, "trust", "", a.say.T("flag.trust"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// mergedObject is `bundle import --format json`.
type mergedObject struct {
	Book string `json:"book"`
	ledger.Merged
	Absent []bundle.Convention `json:"absent"`
}

func (a *app) importBundle(ctx context.Context, l *ledger.Ledger, b bundle.Bundle, trust, form string) error {
	done, err := bundle.Import(ctx, l, b, a.config.actor(), trust, a.now())
	if err != nil {
		return err
	}
	a.code = outcome(false, len(done.Disputed) > 0)
	if form == formatJSON {
		done.Disputed = append([]string{}, done.Disputed...)
		return report.Encode(a.out, mergedObject{b.Book, done.Merged, append([]bundle.Convention{}, done.Absent...)})
	}
	fmt.Fprintln(a.out, a.say.T("bundle.imported", "Fresh", a.say.Int(done.Fresh), "Known", a.say.Int(done.Known), "Actor", b.Actor))
	if len(done.Disputed) > 0 {
		fmt.Fprintln(a.out, a.paint(amber, a.say.T("bundle.disputed", "Count", a.say.Int(len(done.Disputed)))))
		for _, f := range done.Disputed {
			fmt.Fprintln(a.out, "  "+f)
		}
	}
	if len(done.Absent) > 0 {
		fmt.Fprintln(a.out, a.say.T("bundle.absent", "Count", a.say.Int(len(done.Absent))))
		for _, c := range done.Absent {
			fmt.Fprintf(a.out, "  %s · %s\n", oneLine(c.Title), oneLine(c.Commune.Name))
		}
	}
	return nil
}

func (a *app) bundleKey() *cobra.Command {
	return a.command("key", "bundle.key", func(cmd *cobra.Command, _ []string) error {
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			key, err := l.SigningKey(cmd.Context())
			if err != nil {
				return err
			}
			public := hex.EncodeToString(key[len(key)-32:])
			fmt.Fprintln(a.out, bundle.Fingerprint(public))
			return nil
		})
	})
}
