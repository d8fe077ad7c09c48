package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// genPack is a pack as the generator makes it: once for the reference, once as the files that LoadPack reads.
type genPack struct {
	sets     map[string][][]string
	neutral  [][]string
	masks    []part
	maskNone []part // lifts the mask
	notUnder []part
	rules    []genRule
}

type genRule struct {
	id                                string
	kind                              string
	confidence                        rules.Confidence
	oneSex                            string
	headings, under, notUnder, unless []part
	conditions                        []genCondition
}

type genCondition struct {
	all, none []part
	clause    bool
}

func (g genPack) phrases(p part) [][]string {
	switch p.op {
	case "phrase":
		return [][]string{p.words}
	case "set":
		return g.sets[p.set]
	}
	return nil
}

// The vocabulary is small, so that generated rules meet generated texts.
func vocabulary() []string {
	return []string{"nữ", "nam", "chị", "em", "vào", "đình", "cấm", "không", "và", "hay", "là", "hai", "20", "cỗ"}
}

func setNames() []string { return []string{"women", "men", "act"} }

func drawWords(t *rapid.T, most int) []string {
	words := rapid.SliceOfN(rapid.SampledFrom(vocabulary()), 1, most).Draw(t, "words")
	if len(words) > 1 && rapid.IntRange(0, 9).Draw(t, "mark inside") == 0 {
		words = append([]string{words[0], ","}, words[1:]...)
	}
	return words
}

func drawPhrases(t *rapid.T, least int) [][]string {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) []string { return drawWords(t, 3) }), least, 3).Draw(t, "phrases")
}

func drawPack(t *rapid.T) genPack {
	g := genPack{sets: map[string][][]string{}}
	for _, name := range setNames() {
		g.sets[name] = drawPhrases(t, 1)
	}
	g.sets["women"] = append(g.sets["women"], []string{"nữ"})
	g.sets["men"] = append(g.sets["men"], []string{"nam"})
	g.neutral = drawPhrases(t, 0)
	g.masks, g.maskNone = drawParts(t, 1, true), drawParts(t, 1, true)
	g.notUnder = drawParts(t, 1, true)
	for i := range rapid.IntRange(1, 4).Draw(t, "rules") {
		g.rules = append(g.rules, drawRule(t, i, g.notUnder))
	}
	// The pack's order is that of its files.
	slices.SortStableFunc(g.rules, func(a, b genRule) int { return -strings.Compare(a.kind, b.kind) })
	return g
}

func drawRule(t *rapid.T, number int, notUnder []part) genRule {
	r := genRule{
		id:         fmt.Sprintf("rule-%d", number),
		kind:       rapid.SampledFrom([]string{"worship-ritual", "feast-seating"}).Draw(t, "kind"),
		confidence: rapid.SampledFrom([]rules.Confidence{rules.Sure, rules.Likely, rules.Hint}).Draw(t, "confidence"),
		oneSex:     rapid.SampledFrom([]string{"pair", "sentence", "clause", "off"}).Draw(t, "one-sex"),
		unless:     drawParts(t, 1, true), notUnder: notUnder,
	}
	if rapid.Bool().Draw(t, "contexts") {
		r.headings, r.under, r.notUnder = drawParts(t, 1, true), drawParts(t, 1, true), drawParts(t, 1, true)
	}
	for range rapid.IntRange(1, 2).Draw(t, "conditions") {
		c := genCondition{all: []part{drawPattern(t, false)}}
		if rapid.Bool().Draw(t, "order-free") {
			c.all = append(c.all, drawPattern(t, false))
			c.none = drawParts(t, 1, true)
			c.clause = rapid.Bool().Draw(t, "clause")
		}
		r.conditions = append(r.conditions, c)
	}
	return r
}

func drawParts(t *rapid.T, most int, gaps bool) []part {
	var out []part
	for range rapid.IntRange(0, most).Draw(t, "patterns") {
		out = append(out, drawPattern(t, gaps))
	}
	return out
}

// drawPattern makes a sequence of one to three solid parts with gaps and options between them. With gaps, it may also
// begin and end with one.
func drawPattern(t *rapid.T, gaps bool) part {
	p := part{op: "seq", kids: []part{drawSolid(t, 2)}}
	for range rapid.IntRange(0, 2).Draw(t, "more") {
		p.kids = append(p.kids, drawBetween(t)...)
		p.kids = append(p.kids, drawSolid(t, 1))
	}
	switch rapid.IntRange(0, 11).Draw(t, "edge") {
	case 0:
		p.kids = append([]part{{op: "start"}}, p.kids...)
	case 1:
		p.kids = append(p.kids, part{op: "end"})
	case 2:
		if gaps {
			p.kids = append(p.kids, drawGap(t))
		}
	case 3:
		if gaps {
			p.kids = append([]part{drawGap(t)}, p.kids...)
		}
	}
	return p
}

