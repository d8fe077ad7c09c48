package index

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/index/query"
)

// columns hold for every clause, by bleve's own number, what is counted, sorted and filtered by. They are read once for
// every state of the index and take 13 bytes a clause; columns kept by bleve have to be unpacked a thousand clauses at a
// time, for every search anew.
type columns struct {
	state    string
	document []uint32 // place in ids, noDocument where a clause is gone
	ordinal  []uint32
	grade    []byte              // gravest, noGrade when there is none
	label    []uint32            // a label of the clause, by its place in labels
	more     map[uint32][]uint32 // the others, of flagged clauses
	labels   facetTable
	unmarked uint32  // the label of clauses on which nothing was found
	ids      []int64 // documents
	size     []int   // clauses of each document
	of       *places
	places   []*place // of each document; nil where the ledger has it no more
}

const (
	noDocument = math.MaxUint32
	noGrade    = '9'
)

// stateOf names the numbering of clauses: the pieces of the index, and what is gone from each.
func stateOf(snapshot *scorch.IndexSnapshot) string {
	var b strings.Builder
	for _, s := range snapshot.Segments() {
		fmt.Fprintf(&b, "%d:%d:%d ", s.Id(), s.FullSize(), s.Count())
	}
	return b.String()
}

// columnsOf are the columns of the state that a snapshot shows.
func (x *Index) columnsOf(ctx context.Context, snapshot *scorch.IndexSnapshot, p *places) (*columns, error) {
	state := stateOf(snapshot)
	known := x.columns.Load()
	if known != nil && known.state == state && known.of == p {
		return known, nil
	}
	c := newColumns(state, snapshot)
	if err := errors.Join(c.readNames(snapshot), c.readLabels(ctx, snapshot)); err != nil {
		return nil, fmt.Errorf("read the columns of the index: %w", err)
	}
	c.join(p)
	x.columns.Store(c)
	return c, nil
}

func newColumns(state string, snapshot *scorch.IndexSnapshot) *columns {
	n := 0
	for _, s := range snapshot.Segments() {
		n += int(s.FullSize())
	}
	c := &columns{
		state: state, document: make([]uint32, n), ordinal: make([]uint32, n), grade: make([]byte, n), label: make([]uint32, n),
		more: map[uint32][]uint32{}, labels: facetTable{values: make([]facetValue, 1)},
	}
	for i := range n {
		c.document[i], c.grade[i] = noDocument, noGrade
	}
	return c
}

// readNames enters which clause of which document each entry is.
func (c *columns) readNames(snapshot *scorch.IndexSnapshot) error {
	start := 0
	places := map[int64]uint32{}
	for _, s := range snapshot.Segments() {
		live := s.DocNumbersLive().Iterator()
		for live.HasNext() {
			n := live.Next()
			name, err := s.DocID(uint64(n))
			if err != nil {
				return err
			}
			ref, err := ParseRef(string(name))
			if err != nil {
				return err
			}
			d, known := places[ref.Document]
			if !known {
				d = uint32(len(c.ids))
				places[ref.Document] = d
				c.ids, c.size = append(c.ids, ref.Document), append(c.size, 0)
			}
			c.document[start+int(n)], c.ordinal[start+int(n)] = d, uint32(ref.Ordinal)
			c.size[d]++
		}
		start += int(s.FullSize())
	}
	return nil
}

// readLabels enters what was found on the clauses.
func (c *columns) readLabels(ctx context.Context, reader bleveindex.IndexReader) error {
	dict, err := reader.FieldDict(fieldMarks)
	if err != nil {
		return err
	}
	unmarked := labelLetters[query.Status] + query.StatusNone
	for {
		e, err := dict.Next()
		if err != nil {
			return errors.Join(err, dict.Close())
		}
		if c.unmarked == 0 && (e == nil || e.Term > unmarked) {
			c.unmarked = c.addLabel(unmarked)
		}
		if e == nil {
			break
		}
		if err := c.readLabel(ctx, reader, e.Term); err != nil {
			return errors.Join(err, dict.Close())
		}
	}
	c.labels = newFacetTable(c.labels.values)
	for i, l := range c.label {
		if l == 0 {
			c.label[i] = c.unmarked
		}
	}
	return dict.Close()
}

func (c *columns) addLabel(label string) uint32 {
	v := facetValue{value: label[1:]}
	for f, letter := range labelLetters {
		if label[:1] == letter {
			v.field = f
		}
	}
	c.labels.values = append(c.labels.values, v)
	return uint32(len(c.labels.values) - 1)
}

// readLabel enters one label at all clauses that have it.
func (c *columns) readLabel(ctx context.Context, reader bleveindex.IndexReader, label string) error {
	n := c.addLabel(label)
	list, err := reader.TermFieldReader(ctx, []byte(label), fieldMarks, false, false, false)
	if err != nil {
		return err
	}
	var memory bleveindex.TermFieldDoc
	for {
		doc, err := list.Next(memory.Reset())
		if err != nil {
			return errors.Join(err, list.Close())
		}
		if doc == nil {
			return list.Close()
		}
		c.enter(uint32(doc.ID.Value()), n)
	}
}

func (c *columns) enter(clause, label uint32) {
	if v := c.labels.values[label]; v.field == query.Grade && v.value != "" {
		c.grade[clause] = min(c.grade[clause], v.value[len(v.value)-1])
	}
	if c.label[clause] == 0 {
		c.label[clause] = label
	} else {
		c.more[clause] = append(c.more[clause], label)
	}
}

// join finds the documents among the ledger's.
func (c *columns) join(p *places) {
	c.of, c.places = p, make([]*place, len(c.ids))
	for i, id := range c.ids {
		c.places[i] = p.byID[id]
	}
}

// ref is the name of a clause.
func (c *columns) ref(clause uint64) Ref {
	return Ref{c.ids[c.document[clause]], int(c.ordinal[clause])}
}
