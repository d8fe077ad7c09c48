package checker

// Cause is why a figure differs from an earlier one.
type Cause string

// The causes, in the order in which a comparison exchanges them.
const (
	CauseVillages   Cause = "villages"   // the roster: founded, merged, renamed, known to have none
	CauseDocuments  Cause = "documents"  // files that came, went or say something else, and how they were read
	CauseDecisions  Cause = "decisions"  // what people decided and recorded
	CauseRules      Cause = "rules"      // the same words judged by other rules
	CauseDefinition Cause = "definition" // cut-off and choices
)

// Step is the part of a change that one cause makes.
type Step struct {
	Cause  Cause `json:"cause"`
	Before Row   `json:"before"` // the total before this cause is exchanged …
	After  Row   `json:"after"`  // … and after
}

// Bridge splits the change from one figure to another by its causes. One after the other they are exchanged, each on top of
// those before it; so each step's end is the next one's beginning, and together they are the whole change. What two
// causes do only together falls to the later one.
//
// Documents are the same when they carry the same words in the same convention: of these the earlier findings stay until the
// rules are exchanged. New words come with the findings of their own rules, as there are no earlier ones.
func Bridge(from, to Snapshot) []Step {
	villages := Inputs{Villages: to.Villages, Papers: attached(from.Papers, to.Papers), Events: from.Events}
	documents := Inputs{Villages: to.Villages, Papers: judgedBefore(to.Papers, from.Papers, false), Events: from.Events}
	decisions := Inputs{Villages: to.Villages, Papers: judgedBefore(to.Papers, from.Papers, true), Events: to.Events}
	stages := []struct {
		cause      Cause
		inputs     Inputs
		definition Definition
	}{
		{CauseVillages, villages, from.Definition},
		{CauseDocuments, documents, from.Definition},
		{CauseDecisions, decisions, from.Definition},
		{CauseRules, to.Inputs, from.Definition},
		{CauseDefinition, to.Inputs, to.Definition},
	}
	before := total(from.Inputs, from.Definition)
	steps := make([]Step, 0, len(stages))
	for _, s := range stages {
		after := total(s.inputs, s.definition)
		steps = append(steps, Step{s.cause, before, after})
		before = after
	}
	return steps
}

func total(in Inputs, d Definition) Row { return Count(in.Records(), in.Villages, d).Total }

// sameWords is what makes two papers the same document for a comparison; a file without text is known by its bytes.
type sameWords struct {
	key, text string
	draft     bool
}

func wordsOf(p Paper) sameWords {
	if p.Text == "" {
		return sameWords{p.Key, "file " + p.SHA256, p.Draft}
	}
	return sameWords{p.Key, p.Text, p.Draft}
}

func byWords(papers []Paper) map[sameWords]Paper {
	by := make(map[sameWords]Paper, len(papers))
	for _, p := range papers {
		if _, known := by[wordsOf(p)]; !known {
			by[wordsOf(p)] = p
		}
	}
	return by
}

// attached are papers with the villages and places that the later roster gives them.
func attached(papers, later []Paper) []Paper {
	by := byWords(later)
	list := make([]Paper, len(papers))
	for i, p := range papers {
		if l, known := by[wordsOf(p)]; known {
			p.Villages, p.Commune, p.District, p.Province, p.Today = l.Villages, l.Commune, l.District, l.Province, l.Today
		}
		list[i] = p
	}
	return list
}

// judgedBefore are papers with the findings that an earlier snapshot had on their words. What people held beside the
// findings belongs to the decisions: it is the later one's when these have been exchanged, else the earlier one's.
func judgedBefore(papers, earlier []Paper, laterDecisions bool) []Paper {
	by := byWords(earlier)
	list := make([]Paper, len(papers))
	for i, p := range papers {
		if e, known := by[wordsOf(p)]; known {
			p.Signs = e.Signs
			if !laterDecisions {
				p.Held = e.Held
			} else {
				p.Held = held(p, e)
			}
		}
		list[i] = p
	}
	return list
}

// held are the findings that people hold on a paper and that the earlier rules do not flag. Those that the later rules flag and
// the earlier ones did not are among its signs.
func held(p, earlier Paper) []string {
	var list []string
	flagged := map[string]bool{}
	for _, s := range earlier.Signs {
		flagged[s.Finding] = true
	}
	for _, f := range p.Held {
		if !flagged[f] {
			list = append(list, f)
		}
	}
	return list
}
