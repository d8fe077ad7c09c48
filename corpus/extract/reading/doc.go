// Package reading holds what every reader of a file format gives and obeys: the Result, the Limits and the typed
// Error. It stands apart from package extract so that the readers (ooxml, pdf, text) and the dispatcher can share the
// words without a cycle.
//
// A reader has the shape
//
//	func Read(ctx context.Context, data []byte, limits Limits) (Result, error)
//
// It fills Format, Engine, Paragraphs, Notes and, where the format knows pages, Pages. It leaves Status, Reason and
// Quality alone: package extract judges the text of all formats by one measure. What the reader cannot open it returns
// as an *Error, whose Reason is what a person will be told.
package reading
