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

// compiledFact is one pattern of a fact.
type compiledFact struct {
	balance *compiledBalance
	number  uint16 // of the fact in its pack
	lead    bool   // must hold in a lead
	program *program
}

// facts compiles the patterns of a pack's facts.
func (c *compiler) facts(b *compiledBalance, p *Pack) {
	for i, f := range p.balance.facts {
		for _, program := range c.programs(p, f.patterns) {
			b.facts = append(b.facts, compiledFact{b, uint16(i), false, program})
		}
		for _, program := range c.programs(p, f.lead) {
			b.facts = append(b.facts, compiledFact{b, uint16(i), true, program})
		}
	}
}

// factsOfPatterns adds the pack's own facts, of those that have passed the sieve.
func (s *signs) factsOfPatterns(r *reading, b *compiledBalance) {
	held := -1
	for _, number := range r.choose(&r.facts) {
		f := &r.m.facts[number]
		if f.balance == b && int(f.number) != held && r.holdsFact(f) {
			held = int(f.number)
			s.fact(b.factOf(f))
		}
	}
}

func (r *reading) holdsFact(f *compiledFact) bool {
	for i := range r.stretches {
		in := r.stretches[i].place
		if f.lead && in != inHeading && (in == inLeadIn || r.leads(int32(i))) || !f.lead && in == inOwn {
			if r.comes(f.program, int32(i)) != nowhere {
				return true
			}
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
