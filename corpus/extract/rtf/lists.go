package rtf

import (
	"strconv"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
)

// lists are the list table and the table of its uses, while they are read and after.
type lists struct {
	definitions map[int]*listing.Definition // by \listid
	uses        map[int]*listing.List       // by \ls
	counters    *listing.Counters

	definition *listing.Definition // being read
	level      *listing.Level      // being read
	index      int                 // of the level being read
	text       flow.Line           // of the level being read
	use        *use                // being read
}

// use is an entry of the override table while it is read.
type use struct {
	id, ls    int
	index     int  // of the level being changed
	startsNew bool // the level's start counts for this list
	starts    [listing.MaxLevels]*int
	levels    [listing.MaxLevels]*listing.Level
}

func newLists() *lists {
	return &lists{definitions: map[int]*listing.Definition{}, uses: map[int]*listing.List{}, counters: listing.NewCounters()}
}

// word takes what a control word of the tables says.
func (l *lists) word(t token) {
	switch t.word {
	case "listid":
		l.named(t.value)
	case "ls":
		if l.use != nil {
			l.use.ls = t.value
		}
	case "listoverridestartat":
		if l.use != nil {
			l.use.startsNew = true
		}
	default:
		l.levelWord(t)
	}
}

// named takes a list's number, which stands after its levels.
func (l *lists) named(id int) {
	switch {
	case l.use != nil:
		l.use.id = id
	case l.definition != nil:
		l.definitions[id] = l.definition
	}
}

func (l *lists) levelWord(t token) {
	if t.word == "levelstartat" && l.use != nil && l.use.startsNew && l.use.index < listing.MaxLevels {
		l.use.starts[l.use.index] = &t.value
	}
	if l.level == nil {
		return
	}
	switch t.word {
	case "levelnfc", "levelnfcn":
		l.level.Format = numberFormat(t.value)
	case "levelstartat":
		l.level.Start = t.value
	case "levelfollow":
		l.level.Suffix = suffix(t.value)
	case "levellegal":
		l.level.Legal = !t.has || t.value != 0
	case "levelnorestart":
		if t.value != 0 {
			l.level.Restart = new(int)
		}
	}
}

func suffix(follow int) string {
	switch follow {
	case 1:
		return listing.SuffixSpace
	case 2:
		return listing.SuffixNothing
	default:
		return listing.SuffixTab
	}
}

// numberFormat gives the ECMA-376 name of a \levelnfc.
func numberFormat(code int) string {
	switch code {
	case 0:
		return "decimal"
	case 1:
		return "upperRoman"
	case 2:
		return "lowerRoman"
	case 3:
		return "upperLetter"
	case 4:
		return "lowerLetter"
	case 22:
		return "decimalZero"
	case 23:
		return "bullet"
	case 57:
		return "numberInDash"
	case 255:
		return "none"
	default:
		return "nfc" + strconv.Itoa(code)
	}
}

// begin opens a group of the tables and gives what its end does; nil for a group without a meaning here.
func (l *lists) begin(name string) func() {
	switch name {
	case "list":
		l.definition, l.index = &listing.Definition{}, 0
		return func() { l.definition = nil }
	case "listoverride":
		l.use = &use{}
		return l.endUse
	case "lfolevel":
		return l.endChange
	case "listlevel":
		l.level, l.text = &listing.Level{}, flow.Line{}
		return l.endLevel
	default:
		return nil
	}
}

func (l *lists) endLevel() {
	level := l.level
	l.level = nil
	if level == nil {
		return // it stood in another level, which is damage
	}
	level.Text = template(l.text.Text())
	switch {
	case l.use != nil && l.use.index < listing.MaxLevels:
		l.use.levels[l.use.index] = level
	case l.definition != nil && l.index < listing.MaxLevels:
		l.definition.Levels[l.index] = level
		l.index++
	}
}

func (l *lists) endChange() {
	if l.use != nil {
		l.use.index++
		l.use.startsNew = false
	}
}

func (l *lists) endUse() {
	u := l.use
	l.use = nil
	if u == nil {
		return // it stood in another use, which is damage
	}
	definition := l.definitions[u.id]
	if definition == nil {
		return
	}
	list := listing.New(definition)
	list.Starts = u.starts
	for i, level := range u.levels {
		if level != nil {
			list.Levels[i] = level
		}
	}
	l.uses[u.ls] = list
}

// template turns a level's text into one with "%1": the file writes its length first, and a byte under nine for the
// number of each level.
func template(raw string) string {
	runes := []rune(raw)
	if len(runes) == 0 {
		return ""
	}
	length := min(int(runes[0]), len(runes)-1)
	var b strings.Builder
	for _, c := range runes[1 : 1+length] {
		if c < listing.MaxLevels {
			b.WriteString("%" + strconv.Itoa(int(c)+1))
			continue
		}
		b.WriteRune(c)
	}
	return b.String()
}

// label counts a paragraph and renders its number; exact is false for a format that is not known.
func (l *lists) label(ls, level int) (label string, exact bool) {
	list := l.uses[ls]
	if list == nil {
		return "", true
	}
	level = min(max(level, 0), listing.MaxLevels-1)
	l.counters.Advance(list, level)
	return l.counters.Label(list, level, false)
}
