package main

import "github.com/spf13/cobra"

// maxWorkers bounds --workers: each is a child process of its own.
const maxWorkers = 64

func (a *app) root() *cobra.Command {
	root := a.command("huonguoc", "app", nil)
	root.Long = a.say.T("app.long") + "\n\n" + a.say.T("app.exit-codes")
	root.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage("error.command", "Command", args[0])
		}
		return nil
	}
	root.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.HiddenDefaultCmd = true
	root.PersistentFlags().String("config", "", a.say.T("flag.config"))
	defineFlags(root.PersistentFlags(), func(id string) string { return a.say.T(id) })
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if n := a.config.workers(); n < 1 || n > maxWorkers {
			return usage("error.workers")
		}
		if v := a.config.ocr(); v != ocrAuto && v != ocrOff {
			return usage("error.ocr", "Value", v)
		}
		return nil
	}
	root.SetUsageTemplate(a.usageTemplate())
	root.PersistentFlags().BoolP("help", "h", false, a.say.T("flag.help"))
	root.SetHelpCommand(&cobra.Command{Hidden: true})
	root.AddCommand(a.demo(), a.check(), a.scan(), a.roster(), a.duplicates(), a.extract(), a.search(), a.review(), a.convention(), a.tally(), a.report(),
		a.bundle(), a.backup(), a.restore(), a.rules(), a.index(), a.serve(), a.account(), a.doctor(),
		a.configuration(), a.version())
	return root
}

// command makes a command whose texts are in the catalogue under cmd.<id>; run may be nil.
func (a *app) command(use, id string, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	prefix := "cmd." + id
	if id == "app" {
		prefix = id
	}
	cmd := &cobra.Command{Use: use, Short: a.say.T(prefix + ".short"), Args: cobra.ArbitraryArgs}
	if long := a.say.T(prefix + ".long"); long != prefix+".long" {
		cmd.Long = long + "\n\n" + a.say.T("app.exit-codes")
	}
	if run != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			a.running = true
			return run(cmd, args)
		}
	}
	return cmd
}

// usageTemplate is cobra's help in the language of the run.
func (a *app) usageTemplate() string {
	return a.say.T("help.usage") + `{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]

` + a.say.T("help.commands") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasExample}}

` + a.say.T("help.examples") + `
{{.Example}}{{end}}{{if .HasAvailableLocalFlags}}

` + a.say.T("help.flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + a.say.T("help.global-flags") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}
