package checker

// Counting says whether a finding entered a figure and if not, why.
type Counting string

// The ways of counting.
const (
	CountedYes     Counting = "yes"
	CountedHint    Counting = "hint"     // hints enter no figure
	CountedDraft   Counting = "draft"    // nobody has adopted the text
	CountedLater   Counting = "later"    // adopted after the cut-off
	CountedFormer  Counting = "former"   // a later version took the place of this text
	CountedAnnul   Counting = "annulled" // the clause was annulled
	CountedLeftOut Counting = "left-out" // the definition leaves the convention out: annulled, replaced, refused …
	CountedRepeat  Counting = "repeat"   // another file of the same convention has the same finding
)

// Countings says for every file, and every finding in it by its fingerprint, how it was counted. Those counted as yes add up to
// the findings of the tally, together with those that are held without being flagged.
func (in Inputs) Countings(d Definition) []map[string]Counting {
	list := make([]map[string]Counting, len(in.Papers))
	for _, r := range in.Records() {
		s := r.On(d.AsOf)
		seen, gone := map[string]bool{}, r.annulled(d.AsOf)
		current := map[int]bool{}
		for _, i := range s.Current {
			current[i] = true
		}
		for i, v := range r.Versions {
			hinted := map[string]bool{}
			for _, h := range v.Hints {
				hinted[h] = true
			}
			for _, paper := range v.Papers {
				list[paper] = map[string]Counting{}
				for _, sign := range in.Papers[paper].Signs {
					f := sign.Finding
					how := d.counting(r, s, current[i], hinted[f], gone[f])
					if how == CountedYes && seen[f] {
						how = CountedRepeat
					}
					seen[f] = seen[f] || how == CountedYes
					list[paper][f] = how
				}
			}
		}
	}
	return list
}

func (d Definition) counting(r Record, s State, current, hint, annulled bool) Counting {
	switch {
	case hint:
		return CountedHint
	case r.Draft:
		return CountedDraft
	case !s.Adopted:
		return CountedLater
	case !d.Counts(r, s):
		return CountedLeftOut
	case !current:
		return CountedFormer
	case annulled:
		return CountedAnnul
	default:
		return CountedYes
	}
}
