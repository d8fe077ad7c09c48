package listing

import "strings"

// Counters hold the running numbers of all lists of a document. Lists made from one definition share them, which is
// how Word lets articles run on when an author starts "a new list" in the next chapter.
type Counters struct {
	values map[*Definition]*[MaxLevels]counter
	begun  map[*List]*[MaxLevels]bool // levels at which a list's own start was applied
}

type counter struct {
	value int
	used  bool // since the level was last restarted
}

// NewCounters are those of a document's beginning.
func NewCounters() *Counters {
	return &Counters{values: map[*Definition]*[MaxLevels]counter{}, begun: map[*List]*[MaxLevels]bool{}}
}

// Advance counts a paragraph at a level, 0 to MaxLevels-1, of a list.
func (c *Counters) Advance(l *List, index int) {
	values, begun := c.of(l)
	v := &values[index]
	switch {
	case l.Starts[index] != nil && !begun[index]:
		*v = counter{*l.Starts[index], true}
	case v.used:
		v.value++
	default:
		*v = counter{l.start(index), true}
	}
	begun[index] = true
	for deeper := index + 1; deeper < MaxLevels; deeper++ {
		if lv := l.Levels[deeper]; lv == nil || lv.restartedBy(index, deeper) {
			values[deeper].used = false
		}
	}
}

func (c *Counters) of(l *List) (*[MaxLevels]counter, *[MaxLevels]bool) {
	if c.values[l.Definition] == nil {
		c.values[l.Definition] = new([MaxLevels]counter)
	}
	if c.begun[l] == nil {
		c.begun[l] = new([MaxLevels]bool)
	}
	return c.values[l.Definition], c.begun[l]
}

// value is the number shown for a level; one that was not used yet shows its start.
func (c *Counters) value(l *List, index int) int {
	values, _ := c.of(l)
	if values[index].used {
		return values[index].value
	}
	return l.start(index)
}

// Label renders the text that Word shows before a paragraph, with what follows it, and whether every number in it has
// a format that is rendered exactly. Caps tells that the paragraph's own letters are shown as capitals.
func (c *Counters) Label(l *List, index int, caps bool) (label string, exact bool) {
	lv := l.Levels[index]
	if lv == nil {
		return "", true
	}
	if lv.Format == "bullet" {
		return Bullet(lv.Text) + " ", true
	}
	label, exact = c.fill(l, lv)
	if lv.Caps != nil {
		caps = *lv.Caps
	}
	if caps {
		label = strings.ToUpper(label)
	}
	return withSuffix(label, lv.Suffix), exact
}

// fill puts the numbers into the level's text: "%1" stands for the first level.
func (c *Counters) fill(l *List, lv *Level) (string, bool) {
	var b strings.Builder
	exact := true
	text := []rune(shorten(lv.Text))
	for i := 0; i < len(text); i++ {
		if text[i] != '%' || i+1 == len(text) || text[i+1] < '1' || text[i+1] > '9' {
			b.WriteRune(text[i])
			continue
		}
		i++
		number, ok := c.number(l, int(text[i]-'1'), lv.Legal)
		b.WriteString(number)
		exact = exact && ok
	}
	return b.String(), exact
}

func (c *Counters) number(l *List, index int, legal bool) (string, bool) {
	format := "decimal"
	if lv := l.Levels[index]; lv != nil && !legal {
		format = lv.Format
	}
	return Number(format, c.value(l, index))
}

// withSuffix adds what parts label and text: a tab or a space is read as a space, "nothing" as nothing.
func withSuffix(label, suffix string) string {
	if label == "" || suffix == SuffixNothing {
		return label
	}
	return strings.TrimRight(label, " \t\u00a0") + " "
}
