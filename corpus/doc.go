// Package corpus holds the domain: what a village convention is, the file that carries it, and its clauses.
//
// A convention (hương ước, quy ước) is the norm of one village. A Document is one file that carries a version of it.
// Reading a document gives paragraphs (package extract); reading paragraphs gives the convention's head and its clauses
// (package outline). This package imports nothing of the project and no technology, so every other package can speak
// its words. They are fixed in docs/architecture.md.
package corpus
