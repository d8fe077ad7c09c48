package main

import (
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/report"
)

func (a *app) printSyntax(form string) error {
	if form == formatCSV {
		return report.CSV(a.out, a.syntaxTable())
	}
	a.printTable(a.syntaxTable())
	return nil
}

// syntaxTable is the language of queries in one table, as `search --syntax` prints it and docs/search.md shows it.
func (a *app) syntaxTable() report.Table {
	t := report.Table{ID: "syntax", Columns: []report.Column{
		{ID: "write", Title: a.say.T("search.column.write")}, {ID: "finds", Title: a.say.T("search.column.finds"), Wide: true},
	}}
	add := func(write, finds string) { t.Rows = append(t.Rows, []report.Cell{{Text: write}, {Text: finds}}) }
	for _, s := range []struct{ write, id string }{
		{"con gái ruộng", "words"}, {"con gai ruong", "unmarked"}, {`"con gái lấy chồng"`, "phrase"},
		{"ruộng HOẶC đất · OR · |", "or"}, {"ruộng VÀ đất · AND · &", "and"}, {"ruộng KHÔNG công · NOT · -công", "not"},
		{"(ruộng HOẶC đất) con gái", "group"}, {"hươ*", "prefix"}, {`"con gái" GẦN/5 ruộng · NEAR/5`, "near"}, {`"con gái ruộng"~5`, "loose"},
	} {
		add(s.write, a.say.T("search.syntax."+s.id))
	}
	for _, f := range query.Fields() {
		names := make([]string, len(f.Names))
		for i, n := range f.Names {
			names[i] = n + ":"
		}
		add(f.Example, a.say.T("search.field."+string(f.Field))+" · "+strings.Join(names, " "))
	}
	add("loại:K04,K05 · loại:(K04 HOẶC K05)", a.say.T("search.syntax.several"))
	add("năm:>=2010 · năm:2005..2015 · mức:P1..P2", a.say.T("search.syntax.range"))
	add(`xã:"tân chi" · xã:Tân Chi · xã:tan*`, a.say.T("search.syntax.place"))
	return t
}

// columns is how many columns of a terminal a text takes: marks stand on the letter before.
func columns(s string) (n int) {
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
