package index

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/index/query"
)

// Likeness tells how near a clause is to another.
type Likeness struct {
	Hit
	// Share is the resemblance: triples of neighbouring words that both have, over those that either has (Broder, On the
	// resemblance and containment of documents, 1997). 1 is the same words.
	Share float64
}

// The steps of likeness.
const (
	SameWords = 1.0 // in the normal form, so spelling, capitals and punctuation do not matter
	NearlySo  = 0.7 // a word or two are different
	leastLike = 0.1 // below there is no likeness
)

// How clauses that may be alike are found: they have many of the rarest words. Three of five leaves room for a sentence
// that was added or left out.
const (
	likeWords      = 16
	likeShare      = 0.4
	likeCandidates = 400
)

// ErrNoClause says that no clause has an id.
var ErrNoClause = errors.New("no such clause")

// Like finds the clauses most like a text, without the clause named.
func (x *Index) Like(ctx context.Context, text string, without Ref, limit int) (list []Likeness, err error) {
	if _, err := x.refresh(ctx); err != nil {
		return nil, err
	}
	err = x.read(ctx, func(s *session) error {
		list, err = s.like(text, without, limit)
		return err
	})
	return list, err
}

// LikeClause finds the clauses most like one of the ledger.
func (x *Index) LikeClause(ctx context.Context, ref Ref, limit int) (Hit, []Likeness, error) {
	var hit Hit
	err := x.read(ctx, func(s *session) (err error) {
		clause, err := s.x.ledger.Clause(s.ctx, ref.Document, ref.Ordinal)
		if err != nil {
			return err
		}
		hit, err = s.hit(ref, clause)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Hit{}, nil, fmt.Errorf("%w: %s", ErrNoClause, ref)
	}
	if err != nil {
		return Hit{}, nil, err
	}
	list, err := x.Like(ctx, hit.Clause.Text, ref, limit)
	return hit, list, err
}

func (s *session) like(text string, without Ref, limit int) ([]Likeness, error) {
	words := s.rarest(query.Terms(text))
	if len(words) == 0 {
		return nil, nil
	}
	matches, err := s.someOf(words, nil, max(1, int(likeShare*float64(len(words)))), likeCandidates)
	if err != nil {
		return nil, err
	}
	own := triples(text)
	var list []Likeness
	clauses, err := s.clausesOf(matches)
	if err != nil {
		return nil, err
	}
	for i, m := range matches {
		if share := resemblance(own, triples(clauses[i].Text)); m.ref != without && share >= leastLike {
			list = append(list, Likeness{Hit: Hit{Ref: m.ref, Clause: clauses[i]}, Share: share})
		}
	}
	slices.SortStableFunc(list, func(a, b Likeness) int {
		return cmp.Or(cmp.Compare(b.Share, a.Share), cmp.Compare(a.Ref.Document, b.Ref.Document), cmp.Compare(a.Ref.Ordinal, b.Ref.Ordinal))
	})
	list = list[:min(len(list), limit)]
	for i := range list {
		if list[i].Hit, err = s.hit(list[i].Ref, list[i].Clause); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// rarest are the distinct words of a text that the fewest clauses have, those apart that none has.
func (s *session) rarest(terms []string) []query.Word {
	slices.Sort(terms)
	terms = slices.Compact(terms)
	terms = slices.DeleteFunc(terms, func(t string) bool { return len(s.words.formsOf(t, false)) == 0 })
	slices.SortStableFunc(terms, func(a, b string) int { return cmp.Compare(s.words.count[a], s.words.count[b]) })
	var words []query.Word
	for _, t := range terms[:min(len(terms), likeWords)] {
		words = append(words, query.Word{Text: t})
	}
	return words
}

// triples are the runs of three words of a text, without marks, as numbers; a shorter text is one run.
func triples(text string) map[uint64]bool {
	words := strings.Fields(viet.Strip(strings.Join(query.Terms(text), " ")))
	set := map[uint64]bool{}
	for i := 0; i+3 <= len(words) || i == 0; i++ {
		h := fnv.New64a()
		_, _ = h.Write([]byte(strings.Join(words[i:min(i+3, len(words))], " ")))
		set[h.Sum64()] = true
	}
	return set
}

func resemblance(a, b map[uint64]bool) float64 {
	both := 0
	for t := range a {
		if b[t] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
