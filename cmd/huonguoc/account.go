package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) account() *cobra.Command {
	cmd := a.command("account", "account", nil)
	cmd.AddCommand(a.accountAdd(), a.accountList())
	return cmd
}

func (a *app) accountAdd() *cobra.Command {
	var w access.Wish
	cmd := a.command("add NAME", "account.add", func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage("error.account")
		}
		w.Name = args[0]
		password, err := a.password()
		if err != nil {
			return err
		}
		w.Password = password
		return a.withLedger(cmd.Context(), true, func(l *ledger.Ledger) error {
			door := access.Door{Ledger: l, Now: a.now, Issuer: a.config.issuer()}
			if err := door.Keep(cmd.Context(), w); err != nil {
				return a.explainAccount(err)
			}
			fmt.Fprintln(a.out, a.say.T("account.saved", "Name", w.Name))
			return nil
		})
	})
	flags := cmd.Flags()
	flags.StringVar(&w.Role, "role", access.Reviewer.String(), a.say.T("flag.account-role"))
	flags.StringVar(&w.FullName, "name", "", a.say.T("flag.account-name"))
	flags.StringSliceVar(&w.Communes, "communes", nil, a.say.T("flag.account-communes"))
	flags.StringVar(&w.Subject, "subject", "", a.say.T("flag.account-subject"))
	flags.BoolVar(&w.Disabled, "disable", false, a.say.T("flag.account-disable"))
	return cmd
}

// password reads one line: unseen from a terminal, else as it comes.
func (a *app) password() (string, error) {
	if file, ok := a.in.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		fmt.Fprint(a.err, a.say.T("account.password")+" ")
		typed, err := term.ReadPassword(int(file.Fd()))
		fmt.Fprintln(a.err)
		return string(typed), err
	}
	line, err := bufio.NewReader(a.in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// explainAccount turns what is wrong with an account into a fault of the call.
func (a *app) explainAccount(err error) error {
	for _, known := range []struct {
		err error
		id  string
	}{
		{access.ErrPassword, "web.accounts.password"}, {access.ErrName, "web.accounts.bad-name"}, {access.ErrFullName, "web.accounts.bad-full-name"},
		{access.ErrRole, "web.accounts.bad-role"}, {access.ErrLast, "web.accounts.last"}, {access.ErrSubject, "web.accounts.bad-subject"},
		{access.ErrTaken, "web.accounts.subject-taken"},
	} {
		if errors.Is(err, known.err) {
			return usage("error.account-wrong", "Detail", a.say.T(known.id))
		}
	}
	return err
}

func (a *app) accountList() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("list", "account.list", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			list, err := l.Accounts(cmd.Context())
			if err != nil {
				return err
			}
			t := report.Table{ID: "accounts", Columns: []report.Column{
				{ID: "name", Title: a.say.T("web.login.name")}, {ID: "full-name", Title: a.say.T("web.accounts.full-name")},
				{ID: "role", Title: a.say.T("web.accounts.role")}, {ID: "communes", Title: a.say.T("web.accounts.communes")},
				{ID: "disabled", Title: a.say.T("web.accounts.disabled")}, {ID: "subject", Title: a.say.T("account.subject")},
			}}
			for _, x := range list {
				locked := ""
				if x.Disabled {
					locked = a.say.T("web.accounts.disabled")
				}
				t.Rows = append(t.Rows, []report.Cell{{Text: x.Name}, {Text: x.FullName}, {Text: x.Role}, {Text: strings.Join(x.Communes, " ")}, {Text: locked}, {Text: x.Subject}})
			}
			if form == formatCSV {
				return report.CSV(a.out, t)
			}
			a.printTable(t)
			return nil
		})
	})
	format = a.formatFlag(cmd, formatTable, formatCSV)
	return cmd
}
