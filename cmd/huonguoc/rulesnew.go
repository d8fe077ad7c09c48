package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/rules"
)

func (a *app) rulesNew() *cobra.Command {
	var folder, kind, text, pass string
	cmd := a.command("new RULE", "rules.new", func(_ *cobra.Command, args []string) error {
		s := rules.Sketch{Text: strings.TrimSpace(text), Pass: pass}
		switch k, ok := kindNamed(kind); {
		case len(args) != 1:
			return usage("error.no-new-rule")
		case !ok:
			return usage("error.new-kind", "Kind", kind)
		case s.Text == "":
			return usage("error.new-text")
		default:
			s.ID, s.Kind = args[0], k
		}
		return a.newRule(cmp.Or(folder, a.config.pack(), "."), s)
	})
	cmd.Flags().StringVar(&folder, "in", "", a.say.T("flag.new-in"))
	cmd.Flags().StringVar(&kind, "kind", "", a.say.T("flag.new-kind"))
	cmd.Flags().StringVar(&text, "text", "", a.say.T("flag.new-text"))
	cmd.Flags().StringVar(&pass, "pass", "Mọi người trong làng đều như nhau.", a.say.T("flag.new-pass"))
	return cmd
}

// kindNamed is a kind by its id or code.
func kindNamed(name string) (rules.Kind, bool) {
	for _, k := range rules.Kinds() {
		if name == k.ID || strings.EqualFold(name, k.Code) {
			return k, true
		}
	}
	return rules.Kind{}, false
}

func (a *app) newRule(folder string, s rules.Sketch) error {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return fmt.Errorf("make the folder of the pack: %w", err)
	}
	full, err := filepath.Abs(folder)
	if err != nil {
		return fmt.Errorf("find the folder of the pack: %w", err)
	}
	files, err := rules.NewRule(os.DirFS(folder), packID(filepath.Base(full)), mainPack, s)
	if errors.Is(err, rules.ErrRuleExists) {
		return usage("error.rule-exists", "Rule", s.ID)
	}
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(files[name]), 0o644); err != nil {
			return fmt.Errorf("write the draft: %w", err)
		}
		fmt.Fprintln(a.out, a.say.T("new.written", "Path", path))
	}
	fmt.Fprintln(a.out, a.say.T("new.next", "Folder", folder, "Text", s.Text))
	return nil
}

// packID makes an id of a folder's name.
func packID(name string) string {
	id := strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(viet.Fold(name), "-"), "-")
	return cmp.Or(id, "rieng")
}
