package rules

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Sketch is what an author knows of a rule before it is written.
type Sketch struct {
	ID   string
	Kind Kind
	Text string // a clause that the rule must catch
	Pass string // one that it must let pass
}

// ErrRuleExists tells that a pack has a rule of this id already.
var ErrRuleExists = errors.New("there is a rule of this id already")

// NewRule adds a draft of a rule to the pack in the top folder of fsys, or begins a pack that extends the given one. It
// gives the files to be written, by name. The draft loads and can be tested; all that an author has to think about is there
// to be replaced.
func NewRule(fsys fs.FS, packID, extends string, s Sketch) (map[string]string, error) {
	files, err := yamlFiles(fsys)
	if err != nil {
		return nil, err
	}
	changed := map[string]string{}
	if _, ok := files[manifestFile]; !ok {
		changed[manifestFile] = newManifest(packID, extends)
	}
	p, err := sketchPack(files, changed, extends)
	if err != nil {
		return nil, err
	}
	if slices.Contains(ruleIDs(p), s.ID) {
		return nil, fmt.Errorf("new rule %s in pack %s: %w", s.ID, p.ID, ErrRuleExists)
	}
	draft, err := p.draft(s)
	if err != nil {
		return nil, err
	}
	name := ruleFileOf(files, s.Kind)
	text := files[name]
	if text == "" {
		text = fmt.Sprintf("kind: %s\ncode: %s\nrules:\n", s.Kind.ID, s.Kind.Code)
	}
	changed[name] = strings.TrimRight(text, "\n") + "\n" + draft
	_, err = loadTexts(files, changed)
	return changed, err
}

// yamlFiles are the pack's files as texts; none in an empty folder.
func yamlFiles(fsys fs.FS) (map[string]string, error) {
	names, err := fs.Glob(fsys, "*")
	if err != nil {
		return nil, fmt.Errorf("list the pack's files: %w", err)
	}
	out := map[string]string{}
	for _, name := range names {
		if !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".tsv") {
			continue
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		out[name] = string(bytes.TrimPrefix(data, []byte("\ufeff")))
	}
	return out, nil
}

// sketchPack is the pack to which the rule comes. A new one has no rules of its own yet, so that it is the one it extends.
func sketchPack(files, changed map[string]string, extends string) (*Pack, error) {
	if _, isNew := changed[manifestFile]; isNew {
		return Embedded(extends)
	}
	return loadTexts(files, changed)
}

// loadTexts loads a pack from its files as they are, but for those that changed.
func loadTexts(files, changed map[string]string) (*Pack, error) {
	all := maps.Clone(files)
	maps.Copy(all, changed)
	var sources []*source
	for _, name := range slices.Sorted(maps.Keys(all)) {
		sources = append(sources, newSource(name, canonical(all[name])))
	}
	l, err := loadFiles(sources)
	if err != nil {
		return nil, err
	}
	return l.pack, nil
}

func newManifest(id, extends string) string {
	return fmt.Sprintf(`id: %s
version: 0.1.0
title: "Bộ quy tắc %s"
extends: %s        # mọi quy tắc, tập từ, căn cứ của bộ này
# Sửa một quy tắc của bộ ấy phải nói rõ lý do:
# override:
#   - {rule: mã-quy-tắc, status: trial, reason: "Công văn số … ngày …"}
`, id, id, extends)
}

// ruleFileOf is the file that holds the rules of a kind, or the name of one that may be made.
func ruleFileOf(files map[string]string, k Kind) string {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(files[name], "kind: "+k.ID+"\n") || strings.Contains(files[name], "\nkind: "+k.ID+"\n") {
			return name
		}
	}
	return k.Code + "-" + k.ID + ".yaml"
}

