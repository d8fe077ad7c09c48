package reading

import "github.com/huonguoc/huonguoc/corpus"

// Page is one page of a document and how well its text was read.
type Page struct {
	Number  int     `json:"number"`  // from 1
	Quality float64 `json:"quality"` // share of words that are possible Vietnamese syllables, 0 to 1
	Words   int     `json:"words"`   // words judged; a page with fewer than 30 says little
	// Confidence is the recogniser's mean confidence in the words of a page that was recognised from its picture, and
	// Unsure the share of them that it doubts; Missed is the share of the page that is ink without a word on it. All are
	// 0 to 1, and 0 on pages with text of their own.
	Confidence float64 `json:"confidence,omitempty"`
	Unsure     float64 `json:"unsure,omitempty"`
	Missed     float64 `json:"missed,omitempty"`
}

// Result is what was read from one file.
type Result struct {
	Format corpus.Format `json:"format"`
	Engine string        `json:"engine"` // the reader that gave the text: "ooxml", "pdf/led", "text/utf-8"

	Status  corpus.Status `json:"status"`
	Reason  corpus.Reason `json:"reason,omitempty"`
	Quality float64       `json:"quality"` // of the whole document, as Page.Quality

	// Pages has an entry for every page of the file, also for those without text; it is empty when the format has none.
	Pages      []Page             `json:"pages,omitempty"`
	Paragraphs []corpus.Paragraph `json:"paragraphs,omitempty"`
	Notes      []Note             `json:"notes,omitempty"`

	// Pending are the numbers of the pages that should be recognised from their picture. It is between the readers and
	// package extract; what extract returns has none.
	Pending []int `json:"-"`
}

// NoteKind names a thing that a reader left out or repaired. It is a key of the message catalogue: "note.<value>".
type NoteKind string

// The kinds of notes.
const (
	NoteDeleted         NoteKind = "deleted-text"     // tracked deletions and moves' old places, left out
	NoteInserted        NoteKind = "inserted-text"    // tracked insertions, kept
	NoteHidden          NoteKind = "hidden-text"      // text formatted as hidden, left out
	NoteComments        NoteKind = "comments"         // comments, left out
	NoteContents        NoteKind = "contents"         // lines of a table of contents, left out
	NoteEmbedded        NoteKind = "embedded"         // embedded files, not read
	NotePictures        NoteKind = "pictures"         // pictures, not read
	NoteUnreadParts     NoteKind = "unread-parts"     // parts of the text itself that cannot be read; makes a document doubtful
	NoteRepaired        NoteKind = "repaired"         // broken structure that the reader put right
	NoteBadPages        NoteKind = "bad-pages"        // pages that could not be read or whose text is poor
	NotePoorText        NoteKind = "poor-text"        // stretches of some 400 words, of a document without pages, whose text is poor; makes it doubtful
	NoteNoTextPages     NoteKind = "no-text-pages"    // pages that show something but have no text; makes a document doubtful
	NoteUnknownNumber   NoteKind = "unknown-number"   // automatic numbers of a format that is not rendered
	NoteRestoredNumbers NoteKind = "restored-numbers" // articles whose label is not in the file, put back from their numbers
	NoteLostLabels      NoteKind = "lost-labels"      // list items whose label is not in the file; makes a document doubtful
	NoteMissingArticles NoteKind = "missing-articles" // numbers of articles that are missing between others; makes a document doubtful
	NoteInvalidBytes    NoteKind = "invalid-bytes"    // bytes that are no valid text, replaced by U+FFFD
	NoteFastSaved       NoteKind = "fast-saved"       // the file was saved by appending; read through its table of pieces
	NoteOldEncoding     NoteKind = "old-encoding"     // paragraphs, in a PDF pages, in an encoding from before Unicode, converted
	NoteMended          NoteKind = "mended"           // words that a bad conversion had damaged, put right
	NoteDamagedWords    NoteKind = "damaged-words"    // words that a bad conversion may have damaged, left as they are; makes a document doubtful
	NoteTruncated       NoteKind = "truncated"        // parts that end too early; what stood before is kept
)

// Note counts the occurrences of one thing that was left out or repaired.
type Note struct {
	Kind  NoteKind `json:"kind"`
	Count int      `json:"count"`
}