func drawGap(t *rapid.T) part {
	return part{op: "gap", max: rapid.SampledFrom([]int{1, 2, 4, -1}).Draw(t, "gap"), tight: rapid.Bool().Draw(t, "tight")}
}

func drawBetween(t *rapid.T) []part {
	switch rapid.IntRange(0, 4).Draw(t, "between") {
	case 0:
		return []part{{op: "opt", kids: []part{{op: "seq", kids: []part{drawSolid(t, 1)}}}}}
	case 1:
		return []part{{op: "opt", kids: []part{{op: "seq", kids: []part{drawGap(t), drawSolid(t, 1)}}}}}
	case 2:
		return []part{{op: "number"}}
	case 3:
		return nil
	}
	return []part{drawGap(t)}
}

// drawSolid makes a part that holds at least one word of the pack in every match.
func drawSolid(t *rapid.T, depth int) part {
	switch n := rapid.IntRange(0, 4).Draw(t, "solid"); {
	case n == 0 && depth > 0:
		alt := part{op: "alt"}
		for range rapid.IntRange(1, 3).Draw(t, "alternatives") {
			alt.kids = append(alt.kids, part{op: "seq", kids: []part{drawSolid(t, depth-1)}})
		}
		return alt
	case n < 3:
		return part{op: "set", set: rapid.SampledFrom(setNames()).Draw(t, "set")}
	}
	return part{op: "phrase", words: drawWords(t, 2)}
}

func (p part) String() string {
	switch p.op {
	case "phrase":
		return "(" + strings.Join(p.words, " ") + ")" // brackets keep two phrases side by side apart
	case "set":
		return "@" + p.set
	case "number":
		return "<number>"
	case "start":
		return "^"
	case "end":
		return "$"
	case "gap":
		dots := map[bool]string{true: "~", false: ".."}[p.tight]
		if p.max < 0 {
			return dots
		}
		return fmt.Sprintf("%s%d", dots, p.max)
	}
	kids := make([]string, len(p.kids))
	for i, k := range p.kids {
		kids[i] = k.String()
	}
	switch p.op {
	case "alt":
		return "(" + strings.Join(kids, "|") + ")"
	case "opt":
		return "[" + strings.Join(kids, "") + "]"
	}
	return strings.Join(kids, " ")
}

// files writes the pack as YAML.
func (g genPack) files() fstest.MapFS {
	fs := fstest.MapFS{}
	var b strings.Builder
	fmt.Fprintf(&b, "id: generated\nversion: 1\nopposites: [[women, men]]\nneutral: %s\nnot-under: %s\n", quoteAll(joined(g.neutral)), quoteParts(g.notUnder))
	if len(g.masks) > 0 {
		fmt.Fprintf(&b, "masks:\n  - {id: mask, patterns: %s, none: %s}\n", quoteParts(g.masks), quoteParts(g.maskNone))
	}
	fs["pack.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	b.Reset()
	for name, phrases := range g.sets {
		fmt.Fprintf(&b, "%s: %s\n", name, quoteAll(joined(phrases)))
	}
	fs["sets.yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	fs["law.yaml"] = &fstest.MapFile{Data: []byte("- {id: law, act: Luật, confidence: A}\n")}
	for _, k := range []struct{ kind, code string }{{"worship-ritual", "K04"}, {"feast-seating", "K05"}} {
		fs[k.code+".yaml"] = &fstest.MapFile{Data: []byte(g.ruleFile(k.kind, k.code))}
	}
	return fs
}

func (g genPack) ruleFile(kind, code string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "kind: %s\ncode: %s\nrules:\n", kind, code)
	for _, r := range g.rules {
		if r.kind == kind {
			b.WriteString(r.yaml())
		}
	}
	return b.String()
}

func (r genRule) yaml() string {
	var b strings.Builder
	fmt.Fprintf(&b, "  - id: %s\n    title: t\n    message: m\n    grade: P1\n    against: women\n    mode: exclude\n", r.id)
	fmt.Fprintf(&b, "    confidence: %s\n    basis: law\n    one-sex: %s\n    not-under: %s\n", r.confidence, r.oneSex, quoteParts(r.notUnder))
	for key, parts := range map[string][]part{"headings": r.headings, "under": r.under, "unless": r.unless} {
		fmt.Fprintf(&b, "    %s: %s\n", key, quoteParts(parts))
	}
	b.WriteString("    match:\n")
	for _, c := range r.conditions {
		within := map[bool]string{true: "clause", false: "sentence"}[c.clause]
		fmt.Fprintf(&b, "      - {all: %s, none: %s, within: %s}\n", quoteParts(c.all), quoteParts(c.none), within)
	}
	b.WriteString("    examples: {match: x, pass: x}\n")
	return b.String()
}

func joined(phrases [][]string) []string {
	out := make([]string, len(phrases))
	for i, p := range phrases {
		out[i] = strings.Join(p, " ")
	}
	return out
}

func quoteParts(parts []part) string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = p.String()
	}
	return quoteAll(out)
}

