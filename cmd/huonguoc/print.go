package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

// printState prints why a document's text cannot be trusted, and the next step.
func (a *app) printState(d *corpus.Document) {
	if d.Reason == corpus.ReasonNone {
		return
	}
	reason, cure := report.Explain(d.Reason, a.say)
	fmt.Fprintf(a.out, "  %s: %s\n  → %s\n", a.paint(red, a.say.T("status."+string(d.Status))), reason, cure)
}

// printFindings prints a document's flagged clauses by article.
func (a *app) printFindings(findings []checker.Finding) {
	for _, f := range findings {
		place := f.Address
		if f.Page > 0 {
			place += a.say.T("finding.page", "Page", f.Page)
		}
		fmt.Fprintf(a.out, "  %s  [%s · %s · %s]\n", a.paint(amber, place), report.KindTitle(f.Kind, a.say), f.Grade, a.say.T("confidence."+f.Confidence))
		if f.LeadIn != "" {
			fmt.Fprintf(a.out, "    %s %s\n", a.say.T("finding.lead-in"), oneLine(f.LeadIn))
		}
		fmt.Fprintf(a.out, "    %s\n", a.marked(f))
		fmt.Fprintf(a.out, "    %s %s\n", a.say.T("finding.why"), cmp.Or(f.Message, a.say.T("finding.by-hand")))
		if len(f.Basis) > 0 {
			fmt.Fprintf(a.out, "    %s %s\n", a.say.T("finding.basis"), strings.Join(f.Basis, "; "))
		}
		if f.Suggestion != "" {
			fmt.Fprintf(a.out, "    %s %s\n", a.say.T("finding.suggestion"), f.Suggestion)
		}
	}
}

// marked is a finding's clause with the flagged words set off.
func (a *app) marked(f checker.Finding) string {
	return oneLine(f.Clause[:f.Start]) + a.paint(bold, "«"+oneLine(f.Quote)+"»") + oneLine(f.Clause[f.End:])
}

// oneLine folds line breaks and tabs for a line of a terminal, and leaves out control characters that could steer it.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0:
			return -1
		default:
			return r
		}
	}, s)
}

// printExceptions names the rules that do not count in full, and those that a pack has changed in the one it extends.
func (a *app) printExceptions(p *rules.Pack) {
	if a.config.quiet() {
		return
	}
	for _, e := range report.PacksOf(p)[0].Exceptions {
		fmt.Fprintln(a.out, e.Sentence(a.say))
	}
}

func (a *app) printSummary(s scan.Summary) {
	if a.config.quiet() {
		return
	}
	if s.Files == 0 {
		fmt.Fprintln(a.out, a.say.T("summary.nothing"))
		return
	}
	fmt.Fprintln(a.out)
	fmt.Fprintln(a.out, a.say.T("summary.files", "Files", a.say.Int(s.Files), "Read", a.say.Int(s.Read),
		"Doubtful", a.say.Int(s.Doubtful), "Unreadable", a.say.Int(s.Unreadable)))
	fmt.Fprintln(a.out, a.say.T("summary.flagged", "Clauses", a.say.Int(s.Clauses), "Findings", a.say.Int(s.Findings), "Flagged", a.say.Int(s.Flagged)))
}
