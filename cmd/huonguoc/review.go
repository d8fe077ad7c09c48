package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
	"github.com/huonguoc/huonguoc/rules"
)

func (a *app) review() *cobra.Command {
	cmd := a.command("review", "review", nil)
	cmd.AddCommand(a.reviewList(), a.reviewShow(), a.reviewDecide("confirm", checker.Confirmed), a.reviewDecide("dismiss", checker.Dismissed),
		a.reviewDecide("unsure", checker.Unsure), a.reviewUndo(), a.reviewNote(), a.reviewAssign(), a.reviewMissed(), a.reviewEnter(), a.reviewConclude(),
		a.reviewGroup(), a.reviewSample(), a.reviewLog())
	return cmd
}

// withDesk opens the reviewer's desk on the ledger of the home folder.
func (a *app) withDesk(ctx context.Context, do func(*review.Desk) error) error {
	return a.withLedger(ctx, false, func(l *ledger.Ledger) error {
		return do(&review.Desk{Ledger: l, Actor: a.config.actor(), Now: a.now})
	})
}

// selection are the flags that select findings.
type selection struct {
	work   ledger.Work
	status string
}

// The states of findings that can be asked for, beside the decisions.
const (
	statusOpen    = "open"
	statusDecided = "decided"
	statusAll     = "all"
)

func statuses() []string {
	return []string{
		statusOpen, string(checker.Confirmed), string(checker.Dismissed), string(checker.Unsure), string(checker.Disputed), statusDecided, statusAll,
	}
}

func (a *app) selectionFlags(flags *pflag.FlagSet, status string) *selection {
	s := &selection{}
	flags.StringVar(&s.status, "status", status, a.say.T("flag.review-status", "Values", strings.Join(statuses(), ", ")))
	flags.StringVar(&s.work.Kind, "kind", "", a.say.T("flag.kind"))
	flags.StringVar(&s.work.Rule, "rule", "", a.say.T("flag.review-rule"))
	flags.StringVar(&s.work.Grade, "grade", "", a.say.T("flag.review-grade"))
	flags.StringVar(&s.work.Commune, "commune", "", a.say.T("flag.commune"))
	flags.StringVar(&s.work.Assigned, "assigned", "", a.say.T("flag.review-assigned"))
	flags.BoolVar(&s.work.Hints, "hints", false, a.say.T("flag.review-hints"))
	flags.BoolVar(&s.work.Former, "former", false, a.say.T("flag.review-former"))
	return s
}

// check turns the flags into a selection.
func (s *selection) check() error {
	switch {
	case !slices.Contains(statuses(), s.status):
		return usage("error.review-status", "Value", s.status, "Values", strings.Join(statuses(), ", "))
	case s.status == statusOpen:
		s.work.Decisions = []checker.Decision{checker.Open}
	case s.status == statusDecided:
		s.work.Decisions = []checker.Decision{checker.Confirmed, checker.Dismissed, checker.Unsure, checker.Disputed}
	case s.status != statusAll:
		s.work.Decisions = []checker.Decision{checker.Decision(s.status)}
	}
	kind, err := kindID(s.work.Kind)
	s.work.Kind = kind
	return err
}

// kindID is the id of a kind that is named by code or id; empty stays empty.
func kindID(named string) (string, error) {
	if named == "" {
		return "", nil
	}
	for _, k := range rules.Kinds() {
		if strings.EqualFold(named, k.Code) || strings.EqualFold(named, k.ID) {
			return k.ID, nil
		}
	}
	return "", usage("error.kind", "Kind", named)
}

func (a *app) reviewList() *cobra.Command {
	var format func() (string, error)
	var s *selection
	cmd := a.command("list", "review.list", func(cmd *cobra.Command, _ []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		if err := s.check(); err != nil {
			return err
		}
		if s.work.Limit < 1 || s.work.Limit > maxHits || s.work.Offset < 0 {
			return usage("error.limit")
		}
		return a.withDesk(cmd.Context(), func(d *review.Desk) error {
			pieces, total, err := d.List(cmd.Context(), s.work)
			if err != nil {
				return err
			}
			return a.printPieces(pieces, total, s.work.Offset, form)
		})
	})
	s = a.selectionFlags(cmd.Flags(), statusOpen)
	cmd.Flags().StringVar(&s.work.Convention, "convention", "", a.say.T("flag.review-convention"))
	cmd.Flags().IntVar(&s.work.Limit, "limit", 20, a.say.T("flag.limit"))
	cmd.Flags().IntVar(&s.work.Offset, "offset", 0, a.say.T("flag.offset"))
	format = a.formatFlag(cmd, formatTable, formatJSON, formatJSONL, formatCSV)
	return cmd
}

// pieceObject is a finding in `review list --format json`.
type pieceObject struct {
	checker.Finding
	Group        string           `json:"group"`
	ConventionID string           `json:"convention_id"`
	Convention   string           `json:"convention"`
	Village      string           `json:"village"`
	Commune      checker.Commune  `json:"commune_today"`
	Path         string           `json:"path"`
	Decision     checker.Decision `json:"decision"`
	Assigned     string           `json:"assigned"`
}

func objectOf(p ledger.Piece) pieceObject {
	return pieceObject{
		Finding: p.Finding, Group: checker.GroupOf(p.Finding), ConventionID: checker.ConventionID(p.Key), Convention: p.Title, Village: p.Village,
		Commune: p.Commune, Path: p.Path, Decision: p.Decided.Decision, Assigned: p.Decided.Assigned,
	}
}

func (a *app) printPieces(pieces []ledger.Piece, total, offset int, form string) error {
	objects := make([]pieceObject, len(pieces))
	for i, p := range pieces {
		objects[i] = objectOf(p)
	}
	switch form {
	case formatJSON:
		return report.Encode(a.out, struct {
			Total    int           `json:"total"`
			Findings []pieceObject `json:"findings"`
		}{total, objects})
	case formatJSONL:
		return a.pieceLines(objects)
	case formatCSV:
		return report.CSV(a.out, a.pieceTable(pieces))
	}
	if len(pieces) == 0 {
		fmt.Fprintln(a.out, a.say.T("review.none"))
		return nil
	}
	a.printTable(a.pieceTable(pieces))
	fmt.Fprintln(a.out, a.say.T("search.shown", "From", offset+1, "To", offset+len(pieces), "Total", a.say.Int(total)))
	return nil
}

// pieceLines prints one JSON object a line.
func (a *app) pieceLines(objects []pieceObject) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	for _, o := range objects {
		if err := e.Encode(o); err != nil {
			return fmt.Errorf("write JSON: %w", err)
		}
	}
	return nil
}

func (a *app) pieceTable(pieces []ledger.Piece) report.Table {
	t := report.Table{ID: "review"}
	for _, id := range []string{"finding", "commune", "village", "address", "kind", "grade", "decision", "assigned", "quote"} {
		t.Columns = append(t.Columns, report.Column{ID: id, Title: a.say.T("column.review." + id)})
	}
	for _, p := range pieces {
		f := p.Finding
		t.Rows = append(t.Rows, []report.Cell{
			{Text: f.Fingerprint}, {Text: p.Commune.Name}, {Text: p.Village}, {Text: f.Address}, {Text: report.KindTitle(f.Kind, a.say)}, {Text: f.Grade},
			{Text: a.decided(p.Decided.Decision)}, {Text: p.Decided.Assigned}, {Text: f.Quote},
		})
	}
	return t
}

func (a *app) decided(d checker.Decision) string {
	if d == checker.Open {
		return a.say.T("decision.open")
	}
	return a.say.T("decision." + string(d))
}
