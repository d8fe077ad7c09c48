// Package index makes clauses searchable with bleve. It is a cache of the ledger: it holds words and numbers to find a
// clause by, but no text, no decision and nothing else that could not be made again.
//
// Every clause has its words in two fields: exact, in the normal form with marks, and folded, without. Text and highlights
// come from the ledger, so what a person sees is always the document's own letters. Settings follow the measurements in
// docs/dependencies.md: no stored fields, no term vectors, no catch-all field, batches of some thousand clauses.
package index