func quoteAll(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", s)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// filler is a word that no generated pattern holds. Seventy of them make a stretch longer than one machine word.
const filler = "xã "

// drawText makes a text of the words of the vocabulary and of the pack's own patterns, so that many of its rules fire.
func (g genPack) drawText(t *rapid.T, most int) string {
	n := rapid.IntRange(0, most).Draw(t, "length")
	long := rapid.IntRange(-20, n).Draw(t, "long")
	patterns := g.patterns()
	var b strings.Builder
	for i := range n {
		if i == long {
			b.WriteString(strings.Repeat(filler, 70))
		}
		if rapid.IntRange(0, 1).Draw(t, "of a pattern") == 0 {
			b.WriteString(strings.Join(g.drawWay(t, rapid.SampledFrom(patterns).Draw(t, "pattern")), " "))
		} else {
			b.WriteString(drawWord(t))
		}
		b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", " ", " ", ", ", "; ", ": ", ". ", "\n", ":\n", " / "}).Draw(t, "mark"))
	}
	return b.String()
}

func drawWord(t *rapid.T) string { return rapid.SampledFrom(vocabulary()).Draw(t, "word") }

// patterns are those of all rules; what fires a rule stands in it twice.
func (g genPack) patterns() []part {
	out := slices.Concat(g.masks, g.maskNone, g.notUnder)
	for _, r := range g.rules {
		out = slices.Concat(out, r.headings, r.under, r.unless)
		for _, c := range r.conditions {
			out = slices.Concat(out, c.all, c.all, c.none)
		}
	}
	return out
}

// drawWay writes down one way to match a pattern; a gap may be one word too long.
func (g genPack) drawWay(t *rapid.T, p part) []string {
	switch p.op {
	case "seq":
		var out []string
		for _, k := range p.kids {
			out = append(out, g.drawWay(t, k)...)
		}
		return out
	case "alt":
		return g.drawWay(t, rapid.SampledFrom(p.kids).Draw(t, "alternative"))
	case "opt":
		if rapid.Bool().Draw(t, "left out") {
			return nil
		}
		return g.drawWay(t, p.kids[0])
	case "gap":
		most := p.max + 1
		if p.max < 0 {
			most = 5
		}
		return rapid.SliceOfN(rapid.Custom(drawWord), most/2, most).Draw(t, "gap")
	case "number":
		return []string{rapid.SampledFrom([]string{"20", "hai", "hai 20"}).Draw(t, "number")}
	case "start", "end":
		return nil
	}
	return rapid.SampledFrom(g.phrases(p)).Draw(t, "phrase")
}

// drawClause makes a clause that may stand below the same headings and lead-ins as the one before.
func (g genPack) drawClause(t *rapid.T, before corpus.Clause) corpus.Clause {
	c := corpus.Clause{Zone: corpus.ZoneBody, Text: g.drawText(t, 8)}
	switch rapid.IntRange(0, 3).Draw(t, "above") {
	case 0:
		c.Headings, c.LeadIns = before.Headings, before.LeadIns
		return c
	case 1:
		c.Headings = before.Headings
	}
	for range rapid.IntRange(0, 2).Draw(t, "lead-ins") {
		c.LeadIns = append(c.LeadIns, g.drawText(t, 3))
	}
	for range rapid.IntRange(0, 1).Draw(t, "headings") {
		c.Headings = append(c.Headings, g.drawText(t, 3))
	}
	return c
}

// String shows the pack's files, for a failure's message.
func (g genPack) String() string {
	var b strings.Builder
	for name, f := range g.files() {
		fmt.Fprintf(&b, "--- %s\n%s", name, f.Data)
	}
	return b.String()
}
