package ooxml

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/xmlpart"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// maxStyleChain bounds basedOn; Word allows fewer, and a cycle ends here.
const maxStyleChain = 32

// toggle is an on/off property that may be absent.
type toggle struct {
	Val *string `xml:"val,attr"`
}

func (t *toggle) on() bool { return t != nil && (t.Val == nil || isOn(*t.Val)) }

// runFormat holds the properties that change what a person can read.
type runFormat struct {
	Fonts  *fonts  `xml:"rFonts"`
	Caps   *toggle `xml:"caps"`
	Vanish *toggle `xml:"vanish"`
}

// number is a whole number in an attribute.
type number struct {
	Val int `xml:"val,attr"`
}

// numRef says which list a paragraph belongs to, and at which level.
type numRef struct {
	NumID *number `xml:"numId"`
	Level *number `xml:"ilvl"`
}

// style is one entry of the style part.
type style struct {
	ID      string    `xml:"styleId,attr"`
	Name    name      `xml:"name"`
	Type    string    `xml:"type,attr"`
	Default string    `xml:"default,attr"`
	BasedOn name      `xml:"basedOn"`
	Num     *numRef   `xml:"pPr>numPr"`
	Run     runFormat `xml:"rPr"`
}

type name struct {
	Val string `xml:"val,attr"`
}

// styles is the style part: what a named style, with those it is based on, says about letters and lists.
type styles struct {
	byID      map[string]*style
	paragraph string // the default paragraph style
	base      runFormat
	theme     theme
}

func readStyles(data []byte) (*styles, error) {
	s := &styles{byID: map[string]*style{}}
	if data == nil {
		return s, nil
	}
	var file struct {
		Base   runFormat `xml:"docDefaults>rPrDefault>rPr"`
		Styles []*style  `xml:"style"`
	}
	if err := xmlpart.Decode(data, &file); err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "read the styles: %w", err)
	}
	s.base = file.Base
	for _, st := range file.Styles {
		s.byID[st.ID] = st
		if st.Type == "paragraph" && st.Default != "" && isOn(st.Default) {
			s.paragraph = st.ID
		}
	}
	return s, nil
}

// chain is a style and those it is based on, nearest first.
func (s *styles) chain(id string) []*style {
	var found []*style
	for len(found) < maxStyleChain {
		st, ok := s.byID[id]
		if !ok {
			break
		}
		found = append(found, st)
		id = st.BasedOn.Val
	}
	return found
}

// or is the named paragraph style, or the default one.
func (s *styles) or(id string) string {
	if _, ok := s.byID[id]; ok {
		return id
	}
	return s.paragraph
}

// isContents tells the styles of a table of contents, which Word names "toc 1" to "toc 9" in every language.
func (s *styles) isContents(id string) bool {
	for _, st := range s.chain(id) {
		if rest, ok := strings.CutPrefix(strings.ToLower(st.Name.Val), "toc "); ok && len(rest) == 1 && rest >= "1" && rest <= "9" {
			return true
		}
	}
	return false
}

// format is what a style says about letters.
func (s *styles) format(id string) (f runFormat) {
	for _, st := range s.chain(id) {
		if f.Fonts == nil {
			f.Fonts = st.Run.Fonts
		}
		if f.Caps == nil {
			f.Caps = st.Run.Caps
		}
		if f.Vanish == nil {
			f.Vanish = st.Run.Vanish
		}
	}
	return f
}

// look is how letters appear once all formats are applied.
type look struct {
	face
	hidden bool
}

// look applies formats as ECMA-376 §17.7.3 wants it for toggles: what stands at the run wins; otherwise a property that
// both the paragraph's and the run's style switch on is off again; the document's defaults are added. Of fonts the
// nearest holds.
func (s *styles) look(paragraphStyle, runStyle string, direct runFormat) look {
	p, r := s.format(paragraphStyle), s.format(runStyle)
	encoding, upper, _ := legacy.ByFont(s.firstNamed(direct.Fonts, r.Fonts, p.Fonts, s.base.Fonts))
	return look{
		face:   face{encoding, upper || effective(direct.Caps, p.Caps, r.Caps, s.base.Caps)},
		hidden: effective(direct.Vanish, p.Vanish, r.Vanish, s.base.Vanish),
	}
}

func effective(direct, paragraph, run, base *toggle) bool {
	if direct != nil {
		return direct.on()
	}
	return paragraph.on() != run.on() || base.on()
}
