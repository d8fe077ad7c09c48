package outline

import "github.com/huonguoc/huonguoc/corpus"

// Parse reads a convention's head and its clauses.
//
// Every line that holds a letter or a digit stands in exactly one clause, in the order of the document; page headers
// and footers are left out, and footnotes follow at the end as clauses of their own in the body zone. A paragraph with
// forced line breaks counts as several where a break is followed by a mark. Zones without structure (head, basis,
// preamble, signature) give one clause a paragraph, with an empty address and a citation such as "Lời nói đầu, đoạn 2".
//
// A table is two clauses: its header row, and the remaining rows joined by "\n" with the header row as their last
// lead-in. Both carry the address of the unit they stand in.
//
// Parse never fails: a text without any mark gives numbered paragraphs ("đoạn 14").
func Parse(paragraphs []corpus.Paragraph) (corpus.Convention, []corpus.Clause) {
	lines := readLines(paragraphs)
	zones := findZones(lines)
	b := newBuilder(lines, zones.parted(lines))
	for i := range lines {
		b.add(i)
	}
	b.close()
	b.footnotes(paragraphs)
	return readHead(lines, zones), finish(b.clauses)
}

// finish numbers the clauses and writes their citations, which depend on the whole document.
func finish(drafts []draft) []corpus.Clause {
	unique := articlesUnique(drafts)
	clauses := make([]corpus.Clause, len(drafts))
	for i, d := range drafts {
		c := d.clause
		c.Ordinal = i
		c.Citation = cite(d, unique)
		clauses[i] = c
	}
	return clauses
}
