package roster

import (
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/units"
)

// Covered is a village of a day with the documents that are attached to it.
type Covered struct {
	Village Village `json:"village"`
	Files   []File  `json:"files"`
	// Inherited are the documents of villages that it was made of. No rule was found on what becomes of their conventions
	// (Nghị định 61/2023/NĐ-CP says nothing on merged villages), so they are shown and not counted as its own.
	Inherited []File `json:"inherited"`
}

// Cover sets the villages of a day against the attached documents, in order of the villages' IDs.
func (r *Roster) Cover(day corpus.Date, attached []Attachment) []Covered {
	files := map[string][]File{}
	for _, a := range attached {
		for _, id := range a.Villages {
			files[id] = append(files[id], a.File)
		}
	}
	var list []Covered
	for _, v := range r.On(day) {
		list = append(list, Covered{Village: v, Files: files[v.ID], Inherited: r.inherited(v, files, map[string]bool{})})
	}
	return list
}

// inherited are the documents of all villages that went into one.
func (r *Roster) inherited(v Village, files map[string][]File, seen map[string]bool) []File {
	var list []File
	for _, id := range v.Predecessors {
		p, ok := r.Get(id)
		if !ok || seen[id] {
			continue
		}
		seen[id] = true
		list = append(list, files[id]...)
		list = append(list, r.inherited(p, files, seen)...)
	}
	return list
}

// Place is the commune that holds a village on a day. Where its commune was divided since, the list of villages has to say
// in which part it lies; until then ok is false, and the commune is the one it was entered under.
func (v Village) Place(table *units.Table, day corpus.Date) (c units.Commune, ok bool) {
	if holders := table.Holders(v.Commune, day); len(holders) == 1 {
		return holders[0], true
	}
	c, _ = table.Get(v.Commune)
	return c, false
}
