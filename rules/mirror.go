package rules

// A rule that treats the sexes differently does so whichever of them it burdens, but the clauses that are learned from
// burden women four times in five. So a clause is weighed twice: as it stands, and with women and men exchanged, which
// among its signs only exchanges two tokens. Where it would weigh more, a share of the difference is added; less a small
// amount for all, because what is added by chance is never taken away. That does not hold for what only one sex can be or
// do: to protect mothers is no privilege. cross.txt told how large the share may be before it costs precision.

// mirror says how the sum of the exchanged clause counts; as nothing where its share is 0.
type mirror struct {
	share float64 // of what the exchanged clause weighs more
	less  float64
	never string // name of the set of words for what only one sex can be or do
}

// mirrored is the sign that a clause shows in the place of another when women and men are exchanged; 0 for none.
func (g sign) mirrored() sign {
	shape, a, b, c := uint64(g>>48), uint16(g>>32), uint16(g>>16), uint16(g)
	switch shape {
	case shapeSaid:
		return 0 // whatever the words, they are another name
	case shapeFact:
	default:
		return signOf(shape, otherSex(a), otherSex(b), otherSex(c))
	}
	switch a - 1 {
	case factWomen:
		a = factMen + 1
	case factMen:
		a = factWomen + 1
	}
	return signOf(shape, a, b, c)
}

func otherSex(token uint16) uint16 {
	switch token {
	case tokenWoman:
		return tokenMan
	case tokenMan:
		return tokenWoman
	}
	return token
}

// mayMirror tells whether the clause could be said of the other sex.
func (r *reading) mayMirror(b *compiledBalance) bool {
	return b.mirror.share > 0 && (b.never < 0 || len(r.hits[b.never]) == 0)
}

// joint is what the two sums of a clause come to. It grows with both, as mayReach needs.
func (r *reading) joint(b *compiledBalance, own, mirrored float64) float64 {
	if !r.mayMirror(b) {
		return own
	}
	return own + b.mirror.share*max(0, mirrored-own) - b.mirror.less
}
