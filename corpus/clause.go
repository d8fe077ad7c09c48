package corpus

// Zone is the part of a convention in which a clause stands.
type Zone string

// The zones, in the order of domain.md §5.2.
const (
	ZoneHead      Zone = "head"      // agency, Quốc hiệu, title and place lines
	ZoneBasis     Zone = "basis"     // Căn cứ …;
	ZonePreamble  Zone = "preamble"  // Lời nói đầu
	ZoneBody      Zone = "body"      // chapters and articles
	ZoneSignature Zone = "signature" // signature blocks, confirmation of the People's Committee
)

// Clause is the deepest numbered unit of a convention, with what its reader has in mind when he reaches it.
// Every paragraph of a document belongs to exactly one clause; a parent that introduces a list is a clause of its own.
type Clause struct {
	Ordinal int     // position in the document, from 0
	Zone    Zone    //
	Address Address // empty in head, preamble and signature blocks without numbers
	// Citation is the address as an officer writes it: from the article down ("Điều 12, khoản 3, điểm b") where
	// article numbers are unique in the document, whole where they are not, "đoạn 14" where there is no structure.
	Citation string
	// Headings are the titles of the parts, chapters, sections and article above, outermost first; without numbers.
	Headings []string
	// LeadIns are the texts of the parents that introduce this clause, outermost first; without numbers. Of a parent's
	// text only the last paragraph leads in: when it ends with a colon, or when a list follows it. An article's title
	// is a lead-in when it ends with a colon, otherwise a heading.
	LeadIns []string
	// Text is the clause's own source text without its number; paragraphs are joined by "\n".
	Text string
	// Page is where the clause starts, from 1; 0 when the format has no pages.
	Page int
}
