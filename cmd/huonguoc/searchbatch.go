package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/report"
)

// searchBatch runs a file of queries, one a line; lines that begin with # and empty ones are passed over. All are read before
// the first is run, so a mistake in the last does not cost the work of the others.
func (a *app) searchBatch(ctx context.Context, x *index.Index, s searching) error {
	requests, err := readQueries(s)
	if err != nil {
		return err
	}
	if s.out != "" {
		return a.exportHits(ctx, x, s.out, requests)
	}
	var objects []found
	for _, r := range requests {
		results, err := x.Search(ctx, r)
		if err != nil {
			return err
		}
		objects = append(objects, newFound(r.Query, results))
	}
	switch s.form {
	case formatJSON:
		return report.Encode(a.out, objects)
	case formatJSONL:
		return writeLines(a.out, objects)
	case formatCSV:
		return report.CSV(a.out, a.batchTable(objects))
	}
	a.printTable(a.batchTable(objects))
	return nil
}

func readQueries(s searching) ([]index.Request, error) {
	data, err := os.ReadFile(s.batch)
	if err != nil {
		return nil, usage("search.error.queries", "File", s.batch)
	}
	var requests []index.Request
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\uFEFF")) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if _, err := query.Parse(line); err != nil {
			return nil, &lineError{number, err}
		}
		r := s.request
		r.Query = line
		requests = append(requests, r)
	}
	if len(requests) == 0 {
		return nil, usage("search.error.queries", "File", s.batch)
	}
	return requests, nil
}

// lineError is a mistake in a file of queries.
type lineError struct {
	line int
	err  error
}

func (e *lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e *lineError) Unwrap() error { return e.err }

// explainQuery shows a mistake in a query: the sentence, the query, and a mark below the place.
func (a *app) explainQuery(wrong *query.Error, err error) string {
	text := a.say.T(wrong.ID, wrong.Pairs...)
	var in *lineError
	if errors.As(err, &in) {
		text = a.say.T("search.error.line", "Line", in.line) + " " + text
	}
	before, at := wrong.Source[:wrong.At.Start], wrong.Source[wrong.At.Start:wrong.At.End]
	return text + "\n  " + oneLine(wrong.Source) + "\n  " + strings.Repeat(" ", columns(before)) + strings.Repeat("^", max(1, columns(at)))
}

// batchTable has one row a query.
func (a *app) batchTable(list []found) report.Table {
	t := report.Table{ID: "queries", Columns: []report.Column{
		{ID: "query", Title: a.say.T("search.column.query")}, {ID: "total", Title: a.say.T("search.column.clauses")},
		{ID: "first", Title: a.say.T("search.column.first"), Wide: true},
	}}
	for _, f := range list {
		first := ""
		if len(f.Hits) > 0 {
			h := f.Hits[0]
			first = strings.Join(filled(h.Address, h.Village, h.Commune), " · ")
		}
		t.Rows = append(t.Rows, []report.Cell{{Text: f.Query}, {Text: a.say.Int(f.Total), Number: float64(f.Total), Kind: report.Count}, {Text: first}})
	}
	return t
}

// exportHits writes all hits of all requests into a file; the ending says in which form.
func (a *app) exportHits(ctx context.Context, x *index.Index, path string, requests []index.Request) (err error) {
	write, err := a.exporter(path)
	if err != nil {
		return err
	}
	total := 0
	var rows []report.QueryHit
	for _, r := range requests {
		n, err := x.Each(ctx, r, func(h index.Hit) error {
			rows = append(rows, report.QueryHit{Query: r.Query, Hit: h})
			return nil
		})
		if err != nil {
			return err
		}
		total += n
	}
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the hits: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if err := write(file, rows); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say.T("search.exported", "Count", a.say.Int(total), "File", path))
	return nil
}

// exporter is what writes a file of this ending.
func (a *app) exporter(path string) (func(*os.File, []report.QueryHit) error, error) {
	switch _, ending, _ := cutLast(path, "."); strings.ToLower(ending) {
	case "xlsx":
		return func(f *os.File, rows []report.QueryHit) error {
			return report.HitsWorkbook(f, rows, a.now(), programVersion(), a.say)
		}, nil
	case "csv":
		return func(f *os.File, rows []report.QueryHit) error { return report.CSV(f, report.QueryHits(rows, a.say)) }, nil
	case "jsonl":
		return func(f *os.File, rows []report.QueryHit) error {
			e := json.NewEncoder(f)
			e.SetEscapeHTML(false)
			for _, r := range rows {
				line := struct {
					Query string `json:"query"`
					foundHit
				}{r.Query, newFoundHit(r.Hit)}
				if err := e.Encode(line); err != nil {
					return fmt.Errorf("write the hits: %w", err)
				}
			}
			return nil
		}, nil
	}
	return nil, usage("search.error.ending", "File", path)
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
