package pdf

import (
	"math"

	led "github.com/ledongthuc/pdf"
)

// paper is the page's size in points and the corner from which it is measured.
type paper struct{ x, y, width, height float64 }

// a4 stands in for a page that does not tell its size.
var a4 = paper{width: 595, height: 842}

func paperOf(box led.Value) paper {
	x0, y0, x1, y1 := box.Index(0).Float64(), box.Index(1).Float64(), box.Index(2).Float64(), box.Index(3).Float64()
	p := paper{math.Min(x0, x1), math.Min(y0, y1), math.Abs(x1 - x0), math.Abs(y1 - y0)}
	if !finite(x0, y0, x1, y1) || p.width < 1 || p.height < 1 {
		return a4
	}
	return p
}

// read runs a page's content. A page that breaks off keeps the glyphs before the break; broken says so.
func (l leaf) read(b *budget, fonts *fontCache) (c *canvas, p paper, err error) {
	c = &canvas{}
	defer contain(&err, "read page")
	p = paperOf(l.mediaBox)
	in := &interpreter{budget: b, fonts: fonts, canvas: c, state: initialState(), resources: l.resources, named: map[string]*font{}}
	in.state.ctm = translate(-p.x, -p.y)
	in.text.begin()
	data, err := l.content(b, c)
	if err != nil {
		return c, p, err
	}
	return c, p, in.run(data)
}

// content joins the page's streams: an operator may begin in one and end in the next.
func (l leaf) content(b *budget, c *canvas) ([]byte, error) {
	contents := l.page.Key("Contents")
	if contents.Kind() != led.Array {
		return l.stream(contents, b, c)
	}
	var joined []byte
	for i := range contents.Len() {
		part, err := child(contents, i)
		if err != nil {
			c.broken++
			continue
		}
		data, err := l.stream(part, b, c)
		if err != nil {
			return nil, err
		}
		if joined = append(append(joined, data...), '\n'); int64(len(joined)) > b.limits.Part {
			return joined, nil
		}
	}
	return joined, nil
}

func (l leaf) stream(v led.Value, b *budget, c *canvas) ([]byte, error) {
	if v.Kind() != led.Stream {
		return nil, nil
	}
	data, err := b.stream(v)
	if fatal(err) {
		return nil, err
	}
	if err != nil {
		c.broken++
	}
	return data, nil
}
