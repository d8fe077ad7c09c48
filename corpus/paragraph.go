package corpus

// Origin says which part of a file a paragraph was read from.
type Origin string

// The origins. Headers and footers are kept apart: they never stand inside a clause.
const (
	OriginBody     Origin = "body"
	OriginTable    Origin = "table" // one row of a table; its cells are parted by a tab
	OriginTextBox  Origin = "text-box"
	OriginHeader   Origin = "header"
	OriginFooter   Origin = "footer"
	OriginFootnote Origin = "footnote"
)

// Paragraph is a run of source text as a reader sees it.
type Paragraph struct {
	// Text is the source's own letters, with the automatic number in front ("Điều 5. Hội họp"). A forced line break
	// inside the paragraph is "\n"; cells of a table row are parted by "\t".
	Text string `json:"text"`
	// AutoNumber tells that the number in front of Text was rendered from the file's list definitions.
	AutoNumber bool `json:"auto_number,omitempty"`
	// Page is the page on which the paragraph starts, from 1; 0 when the format has no pages.
	Page int `json:"page,omitempty"`
	// Origin is the part of the file.
	Origin Origin `json:"origin"`
}
