package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/rules"
)

// maxHits bounds one page of hits.
const maxHits = 10_000

func (a *app) search() *cobra.Command {
	var q index.Query
	var format func() (string, error)
	cmd := a.command("search QUERY", "search", func(cmd *cobra.Command, args []string) error {
		form, err := format()
		if err != nil {
			return err
		}
		q.Text = strings.Join(args, " ")
		if err := checkQuery(&q); err != nil {
			return err
		}
		return a.withIndex(cmd.Context(), func(_ *ledger.Ledger, x *index.Index) error {
			return a.runSearch(cmd.Context(), x, q, form)
		})
	})
	flags := cmd.Flags()
	flags.BoolVar(&q.Flagged, "flagged", false, a.say.T("flag.flagged"))
	flags.StringVar(&q.Kind, "kind", "", a.say.T("flag.kind"))
	flags.StringVar(&q.Commune, "commune", "", a.say.T("flag.commune"))
	flags.IntVar(&q.Limit, "limit", 20, a.say.T("flag.limit"))
	flags.IntVar(&q.Offset, "offset", 0, a.say.T("flag.offset"))
	format = a.formatFlag(cmd, formatTable, formatJSON, formatJSONL, formatCSV)
	return cmd
}

// checkQuery finds what is wrong with a query, and turns the code of a kind into its id.
func checkQuery(q *index.Query) error {
	switch {
	case len(index.Terms(q.Text)) == 0 && !q.Flagged && q.Kind == "" && q.Commune == "":
		return usage("error.no-query")
	case q.Limit < 1 || q.Limit > maxHits:
		return usage("error.limit")
	case q.Offset < 0:
		return usage("error.offset")
	case q.Kind == "":
		return nil
	}
	for _, k := range rules.Kinds() {
		if strings.EqualFold(q.Kind, k.Code) || strings.EqualFold(q.Kind, k.ID) {
			q.Kind = k.ID
			return nil
		}
	}
	return usage("error.kind", "Kind", q.Kind)
}

func (a *app) runSearch(ctx context.Context, x *index.Index, q index.Query, format string) error {
	results, err := x.Search(ctx, q)
	if err != nil {
		return err
	}
	switch format {
	case formatJSON:
		return report.Encode(a.out, foundObject(q, results))
	case formatJSONL:
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		for _, h := range foundObject(q, results).Hits {
			if err := e.Encode(h); err != nil {
				return fmt.Errorf("write JSON: %w", err)
			}
		}
		return nil
	case formatCSV:
		return report.CSV(a.out, report.Hits(results, a.say))
	default:
		a.printHits(q, results)
		return nil
	}
}

func (a *app) printHits(q index.Query, r index.Results) {
	if len(r.Hits) == 0 {
		fmt.Fprintln(a.out, a.say.T("search.none"))
		return
	}
	for i, h := range r.Hits {
		c := h.Document.Document.Convention
		head := strings.Join(filled(h.Clause.Citation, c.Village, h.Document.Commune.Name), " · ")
		flag := ""
		if len(h.Document.Findings) > 0 {
			flag = "  " + a.paint(amber, "["+a.say.T("search.flagged")+": "+report.KindTitle(h.Document.Findings[0].Kind, a.say)+"]")
		}
		fmt.Fprintf(a.out, "%d. %s%s\n   %s\n   %s\n", q.Offset+i+1, a.paint(bold, head), flag,
			oneLine(a.highlighted(h)), a.paint(dim, h.Document.Document.Path))
	}
	fmt.Fprintln(a.out, a.say.T("search.shown", "From", q.Offset+1, "To", q.Offset+len(r.Hits), "Total", a.say.Int(int(min(r.Total, 1<<31)))))
}

// highlighted is a hit's clause with the words of the query set off by brackets.
func (a *app) highlighted(h index.Hit) string {
	var b strings.Builder
	at := 0
	for _, s := range h.Highlights {
		b.WriteString(h.Clause.Text[at:s.Start])
		b.WriteString("[" + h.Clause.Text[s.Start:s.End] + "]")
		at = s.End
	}
	b.WriteString(h.Clause.Text[at:])
	return b.String()
}

func filled(parts ...string) []string {
	var list []string
	for _, p := range parts {
		if p != "" {
			list = append(list, p)
		}
	}
	return list
}

// found is the object of `search --format json`.
type found struct {
	Query string     `json:"query"`
	Total uint64     `json:"total"`
	Hits  []foundHit `json:"hits"`
}

type foundHit struct {
	Path       string   `json:"path"`
	Convention string   `json:"convention"`
	Village    string   `json:"village"`
	Commune    string   `json:"commune_today"`
	Address    string   `json:"address"`
	Page       int      `json:"page"`
	Text       string   `json:"text"`
	LeadIns    []string `json:"lead_ins"`
	Highlights [][2]int `json:"highlights"` // bytes in text
	Kinds      []string `json:"kinds"`
}

func foundObject(q index.Query, r index.Results) found {
	out := found{Query: q.Text, Total: r.Total, Hits: []foundHit{}}
	for _, h := range r.Hits {
		hit := foundHit{
			Path: h.Document.Document.Path, Convention: h.Document.Document.Convention.Title,
			Village: h.Document.Document.Convention.Village, Commune: h.Document.Commune.Name,
			Address: h.Clause.Citation, Page: h.Clause.Page, Text: h.Clause.Text, LeadIns: h.Clause.LeadIns,
			Highlights: [][2]int{}, Kinds: []string{},
		}
		if hit.LeadIns == nil {
			hit.LeadIns = []string{}
		}
		for _, s := range h.Highlights {
			hit.Highlights = append(hit.Highlights, [2]int{s.Start, s.End})
		}
		for _, f := range h.Document.Findings {
			hit.Kinds = append(hit.Kinds, f.Kind)
		}
		out.Hits = append(out.Hits, hit)
	}
	return out
}
