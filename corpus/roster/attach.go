package roster

import (
	"cmp"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/units"
)

// Attachment says which villages a document is the convention of.
type Attachment struct {
	File     File     `json:"file"`
	Villages []string `json:"villages"` // IDs: one as a rule, several by a person's answer, none where it is no village's
	By       Source   `json:"by"`
}

// Question is a document whose village is not certain.
type Question struct {
	File       File        `json:"file"`
	Why        Why         `json:"why"`
	Said       []string    `json:"said"` // what head and path say, as written
	Candidates []Candidate `json:"candidates"`
}

// Candidate is a village that may be meant, the likeliest first.
type Candidate struct {
	Village Village `json:"village"`
	Likely  int     `json:"likely"` // orders the candidates; says nothing by itself
}

// Why is the reason for asking, a key of the message catalogue ("roster.why.<value>").
type Why string

// The reasons.
const (
	WhyNothing       Why = "nothing"       // neither head nor path names a village
	WhyNoCommune     Why = "no-commune"    // the commune is not said, or not clear
	WhyContradiction Why = "contradiction" // head and path name different villages
	WhySimilar       Why = "similar"       // the roster has only a similar name
	WhySeveral       Why = "several"       // the roster has several of the name
	WhyUnknown       Why = "unknown"       // the roster has nothing like it in the commune
	WhyTime          Why = "time"          // the village did not exist when the text was adopted
	WhyType          Why = "type"          // a number with another type: "thôn 3", "tổ dân phố 3"
)

// Answer is what a person said about a document. It holds for the bytes, wherever they are, and for the path, whatever
// becomes of the bytes; of two answers the later one.
type Answer struct {
	SHA256   string
	Path     string
	Villages []string // none: the document is the convention of no village
}

// Result is all documents with their villages.
type Result struct {
	Attached  []Attachment
	Questions []Question
}

// Attach attaches documents to villages. Certain is: the commune is clear, head and path do not contradict each other, and
// the roster has exactly one village of the name, at the time of the text.
func (r *Roster) Attach(files []File, table *units.Table, answers []Answer) Result {
	byHash, byPath := map[string]int{}, map[string]int{}
	for i, a := range answers {
		if a.SHA256 != "" {
			byHash[a.SHA256] = i + 1
		}
		byPath[a.Path] = i + 1
	}
	var result Result
	r = r.located(table)
	for _, f := range files {
		if i := max(byHash[f.SHA256], byPath[f.Path]); i > 0 && r.has(answers[i-1].Villages) {
			result.Attached = append(result.Attached, Attachment{f, answers[i-1].Villages, ByAnswer})
			continue
		}
		if a, q, ok := r.place(f, table); ok {
			result.Attached = append(result.Attached, a)
		} else {
			result.Questions = append(result.Questions, q)
		}
	}
	return result
}

// has tells that all villages of an answer are still in the roster.
func (r *Roster) has(ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { _, ok := r.byID[id]; return !ok })
}

// place finds the village of one document, or the question to ask.
func (r *Roster) place(f File, table *units.Table) (Attachment, Question, bool) {
	all := clues(f, table)
	q := Question{File: f, Why: WhyNothing, Said: said(all)}
	communes, certain, torn := communesOf(all)
	if torn {
		q.Why = WhyContradiction
	}
	old := former(all, table)
	var found *reply
	for _, c := range all {
		if c.village == "" {
			continue
		}
		reply := r.reply(c, communes, certain, f.Convention.AdoptedOn, old)
		q.Candidates = append(q.Candidates, reply.candidates...)
		switch {
		case c.source != ByHead && !reply.named && (found != nil || reply.why != WhySimilar):
			// A file's name that is no village's name says nothing about villages.
		case found == nil:
			found = &reply
		case torn:
		case found.certain() && reply.certain() && found.id() != reply.id():
			q.Why, q.Candidates = WhyContradiction, sorted(q.Candidates)
			return Attachment{}, q, false
		}
	}
	if found == nil {
		q.Candidates = sorted(append(q.Candidates, r.ofCommunes(communes)...))
		return Attachment{}, q, false
	}
	if found.certain() {
		return Attachment{f, []string{found.id()}, found.source}, Question{}, true
	}
	if !torn {
		q.Why = found.why
	}
	q.Candidates = sorted(append(q.Candidates, r.ofCommunes(communes)...))
	return Attachment{}, q, false
}

// said are the names in the clues, for the person who is asked.
func said(all []clue) []string {
	var list []string
	for _, c := range all {
		if text := strings.Trim(c.village+", "+c.written, ", "); text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}

// communesOf are the units of today in which the document's village lies. They are certain when a source leads to one
// and nothing contradicts it; torn tells that two sources lead to different ones.
func communesOf(all []clue) (communes []units.Ref, certain, torn bool) {
	for _, c := range all {
		refs := refsOf(c.commune.Today)
		switch both := common(communes, refs); {
		case len(refs) == 0:
		case communes == nil:
			communes, certain = refs, c.commune.Exact
		case len(both) > 0:
			communes, certain = both, certain || c.commune.Exact || len(both) == 1 && len(communes) > 1
		case c.commune.Exact:
			return append(communes, refs...), false, true
		}
	}
	return communes, certain && len(communes) == 1, false
}

func refsOf(list []units.Commune) []units.Ref {
	refs := make([]units.Ref, len(list))
	for i, u := range list {
		refs[i] = u.Ref()
	}
	return refs
}

func common(a, b []units.Ref) []units.Ref {
	var both []units.Ref
	for _, r := range a {
		if slices.Contains(b, r) {
			both = append(both, r)
		}
	}
	return both
}

// origin is the former commune that a text names.
type origin struct {
	named   []units.Ref // the units that the name can stand for; none when it may be one of today
	lineage []units.Ref // they and all that came after them
}

// former is the origin by the surest source that names a commune.
func former(all []clue, table *units.Table) (o origin) {
	for _, c := range all {
		if len(c.commune.Named) == 0 {
			continue
		}
		if slices.ContainsFunc(c.commune.Named, func(u units.Commune) bool { return u.To == "" }) {
			return origin{}
		}
		o.named = refsOf(c.commune.Named)
		for next := o.named; len(next) > 0; {
			o.lineage = append(o.lineage, next...)
			var later []units.Ref
			for _, ref := range next {
				later = append(later, refsOf(table.Successors(ref))...)
			}
			next = later
		}
		return o
	}
	return origin{}
}

// ofCommunes are all villages of the communes, for a question that has nothing better to offer.
func (r *Roster) ofCommunes(communes []units.Ref) []Candidate {
	var list []Candidate
	for _, c := range communes {
		for _, i := range r.byCommune[c] {
			if v := r.villages[i]; v.To == "" {
				list = append(list, Candidate{v, 0})
			}
		}
	}
	return list
}

// maxCandidates bounds what a question offers.
const maxCandidates = 40

// sorted are the candidates without repetition, the likeliest first.
func sorted(list []Candidate) []Candidate {
	slices.SortStableFunc(list, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Likely, a.Likely), strings.Compare(a.Village.ID, b.Village.ID))
	})
	seen := map[string]bool{}
	list = slices.DeleteFunc(list, func(c Candidate) bool {
		twice := seen[c.Village.ID]
		seen[c.Village.ID] = true
		return twice
	})
	return list[:min(len(list), maxCandidates)]
}
