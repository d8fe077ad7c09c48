package pdf

import (
	"math"

	led "github.com/ledongthuc/pdf"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
)

// interpreter runs the operators of one page's content streams.
type interpreter struct {
	budget *budget
	fonts  *fontCache
	canvas *canvas

	state state
	saved []state
	text  text
	path  []box

	resources led.Value
	named     map[string]*font // of the resources' fonts those used so far
	depth     int              // of Form XObjects
	marks     []mark
	scanner   *scanner
}

// maxSaved bounds the stack of q; writers that never give back have been seen, but not this far.
const maxSaved = 512

// run interprets one content stream. The error ends the page; slips inside are passed over.
func (in *interpreter) run(data []byte) error {
	outer := in.scanner
	in.scanner = &scanner{data: data}
	defer func() { in.scanner = outer }()
	var operands []token
	for t := in.scanner.next(); t.kind != endToken; t = in.scanner.next() {
		if t.kind != operatorToken {
			if len(operands) < maxOperands {
				operands = append(operands, t)
			}
			continue
		}
		if err := in.do(t.text, operands); err != nil {
			return err
		}
		operands = operands[:0]
	}
	return nil
}

func (in *interpreter) do(operator string, operands []token) error {
	if err := in.budget.step(); err != nil {
		return err
	}
	if operator == "Do" {
		return in.draw(operand(operands, 0).text)
	}
	if perform, ok := operators[operator]; ok {
		perform(in, operands)
	}
	return nil
}

// operand is the i-th operand from the end counted by the operator's own number of them; absent ones read as zero, as
// other readers do.
func operand(operands []token, i int) token {
	if i < len(operands) {
		return operands[i]
	}
	return token{}
}

func numbers(operands []token, n int) []float64 {
	list := make([]float64, n)
	if len(operands) > n {
		operands = operands[len(operands)-n:]
	}
	for i, t := range operands {
		list[i] = t.num
	}
	return list
}

func matrixOf(operands []token) matrix { return matrix(numbers(operands, 6)) }

// operators are those that place text or draw lines; all others leave the text alone.
var operators = map[string]func(*interpreter, []token){
	"q":  func(in *interpreter, _ []token) { in.save() },
	"Q":  func(in *interpreter, _ []token) { in.restore() },
	"cm": func(in *interpreter, o []token) { in.state.ctm = matrixOf(o).mul(in.state.ctm) },
	"ID": func(in *interpreter, _ []token) { in.scanner.skipImage(); in.canvas.pictures++ },

	"BT": func(in *interpreter, _ []token) { in.text.begin() },
	"Tc": func(in *interpreter, o []token) { in.state.charSpace = numbers(o, 1)[0] },
	"Tw": func(in *interpreter, o []token) { in.state.wordSpace = numbers(o, 1)[0] },
	"Tz": func(in *interpreter, o []token) { in.state.stretch = numbers(o, 1)[0] / 100 },
	"TL": func(in *interpreter, o []token) { in.state.leading = numbers(o, 1)[0] },
	"Ts": func(in *interpreter, o []token) { in.state.rise = numbers(o, 1)[0] },
	"Tr": func(in *interpreter, o []token) { in.state.render = int(numbers(o, 1)[0]) },
	"Tf": (*interpreter).setFont,
	"gs": (*interpreter).setGraphics,

	"Td": func(in *interpreter, o []token) { in.moveText(o) },
	"TD": func(in *interpreter, o []token) { in.state.leading = -numbers(o, 2)[1]; in.moveText(o) },
	"Tm": func(in *interpreter, o []token) { in.text.set(matrixOf(o)) },
	"T*": func(in *interpreter, _ []token) { in.nextLine() },

	"Tj": func(in *interpreter, o []token) { in.show(operand(o, 0).text) },
	"'":  func(in *interpreter, o []token) { in.nextLine(); in.show(operand(o, 0).text) },
	"\"": (*interpreter).showSpaced,
	"TJ": (*interpreter).showAdjusted,

	"BDC": func(in *interpreter, o []token) { in.beginMark(operand(o, 0), operand(o, 1)) },
	"BMC": func(in *interpreter, o []token) { in.beginMark(operand(o, 0), token{}) },
	"EMC": func(in *interpreter, _ []token) { in.endMark() },

	"m":  func(in *interpreter, o []token) { in.pathMove(o) },
	"l":  func(in *interpreter, o []token) { in.pathPoints(o, 2) },
	"c":  func(in *interpreter, o []token) { in.pathPoints(o, 6) },
	"v":  func(in *interpreter, o []token) { in.pathPoints(o, 4) },
	"y":  func(in *interpreter, o []token) { in.pathPoints(o, 4) },
	"re": (*interpreter).pathBox,
	"W":  func(in *interpreter, _ []token) { in.clip() },
	"W*": func(in *interpreter, _ []token) { in.clip() },
	"n":  func(in *interpreter, _ []token) { in.path = in.path[:0] },
	"S":  func(in *interpreter, _ []token) { in.paint(true) },
	"s":  func(in *interpreter, _ []token) { in.paint(true) },
	"B":  func(in *interpreter, _ []token) { in.paint(true) },
	"B*": func(in *interpreter, _ []token) { in.paint(true) },
	"b":  func(in *interpreter, _ []token) { in.paint(true) },
	"b*": func(in *interpreter, _ []token) { in.paint(true) },
	"f":  func(in *interpreter, _ []token) { in.paint(false) },
	"F":  func(in *interpreter, _ []token) { in.paint(false) },
	"f*": func(in *interpreter, _ []token) { in.paint(false) },
}

