package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
)

// Request asks for clauses in the language of package query.
type Request struct {
	Query   string
	Filters []query.Filter // wanted besides
	Sort    Sort           // empty for ByRelevance
	Limit   int
	Offset  int
	Facets  bool
}

// Hit is one clause.
type Hit struct {
	Ref        Ref
	Document   ledger.Stored // Findings are the clause's
	Statuses   []string      // of the findings: query.StatusOpen and so on
	Clause     corpus.Clause
	Highlights []Span // in the clause's text
}

// Results are a page of hits, and what is known of all.
type Results struct {
	Total  int
	Hits   []Hit
	Facets []Facet
	// DidYouMean is the query with the corpus' own words in the place of those that no clause has; empty when there is
	// nothing to say.
	DidYouMean string
	// Near are clauses with most of the words, when few or none have all. They are not counted.
	Near []Hit
	// Behind is how many changed documents the index has not seen yet.
	Behind int
}

// few is how many hits make clauses with most of the words unnecessary.
const few = 10

// Search answers a request from the index and the ledger's text. A mistake in the query is a *query.Error.
func (x *Index) Search(ctx context.Context, r Request) (Results, error) {
	node, err := parse(r)
	if err != nil {
		return Results{}, err
	}
	behind, err := x.refresh(ctx)
	if err != nil {
		return Results{}, err
	}
	results := Results{Behind: behind}
	err = x.read(ctx, func(s *session) error {
		found, err := s.find(node, r)
		if err != nil {
			return err
		}
		results.Total, results.Facets = found.total, found.facets
		if results.Hits, err = s.hits(found.matches, node); err != nil {
			return err
		}
		if r.Offset > 0 || found.total >= few {
			return nil
		}
		if results.Near, err = s.near(node, found.matches); err != nil || found.total > 0 {
			return err
		}
		results.DidYouMean, err = s.didYouMean(r.Query, node)
		return err
	})
	return results, err
}

func parse(r Request) (query.Node, error) {
	node, err := query.Parse(r.Query)
	if err != nil || len(r.Filters) == 0 {
		return node, err
	}
	var all []query.Node
	switch n := node.(type) {
	case query.All:
	case query.And:
		all = append(all, n.Nodes...)
	default:
		all = append(all, n)
	}
	for _, f := range r.Filters {
		all = append(all, f)
	}
	return query.And{Nodes: all}, nil
}

// session is one search: one state of the index from beginning to end.
type session struct {
	*compiler
	x *Index
}

// read opens a state of the index for do. The index may be replaced only when do has ended.
func (x *Index) read(ctx context.Context, do func(*session) error) (err error) {
	x.open.RLock()
	defer x.open.RUnlock()
	if x.bleve == nil {
		return errClosed
	}
	low, err := x.bleve.Advanced()
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	reader, err := low.Reader()
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	s, err := x.session(ctx, reader)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return do(s)
}

func (x *Index) session(ctx context.Context, reader bleveindex.IndexReader) (*session, error) {
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errNoSegments
	}
	words := x.words.Load()
	if words == nil {
		var err error
		if words, err = vocabularyOf(reader); err != nil {
			return nil, err
		}
		x.words.Store(words)
	}
	known, err := x.knownPlaces(ctx)
	if err != nil {
		return nil, err
	}
	total, err := reader.DocCount()
	if err != nil {
		return nil, err
	}
	c := &compiler{
		ctx: ctx, reader: reader, words: words, codec: x.codec, sequences: newSequences(snapshot), places: known, total: total, scores: true,
		read: func() (*columns, error) { return x.columnsOf(ctx, snapshot, known) },
	}
	return &session{compiler: c, x: x}, nil
}

// hits fetches from the ledger what matches stand for.
func (s *session) hits(matches []match, node query.Node) ([]Hit, error) {
	clauses, err := s.clausesOf(matches)
	if err != nil {
		return nil, err
	}
	h := s.x.highlighter.Swap(nil) // one that knows the words of earlier hits, unless another search has it
	if h == nil {
		h = &highlighter{lexicon: newLexicon()}
	}
	defer s.x.highlighter.Store(h)
	list := make([]Hit, len(matches))
	for i, m := range matches {
		if list[i], err = s.hit(m.ref, clauses[i]); err != nil {
			return nil, err
		}
		list[i].Highlights = h.spans(clauses[i].Text, node)
	}
	return list, nil
}

// clausesOf are the clauses of matches, in one query of the ledger.
func (s *session) clausesOf(matches []match) ([]corpus.Clause, error) {
	places := make([]ledger.ClausePlace, len(matches))
	for i, m := range matches {
		places[i] = ledger.ClausePlace(m.ref)
	}
	return s.x.ledger.ClausesAt(s.ctx, places)
}

func (s *session) hit(ref Ref, clause corpus.Clause) (Hit, error) {
	stored, err := s.x.document(s.ctx, ref.Document)
	if err != nil {
		return Hit{}, err
	}
	hit := Hit{Ref: ref, Document: onlyOf(stored, ref.Ordinal), Clause: clause}
	hit.Statuses, err = statusesOf(s.ctx, s.x.ledger, hit.Document.Findings)
	return hit, err
}

// onlyOf leaves a document the findings of one clause.
func onlyOf(s ledger.Stored, ordinal int) ledger.Stored {
	all := s.Findings
	s.Findings = nil
	for _, f := range all {
		if f.Ordinal == ordinal {
			s.Findings = append(s.Findings, f)
		}
	}
	return s
}

// maxDocuments bounds the documents that are kept in memory for the next search.
const maxDocuments = 2_000

// document is a document of the ledger. It is kept until the index sees a change.
func (x *Index) document(ctx context.Context, id int64) (ledger.Stored, error) {
	if known, ok := x.documents.Load(id); ok {
		return known.(ledger.Stored), nil
	}
	stored, err := x.ledger.ByID(ctx, id)
	if err != nil {
		return ledger.Stored{}, err
	}
	if x.kept.Add(1) > maxDocuments {
		x.documents.Clear()
		x.kept.Store(1)
	}
	x.documents.Store(id, stored)
	return stored, nil
}
