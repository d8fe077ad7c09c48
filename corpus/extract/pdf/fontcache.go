package pdf

import led "github.com/ledongthuc/pdf"

// fontCache reads each font of a document once. Fonts are told apart by what their dictionaries say, references
// included, and never by their names: in merged files every page has its own F1.
type fontCache struct {
	budget *budget
	fonts  map[string]*font
}

// maxFonts bounds the cache; past it fonts are read anew.
const maxFonts = 4096

func (c *fontCache) get(v led.Value) *font {
	key := v.String()
	if f, ok := c.fonts[key]; ok {
		return f
	}
	f := c.read(v)
	if len(c.fonts) < maxFonts {
		c.fonts[key] = f
	}
	return f
}

// read never fails: a broken font shows letters that nobody knows, of half the size's width.
func (c *fontCache) read(v led.Value) *font {
	f, err := c.tryRead(v)
	if err != nil {
		return &font{simple: &encoding{}, widths: widths{missing: 0.5}, height: 1}
	}
	return f
}

func (c *fontCache) tryRead(v led.Value) (f *font, err error) {
	defer contain(&err, "read font")
	return readFont(v, func(stream led.Value) []byte {
		data, _ := c.budget.stream(stream) // a part serves as well as none
		return data
	}), nil
}