func (in *interpreter) save() {
	if len(in.saved) < maxSaved {
		in.saved = append(in.saved, in.state)
	}
}

func (in *interpreter) restore() {
	if n := len(in.saved); n > 0 {
		in.state, in.saved = in.saved[n-1], in.saved[:n-1]
	}
}

func (in *interpreter) setFont(o []token) {
	name := operand(o, 0).text
	f, known := in.named[name]
	if !known {
		f = in.fonts.get(in.resources.Key("Font").Key(name))
		in.named[name] = f
	}
	in.state.font, in.state.size = f, operand(o, 1).num
}

// setGraphics takes the font from a graphics state dictionary, a rare way to set one.
func (in *interpreter) setGraphics(o []token) {
	if f := in.resources.Key("ExtGState").Key(operand(o, 0).text).Key("Font"); f.Len() == 2 {
		in.state.font, in.state.size = in.fonts.get(f.Index(0)), f.Index(1).Float64()
	}
}

func (in *interpreter) moveText(o []token) {
	offset := numbers(o, 2)
	in.text.move(offset[0], offset[1])
}

func (in *interpreter) nextLine() { in.text.move(0, -in.state.leading) }

func (in *interpreter) showSpaced(o []token) {
	in.state.wordSpace, in.state.charSpace = operand(o, 0).num, operand(o, 1).num
	in.nextLine()
	in.show(operand(o, 2).text)
}

// showAdjusted shows the strings of an array; its numbers move back by thousandths of the font size.
func (in *interpreter) showAdjusted(o []token) {
	for _, t := range operand(o, 0).list {
		if t.kind == stringToken {
			in.show(t.text)
			continue
		}
		in.text.advance(-t.num / 1000 * in.state.size * in.state.stretch)
	}
}

func (in *interpreter) show(raw string) {
	if in.state.font == nil {
		in.state.font = in.fonts.get(led.Value{})
	}
	in.state.font.decode(raw, in.showChar)
}

func (in *interpreter) showChar(c char) {
	s := &in.state
	move := c.advance*s.size + s.charSpace
	if c.space {
		move += s.wordSpace
	}
	if in.canvas.count < maxPageGlyphs {
		in.place(c)
	}
	in.text.advance(move * s.stretch)
}

func (in *interpreter) place(c char) {
	s := &in.state
	m := translate(0, s.rise).mul(in.text.matrix).mul(s.ctm)
	g := layout.Glyph{Text: c.text, X: m[4], Y: m[5],
		Width: c.advance * s.size * s.stretch * m.width(), Size: math.Abs(s.size) * s.font.height * m.height(), Bold: s.font.bold || s.render == 2}
	if s.size < 0 {
		m[0], m[1], g.Width = -m[0], -m[1], -g.Width
	}
	if c.old {
		in.canvas.old++
	}
	if s.render == invisible {
		in.canvas.hidden++
	}
	if s.clip != nil && !s.clip.shows(middle(g, m)) {
		in.canvas.clipped++
		return
	}
	if in.mark(&g) {
		in.canvas.place(g, m[0], m[1])
	} else {
		in.canvas.extend(g)
	}
}

// middle is the middle of a glyph's body, wherever its baseline runs.
func middle(g layout.Glyph, m matrix) (x, y float64) {
	length := math.Hypot(m[0], m[1])
	if length == 0 {
		return g.X, g.Y
	}
	along, up := g.Width/2/length, g.Size/4/length
	return g.X + along*m[0] - up*m[1], g.Y + along*m[1] + up*m[0]
}

// draw runs a Form XObject: content of its own, with its own resources, set into the page.
func (in *interpreter) draw(name string) error {
	form := in.resources.Key("XObject").Key(name)
	if form.Key("Subtype").Name() == "Image" {
		in.canvas.pictures++
	}
	if form.Key("Subtype").Name() != "Form" || in.depth >= maxFormDepth {
		return nil
	}
	if err := in.budget.form(); err != nil {
		return err
	}
	data, err := in.budget.stream(form)
	if fatal(err) {
		return err
	}
	if err != nil {
		in.canvas.broken++
	}
	inner := *in
	inner.depth++
	inner.saved, inner.path = nil, nil
	if m := form.Key("Matrix"); m.Len() == 6 {
		inner.state.ctm = arrayMatrix(m).mul(in.state.ctm)
	}
	if r := form.Key("Resources"); r.Kind() == led.Dict {
		inner.resources, inner.named = r, map[string]*font{}
	}
	return inner.run(data)
}

func arrayMatrix(v led.Value) (m matrix) {
	for i := range m {
		m[i] = v.Index(i).Float64()
	}
	return m
}
