package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// savedSearches lists what is saved, or forgets one.
func (a *app) savedSearches(ctx context.Context, l *ledger.Ledger, s searching) error {
	if s.forget != "" {
		if err := l.ForgetSearch(ctx, s.forget); err != nil {
			return err
		}
		fmt.Fprintln(a.out, a.say.T("search.forgotten", "Name", s.forget))
		return nil
	}
	list, err := l.SavedSearches(ctx)
	if err != nil {
		return err
	}
	table := report.Table{ID: "searches", Columns: []report.Column{
		{ID: "name", Title: a.say.T("search.column.name")}, {ID: "query", Title: a.say.T("search.column.query")}, {ID: "sort", Title: a.say.T("search.column.sort")},
		{ID: "filters", Title: a.say.T("search.column.filters")},
	}}
	for _, saved := range list {
		table.Rows = append(table.Rows, []report.Cell{{Text: saved.Name}, {Text: saved.Query}, {Text: saved.Sort}, {Text: filtersWritten(saved.Filters)}})
	}
	switch {
	case s.form == formatCSV:
		return report.CSV(a.out, table)
	case s.form != formatTable:
		return a.encodeSaved(list)
	case len(list) == 0:
		fmt.Fprintln(a.out, a.say.T("search.none-saved"))
		return nil
	}
	a.printTable(table)
	return nil
}

// filtersWritten are the filters of a saved search as they would be typed.
func filtersWritten(filters map[string]string) string {
	var list []string
	for _, f := range query.Fields() {
		if value := filters[string(f.Field)]; value != "" {
			list = append(list, fmt.Sprintf("%s:%q", f.Names[0], value))
		}
	}
	return strings.Join(list, " ")
}

func (a *app) encodeSaved(list []ledger.SavedSearch) error {
	type object struct {
		Name    string            `json:"name"`
		Query   string            `json:"query"`
		Sort    string            `json:"sort"`
		Filters map[string]string `json:"filters,omitempty"`
	}
	objects := make([]object, len(list))
	for i, s := range list {
		objects[i] = object{s.Name, s.Query, s.Sort, s.Filters}
	}
	return report.Encode(a.out, objects)
}

// saveSearch keeps the query with what the flags ask for besides, in the language of queries.
func (a *app) saveSearch(ctx context.Context, l *ledger.Ledger, s searching) error {
	saved := ledger.SavedSearch{Name: s.save, Query: s.whole(), Sort: string(s.request.Sort), Saved: a.now()}
	if err := l.SaveSearch(ctx, saved); err != nil {
		return err
	}
	fmt.Fprintln(a.err, a.say.T("search.saved", "Name", s.save, "Query", saved.Query))
	return nil
}

// whole is the query with the filters of the flags written out.
func (s *searching) whole() string {
	var filters []string
	if s.flagged {
		filters = append(filters, `trạng thái:flagged`)
	}
	if s.kind != "" {
		filters = append(filters, "loại:"+s.kind)
	}
	if s.commune != "" {
		filters = append(filters, fmt.Sprintf("xã:%q", s.commune))
	}
	text := strings.TrimSpace(s.request.Query)
	if text != "" && len(filters) > 0 {
		text = "(" + text + ")"
	}
	return strings.Join(filled(append([]string{text}, filters...)...), " ")
}

// loadSearch takes a saved search for the query of this call.
func (a *app) loadSearch(ctx context.Context, l *ledger.Ledger, s *searching) error {
	saved, err := l.SavedSearch(ctx, s.saved)
	if err != nil {
		return err
	}
	s.request.Query = saved.Query
	for _, field := range slices.Sorted(maps.Keys(saved.Filters)) {
		filter, err := query.Wanted(query.Field(field), saved.Filters[field])
		if err != nil {
			return usage("error.saved-filter", "Name", s.saved, "Field", field, "Value", saved.Filters[field])
		}
		s.request.Filters = append(s.request.Filters, filter)
	}
	if s.request.Sort == index.ByRelevance {
		s.request.Sort = cmp.Or(index.Sort(saved.Sort), index.ByRelevance)
	}
	return nil
}
