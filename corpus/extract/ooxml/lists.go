package ooxml

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/extract/xmlpart"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// level is the definition of one tier of a list.
type level struct {
	Index   int       `xml:"ilvl,attr"`
	Start   *number   `xml:"start"`
	Format  name      `xml:"numFmt"`
	Custom  name      `xml:"AlternateContent>Fallback>numFmt"` // the plain format beside one that only newer Words know
	Restart *number   `xml:"lvlRestart"`
	Style   name      `xml:"pStyle"`
	Legal   *toggle   `xml:"isLgl"`
	Suffix  name      `xml:"suff"`
	Text    name      `xml:"lvlText"`
	Run     runFormat `xml:"rPr"`
}

func (l *level) format() string {
	if l.Format.Val != "" {
		return l.Format.Val
	}
	return l.Custom.Val
}

// shown is the level as it is counted and rendered. Its text may be in a font of its own.
func (l *level) shown(t theme) *listing.Level {
	encoding, upper, _ := legacy.ByFont(l.Run.Fonts.name(t))
	out := &listing.Level{Format: l.format(), Text: legacy.DecodeRun(encoding, l.Text.Val), Suffix: l.Suffix.Val, Legal: l.Legal.on()}
	if l.Start != nil {
		out.Start = l.Start.Val
	}
	if l.Restart != nil {
		out.Restart = &l.Restart.Val
	}
	if l.Run.Caps != nil || upper {
		caps := upper || l.Run.Caps.on()
		out.Caps = &caps
	}
	return out
}

// abstract is a list definition.
type abstract struct {
	ID     int     `xml:"abstractNumId,attr"`
	Link   name    `xml:"numStyleLink"` // the definition stands in the list of this style
	Levels []level `xml:"lvl"`

	levels [listing.MaxLevels]*level
	shared listing.Definition // whose counters all lists made from it share
}

// override changes one level for one list.
type override struct {
	Index int     `xml:"ilvl,attr"`
	Start *number `xml:"startOverride"`
	Level *level  `xml:"lvl"`
}

// list is one use of a list definition.
type list struct {
	ID        int        `xml:"numId,attr"`
	Abstract  number     `xml:"abstractNumId"`
	Overrides []override `xml:"lvlOverride"`

	definition *abstract
	levels     [listing.MaxLevels]*level
	counted    *listing.List // nil without a definition
}

// lists is the numbering part.
type lists struct {
	byID map[int]*list
}

func readLists(data []byte, s *styles) (*lists, error) {
	ls := &lists{byID: map[int]*list{}}
	if data == nil {
		return ls, nil
	}
	var file struct {
		Abstracts []*abstract `xml:"abstractNum"`
		Lists     []*list     `xml:"num"`
	}
	if err := xmlpart.Decode(data, &file); err != nil {
		return nil, reading.Fail(corpus.ReasonDamaged, "read the list definitions: %w", err)
	}
	abstracts := map[int]*abstract{}
	for _, a := range file.Abstracts {
		place(&a.levels, a.Levels)
		abstracts[a.ID] = a
	}
	for _, l := range file.Lists {
		l.definition = abstracts[l.Abstract.Val]
		ls.byID[l.ID] = l
	}
	for _, l := range file.Lists {
		ls.follow(l, s)
	}
	for _, l := range file.Lists {
		l.resolve(s.theme)
	}
	return ls, nil
}

func place(into *[listing.MaxLevels]*level, levels []level) {
	for i := range levels {
		if l := &levels[i]; l.Index >= 0 && l.Index < listing.MaxLevels {
			into[l.Index] = l
		}
	}
}

// follow replaces a definition that only points to a numbering style by the one that the style's list has.
func (ls *lists) follow(l *list, s *styles) {
	if l.definition == nil || l.definition.Link.Val == "" {
		return
	}
	for _, st := range s.chain(l.definition.Link.Val) {
		if st.Num == nil || st.Num.NumID == nil {
			continue
		}
		if linked, ok := ls.byID[st.Num.NumID.Val]; ok && linked.definition != nil {
			l.definition = linked.definition
		}
		return
	}
}

func (l *list) resolve(t theme) {
	if l.definition == nil {
		return
	}
	l.levels = l.definition.levels
	l.counted = &listing.List{Definition: &l.definition.shared}
	for _, o := range l.Overrides {
		if o.Index < 0 || o.Index >= listing.MaxLevels {
			continue
		}
		if o.Level != nil {
			l.levels[o.Index] = o.Level
		}
		if o.Start != nil {
			l.counted.Starts[o.Index] = &o.Start.Val
		}
	}
	for i, lv := range l.levels {
		if lv != nil {
			l.counted.Levels[i] = lv.shown(t)
		}
	}
}

// find gives the list and level of a paragraph: from the paragraph itself, else from its style and those it is based
// on. A list that a style brings is used at the level that names the style.
func (ls *lists) find(direct *numRef, styleID string, s *styles) (*list, int) {
	chain := s.chain(styleID)
	ref := merge(direct, chain)
	if ref.NumID == nil {
		return nil, 0
	}
	l := ls.byID[ref.NumID.Val]
	if l == nil || ref.NumID.Val == 0 {
		return nil, 0
	}
	if direct == nil || direct.NumID == nil {
		if index, ok := l.levelOf(chain); ok && (direct == nil || direct.Level == nil) {
			return l, index
		}
	}
	if ref.Level == nil {
		return l, 0
	}
	return l, min(max(ref.Level.Val, 0), listing.MaxLevels-1)
}

// merge takes list and level each from the first place that has it.
func merge(direct *numRef, chain []*style) (ref numRef) {
	refs := []*numRef{direct}
	for _, st := range chain {
		refs = append(refs, st.Num)
	}
	for _, r := range refs {
		if r == nil {
			continue
		}
		if ref.NumID == nil {
			ref.NumID = r.NumID
		}
		if ref.Level == nil {
			ref.Level = r.Level
		}
	}
	return ref
}

// levelOf is the level that names one of the styles, nearest style first.
func (l *list) levelOf(chain []*style) (int, bool) {
	for _, st := range chain {
		for index, lv := range l.levels {
			if lv != nil && lv.Style.Val == st.ID {
				return index, true
			}
		}
	}
	return 0, false
}
