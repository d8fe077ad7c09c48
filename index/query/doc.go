// Package query is the language in which people and programs ask for clauses.
//
// A query is read in two steps. The lexer cuts the line into tokens and knows where each one stands; the parser makes a
// tree of nodes from them, or an Error that points at the place. Nothing here knows how clauses are found: package index
// turns the tree into a search.
//
// Vietnamese decides the details. "và", "hoặc" and "không" are everyday words of a convention ("con gái không được chia"),
// so they are operators only in capitals, and not in a line that is in capitals throughout. Names of fields may have a
// space ("trạng thái:"), with marks or without. Names of places need no quotation marks when they are written in capitals
// ("xã:Tân Chi").
package query