// draft writes the rule down.
func (p *Pack) draft(s Sketch) (string, error) {
	m, err := Compile(p)
	if err != nil {
		return "", err
	}
	x := newSketcher(m, s.Text)
	law := p.usualLaw()
	if law == "" {
		return "", fmt.Errorf("new rule %s: the pack %s has no law of confidence A or B in %s", s.ID, p.ID, lawFile)
	}
	return fmt.Sprintf(`  - id: %s
    status: draft          # đang soạn: thử và giải thích được, chưa chạy trên văn bản; xong thì trial, rồi active
    title: "Tên ngắn của quy tắc"
    message: "Viết cho cán bộ: vì sao điều khoản này phân biệt đối xử."
    grade: P2              # %s
    against: %-13s # %s
    mode: restrict         # %s
    confidence: likely     # %s
    basis: %-15s # mã trong law.yaml
    suggestion: "Cách viết trung lập."
    match:
      - %q
    examples:
      match:
        - %q
      pass:
        - %q
`, s.ID, strings.Join(grades(), " | "), x.against(), strings.Join(sexes(), " | "), strings.Join(modes(), " | "),
		strings.Join(confidences(), " | "), "["+law+"]", x.pattern(), s.Text, s.Pass), nil
}

// usualLaw is the law that most rules of the pack rest on, or else its first one that a rule may rest on.
func (p *Pack) usualLaw() string {
	count := map[string]int{}
	for _, l := range p.Laws {
		if slices.Contains(trusted(), l.Confidence) {
			count[l.ID] = 1
		}
	}
	for _, r := range p.Rules {
		for _, l := range r.Basis {
			count[l.ID]++
		}
	}
	usual := ""
	for _, l := range p.Laws {
		if count[l.ID] > count[usual] {
			usual = l.ID
		}
	}
	return usual
}

// sketcher makes a pattern of a text: its words, with the pack's word sets in the place of people and the like.
type sketcher struct{ r *reading }

func newSketcher(m *Matcher, text string) *sketcher {
	r := newReading(m)
	r.read(corpus.Clause{Text: text, Zone: corpus.ZoneBody})
	r.lay()
	return &sketcher{r}
}

// against tells which sex the text names, by the first pair of opposites.
func (x *sketcher) against() Against {
	for _, p := range x.r.m.packs {
		for _, pair := range p.opposites {
			left, right := len(x.r.hits[pair[0]]) > 0, len(x.r.hits[pair[1]]) > 0
			switch {
			case left && !right:
				return AgainstWomen
			case right && !left:
				return AgainstMen
			}
		}
	}
	return AgainstBoth
}

// pattern writes the first sentence as a pattern.
func (x *sketcher) pattern() string {
	if len(x.r.units) == 0 {
		return ""
	}
	var out []string
	words := ""
	flush := func() {
		if words != "" {
			out = append(out, "("+words+")")
		}
		words = ""
	}
	u := x.r.units[0]
	for i := u.start; i < u.end; {
		if h, set := x.setAt(i, u.end); set != "" {
			flush()
			out = append(out, set)
			i = h.end
			continue
		}
		if x.r.syllables[i].apart { // marks may stand between parts, and not within one
			flush()
		}
		words = strings.TrimSpace(words + " " + strings.Map(plainLetter, x.r.source(i)))
		i++
	}
	flush()
	return strings.Join(out, " ")
}

// plainLetter leaves out what patterns give a meaning.
func plainLetter(r rune) rune {
	if strings.ContainsRune(`@()[]|<>^$~"\`, r) {
		return -1
	}
	return r
}

// setAt gives the longest phrase of a name of people that starts at a syllable, with the set that has it.
func (x *sketcher) setAt(start, limit int32) (best span, set string) {
	for _, a := range x.people() {
		for _, h := range x.r.hits[a] {
			if h.start == start && h.end <= limit && cmp.Compare(h.end, best.end) > 0 {
				best, set = h, x.r.m.atoms.name(a)
			}
		}
	}
	return best, set
}

// people are the sets of opposites: women and men, daughters and sons, and so on.
func (x *sketcher) people() []atom {
	var out []atom
	for _, p := range x.r.m.packs {
		for _, pair := range p.opposites {
			out = append(out, pair[0], pair[1])
		}
	}
	return out
}
