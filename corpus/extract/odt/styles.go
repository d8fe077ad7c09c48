package odt

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
)

// maxStyleChain bounds parents; a cycle ends here.
const maxStyleChain = 32

// The families of styles that matter.
const (
	familyParagraph = "paragraph"
	familyText      = "text"
	familySection   = "section"
)

// styleKey names a style; names are only unique within a family.
type styleKey struct{ family, name string }

// style is what a style says about text, as far as it changes what a person reads; "" is silence.
type style struct {
	parent  string
	list    string // list style of its paragraphs
	font    string
	display string // "none" hides
	letters string // fo:text-transform
	page    bool   // its paragraphs or tables start a page
}

// styles are those of the part that is read. Automatic ones belong to one part, the others to the whole document.
type styles struct {
	common, automatic map[styleKey]style
	fonts             map[string]string // family by the name of a font declaration
	lists             map[string]listStyle
	outline           listStyle
}

func newStyles() *styles {
	return &styles{common: map[styleKey]style{}, automatic: map[styleKey]style{}, fonts: map[string]string{}, lists: map[string]listStyle{}}
}

// forget drops the automatic styles of a part that is done.
func (st *styles) forget() { st.automatic = map[styleKey]style{} }

func (st *styles) find(k styleKey) (style, bool) {
	if s, ok := st.automatic[k]; ok {
		return s, true
	}
	s, ok := st.common[k]
	return s, ok
}

// chain is a style and its parents, nearest first, and the family's default.
func (st *styles) chain(k styleKey) []style {
	var found []style
	for k.name != "" && len(found) < maxStyleChain {
		s, ok := st.find(k)
		if !ok {
			break
		}
		found = append(found, s)
		k.name = s.parent
	}
	if s, ok := st.common[styleKey{family: k.family}]; ok {
		found = append(found, s)
	}
	return found
}

// look is how letters appear.
type look struct {
	face   flow.Face
	hidden bool
}

// over is a look once a style is laid over it.
func (st *styles) over(l look, k styleKey) look {
	chain := st.chain(k)
	for i := len(chain) - 1; i >= 0; i-- {
		s := chain[i]
		if s.font != "" {
			l.face.Font = s.font
		}
		if s.letters != "" {
			l.face.Caps = s.letters == "uppercase"
		}
		if s.display != "" {
			l.hidden = s.display == "none"
		}
	}
	return l
}

// listOf is the list style that a paragraph's style brings.
func (st *styles) listOf(paragraphStyle string) string {
	for _, s := range st.chain(styleKey{familyParagraph, paragraphStyle}) {
		if s.list != "" {
			return s.list
		}
	}
	return ""
}

// startsPage tells that a paragraph of the style starts a page.
func (st *styles) startsPage(family, name string) bool {
	for _, s := range st.chain(styleKey{family, name}) {
		if s.page {
			return true
		}
	}
	return false
}

// section hides its text if its style or it says so.
func (st *styles) hidesSection(e element) bool {
	return e.attr("text:display") == "none" || st.over(look{}, styleKey{familySection, e.attr("text:style-name")}).hidden
}

// readStyles reads office:styles or office:automatic-styles.
func (w *walker) readStyles(into map[styleKey]style) {
	w.s.children(func(e element) {
		switch e.name {
		case "style:style", "style:default-style":
			w.readStyle(into, e)
		case "text:list-style":
			w.styles.lists[e.attr("style:name")] = w.readListStyle()
		case "text:outline-style":
			w.styles.outline = w.readListStyle()
		default:
			w.s.skip()
		}
	})
}

func (w *walker) readStyle(into map[styleKey]style, e element) {
	s := style{parent: e.attr("style:parent-style-name"), list: e.attr("style:list-style-name"), page: e.attr("style:master-page-name") != ""}
	w.s.children(func(p element) {
		switch p.name {
		case "style:text-properties":
			s.font = w.fontOf(p)
			s.display = p.attr("text:display")
			s.letters = p.attr("fo:text-transform")
		case "style:paragraph-properties", "style:table-properties":
			s.page = s.page || p.attr("fo:break-before") == "page"
		case "style:section-properties":
			s.display = p.attr("text:display")
		}
		w.s.skip()
	})
	into[styleKey{e.attr("style:family"), e.attr("style:name")}] = s
}

// fontOf is the family of the font that the properties name.
func (w *walker) fontOf(properties element) string {
	if declared, ok := w.styles.fonts[properties.attr("style:font-name")]; ok {
		return declared
	}
	if family := properties.attr("fo:font-family"); family != "" {
		return unquote(family)
	}
	return properties.attr("style:font-name")
}

func (w *walker) readFonts() {
	w.s.children(func(e element) {
		if e.name == "style:font-face" {
			w.styles.fonts[e.attr("style:name")] = unquote(e.attr("svg:font-family"))
		}
		w.s.skip()
	})
}

// unquote takes the first family of a list as CSS writes it.
func unquote(family string) string {
	first, _, _ := strings.Cut(family, ",")
	return strings.Trim(strings.TrimSpace(first), `'"`)
}
