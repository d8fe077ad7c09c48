package rules

import "math"

// sums are the weights of a clause's signs, added up.
type sums struct {
	bias, small, facts float64
	count              int // of the signs that have a weight
}

// add counts a sign of this weight, if it has one.
func (s *sums) add(g sign, weight float32) {
	if weight == 0 {
		return
	}
	s.count++
	if g.isFact() {
		s.facts += float64(weight)
	} else {
		s.small += float64(weight)
	}
}

// countAnew makes every sign of a table one that has not been counted yet.
func (r *reading) countAnew(t *table) {
	r.round++
	if len(r.weighed) < len(t.known) {
		r.weighed = make([]uint32, len(t.known))
	}
}

// sum adds up signs, each counted once, as they stand and with women and men exchanged.
func (r *reading) sum(b *compiledBalance, all []sign) (own, mirrored sums) {
	v := r.words.vocabularies[b.pack.number]
	r.countAnew(&v.table)
	own.bias, mirrored.bias = v.weights.bias, v.weights.bias
	for _, s := range all {
		at := v.table.find(s)
		if at < 0 || r.weighed[at] == r.round {
			continue
		}
		r.weighed[at] = r.round
		w := &v.table.known[at]
		own.add(s, w.own)
		mirrored.add(s, w.mirrored)
	}
	return own, mirrored
}

// total is what the signs come to when so many more are counted.
func (s sums) total(more int) float64 {
	return s.bias + s.small/math.Sqrt(float64(max(1, s.count+more))) + factShare*s.facts
}

// rounding is more than what the order of an addition changes.
const rounding = 1e-6

// mayReach tells whether the sum of a clause without a hit can come to a level. It takes for true every fact in favour that
// would be dear to ask for; of the clauses that name a person, nineteen in twenty are done with here.
func (r *reading) mayReach(b *compiledBalance) bool {
	known := &r.judgements[b.pack.number].mayReach
	if *known == notAsked {
		*known = fails
		if r.reachable(b) {
			*known = holds
		}
	}
	return *known == holds
}

func (r *reading) reachable(b *compiledBalance) bool {
	v := r.words.vocabularies[b.pack.number]
	own, mirrored := r.sum(b, r.signs.certain(r, b))
	more, facts := 0, 0.0 // none of these facts tells a woman from a man
	for _, number := range r.signs.possible {
		if at := v.table.find(factSignOf(number)); at >= 0 {
			more++
			facts += max(0, float64(v.table.known[at].own))
		}
	}
	most := r.joint(b, own.most(more, facts), mirrored.most(more, facts)) + rounding
	return r.asksOrder(b, most) || r.level(b, most+b.rules[""]) != ""
}

// most is the greatest total that so many more signs can give, if they are facts of this weight.
func (s sums) most(more int, facts float64) float64 {
	s.facts += facts
	if s.small > 0 {
		more = 0 // more signs would take from the sum
	}
	return s.total(more)
}

func factSignOf(number uint16) sign { return signOf(shapeFact, number+1, tokenNone, tokenNone) }

// certain gives the signs of the clause without those facts that ask where a mask or a pattern holds; possible are the numbers
// of those that may hold, with some that do not.
func (s *signs) certain(r *reading, b *compiledBalance) []sign {
	s.readSmall(r, b)
	paired := s.factsOfPlace(r, b)
	s.possible = s.possible[:0]
	open, masked := r.openMasks(), false
	for i, k := range b.masks {
		masked = masked || open[k]
		if open[k] && b.isSign(i) {
			s.possible = append(s.possible, factMask+uint16(i))
		}
	}
	if !masked {
		s.hidden = append(s.hidden[:0], paired...)
		s.factsOfNames(paired)
	} else {
		for number := factNoneAlone; number <= factLoneHid; number++ {
			if number != factLead {
				s.possible = append(s.possible, number)
			}
		}
	}
	s.factsOfNumbers(r)
	last := -1
	for _, k := range r.choose(&r.facts) {
		if f := &r.m.facts[k]; f.balance == b && int(f.number) != last {
			last = int(f.number)
			s.possible = append(s.possible, b.factOf(f))
		}
	}
	return s.all
}
