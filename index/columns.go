package index

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/huonguoc/huonguoc/index/query"
)

// columns hold for every clause, by bleve's own number, what is counted and sorted by. They are read from the labels once for
// every state of the index and take 13 bytes a clause; columns kept by bleve have to be unpacked a thousand clauses at a
// time, for every search anew.
type columns struct {
	state    string
	document []uint32 // place in documents, noDocument where a clause is gone
	ordinal  []uint32
	grade    []byte              // gravest, noGrade when there is none
	label    []uint32            // a label of the clause, by its place in labels; 0 for none
	more     map[uint32][]uint32 // the others, of flagged clauses
	labels   []string
	ids      []int64 // documents
}

const (
	noDocument = math.MaxUint32
	noGrade    = '9'
)

// stateOf names the numbering of clauses: the pieces of the index, and what is gone from each.
func stateOf(reader bleveindex.IndexReader) (string, error) {
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return "", errNoSegments
	}
	var b strings.Builder
	for _, s := range snapshot.Segments() {
		fmt.Fprintf(&b, "%d:%d:%d ", s.Id(), s.FullSize(), s.Count())
	}
	return b.String(), nil
}

// columnsOf are the columns of the state that a reader shows.
func (x *Index) columnsOf(ctx context.Context, reader bleveindex.IndexReader) (*columns, error) {
	state, err := stateOf(reader)
	if err != nil {
		return nil, err
	}
	if known := x.columns.Load(); known != nil && known.state == state {
		return known, nil
	}
	c := newColumns(state, reader.(*scorch.IndexSnapshot))
	if err := c.read(ctx, reader); err != nil {
		return nil, fmt.Errorf("read the labels of the index: %w", err)
	}
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
		more: map[uint32][]uint32{}, labels: make([]string, 1),
	}
	for i := range n {
		c.document[i], c.grade[i] = noDocument, noGrade
	}
	return c
}

func (c *columns) read(ctx context.Context, reader bleveindex.IndexReader) error {
	dict, err := reader.FieldDict(fieldMarks)
	if err != nil {
		return err
	}
	for {
		e, err := dict.Next()
		if err != nil {
			return errors.Join(err, dict.Close())
		}
		if e == nil {
			return dict.Close()
		}
		if err := c.readLabel(ctx, reader, e.Term); err != nil {
			return errors.Join(err, dict.Close())
		}
	}
}

// readLabel enters one label at all clauses that have it.
func (c *columns) readLabel(ctx context.Context, reader bleveindex.IndexReader, label string) error {
	enter, err := c.enter(label)
	if err != nil {
		return err
	}
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
		enter(uint32(doc.ID.Value()))
	}
}

// enter is how a label is entered at a clause.
func (c *columns) enter(label string) (func(clause uint32), error) {
	letter, value := label[:1], label[1:]
	switch letter {
	case documentLetter:
		id, err := strconv.ParseInt(value, 10, 64)
		c.ids = append(c.ids, id)
		n := uint32(len(c.ids) - 1)
		return func(clause uint32) { c.document[clause] = n }, err
	case ordinalLetter:
		n, err := strconv.ParseUint(value, 10, 32)
		return func(clause uint32) { c.ordinal[clause] = uint32(n) }, err
	}
	c.labels = append(c.labels, label)
	n := uint32(len(c.labels) - 1)
	grade := letter == labelLetters[query.Grade]
	return func(clause uint32) {
		if grade {
			c.grade[clause] = min(c.grade[clause], value[len(value)-1])
		}
		if c.label[clause] == 0 {
			c.label[clause] = n
		} else {
			c.more[clause] = append(c.more[clause], n)
		}
	}, nil
}
