package roster

import (
	"slices"
	"strconv"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/units"
)

func itoa(n int) string { return strconv.Itoa(n) }

// descend links a village to those that it was made of and ends them on the day before. One that the list itself keeps,
// without a last day, goes on: a part of it was split off. One that nobody has named yet is entered as one that ended.
func (p *planner) descend(i int) {
	ln := p.lines[i]
	if p.bad[i] || len(ln.predecessors) == 0 {
		return
	}
	parents := make([]string, len(ln.predecessors)) // empty for one to be entered
	for n, written := range ln.predecessors {
		found := p.predecessor(ln, written)
		if len(found) > 1 {
			p.problem(i, ProblemPredecessor, written, found...)
			return
		}
		if len(found) == 1 {
			if parents[n] = found[0]; p.state[parents[n]].From >= ln.From {
				p.problem(i, ProblemEarlier, written, string(p.state[parents[n]].From))
				return
			}
		}
	}
	v := p.state[ln.ID]
	v.Predecessors = slices.Clone(v.Predecessors)
	for n, written := range ln.predecessors {
		if parents[n] == "" {
			parents[n] = p.ended(ln, written)
		}
		p.end(p.state[parents[n]], ln.From.Add(-1), ln.Law)
		if !slices.Contains(v.Predecessors, parents[n]) {
			v.Predecessors = append(v.Predecessors, parents[n])
		}
	}
	slices.Sort(v.Predecessors)
}

// end gives a predecessor its last day.
func (p *planner) end(old *Village, day corpus.Date, law string) {
	if _, stays := p.listed[old.ID]; stays || old.To != "" {
		return
	}
	old.To = day
	if old.Law == "" {
		old.Law = law
	}
	p.closed[old.ID] = true
}

// predecessor finds the villages that a name can stand for: of the same commune, by ID or by name, the surest likeness
// first, and of the same former commune where that decides.
func (p *planner) predecessor(ln line, written string) []string {
	if _, ok := p.state[written]; ok && written != ln.ID {
		return []string{written}
	}
	wanted := nameOf(written)
	best, list := similar, []string(nil)
	for _, id := range p.place[ln.Commune] {
		likeness := p.names[id].likeness(wanted)
		v := p.state[id]
		if id == ln.ID || likeness < best || likeness == similar || v.From >= ln.From && v.From != "" || v.To != "" && v.To < ln.From.Add(-1) {
			continue
		}
		if likeness > best {
			best, list = likeness, nil
		}
		list = append(list, id)
	}
	if len(list) < 2 || ln.Former == (units.Ref{}) {
		return list
	}
	near := slices.DeleteFunc(slices.Clone(list), func(id string) bool { return p.state[id].Former != ln.Former })
	if len(near) > 0 {
		return near
	}
	return list
}

// ended enters a village that is known only as a predecessor.
func (p *planner) ended(ln line, written string) string {
	v := Village{
		Name: proper(written, ln.name.kind), Commune: ln.Commune, Former: ln.Former, To: ln.From.Add(-1), Law: ln.Law,
	}
	v.ID = p.newID(line{Village: v})
	p.enter(v)
	p.place[v.Commune] = append(p.place[v.Commune], v.ID)
	p.fresh = append(p.fresh, v.ID)
	return v.ID
}

// plan tells what changed. A line with a problem changes nothing.
func (p *planner) plan() Plan {
	plan := p.result
	dropped := p.dropped()
	for _, id := range p.fresh {
		if !dropped[id] {
			plan.Added = append(plan.Added, *p.state[id])
		}
	}
	covered := map[units.Ref]bool{}
	for _, ln := range p.lines {
		covered[ln.Commune] = true
	}
	for _, v := range p.known.villages {
		i, listed := p.listed[v.ID]
		switch now := p.state[v.ID]; {
		case listed && p.bad[i]:
		case !equalVillages(v, *now):
			plan.Changed = append(plan.Changed, *now)
		case listed:
			plan.Same++
		case covered[today(p.table, v.Commune)] && v.To == "":
			plan.Missing = append(plan.Missing, v)
		}
	}
	return plan
}

// dropped are the new villages of lines with problems.
func (p *planner) dropped() map[string]bool {
	dropped := map[string]bool{}
	for id, i := range p.listed {
		if p.bad[i] {
			dropped[id] = true
		}
	}
	return dropped
}

func equalVillages(a, b Village) bool {
	predecessors := slices.Equal(a.Predecessors, b.Predecessors)
	a.Predecessors, b.Predecessors = nil, nil
	return predecessors && a.ID == b.ID && a.Name == b.Name && a.Commune == b.Commune && a.Former == b.Former &&
		a.From == b.From && a.To == b.To && a.Law == b.Law && a.Convention == b.Convention
}

// Apply is the roster after a plan.
func (r *Roster) Apply(p Plan) *Roster {
	changed := map[string]Village{}
	for _, v := range p.Changed {
		changed[v.ID] = v
	}
	villages := make([]Village, 0, len(r.villages)+len(p.Added))
	for _, v := range r.villages {
		if now, ok := changed[v.ID]; ok {
			v = now
		}
		villages = append(villages, v)
	}
	return New(append(villages, p.Added...))
}
