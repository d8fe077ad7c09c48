package ledger

import (
	"context"
	"fmt"
	"slices"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/likeness"
	"github.com/huonguoc/huonguoc/corpus/roster"
)

// AlikeFile is a file in a group of files that have something in common.
type AlikeFile struct {
	ID         int64         `json:"id"`
	Path       string        `json:"path"`
	Convention string        `json:"convention"` // key
	Village    string        `json:"village"`    // as the text names it
	Villages   []string      `json:"villages"`   // IDs of the roster
	Commune    string        `json:"commune"`
	Adopted    corpus.Date   `json:"adopted_on"`
	Format     corpus.Format `json:"format"`
	Likeness   float64       `json:"likeness"` // to the first file of the group, 0 to 1
}

// AlikeGroup is files of the same or nearly the same text.
type AlikeGroup struct {
	Kind likeness.Kind `json:"kind"`
	// One tells that all of them are files of one convention; otherwise they follow one model, or one of them lies in the
	// wrong folder.
	One   bool        `json:"one_convention"`
	Files []AlikeFile `json:"files"`
}

// Several is a village or convention with several files.
type Several struct {
	Relation Relation    `json:"relation"`
	Village  string      `json:"village"` // ID of the roster, empty where the files are joined by their heads alone
	Files    []AlikeFile `json:"files"`
}

// Relation is how several files of one village hang together, a key of the message catalogue ("alike.relation.<value>").
type Relation string

// The relations.
const (
	SameText  Relation = "same-text"  // one text in several files
	Versions  Relation = "versions"   // texts adopted on different days
	Differing Relation = "differing"  // different texts, and nothing tells which is the one in force
	TwoHeads  Relation = "two-heads"  // files of one village whose heads make two conventions of them
	WithDraft Relation = "with-draft" // a draft beside an adopted text
)

// SecondIn is a file in which a second convention seems to begin.
type SecondIn struct {
	File    AlikeFile         `json:"file"`
	Seconds []likeness.Second `json:"seconds"`
}

// Alike is what files have in common, with its figures.
type Alike struct {
	Files     int          `json:"files"`
	Texts     int          `json:"texts"` // different ones, among the files with text
	Unread    int          `json:"unread"`
	Groups    []AlikeGroup `json:"groups"`
	Several   []Several    `json:"several"`
	Seconds   []SecondIn   `json:"seconds"`
	Repeated  int          `json:"repeated"`   // files whose bytes or words another file has already
	NearFiles int          `json:"near_files"` // files in groups that are only near
}

// Alike compares all present files: groups from a likeness of least on, conventions with several files, files with several
// conventions.
func (l *Ledger) Alike(ctx context.Context, least float64) (Alike, error) {
	documents, err := l.Documents(ctx)
	if err != nil {
		return Alike{}, err
	}
	placed, err := l.Attachments(ctx)
	if err != nil {
		return Alike{}, err
	}
	c := comparison{documents: documents, villages: villagesOf(placed.Attached), result: Alike{Files: len(documents)}}
	texts := make([]likeness.Text, len(documents))
	for i, d := range documents {
		clauses, err := l.Clauses(ctx, d.ID)
		if err != nil {
			return Alike{}, fmt.Errorf("compare the files: %w", err)
		}
		texts[i] = likeness.Text{SHA256: d.Document.SHA256, Sketch: likeness.Of(clauses)}
		if seconds := likeness.Seconds(clauses); len(seconds) > 0 {
			c.result.Seconds = append(c.result.Seconds, SecondIn{c.file(i, 1), seconds})
		}
	}
	c.count(texts)
	c.group(likeness.Groups(texts, least))
	c.several(texts)
	return c.result, nil
}

func villagesOf(attached []roster.Attachment) map[int64][]string {
	villages := map[int64][]string{}
	for _, a := range attached {
		villages[a.File.ID] = a.Villages
	}
	return villages
}

// comparison is files on their way into an Alike.
type comparison struct {
	documents []Stored
	villages  map[int64][]string
	result    Alike
}

