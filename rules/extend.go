package rules

import (
	"maps"
	"slices"
)

// A province's pack extends one that comes with the program: it has all sets, frames, masks, laws and rules of that one,
// and adds its own. Phrases of a set that both have are joined. A rule of the same id replaces the other, and `override`
// sets the stage or the confidence of one; both say why.

type overrideYAML struct {
	Rule       scalar `yaml:"rule"`
	Reason     scalar `yaml:"reason"`
	Status     scalar `yaml:"status"`
	Confidence scalar `yaml:"confidence"`
}

// extend takes over the pack that the manifest extends, before anything else is read.
func (l *loader) extend() {
	name := l.head.Extends
	if name.text == "" {
		return
	}
	at := name.spot(manifestFile)
	files, err := EmbeddedFiles(name.text)
	if err != nil {
		l.fail(at, "extends: no pack %q comes with the program%s", name.text, meant(name.text, EmbeddedIDs()))
		return
	}
	base, err := load(files)
	if err != nil {
		l.fail(at, "extends %s: %v", name.text, err)
		return
	}
	l.inherit(base)
}

func (l *loader) inherit(base *loader) {
	from, to := base.pack, l.pack
	to.Extends = from
	to.Laws = slices.Clone(from.Laws)
	for _, law := range from.Laws {
		l.taken("law", law.ID, from)
	}
	maps.Copy(l.expand.entries, from.entries)
	to.neutral, to.neutralEntries = from.neutral, slices.Clone(from.neutralEntries)
	to.needMarks, to.opposites = slices.Clone(from.needMarks), slices.Clone(from.opposites)
	to.masks = slices.Clone(from.masks)
	for _, m := range from.masks {
		l.taken("mask", m.name, from)
	}
	l.notUnder, l.framed, to.balance = base.notUnder, base.framed, from.balance
	to.Rules = slices.Clone(from.Rules)
}

// taken notes an id of the extended pack that this one may not use again.
func (l *loader) taken(what, id string, by *Pack) {
	l.seen[what+" "+id] = spot{file: "pack " + by.ID}
}

// enter adds a rule, or puts it in the place of the one that it replaces.
func (l *loader) enter(r *Rule) {
	at := -1
	if l.pack.Extends != nil {
		at = slices.IndexFunc(l.pack.Rules, func(old *Rule) bool { return old.ID == r.ID && old.Pack == l.pack.Extends.ID })
	}
	switch {
	case at < 0 && r.Reason != "":
		l.fail(r.at, "rule %s has a reason, but there is no rule of this id that it replaces", r.ID)
	case at < 0:
		l.pack.Rules = append(l.pack.Rules, r)
	case r.Reason == "":
		l.fail(r.at, "rule %s replaces the one of the pack %s: it needs a reason", r.ID, l.pack.Extends.ID)
	default:
		l.pack.Rules[at] = r
	}
}

// overrides sets rules of the extended pack otherwise.
func (l *loader) overrides() {
	for _, y := range l.head.Override {
		l.override(y)
	}
}

func (l *loader) override(y overrideYAML) {
	at := l.orHere(y.Rule.spot(manifestFile))
	if l.pack.Extends == nil {
		l.fail(at, "override: only a pack that extends another one has rules to override")
		return
	}
	number := slices.IndexFunc(l.pack.Rules, func(r *Rule) bool { return r.ID == y.Rule.text && r.Pack == l.pack.Extends.ID })
	if number < 0 {
		l.fail(at, "override: the pack %s has no rule %q%s", l.pack.Extends.ID, y.Rule.text, meant(y.Rule.text, ruleIDs(l.pack.Extends)))
		return
	}
	if y.Reason.text == "" {
		l.fail(at, "override of %s: a reason is wanted", y.Rule.text)
	}
	if y.Status.text == "" && y.Confidence.text == "" {
		l.fail(at, "override of %s: a status or a confidence is wanted", y.Rule.text)
	}
	changed := *l.pack.Rules[number]
	changed.Reason = y.Reason.text
	if y.Status.text != "" {
		changed.Status = l.status(manifestFile, y.Status)
	}
	if y.Confidence.text != "" {
		l.oneOf(y.Confidence.spot(manifestFile), "confidence", y.Confidence.text, confidences())
		changed.Confidence = Confidence(y.Confidence.text)
	}
	l.pack.Rules[number] = &changed
}

// status reads a stage; none is active.
func (l *loader) status(file string, y scalar) Status {
	if y.text == "" {
		return Active
	}
	l.oneOf(y.spot(file), "status", y.text, statuses())
	return Status(y.text)
}

func ruleIDs(p *Pack) []string {
	out := make([]string, len(p.Rules))
	for i, r := range p.Rules {
		out[i] = r.ID
	}
	return out
}
