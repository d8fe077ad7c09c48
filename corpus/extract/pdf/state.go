package pdf

// state is what q saves and Q brings back, as far as text depends on it (ISO 32000-1, 8.4 and 9.3).
type state struct {
	ctm       matrix
	font      *font
	size      float64
	charSpace float64
	wordSpace float64
	stretch   float64 // horizontal scaling; 1 is normal
	leading   float64
	rise      float64
	render    int
	clip      *box // outside of which nothing is seen; nil for no bound
}

// invisible is the rendering mode that draws nothing: the hidden text of a recognised scan.
const invisible = 3

func initialState() state { return state{ctm: identity, stretch: 1} }

// text is the state between BT and ET.
type text struct {
	matrix matrix
	line   matrix // where the current line began
}

func (t *text) begin() { t.matrix, t.line = identity, identity }

func (t *text) set(m matrix) { t.matrix, t.line = m, m }

// move starts a line at an offset from the start of the current one.
func (t *text) move(x, y float64) { t.set(translate(x, y).mul(t.line)) }

// advance moves along the baseline, in unscaled text units.
func (t *text) advance(x float64) { t.matrix = translate(x, 0).mul(t.matrix) }
