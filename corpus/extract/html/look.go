package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
)

// look is how letters appear.
type look struct {
	face   flow.Face
	kept   bool // white space is kept, as in <pre>
	hidden bool
}

// attr is an attribute's value, "" when absent.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// styleOf gathers what sheets and the element itself say about it, the nearest last.
func (w *walker) styleOf(n *html.Node) properties {
	own := attr(n, "style")
	all := properties{}
	add := func(more properties) {
		for name, value := range more {
			all[name] = value
		}
	}
	add(w.sheet[n.Data])
	for _, class := range strings.Fields(strings.ToLower(attr(n, "class"))) {
		add(w.sheet["."+class])
		add(w.sheet[n.Data+"."+class])
	}
	if n.DataAtom == atom.Font && attr(n, "face") != "" {
		all["font-family"] = attr(n, "face")
	}
	if own != "" {
		add(declarations(own))
	}
	return all
}

// over is the look of an element inside another.
func (w *walker) over(l look, n *html.Node, p properties) look {
	if family := p.family(); family != "" && !strings.EqualFold(family, "inherit") {
		l.face.Font = w.font(family)
	}
	if transform := p["text-transform"]; transform != "" {
		l.face.Caps = strings.EqualFold(transform, "uppercase")
	}
	if space := p["white-space"]; space != "" {
		l.kept = strings.HasPrefix(strings.ToLower(space), "pre")
	}
	l.kept = l.kept || n.DataAtom == atom.Pre
	l.hidden = p.is("display", "none") || p.is("mso-hide", "all") || p.is("visibility", "hidden") || has(n, "hidden")
	return l
}

// font is a font that is named, or the page's own where its letters are old and the font is none of an old encoding:
// such pages name Arial for signs, and mean the encoding that they declare.
func (w *walker) font(family string) string {
	if w.base != "" && !flow.IsLegacy(family) && !flow.IsPictureFont(family) {
		return w.base
	}
	return family
}
