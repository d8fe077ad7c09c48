package corpus

// Format is the kind of a file, judged by its content and never by its name.
type Format string

// The formats. FormatUnknown is a file whose content is none of the others.
const (
	FormatDOCX    Format = "docx"
	FormatDOC     Format = "doc" // Word 97 to 2003
	FormatPDF     Format = "pdf"
	FormatTXT     Format = "txt"
	FormatRTF     Format = "rtf"
	FormatODT     Format = "odt"
	FormatHTML    Format = "html"
	FormatJPEG    Format = "jpg"
	FormatPNG     Format = "png"
	FormatTIFF    Format = "tif"
	FormatUnknown Format = "unknown"
)

// Status says how far a document's text can be trusted.
type Status string

// The states. Doubtful and unreadable documents never count as compliant.
const (
	StatusRead       Status = "read"
	StatusDoubtful   Status = "doubtful"
	StatusUnreadable Status = "unreadable"
)

// Reason names why a document is doubtful or unreadable. It is a key of the message catalogue: "reason.<value>" is the
// sentence that says what happened, "cure.<value>" the next step.
type Reason string

// The reasons.
const (
	ReasonNone            Reason = ""
	ReasonEmpty           Reason = "empty"            // a file of zero bytes, or without any text
	ReasonDamaged         Reason = "damaged"          // the container cannot be opened
	ReasonLocked          Reason = "locked"           // a password is needed
	ReasonOldWord         Reason = "old-word"         // written by Word 95 or before
	ReasonFastSaved       Reason = "fast-saved"       // a fast save left the text in pieces that contradict each other
	ReasonNoTextLayer     Reason = "no-text-layer"    // pictures of pages, not recognised: no program for it, or switched off
	ReasonOCRDoubtful     Reason = "ocr-doubtful"     // recognised from pictures, and not surely enough
	ReasonOCRFailed       Reason = "ocr-failed"       // pictures in which no text was recognised
	ReasonGarbledText     Reason = "garbled-text"     // text without meaning: lost encoding, wrong font
	ReasonDoubtfulText    Reason = "doubtful-text"    // readable in part
	ReasonMissingArticles Reason = "missing-articles" // readable, but numbers of articles are missing between others
	ReasonUnknownFormat   Reason = "unknown-format"   // not a format this program reads
	ReasonTooLarge        Reason = "too-large"        // over a size, page or expansion limit
	ReasonTimeout         Reason = "timeout"          // the reader ran past its time
	ReasonCrashed         Reason = "crashed"          // the reader died
	ReasonAccess          Reason = "access"           // the operating system refused to open the file
	ReasonNotVietnamese   Reason = "not-vietnamese"   // clean text in another language
	ReasonNotAConvention  Reason = "not-a-convention" // readable, but neither title nor clauses of a convention
	ReasonUnsafeArchive   Reason = "unsafe-archive"   // a path that leaves the archive, or nested past the limit
	ReasonVanished        Reason = "vanished"         // listed, but gone when it was to be read
)

// Document is one file as read: what it is, how well it was read, and what it says.
type Document struct {
	// Path is how a person finds the file: a file path, or "archive.zip!/folder/file.docx" for a member of an archive.
	Path   string
	SHA256 string // of the file's bytes, lower-case hex
	Size   int64  // bytes
	Format Format
	Engine string // the reader that gave the text, with its version: "ooxml", "pdf/led", "pdf/pdfium", "text/utf-8"

	Status  Status
	Reason  Reason
	Quality float64 // share of valid syllables, 0 to 1; 0 when nothing was read
	Pages   int     // 0 when the format has no pages

	Convention Convention
	Clauses    []Clause
}
