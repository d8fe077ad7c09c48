package ooxml

import "strings"

// counters hold the running numbers of all lists of a document. Lists made from one definition share them, which is
// how Word lets articles run on when an author starts "a new list" in the next chapter.
type counters struct {
	values map[*abstract]*[maxLevels]counter
	begun  map[*list]*[maxLevels]bool // levels at which a list's own start was applied
}

type counter struct {
	value int
	used  bool // since the level was last restarted
}

func newCounters() *counters {
	return &counters{values: map[*abstract]*[maxLevels]counter{}, begun: map[*list]*[maxLevels]bool{}}
}

// advance counts a paragraph at a level of a list.
func (c *counters) advance(l *list, index int) {
	values, begun := c.of(l)
	v := &values[index]
	switch {
	case l.starts[index] != nil && !begun[index]:
		*v = counter{l.starts[index].Val, true}
	case v.used:
		v.value++
	default:
		*v = counter{l.start(index), true}
	}
	begun[index] = true
	for deeper := index + 1; deeper < maxLevels; deeper++ {
		if lv := l.levels[deeper]; lv == nil || lv.restartedBy(index) {
			values[deeper].used = false
		}
	}
}

func (c *counters) of(l *list) (*[maxLevels]counter, *[maxLevels]bool) {
	if c.values[l.definition] == nil {
		c.values[l.definition] = new([maxLevels]counter)
	}
	if c.begun[l] == nil {
		c.begun[l] = new([maxLevels]bool)
	}
	return c.values[l.definition], c.begun[l]
}

// value is the number shown for a level; one that was not used yet shows its start.
func (c *counters) value(l *list, index int) int {
	values, _ := c.of(l)
	if values[index].used {
		return values[index].value
	}
	return l.start(index)
}

// label renders the text that Word shows before a paragraph, with what follows it, and whether every number in it has
// a format that is rendered exactly.
func (c *counters) label(l *list, index int, caps bool) (label string, exact bool) {
	lv := l.levels[index]
	if lv == nil {
		return "", true
	}
	if lv.format() == "bullet" {
		return bullet(lv.Text.Val) + " ", true
	}
	label, exact = c.fill(l, lv)
	if lv.Run.Caps != nil {
		caps = lv.Run.Caps.on()
	}
	if caps {
		label = strings.ToUpper(label)
	}
	return withSuffix(label, lv.Suffix.Val), exact
}

// fill puts the numbers into the level's text: "%1" stands for the first level.
func (c *counters) fill(l *list, lv *level) (string, bool) {
	var b strings.Builder
	exact := true
	text := []rune(shorten(lv.Text.Val))
	for i := 0; i < len(text); i++ {
		if text[i] != '%' || i+1 == len(text) || text[i+1] < '1' || text[i+1] > '9' {
			b.WriteRune(text[i])
			continue
		}
		i++
		number, ok := c.number(l, int(text[i]-'1'), lv.Legal.on())
		b.WriteString(number)
		exact = exact && ok
	}
	if lv.format() == "none" && !strings.Contains(lv.Text.Val, "%") {
		exact = true
	}
	return b.String(), exact
}

func (c *counters) number(l *list, index int, legal bool) (string, bool) {
	format := "decimal"
	if lv := l.levels[index]; lv != nil && !legal {
		format = lv.format()
	}
	return formatNumber(format, c.value(l, index))
}

// withSuffix adds what parts label and text: a tab or a space is read as a space, "nothing" as nothing.
func withSuffix(label, suffix string) string {
	if label == "" || suffix == "nothing" {
		return label
	}
	return strings.TrimRight(label, " \t\u00a0") + " "
}
