package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) rosterQuestions() *cobra.Command {
	var format func() (string, error)
	cmd := a.command("questions", "roster.questions", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			result, err := l.Attachments(cmd.Context())
			if err != nil {
				return err
			}
			return a.printQuestions(result, form)
		})
	})
	format = a.formatFlag(cmd, formatTable, formatJSON, formatCSV)
	return cmd
}

func (a *app) printQuestions(r roster.Result, form string) error {
	switch form {
	case formatJSON:
		for i := range r.Questions {
			r.Questions[i].Said, r.Questions[i].Candidates = orEmpty(r.Questions[i].Said), orEmpty(r.Questions[i].Candidates)
		}
		return report.Encode(a.out, struct {
			Attached  []roster.Attachment `json:"attached"`
			Questions []roster.Question   `json:"questions"`
		}{orEmpty(r.Attached), orEmpty(r.Questions)})
	case formatCSV:
		return report.CSV(a.out, report.Questions(r.Questions, a.say))
	}
	for _, q := range r.Questions {
		a.printQuestion(q)
	}
	by := map[roster.Source]int{}
	for _, at := range r.Attached {
		by[at.By]++
	}
	fmt.Fprintln(a.out, a.say.T("roster.attached", "Count", a.say.Int(len(r.Attached)), "Head", a.say.Int(by[roster.ByHead]), "File", a.say.Int(by[roster.ByFile]),
		"Folder", a.say.Int(by[roster.ByFolder]), "Answer", a.say.Int(by[roster.ByAnswer]), "Questions", a.say.Int(len(r.Questions))))
	if len(r.Questions) > 0 {
		fmt.Fprintln(a.out, a.say.T("roster.how-to-answer"))
	}
	return nil
}

// printedCandidates is how many candidates a question shows.
const printedCandidates = 5

func (a *app) printQuestion(q roster.Question) {
	fmt.Fprintf(a.out, "%s %s\n", a.paint(bold, strconv.FormatInt(q.File.ID, 10)), oneLine(q.File.Path))
	fmt.Fprintf(a.out, "  %s\n", a.say.T("roster.why."+string(q.Why)))
	if len(q.Said) > 0 {
		fmt.Fprintf(a.out, "  %s %s\n", a.say.T("roster.said"), oneLine(strings.Join(q.Said, " | ")))
	}
	for n, c := range q.Candidates {
		if n == printedCandidates {
			fmt.Fprintf(a.out, "  %s\n", a.say.T("roster.more", "Count", a.say.Int(len(q.Candidates)-n)))
			break
		}
		fmt.Fprintf(a.out, "  ? %s · %s%s\n", c.Village.ID, c.Village.Name, period(c.Village))
	}
}

func period(v roster.Village) string {
	if v.From == "" && v.To == "" {
		return ""
	}
	return " (" + report.Day(v.From) + "–" + report.Day(v.To) + ")"
}

func (a *app) rosterAttach() *cobra.Command {
	var none bool
	var note string
	cmd := a.command("attach DOCUMENT VILLAGE...", "roster.attach", func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 || none == (len(args) > 1) {
			return usage("error.attach")
		}
		return a.withLedger(cmd.Context(), false, func(l *ledger.Ledger) error {
			stored, err := a.document(cmd.Context(), l, args[0])
			if err != nil {
				return err
			}
			err = l.AnswerAttachment(cmd.Context(), ledger.Answer{
				At: a.now(), Actor: a.config.actor(), Note: note,
				Answer: roster.Answer{Path: stored.Document.Path, SHA256: stored.Document.SHA256, Villages: args[1:]},
			})
			if errors.Is(err, ledger.ErrNoVillage) {
				return usage("error.no-village", "Village", afterColon(err))
			}
			if err != nil {
				return err
			}
			if !a.config.quiet() {
				fmt.Fprintln(a.out, a.say.T("roster.answered", "Path", stored.Document.Path))
			}
			return nil
		})
	})
	cmd.Flags().BoolVar(&none, "none", false, a.say.T("flag.attach-none"))
	cmd.Flags().StringVar(&note, "note", "", a.say.T("flag.attach-note"))
	return cmd
}

// document finds a recorded file by its number, its path or the end of its path, which must be that of one file only.
func (a *app) document(ctx context.Context, l *ledger.Ledger, named string) (found ledger.Stored, err error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return found, err
	}
	n := 0
	for _, d := range documents {
		switch {
		case strconv.FormatInt(d.ID, 10) == named, d.Document.Path == named:
			return d, nil
		case strings.HasSuffix(d.Document.Path, "/"+strings.TrimPrefix(named, "/")):
			found = d
			n++
		}
	}
	switch n {
	case 0:
		return found, usage("error.no-document", "Document", named)
	case 1:
		return found, nil
	default:
		return found, usage("error.many-documents", "Document", named)
	}
}
