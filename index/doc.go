// Package index makes clauses searchable with bleve. It is a cache of the ledger: it holds words and labels to find a
// clause by, but no text, no decision and nothing else that could not be made again.
//
// An entry is one clause. It has three fields besides its name, "12:5":
//
//	w  its words in the normal form, marks kept, with frequency and length for the ranking
//	s  the same words in their order, as small numbers, for phrases and nearness
//	m  what was found on it: kind, grade, rule, status
//
// There is no second field without marks. A word typed without marks is looked up in the index's own list of words, and
// stands for all that have its letters (vocabulary.go); they are ranked as one word, the form as typed first
// (wordsearch.go). Positions of words, which would take twice the space of the text in bleve, are the stored sequence
// (codec.go), read only for clauses that have all words of a phrase (phrasesearch.go). What clauses share with their
// document (places, year, form) is in no entry: counting, sorting and filtering go from the clause to its document by
// columns that are read once for every state of the index (columns.go), and to the ledger's list of documents (places.go).
//
// Text and highlights come from the ledger, so what a person sees is always the document's own letters. A search brings
// the index up to date first, or tells how far it is behind. An index that is missing, damaged, of another version or
// newer than its ledger is made anew beside the old one, in which searches go on. What was measured is in docs/search.md.
package index
