package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// maxHits bounds one page of hits.
const maxHits = 10_000

// searching is one call of the command.
type searching struct {
	request index.Request
	form    string
	article bool
	out     string // a file for all hits
	like    string
	batch   string
	save    string
	saved   string
	list    bool
	forget  string
	syntax  bool

	flagged       bool
	kind, commune string
	sort          string
}

func (a *app) search() *cobra.Command {
	var s searching
	var format func() (string, error)
	cmd := a.command("search QUERY", "search", func(cmd *cobra.Command, args []string) (err error) {
		if s.form, err = format(); err != nil {
			return err
		}
		if s.syntax {
			return a.printSyntax(s.form)
		}
		s.request.Query = strings.Join(args, " ")
		if err := s.complete(); err != nil {
			return err
		}
		return a.runSearching(cmd.Context(), s)
	})
	a.searchFlags(cmd, &s)
	format = a.formatFlag(cmd, formatTable, formatJSON, formatJSONL, formatCSV)
	return cmd
}

func (a *app) searchFlags(cmd *cobra.Command, s *searching) {
	flags := cmd.Flags()
	flags.BoolVar(&s.flagged, "flagged", false, a.say.T("flag.flagged"))
	flags.StringVar(&s.kind, "kind", "", a.say.T("flag.kind"))
	flags.StringVar(&s.commune, "commune", "", a.say.T("flag.commune"))
	flags.StringVar(&s.sort, "sort", string(index.ByRelevance), a.say.T("search.flag.sort"))
	flags.IntVar(&s.request.Limit, "limit", 20, a.say.T("flag.limit"))
	flags.IntVar(&s.request.Offset, "offset", 0, a.say.T("flag.offset"))
	flags.BoolVar(&s.request.Facets, "facets", false, a.say.T("search.flag.facets"))
	flags.BoolVar(&s.article, "article", false, a.say.T("search.flag.article"))
	flags.StringVar(&s.out, "out", "", a.say.T("search.flag.out"))
	flags.StringVar(&s.like, "like", "", a.say.T("search.flag.like"))
	flags.StringVar(&s.batch, "queries", "", a.say.T("search.flag.queries"))
	flags.StringVar(&s.save, "save", "", a.say.T("search.flag.save"))
	flags.StringVar(&s.saved, "saved", "", a.say.T("search.flag.saved"))
	flags.BoolVar(&s.list, "list-saved", false, a.say.T("search.flag.list-saved"))
	flags.StringVar(&s.forget, "forget", "", a.say.T("search.flag.forget"))
	flags.BoolVar(&s.syntax, "syntax", false, a.say.T("search.flag.syntax"))
}

// complete finds what is wrong with a call, and turns the flags that filter into filters.
func (s *searching) complete() error {
	if s.request.Limit < 1 || s.request.Limit > maxHits {
		return usage("error.limit")
	}
	if s.request.Offset < 0 {
		return usage("error.offset")
	}
	if err := s.order(s.sort); err != nil {
		return err
	}
	if err := s.filter(); err != nil {
		return err
	}
	return s.subject()
}

func (s *searching) order(by string) error {
	var names []string
	for _, known := range index.Sorts() {
		if by == string(known) {
			s.request.Sort = known
			return nil
		}
		names = append(names, string(known))
	}
	return usage("search.error.sort", "Sort", by, "Sorts", strings.Join(names, ", "))
}

func (s *searching) filter() error {
	for _, f := range []struct {
		field query.Field
		value string
	}{{query.Status, s.flaggedValue()}, {query.Kind, s.kind}, {query.Commune, s.commune}} {
		if f.value == "" {
			continue
		}
		wanted, err := query.Wanted(f.field, f.value)
		if err != nil && f.field == query.Kind {
			return usage("error.kind", "Kind", s.kind)
		}
		if err != nil {
			return err
		}
		s.request.Filters = append(s.request.Filters, wanted)
	}
	return nil
}

func (s *searching) flaggedValue() string {
	if s.flagged {
		return query.StatusFlagged
	}
	return ""
}

// subject wants exactly one thing to look for.
func (s *searching) subject() error {
	asked := strings.TrimSpace(s.request.Query) != "" || len(s.request.Filters) > 0
	n := 0
	for _, given := range []bool{asked, s.like != "", s.batch != "", s.saved != "", s.list, s.forget != ""} {
		if given {
			n++
		}
	}
	switch {
	case n == 0:
		return usage("error.no-query")
	case n > 1:
		return usage("search.error.one")
	case s.save != "" && !asked:
		return usage("search.error.save")
	}
	_, err := query.Parse(s.request.Query)
	return err
}

func (a *app) runSearching(ctx context.Context, s searching) error {
	if s.list || s.forget != "" {
		return a.withLedger(ctx, false, func(l *ledger.Ledger) error { return a.savedSearches(ctx, l, s) })
	}
	return a.withIndex(ctx, func(l *ledger.Ledger, x *index.Index) error {
		switch {
		case s.like != "":
			return a.searchLike(ctx, x, s)
		case s.batch != "":
			return a.searchBatch(ctx, x, s)
		case s.saved != "":
			if err := a.loadSearch(ctx, l, &s); err != nil {
				return err
			}
		case s.save != "":
			if err := a.saveSearch(ctx, l, s); err != nil {
				return err
			}
		}
		if s.out != "" {
			return a.exportHits(ctx, x, s.out, []index.Request{s.request})
		}
		return a.searchOnce(ctx, x, s)
	})
}

func (a *app) searchOnce(ctx context.Context, x *index.Index, s searching) error {
	results, err := x.Search(ctx, s.request)
	if err != nil {
		return err
	}
	if s.form != formatTable {
		return a.encodeResults(ctx, x, s, results)
	}
	if err := a.printHits(ctx, x, results.Hits, s, s.request.Offset); err != nil {
		return err
	}
	a.printAround(s.request, results)
	if len(results.Near) > 0 && results.Total < s.request.Limit {
		a.printHeading(a.say.T("search.near"))
		return a.printHits(ctx, x, results.Near, s, 0)
	}
	return nil
}