func (c *comparison) file(i int, alike float64) AlikeFile {
	d := c.documents[i]
	villages := c.villages[d.ID]
	if villages == nil {
		villages = []string{}
	}
	return AlikeFile{
		ID: d.ID, Path: d.Document.Path, Convention: d.Key, Village: d.Document.Convention.Village, Villages: villages,
		Commune: d.Commune.Name, Adopted: d.Document.Convention.AdoptedOn, Format: d.Document.Format, Likeness: alike,
	}
}

// count counts the different texts.
func (c *comparison) count(texts []likeness.Text) {
	bytes, words := map[string]bool{}, map[[32]byte]bool{}
	for _, t := range texts {
		repeated := t.SHA256 != "" && bytes[t.SHA256]
		bytes[t.SHA256] = true
		if t.Sketch.Words == 0 {
			c.result.Unread++
		} else {
			repeated = repeated || words[t.Sketch.Digest]
			words[t.Sketch.Digest] = true
		}
		if repeated {
			c.result.Repeated++
		}
	}
	c.result.Texts = len(words)
}

func (c *comparison) group(groups []likeness.Group) {
	for _, g := range groups {
		group := AlikeGroup{Kind: g.Kind, One: true}
		for n, i := range g.Members {
			group.Files = append(group.Files, c.file(i, g.Likeness[n]))
			group.One = group.One && c.together(g.Members[0], i)
		}
		if g.Kind == likeness.Near {
			c.result.NearFiles += len(g.Members)
		}
		c.result.Groups = append(c.result.Groups, group)
	}
}

// together tells that two files are of one convention, by their heads or by the roster.
func (c *comparison) together(i, j int) bool {
	a, b := c.documents[i], c.documents[j]
	va, vb := c.villages[a.ID], c.villages[b.ID]
	if len(va) > 0 && len(vb) > 0 {
		return slices.Equal(va, vb) && a.Document.Convention.Kind == b.Document.Convention.Kind
	}
	return a.Key == b.Key
}

// several finds the conventions with several files: by the village of the roster, else by the head.
func (c *comparison) several(texts []likeness.Text) {
	var order []string
	files := map[string][]int{}
	for i, d := range c.documents {
		place := "key:" + d.Key
		if villages := c.villages[d.ID]; len(villages) == 1 {
			place = villages[0]
		}
		if files[place] == nil {
			order = append(order, place)
		}
		files[place] = append(files[place], i)
	}
	for _, place := range order {
		members := files[place]
		if len(members) < 2 {
			continue
		}
		s := Several{Relation: c.relation(members, texts)}
		if len(c.villages[c.documents[members[0]].ID]) == 1 {
			s.Village = place
		}
		for _, i := range members {
			s.Files = append(s.Files, c.file(i, texts[members[0]].Sketch.Likeness(texts[i].Sketch)))
		}
		c.result.Several = append(c.result.Several, s)
	}
}

// relation tells how files of one place hang together.
func (c *comparison) relation(members []int, texts []likeness.Text) Relation {
	keys, days, words, drafts := map[string]bool{}, map[corpus.Date]bool{}, map[[32]byte]bool{}, map[bool]bool{}
	byDay := map[corpus.Date]map[[32]byte]bool{}
	for _, i := range members {
		d, t := c.documents[i], texts[i].Sketch.Digest
		day := d.Document.Convention.AdoptedOn
		keys[d.Key], days[day], words[t], drafts[d.Document.Convention.Unadopted()] = true, true, true, true
		if byDay[day] == nil {
			byDay[day] = map[[32]byte]bool{}
		}
		byDay[day][t] = true
	}
	clear := true // each day has one text, and each text its day
	for day, of := range byDay {
		clear = clear && len(of) == 1 && (day != "" || len(days) == 1)
	}
	switch {
	case len(words) == 1:
		return SameText
	case len(drafts) == 2:
		return WithDraft
	case len(keys) > 1:
		return TwoHeads
	case clear && len(days) > 1:
		return Versions
	default:
		return Differing
	}
}
