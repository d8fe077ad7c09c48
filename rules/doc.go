// Package rules reads rules as a lawyer writes them and finds the clauses they speak of.
//
// A pack is a folder of YAML (docs/rules.md): word sets, law references, masks, and rules with their own examples.
// LoadPack reads and checks it, Test runs the examples, Lint looks for rules that cannot do what they say.
//
// Compile turns packs into a Matcher. Its idea: syllables become numbers, and every phrase of every pack goes into one
// Aho–Corasick automaton over those numbers. One pass over a clause gives the places of all phrases. A sieve then asks which
// rules have all the phrases that they need, the rarest first, so the rules that have nothing to do with a clause cost
// nothing. A pattern is a small graph without loops; its positions in a sentence are bits of a word, so a gap is a shift and
// no text can make it backtrack.
package rules
