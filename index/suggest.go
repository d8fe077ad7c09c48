package index

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
)

// didYouMean proposes a query that finds something in the place of one that does not. Words that no clause has give way
// to the nearest one that some clause has. When every word is known, wrong marks may keep them apart: then the marks are
// those of the best clause that has the letters.
func (s *session) didYouMean(source string, node query.Node) (string, error) {
	var unknown []query.Word
	words := 0
	query.Walk(node, func(n query.Node, wanted bool) {
		w, is := n.(query.Word)
		if !is || !wanted {
			return
		}
		words++
		if len(s.words.formsOf(w.Text, w.Prefix)) == 0 {
			unknown = append(unknown, w)
		}
	})
	switch {
	case len(unknown) == 0:
		return s.withOtherMarks(source, node)
	case words > 1 && 2*len(unknown) > words: // another subject, no slip of the fingers
		return "", nil
	default:
		return s.withNearest(source, unknown)
	}
}

func (s *session) withNearest(source string, unknown []query.Word) (string, error) {
	better := source
	for i := len(unknown) - 1; i >= 0; i-- {
		w := unknown[i]
		nearest := s.words.nearest(w.Text)
		if nearest == "" || w.Prefix || w.At.End > len(better) {
			return "", nil
		}
		better = better[:w.At.Start] + nearest + better[w.At.End:]
	}
	return s.ifFound(better)
}

// ifFound is the query itself when it finds something.
func (s *session) ifFound(better string) (string, error) {
	node, err := query.Parse(better)
	if err != nil {
		return "", nil //nolint:nilerr // advice that cannot be read is none
	}
	found, err := s.find(node, Request{Limit: 1})
	if err != nil || found.total == 0 {
		return "", err
	}
	return better, nil
}

// withOtherMarks looks for the letters alone and takes the words as the best clause has them.
func (s *session) withOtherMarks(source string, node query.Node) (string, error) {
	words, filters, plain := query.Words(node)
	if !plain {
		return "", nil
	}
	letters := query.And{}
	for _, w := range words {
		letters.Nodes = append(letters.Nodes, query.Word{Text: viet.Strip(w.Text)})
	}
	for _, f := range filters {
		letters.Nodes = append(letters.Nodes, f)
	}
	found, err := s.find(letters, Request{Limit: 1})
	if err != nil || len(found.matches) == 0 {
		return "", err
	}
	hits, err := s.hits(found.matches, letters)
	if err != nil {
		return "", err
	}
	as := map[string]string{}
	for _, term := range query.Terms(hits[0].Clause.Text) {
		if folded := viet.Strip(term); as[folded] == "" {
			as[folded] = term
		}
	}
	better := source
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		if w.At.End > len(better) || strings.ContainsRune(source[w.At.Start:w.At.End], '-') {
			return "", nil
		}
		better = better[:w.At.Start] + as[viet.Strip(w.Text)] + better[w.At.End:]
	}
	return better, nil
}
