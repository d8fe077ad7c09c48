package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

func (a *app) rulesDiff() *cobra.Command {
	var drafts bool
	var limit int
	var format func() (string, error)
	cmd := a.command("diff OLD NEW PATH...", "rules.diff", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if len(args) < 3 {
			return usage("error.no-packs-to-compare")
		}
		before, after, err := a.twoCheckers(args[0], args[1], drafts)
		if err != nil {
			return err
		}
		c, err := a.compare(cmd.Context(), args[2:], before, after)
		if err != nil {
			return err
		}
		a.code = outcome(c.Unread > 0, len(c.Shifts) > 0)
		if form == formatJSON {
			return report.Encode(a.out, packsCompared(c))
		}
		a.printPacksCompared(c, limit)
		return nil
	})
	cmd.Flags().BoolVar(&drafts, "drafts", false, a.say.T("flag.drafts"))
	cmd.Flags().IntVar(&limit, "limit", 20, a.say.T("flag.diff-limit"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// packNamed is the pack in a folder, or one that comes with the program.
func packNamed(name string) (*rules.Pack, error) {
	if _, err := os.Stat(filepath.Join(name, "pack.yaml")); err == nil {
		return rules.LoadPack(os.DirFS(name))
	}
	if slices.Contains(rules.EmbeddedIDs(), name) {
		return rules.Embedded(name)
	}
	return nil, usage("error.no-pack", "Name", name, "IDs", strings.Join(rules.EmbeddedIDs(), ", "))
}

func (a *app) twoCheckers(old, new string, drafts bool) (before, after *checker.Checker, err error) {
	compile := checker.New
	if drafts {
		compile = checker.NewWithDrafts
	}
	var both [2]*checker.Checker
	for i, name := range []string{old, new} {
		pack, err := packNamed(name)
		if err != nil {
			return nil, nil, err
		}
		if both[i], err = compile(pack); err != nil {
			return nil, nil, err
		}
	}
	return both[0], both[1], nil
}

// compare judges documents, and the clauses of labelled sets (.jsonl), by both checkers.
func (a *app) compare(ctx context.Context, paths []string, before, after *checker.Checker) (c scan.Comparison, err error) {
	var files []string
	sets := map[string][]rules.Labelled{}
	for _, path := range paths {
		if !strings.HasSuffix(path, ".jsonl") {
			files = append(files, path)
		} else if sets[path], err = readSet(path); err != nil {
			return c, err
		}
	}
	c.Rules = checker.RuleShifts{}
	if len(files) > 0 {
		if c, err = a.compareFiles(ctx, files, before, after); err != nil {
			return c, err
		}
	}
	for _, path := range paths {
		if set, ok := sets[path]; ok {
			c.Add(documentOf(path, set), before, after)
		}
	}
	return c, nil
}

func (a *app) compareFiles(ctx context.Context, paths []string, before, after *checker.Checker) (c scan.Comparison, err error) {
	listing, err := source.List(ctx, paths, source.DefaultLimits())
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, listing.Close()) }()
	table, err := a.knownUnits(ctx)
	if err != nil {
		return c, err
	}
	pool := extract.NewPool(a.config.workers(), a.readingLimits())
	defer func() { err = errors.Join(err, pool.Close()) }()
	scanner := scan.Scanner{Extractor: pool, Checker: before, Units: table, Workers: a.config.workers(), Recognises: pool.CanRecognise}
	bar := a.progress(a.say.T("progress.reading"), len(listing.Files))
	c, err = scanner.Compare(ctx, listing.Files, after, func(o scan.Outcome) { bar.step(o.Document.Path) })
	bar.end()
	return c, err
}

// documentOf makes a document of a labelled set: a clause a line, named by its id and label.
func documentOf(path string, set []rules.Labelled) *corpus.Document {
	doc := &corpus.Document{Path: path, Status: corpus.StatusRead}
	for i, l := range set {
		clause := l.Clause()
		clause.Ordinal, clause.Citation = i, fmt.Sprintf("%s (%s)", l.ID, l.Label)
		doc.Clauses = append(doc.Clauses, clause)
	}
	return doc
}

