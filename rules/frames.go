package rules

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A frame is a construction with places: "{who} ~6 @barred {..8 what}". It is written once and used by the rules of all
// kinds; a rule says who is meant and about what. Frames are multiplied out when the pack loads, so that the matcher
// knows nothing of them.

// framesFile holds the frames of a pack and what each side puts into their places.
const framesFile = "frames.yaml"

// placeOfWhat is the place that a rule fills itself.
const placeOfWhat = "what"

type framesYAML struct {
	Sides  map[string]map[string]scalar `yaml:"sides"`
	Frames map[string]conditions        `yaml:"frames"`
}

// place is one place of a frame, with the gap that leads to it or from it. The gap goes where the place is left empty.
const placeShape = `\{((?:\.\.|~)[0-9]* )?([a-z0-9-]+)( (?:\.\.|~)[0-9]*)?\}`

// places fills the places of patterns for one side of a rule.
type places struct {
	shape *regexp.Regexp
	fill  map[string]string
}

// frames reads the frames file.
func (l *loader) frames() {
	l.places = regexp.MustCompile(placeShape)
	var own framesYAML
	if !l.read(framesFile, &own) {
		return
	}
	l.framed.join(own)
	for side := range l.framed.Sides {
		l.oneOf(spot{framesFile, 1, 1}, "sides", side, []string{string(AgainstWomen), string(AgainstMen)})
	}
	for _, name := range slices.Sorted(maps.Keys(l.framed.Frames)) {
		if !isID(name) || len(l.framed.Frames[name]) == 0 {
			l.fail(spot{framesFile, 1, 1}, "frame %q: a name of small letters, digits and hyphens, and at least one pattern are wanted", name)
		}
	}
}

// join adds the sides and frames of another file; those of the same name are replaced.
func (f *framesYAML) join(other framesYAML) {
	sides, frames := maps.Clone(f.Sides), maps.Clone(f.Frames)
	if sides == nil {
		sides, frames = map[string]map[string]scalar{}, map[string]conditions{}
	}
	maps.Copy(sides, other.Sides)
	maps.Copy(frames, other.Frames)
	f.Sides, f.Frames = sides, frames
}

// sidesOfRule gives the places for each side that a rule is about; one empty side for a rule that names none.
func (l *loader) sidesOfRule(file string, y ruleYAML) map[Against]places {
	names := []string{y.Who.text}
	switch y.Who.text {
	case "":
		return map[Against]places{"": l.placesOf("", y)}
	case string(AgainstBoth):
		names = []string{string(AgainstWomen), string(AgainstMen)}
	default:
		l.oneOf(y.Who.spot(file), "who", y.Who.text, sexes())
	}
	out := map[Against]places{}
	for _, name := range names {
		out[Against(name)] = l.placesOf(name, y)
	}
	return out
}

func (l *loader) placesOf(side string, y ruleYAML) places {
	fill := map[string]string{}
	for name, pattern := range l.framed.Sides[side] {
		fill[name] = pattern.text
	}
	if y.What.text != "" {
		fill[placeOfWhat] = y.What.text
	}
	return places{l.places, fill}
}

// in fills the places of one pattern. Only {what} may be left out; then the gap beside it goes as well.
func (p places) in(pattern string) (string, error) {
	if !strings.Contains(pattern, "{") {
		return strings.TrimSpace(pattern), nil
	}
	var err error
	filled := p.shape.ReplaceAllStringFunc(pattern, func(at string) string {
		m := p.shape.FindStringSubmatch(at)
		text, ok := p.fill[m[2]]
		switch {
		case ok:
			return m[1] + "(" + text + ")" + m[3]
		case m[2] != placeOfWhat:
			err = fmt.Errorf("nothing fills the place {%s}: the rule says who: women, men or both, and %s has the sides", m[2], framesFile)
		}
		return ""
	})
	return strings.TrimSpace(filled), err
}

// framedConditions are the rule's own conditions and those of its frames, for every side.
func (l *loader) framedConditions(file string, y ruleYAML) []sidedCondition {
	sides := l.sidesOfRule(file, y)
	var out []sidedCondition
	add := func(file string, at spot, list conditions) {
		for _, c := range list {
			for _, side := range slices.Sorted(maps.Keys(sides)) {
				filled := conditionYAML{Within: c.Within, Numbers: c.Numbers}
				filled.All = l.filled(at, sides[side], c.All)
				filled.None = l.filled(at, sides[side], c.None)
				if next := (sidedCondition{file, side, filled}); !slices.ContainsFunc(out, next.isFramedAs) {
					out = append(out, next)
				}
				if !c.hasPlace(l.places) {
					break
				}
			}
		}
	}
	add(file, spot{}, y.Match)
	for _, name := range y.Frames {
		list, ok := l.framed.Frames[name.text]
		if !ok {
			l.fail(name.spot(file), "no frame is called %q%s", name.text, meant(name.text, slices.Sorted(maps.Keys(l.framed.Frames))))
		}
		add(framesFile, name.spot(file), list)
	}
	return out
}

// sidedCondition is a condition for one side, with the file that it was written in.
type sidedCondition struct {
	file    string
	against Against
	conditionYAML
}

// isFramedAs tells whether two conditions of frames ask for the same: without a matter several forms of a frame are one.
func (c sidedCondition) isFramedAs(o sidedCondition) bool {
	return c.file == framesFile && o.file == framesFile && c.against == o.against && c.Within == o.Within && c.Numbers == o.Numbers &&
		slices.Equal(texts(c.All), texts(o.All)) && slices.Equal(texts(c.None), texts(o.None))
}

func (c conditionYAML) hasPlace(shape *regexp.Regexp) bool {
	holds := func(s scalar) bool { return shape.MatchString(s.text) }
	return slices.ContainsFunc(c.All, holds) || slices.ContainsFunc(c.None, holds)
}

func (l *loader) filled(at spot, p places, list scalars) scalars {
	out := make(scalars, len(list))
	for i, s := range list {
		text, err := p.in(s.text)
		if err != nil {
			if at.line == 0 {
				at = s.spot(framesFile)
			}
			l.fail(l.orHere(at), "%v", err)
		}
		s.text = text
		out[i] = s
	}
	return out
}

// filledForAll fills a list of patterns for every side of a rule, without doubles.
func (l *loader) filledForAll(file string, y ruleYAML, list scalars) scalars {
	var out scalars
	sides := l.sidesOfRule(file, y)
	for _, s := range list {
		for _, side := range slices.Sorted(maps.Keys(sides)) {
			out = append(out, l.filled(s.spot(file), sides[side], scalars{s})...)
			if !l.places.MatchString(s.text) {
				break
			}
		}
	}
	return out
}
