package listing

// MaxLevels is the number of levels that a list has.
const MaxLevels = 9

// What stands between a number and its text.
const (
	SuffixTab     = "tab"
	SuffixSpace   = "space"
	SuffixNothing = "nothing"
)

// Level is the definition of one tier of a list.
type Level struct {
	Start  int
	Format string // a name of ECMA-376 §17.18.59; "" is decimal
	Text   string // "%1" to "%9" stand for the numbers of the levels: "Điều %2."
	Suffix string // one of the Suffix constants; "" is a tab
	Legal  bool   // every number of the label is shown as decimal
	Caps   *bool  // capitals as the level wants them; nil leaves it to the paragraph
	// Restart is the lowest level, counted from 1, whose use starts this one anew; 0 means that none does, nil that every
	// higher level does (ECMA-376 §17.9.10).
	Restart *int
}

// restartedBy tells whether using the given higher level starts this one, which has the given index, anew.
func (l *Level) restartedBy(used, own int) bool {
	if l.Restart == nil || *l.Restart < 0 {
		return used < own
	}
	return used < min(own, *l.Restart)
}

// Definition is what lists are made from. Its counters belong to it: two definitions that say the same count apart.
type Definition struct {
	Levels [MaxLevels]*Level // nil where a level is not defined
}

// List is one use of a definition.
type List struct {
	Definition *Definition
	Levels     [MaxLevels]*Level // the definition's, or this list's own
	Starts     [MaxLevels]*int   // where this list begins at a level, when it says so itself
}

// New is a list that uses a definition as it is.
func New(d *Definition) *List { return &List{Definition: d, Levels: d.Levels} }

// start is the first number of a level in this list.
func (l *List) start(index int) int {
	if l.Starts[index] != nil {
		return *l.Starts[index]
	}
	if l.Levels[index] == nil {
		return 1
	}
	return l.Levels[index].Start
}
