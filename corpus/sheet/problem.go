package sheet

// Problem is what is wrong with one row of a table, in words that a message catalogue has for its code.
type Problem struct {
	Sheet  string `json:"sheet,omitempty"`
	Row    int    `json:"row"` // as the table's program shows it, from 1
	Column string `json:"column,omitempty"`
	Code   string `json:"code"`
	Value  string `json:"value,omitempty"` // what stands there
	// Other are the names that it may mean, or collides with.
	Other []string `json:"other,omitempty"`
}
