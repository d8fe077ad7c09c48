package query

import "fmt"

// Error is a mistake in a query. ID names the sentence of the catalogue and Pairs fill its places; At is where in Source.
type Error struct {
	ID     string
	Pairs  []any
	At     Span
	Source string
}

// Error implements error, for logs; people get the sentence.
func (e *Error) Error() string { return fmt.Sprintf("query: %s at %d", e.ID, e.At.Start) }

func mistake(at Span, id string, pairs ...any) error {
	return &Error{ID: "query." + id, Pairs: pairs, At: at}
}
