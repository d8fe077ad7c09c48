package rules

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// isID tells whether packs, rules, sets, masks and laws may be named so: small letters and digits, parted by single hyphens.
func isID(s string) bool {
	parted := true // what came before lets no hyphen follow
	for _, c := range []byte(s) {
		switch {
		case c == '-' && !parted:
			parted = true
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			parted = false
		default:
			return false
		}
	}
	return !parted
}

// manifest reads pack.yaml, but for the masks, whose sets are not read yet.
func (l *loader) manifest() {
	m := &l.head
	if !l.read(manifestFile, m) {
		return
	}
	l.pack.ID, l.pack.Version, l.pack.Title = m.ID.text, m.Version.text, m.Title.text
	if !isID(m.ID.text) {
		l.fail(spot{manifestFile, max(1, m.ID.line), max(1, m.ID.column)}, "id: small letters, digits and hyphens are wanted, not %q", m.ID.text)
	}
	l.pack.Class = ClassFindings
	if m.Class.text != "" {
		l.oneOf(m.Class.spot(manifestFile), "class", m.Class.text, []string{string(ClassFindings), string(ClassWarnings)})
		l.pack.Class = Class(m.Class.text)
	}
	if m.Version.text == "" {
		l.fail(spot{manifestFile, 1, 1}, "version is missing")
	}
}

// law reads the law table.
func (l *loader) law() {
	var table []lawYAML
	l.read(lawFile, &table)
	for _, y := range table {
		at := y.ID.spot(lawFile)
		l.wantID(at, "law", y.ID.text)
		l.oneOf(y.Confidence.spot(lawFile), "confidence", y.Confidence.text, []string{"A", "B", "C", "D"})
		if y.Act.text == "" {
			l.fail(l.orHere(at), "law %q names no act", y.ID.text)
		}
		l.pack.Laws = append(l.pack.Laws, Law{
			ID: y.ID.text, Act: y.Act.text, Annex: y.Annex.text, Article: y.Article.text, Clause: y.Clause.text, Point: y.Point.text,
			Gist: y.Gist.text, From: l.date(y.From), To: l.date(y.To), Confidence: y.Confidence.text,
		})
	}
}

func (l *loader) date(s scalar) corpus.Date {
	if s.text != "" && !isDate(s.text) {
		l.fail(s.spot(lawFile), "a day is written 2006-11-29, not %q", s.text)
	}
	return corpus.Date(s.text)
}

// sets reads sets.yaml and sets-*.yaml, then multiplies the sets out.
func (l *loader) sets() {
	at := map[string]spot{}
	for _, f := range l.files {
		if isSetsFile(f.name) {
			l.readSets(f.name, at)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.expand.entries)) {
		for _, n := range l.expand.entries[name] {
			l.wantSets(n)
		}
		if _, err := l.expand.set(name); err != nil {
			where, own := at[name]
			if !own {
				where = spot{manifestFile, 1, 1} // a set of the extended pack, which grew
			}
			l.fail(where, "set %s: %v", name, err)
		}
	}
	l.symmetry()
}

func isSetsFile(name string) bool {
	return name == setsFile || strings.HasPrefix(name, setsPrefix)
}

func (l *loader) readSets(file string, at map[string]spot) {
	var sets map[string]scalars
	l.read(file, &sets)
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		where := spot{file, 1, 1}
		if entries := sets[name]; len(entries) > 0 {
			where = entries[0].spot(file)
		}
		if first, twice := at[name]; twice {
			l.fail(where, "set %q is already in %s:%d", name, first.file, first.line)
			continue
		}
		if !isID(name) || len(sets[name]) == 0 {
			l.fail(where, "set %q: a name of small letters, digits and hyphens, and at least one phrase are wanted", name)
		}
		at[name] = where
		l.expand.entries[name] = append(slices.Clone(l.expand.entries[name]), l.patterns(file, sets[name], anywhere)...)
	}
}

// symmetry reads the opposites and the neutral phrases of the manifest.
func (l *loader) symmetry() {
	for _, pair := range l.head.Opposites {
		if len(pair) != 2 {
			l.fail(spot{manifestFile, 1, 1}, "opposites are pairs of two sets, as in [[women, men]]")
			continue
		}
		for _, side := range pair {
			l.wantSet(side.spot(manifestFile), side.text)
		}
		l.pack.opposites = append(l.pack.opposites, [2]string{pair[0].text, pair[1].text})
	}
	for _, w := range l.head.NeedMarks {
		l.pack.needMarks = append(l.pack.needMarks, viet.Normal(w.text))
	}
	l.pack.neutralEntries = append(l.pack.neutralEntries, l.patterns(manifestFile, l.head.Neutral, anywhere)...)
	phrases, err := l.expand.union(l.pack.neutralEntries)
	if err != nil {
		l.fail(l.head.Neutral[0].spot(manifestFile), "neutral: %v", err)
	}
	l.pack.neutral = distinct(phrases)
	if l.head.NotUnder != nil {
		l.notUnder = l.patterns(manifestFile, l.head.NotUnder, anywhere)
	}
}

func (l *loader) masks() {
	for _, y := range l.head.Masks {
		at := y.ID.spot(manifestFile)
		l.wantID(at, "mask", y.ID.text)
		if len(y.Patterns) == 0 {
			l.fail(l.orHere(at), "mask %q has no patterns", y.ID.text)
		}
		l.pack.masks = append(l.pack.masks, mask{
			name: y.ID.text, at: at,
			patterns: l.patterns(manifestFile, y.Patterns, anywhere), none: l.patterns(manifestFile, y.None, anywhere),
		})
	}
}

// rules reads every other file of the folder.
func (l *loader) rules() {
	for _, f := range l.files {
		if strings.HasSuffix(f.name, ".yaml") && f.name != manifestFile && f.name != lawFile && f.name != framesFile && f.name != factsFile && !isSetsFile(f.name) {
			l.ruleFile(f.name)
		}
	}
	if len(l.pack.Rules) == 0 && len(l.errs) == 0 {
		l.errs = append(l.errs, errors.New("read the pack: no file holds a rule"))
	}
}

func (l *loader) ruleFile(name string) {
	var f ruleFileYAML
	if !l.read(name, &f) {
		return
	}
	at := spot{name, max(1, f.Kind.line), max(1, f.Kind.column)}
	kind, ok := l.pack.Class.kind(f.Kind.text)
	if !ok {
		l.fail(at, "kind %q is none of the kinds%s", f.Kind.text, meant(f.Kind.text, l.pack.Class.kindIDs()))
	} else if f.Code.text != kind.Code {
		l.fail(at, "kind %s has the code %s, not %q", kind.ID, kind.Code, f.Code.text)
	}
	for _, y := range f.Rules {
		l.enter(l.rule(name, kind, y))
	}
}
