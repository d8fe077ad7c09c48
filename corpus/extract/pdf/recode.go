package pdf

import (
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/pdf/layout"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
)

// certainly is by how much a page must make more sense in an old encoding to be taken for one without its font's word.
const certainly = 0.4

// recode brings a page to Unicode whose letters are all in one old encoding, though its fonts hide their names or another
// font was put in their place. It tells whether it did.
func recode(pages []layout.Page) bool {
	if !mayBeOld(pages[0].Glyphs) {
		return false
	}
	p := pages[0]
	p.Glyphs = slices.Clone(p.Glyphs)
	var trial layout.Document
	encoding, by := legacy.Detect(trial.Add(p))
	if by < certainly || encoding == legacy.VIQR {
		return false
	}
	old := oldFont{encoding: encoding}
	for _, p := range pages {
		for i := range p.Glyphs {
			p.Glyphs[i].Text = old.letters(p.Glyphs[i].Text, 0)
		}
	}
	return true
}

// mayBeOld spares nearly all pages the trial: Vietnamese in Unicode has letters that no old byte looks like, and other
// languages have few beyond ASCII.
func mayBeOld(glyphs []layout.Glyph) bool {
	high := 0
	for _, g := range glyphs {
		if strings.ContainsFunc(g.Text, legacy.IsModern) {
			return false
		}
		if strings.ContainsFunc(g.Text, func(r rune) bool { return r > 0xA0 && r < 0x100 }) {
			high++
		}
	}
	return high*20 > len(glyphs)
}
