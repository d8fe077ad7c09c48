package rules

import (
	"fmt"

	"github.com/huonguoc/huonguoc/corpus"
)

// Pack is a folder of rules, read and checked. It is never changed after LoadPack.
type Pack struct {
	ID      string
	Version string
	Title   string
	Class   Class
	SHA256  string // over the names and contents of its files, the same on every system; lower-case hex
	Rules   []*Rule
	Laws    []Law
	Extends *Pack // nil for a pack that stands alone

	sets           map[string][]phrase
	entries        map[string][]*node // the sets as written
	neutral        []phrase
	neutralEntries []*node     // as written
	needMarks      []string    // words that mean nothing in a text without marks, in normal form
	opposites      [][2]string // names of sets
	masks          []mask
	balance        *balance // nil for none
	files          map[string]*source
}

// Rule is one tested claim: texts like these discriminate, for this reason.
type Rule struct {
	ID         string
	Pack       string // id of the pack
	Kind       string // id of a Kind
	Code       string // "K04"
	Title      string
	Status     Status
	Reason     string // why it replaces or changes a rule of the extended pack
	Message    string // for the officer
	Grade      Grade
	Against    Against
	Mode       Mode
	Confidence Confidence
	Weighed    bool // rests on the pack's balance: it says what a clause is about that no other rule speaks of
	Missing    bool // in a pack of warnings: what is wrong is that no clause of the document matches
	Beside     bool // is asked about two siblings read as one text as well
	Fallback   bool // gives a hit only where no other sure or likely rule speaks of the clause
	Basis      []Law
	Suggestion string // neutral wording
	Zones      []corpus.Zone
	Examples   []Example
	Gaps       []string // what the rule is known to miss

	conditions []condition
	headings   []*node
	under      []*node
	notUnder   []*node
	unless     []*node
	lift       []string
	oneSex     string
	at         spot
}

// Citations are the rule's law references as an officer cites them.
func (r *Rule) Citations() []string {
	out := make([]string, len(r.Basis))
	for i, l := range r.Basis {
		out[i] = l.Citation()
	}
	return out
}

// Example is a text with the claim what the rule does on it.
type Example struct {
	Text     string
	LeadIns  []string // outermost first
	Headings []string // outermost first
	Zone     corpus.Zone
	Match    bool // must fire its rule; otherwise it must fire no sure or likely rule

	at spot
}

// Clause is the example as a document would hold it.
func (e Example) Clause() corpus.Clause {
	return corpus.Clause{Text: e.Text, LeadIns: e.LeadIns, Headings: e.Headings, Zone: e.Zone}
}

// condition is one entry of a rule's match list: all patterns in any order, and none of others, in one stretch.
// A plain pattern is a condition of one.
type condition struct {
	all, none []*node
	within    string
	differ    bool // the first and the last number must have other values
	against   Against
}

// mask hides from every rule what its patterns cover, but in a sentence where one of none matches.
type mask struct {
	name           string
	patterns, none []*node
	at             spot
}

// spot is a place in a pack's file.
type spot struct {
	file         string
	line, column int // from 1
}

// String shows the place as messages do: "K04.yaml:12", or the name alone where there is no line.
func (s spot) String() string {
	if s.line == 0 {
		return s.file
	}
	return fmt.Sprintf("%s:%d", s.file, s.line)
}
