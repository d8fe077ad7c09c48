package layout

// Glyph is one letter on a page, or several that the file holds as one.
//
// Coordinates are points (1/72 inch) from the page's lower left corner, y upwards, after the page's rotation.
type Glyph struct {
	Text  string
	X, Y  float64 // where the baseline starts
	Width float64 // advance along the baseline, without letter spacing
	Size  float64 // font size as seen
	Bold  bool
	// Furniture tells that the file marks the glyph as part of a running head or foot.
	Furniture bool

	raised bool // a small sign above its line
	order  int  // its place among the glyphs of the page
}

// Rule is a straight horizontal or vertical stroke, or a filled bar as thin as one.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// Page is all that the layout knows of a page.
type Page struct {
	Number        int // from 1
	Width, Height float64
	Glyphs        []Glyph // in the order of the file, all upright
	Rules         []Rule
	// Drawn tells that the glyphs come in the order in which a program drew them: cell by cell, where it knows of cells.
	// A recogniser's order is its own guess.
	Drawn bool
}
