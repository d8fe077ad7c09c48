package rules

// factsFile holds the pack's own facts for its balance.
const factsFile = "facts.yaml"

type factYAML struct {
	ID       scalar  `yaml:"id"`
	Patterns scalars `yaml:"patterns"`
	Lead     scalars `yaml:"lead"`
}

// patternFact is a fact that an author has written: a pattern holds in a sentence of the clause, or in a lead.
type patternFact struct {
	name           string
	patterns, lead []*node
}

// readFacts reads the facts file.
func (l *loader) readFacts(b *balance) {
	var list []factYAML
	l.read(factsFile, &list)
	for _, y := range list {
		l.wantID(y.ID.spot(factsFile), "fact", y.ID.text)
		b.facts = append(b.facts, patternFact{y.ID.text, l.patterns(factsFile, y.Patterns, anywhere), l.patterns(factsFile, y.Lead, anywhere)})
	}
}

type compiledFact struct{ patterns, lead []*program }

// factsOfPatterns adds the pack's own facts.
func (s *signs) factsOfPatterns(r *reading, b *compiledBalance) {
	for i := range b.patternFacts {
		s.when(r.holdsFact(&b.patternFacts[i]), factMask+uint16(len(b.masks)+i))
	}
}

func (r *reading) holdsFact(f *compiledFact) bool {
	for i := range r.stretches {
		k := &r.stretches[i]
		if k.place == inOwn && r.anyIn(f.patterns, int32(i)) {
			return true
		}
		if k.place != inHeading && len(f.lead) > 0 && (k.place == inLeadIn || r.leads(int32(i))) && r.anyIn(f.lead, int32(i)) {
			return true
		}
	}
	return false
}

// leads tells whether a stretch introduces others.
func (r *reading) leads(number int32) bool {
	for i := range r.stretches {
		if r.stretches[i].lead == number {
			return true
		}
	}
	return false
}
