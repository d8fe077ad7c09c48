package main

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
	"github.com/huonguoc/huonguoc/rules"
)

// explaining are the flags of `rules explain`.
type explaining struct {
	leadIns, headings []string
	zone              string
	near              int
}

func (a *app) rulesExplain() *cobra.Command {
	var x explaining
	var format func() (string, error)
	cmd := a.command("explain TEXT|FINDING", "rules.explain", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		clauses, at, err := a.clauseOf(cmd.Context(), strings.Join(args, " "), x)
		if err != nil {
			return err
		}
		return a.explainClause(clauses, at, x.near, form)
	})
	cmd.Flags().StringArrayVar(&x.leadIns, "lead-in", nil, a.say.T("flag.lead-in"))
	cmd.Flags().StringArrayVar(&x.headings, "heading", nil, a.say.T("flag.heading"))
	cmd.Flags().StringVar(&x.zone, "zone", string(corpus.ZoneBody), a.say.T("flag.zone"))
	cmd.Flags().IntVar(&x.near, "near", 3, a.say.T("flag.near"))
	format = a.formatFlag(cmd, formatTable, formatJSON)
	return cmd
}

// fingerprintShape is a finding's name, or the beginning of one.
const fingerprintShape = `^[0-9a-f]{6,64}$`

// clauseOf is the clause that the words name, by its place in its document: that of a finding in the ledger, or the words
// themselves.
func (a *app) clauseOf(ctx context.Context, words string, x explaining) (clauses []corpus.Clause, at int, err error) {
	if strings.TrimSpace(words) == "" {
		return nil, 0, usage("error.nothing-to-explain")
	}
	if named, err := regexp.MatchString(fingerprintShape, words); err != nil || !named {
		return []corpus.Clause{{Text: words, LeadIns: x.leadIns, Headings: x.headings, Zone: corpus.Zone(x.zone)}}, 0, err
	}
	err = a.withDesk(ctx, func(d *review.Desk) error {
		p, err := d.Find(ctx, words)
		if err != nil {
			return err
		}
		clauses, err = d.Ledger.Clauses(ctx, p.Document)
		at = slices.IndexFunc(clauses, func(c corpus.Clause) bool { return c.Ordinal == p.Finding.Ordinal })
		if err == nil && at < 0 {
			err = fmt.Errorf("document %d has no clause %d", p.Document, p.Finding.Ordinal)
		}
		return err
	})
	return clauses, at, err
}

func (a *app) explainClause(clauses []corpus.Clause, at, near int, form string) error {
	pack, err := a.loadPack()
	if err != nil {
		return err
	}
	matcher, err := rules.CompileWithDrafts(pack)
	if err != nil {
		return err
	}
	clause, e := clauses[at], matcher.ExplainIn(clauses, at, near)
	if form == formatJSON {
		return report.Encode(a.out, explanationObject(clause, e))
	}
	a.printExplanation(clause, e)
	return nil
}

func (a *app) printExplanation(clause corpus.Clause, e rules.Explanation) {
	for _, l := range clause.LeadIns {
		fmt.Fprintln(a.out, a.paint(dim, oneLine(l)))
	}
	fmt.Fprintln(a.out, a.paint(bold, oneLine(clause.Text)))
	if e.Writing != "whole" {
		fmt.Fprintln(a.out, a.say.T("explain.writing."+e.Writing))
	}
	if len(e.Accounts) == 0 {
		fmt.Fprintln(a.out, a.say.T("explain.nothing"))
	}
	for _, account := range e.Accounts {
		fmt.Fprintln(a.out)
		a.printAccount(account)
	}
	for _, s := range e.Sums {
		fmt.Fprintln(a.out)
		a.printSum(s)
	}
}

func (a *app) printAccount(x rules.Account) {
	head := a.say.T("explain.standing." + string(x.Standing))
	if x.Confidence != "" {
		head += ", " + a.say.T("confidence."+string(x.Confidence))
	}
	fmt.Fprintf(a.out, "%s  %s (%s)\n", a.paint(bold, x.Rule.ID), x.Rule.Title, head)
	if x.Beside {
		fmt.Fprintf(a.out, "  %s\n", a.say.T("explain.beside"))
		return
	}
	fmt.Fprintf(a.out, "  %s %s  %s\n", a.say.T("explain.pattern"), shortened(x.Pattern), a.paint(dim, fmt.Sprintf("%s:%d", x.File, x.Line)))
	for _, p := range x.Parts {
		above := ""
		if p.Start < 0 {
			above = " " + a.say.T("explain.above")
		}
		fmt.Fprintf(a.out, "    %s ← «%s»%s\n", p.Pattern, oneLine(p.Words), above)
	}
	for _, r := range x.Reasons {
		values := []any{"Name", r.Name, "Words", oneLine(r.Words), "Where", shortened(r.Where), "Offer", strings.Join(r.Offer, ", ")}
		fmt.Fprintf(a.out, "  ✗ %s\n", a.say.T("explain.why."+string(r.Why), values...))
		fmt.Fprintf(a.out, "    → %s\n", a.say.T("explain.cure."+string(r.Why), values...))
	}
}

// shortened cuts a long pattern; the file has it whole.
func shortened(pattern string) string {
	const most = 100
	letters := []rune(pattern)
	if len(letters) <= most {
		return pattern
	}
	return string(letters[:most]) + " …"
}

func (a *app) printSum(s rules.Sum) {
	level := a.say.T("explain.sum.nothing")
	if s.Level != "" {
		level = a.say.T("confidence." + string(s.Level))
	}
	fmt.Fprintln(a.out, a.say.T("explain.sum", "Pack", s.Pack, "Signs", fmt.Sprintf("%+.2f", s.Signs), "Order", fmt.Sprintf("%+.2f", s.Order),
		"Rules", fmt.Sprintf("%+.2f", s.Rules), "All", fmt.Sprintf("%+.2f", s.Signs+s.Order+s.Rules), "Level", level))
	for _, c := range []rules.Confidence{rules.Sure, rules.Likely, rules.Hint} {
		fmt.Fprintf(a.out, "  %s ≥ %+.2f\n", a.say.T("confidence."+string(c)), s.Levels[c])
	}
	for _, w := range s.Heavy {
		fmt.Fprintf(a.out, "    %+.3f  %s\n", w.Weight, w.Sign)
	}
	if len(s.Words) > 0 {
		fmt.Fprintf(a.out, "  %s\n", a.say.T("explain.words"))
	}
	for _, w := range s.Words {
		fmt.Fprintf(a.out, "    %+.3f  %s\n", w.Weight, strings.ReplaceAll(w.Sign, "_", " "))
	}
	for _, k := range s.About {
		fmt.Fprintf(a.out, "  %s\n", a.say.T("explain.about", "Kind", report.KindTitle(k.Kind.ID, a.say), "Share", fmt.Sprintf("%.0f", 100*k.Share)))
	}
}