func (a *app) printPacksCompared(c scan.Comparison, limit int) {
	changed, shifts := c.ByRule()
	fmt.Fprintln(a.out, a.say.T("diff.documents", "Count", a.say.Int(c.Documents), "Unread", a.say.Int(c.Unread)))
	if len(changed) == 0 {
		fmt.Fprintln(a.out, a.say.T("diff.same"))
		return
	}
	table := report.Table{Columns: []report.Column{{Title: a.say.T("rules.id")}}}
	for _, id := range []string{"before", "after", "gained", "lost", "strengthened", "weakened"} {
		table.Columns = append(table.Columns, report.Column{Title: a.say.T("diff." + id)})
	}
	for _, r := range changed {
		row := []report.Cell{{Text: r.Rule}}
		for _, n := range []int{r.Before, r.After, r.Gained, r.Lost, r.Strengthened, r.Weakened} {
			row = append(row, a.numberCell(n))
		}
		table.Rows = append(table.Rows, row)
	}
	a.printTable(table)
	for _, r := range changed {
		fmt.Fprintf(a.out, "\n%s\n", a.paint(bold, r.Rule))
		a.printShifts(shifts[r.Rule], limit)
	}
}

func (a *app) printShifts(shifts []checker.Shift, limit int) {
	for i, s := range shifts {
		if limit > 0 && i == limit {
			fmt.Fprintln(a.out, "  "+a.say.T("diff.more", "Count", a.say.Int(len(shifts)-limit)))
			return
		}
		f := s.Finding()
		fmt.Fprintf(a.out, "  %s %s, %s: %s\n", a.shiftSign(s), s.Path, f.Address, a.marked(f))
	}
}

// shiftSign shows what is gained (+), lost (-), or of another confidence.
func (a *app) shiftSign(s checker.Shift) string {
	switch {
	case s.Before == nil:
		return a.paint(green, "+ ["+a.say.T("confidence."+s.After.Confidence)+"]")
	case s.After == nil:
		return a.paint(red, "- ["+a.say.T("confidence."+s.Before.Confidence)+"]")
	}
	return a.paint(amber, fmt.Sprintf("~ [%s → %s]", a.say.T("confidence."+s.Before.Confidence), a.say.T("confidence."+s.After.Confidence)))
}

// The objects of `rules diff --format json` (docs/json.md).
type (
	comparisonJSON struct {
		Documents int             `json:"documents"`
		Unread    int             `json:"unread"`
		Rules     []ruleShiftJSON `json:"rules"`
		Shifts    []shiftJSON     `json:"shifts"`
	}
	ruleShiftJSON struct {
		Rule         string `json:"rule"`
		Before       int    `json:"before"`
		After        int    `json:"after"`
		Gained       int    `json:"gained"`
		Lost         int    `json:"lost"`
		Strengthened int    `json:"strengthened"`
		Weakened     int    `json:"weakened"`
	}
	shiftJSON struct {
		Path    string          `json:"path"`
		Before  string          `json:"confidence_before"` // empty for what is gained
		After   string          `json:"confidence_after"`  // empty for what is lost
		Finding checker.Finding `json:"finding"`
	}
)

func packsCompared(c scan.Comparison) comparisonJSON {
	out := comparisonJSON{Documents: c.Documents, Unread: c.Unread, Rules: []ruleShiftJSON{}, Shifts: []shiftJSON{}}
	changed, _ := c.ByRule()
	for _, r := range changed {
		out.Rules = append(out.Rules, ruleShiftJSON(*r))
	}
	for _, s := range c.Shifts {
		shift := shiftJSON{Path: s.Path, Finding: s.Finding()}
		if s.Before != nil {
			shift.Before = s.Before.Confidence
		}
		if s.After != nil {
			shift.After = s.After.Confidence
		}
		out.Shifts = append(out.Shifts, shift)
	}
	return out
}
