package report

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/official"
)

// Letter is the draft of a letter about clauses that a person concluded to discriminate, to a commune or to one of its villages.
type Letter struct {
	Commune checker.Commune
	Village string // empty: to the commune
	// Name is that of its file, with the folder of its commune before that of a village; it has only letters that every
	// system takes, and no name that one of them keeps for itself.
	Name    string
	Clauses int

	data  Data
	about []convention
}

// Letters are those to all communes, each followed by those to its villages. Who has no clause to change gets none.
func Letters(d Data) []Letter {
	var list []Letter
	names := map[string]int{}
	commune, village := -1, -1 // in list
	for _, c := range d.conventions() {
		if !c.counted || len(c.confirmed()) == 0 {
			continue
		}
		if commune < 0 || list[commune].Commune != c.record.Commune {
			name := unused(names, slug(c.record.Commune.Code+" "+c.record.Commune.Name))
			commune, village = len(list), -1
			list = append(list, Letter{Commune: c.record.Commune, Name: name, data: d})
		}
		if village < 0 || list[village].Village != c.villageName() {
			name := unused(names, list[commune].Name+"/"+slug(c.villageName()))
			village = len(list)
			list = append(list, Letter{Commune: c.record.Commune, Village: c.villageName(), Name: name, data: d})
		}
		for _, i := range []int{commune, village} {
			list[i].about = append(list[i].about, c)
			list[i].Clauses += len(c.confirmed())
		}
	}
	for i := range list {
		list[i].Name += ".docx"
	}
	return list
}

// villageName is the village that a convention governs; where the text names none, its title stands for it.
func (c convention) villageName() string {
	if c.record.Village != "" {
		return c.record.Village
	}
	return c.record.Title
}

// unused numbers a name that is taken already.
func unused(names map[string]int, name string) string {
	names[name]++
	if n := names[name]; n > 1 {
		return unused(names, fmt.Sprintf("%s-%d", name, n))
	}
	return name
}

// longestSlug bounds the name of a file, so that whole paths stay within what Windows takes.
const longestSlug = 60

// slug is a text as the name of a file: "cv-09343-xa-tan-chi". What it begins with keeps it apart from the names of devices.
func slug(s string) string {
	words := strings.FieldsFunc(viet.Fold(s), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	name := "cv-" + strings.Join(words, "-")
	if len(name) > longestSlug {
		name = name[:longestSlug]
	}
	return strings.TrimRight(name, "-")
}

// Write writes the letter.
func (l Letter) Write(w io.Writer, say *messages.Catalogue) error {
	p := &paper{d: l.data, office: l.data.Office, say: say, book: l.about}
	subject := say.T("letter.subject", "Place", l.place(say))
	p.add(p.head("", subject).Blocks()...)
	p.add(official.SentTo(say.T("official.to"), l.to(say))...)
	agency := blank(say, p.office.Agency, "agency")
	p.text(l.id("letter.opening"), "Place", l.place(say), "AsOf", Day(l.data.Tally.AsOf), "Agency", agency,
		"Clauses", p.int(l.Clauses), "Conventions", p.int(len(l.about)))
	p.add(official.Item("1", say.T("letter.clauses")))
	for i, c := range l.about {
		p.letterConvention(i+1, c)
	}
	p.lanes(l)
	p.add(official.Item("3", say.T("letter.deadline")))
	p.text(l.id("letter.deadline"), "Agency", agency, "Deadline", p.deadline())
	p.text("letter.closing", "Agency", agency)
	p.add(p.foot(l.recipients(p)).Blocks()...)
	p.add(official.Note(say.T("letter.draft") + " " + p.source()))
	return p.write(w, subject, []docx.Section{official.Section(p.take(), false)})
}

// id is the sentence for a commune, or the one for a village.
func (l Letter) id(id string) string {
	if l.Village == "" {
		return id + ".commune"
	}
	return id + ".village"
}

func (l Letter) place(say *messages.Catalogue) string {
	return strings.Join(filled(l.Village, communeName(l.Commune, say)), ", ")
}

func (l Letter) to(say *messages.Catalogue) []string {
	if l.Village == "" {
		return []string{say.T("letter.to.commune", "Commune", communeName(l.Commune, say))}
	}
	return []string{say.T("letter.to.village", "Village", l.Village), say.T("letter.to.front", "Village", l.Village)}
}

func (l Letter) recipients(p *paper) []string {
	list := []string{p.say.T("official.as-above")}
	if l.Village != "" {
		list = append(list, p.say.T("letter.to.commune", "Commune", communeName(l.Commune, p.say)))
	}
	return append(list, p.say.T("official.archive", "Unit", blank(p.say, p.office.Unit, "unit")))
}

// letterConvention lists the clauses of a convention that are to be changed.
func (p *paper) letterConvention(n int, c convention) {
	title := strings.Join(filled(c.title(p.say), p.recognisedText(c)), ", ")
	p.add(official.Item(fmt.Sprintf("1.%d", n), title))
	for i, l := range c.confirmed() {
		p.add(official.Plain(docx.Run{Text: official.Letter(i) + ") "}, docx.Run{Text: l.place(p.say), Bold: true}, docx.Run{Text: " (" + KindTitle(l.Kind, p.say) + ")"}))
		quote := quoted(l)
		for _, q := range quote {
			p.add(official.Plain(q.Runs...))
		}
		for _, line := range []struct{ id, text string }{
			{"letter.why", l.Message}, {"letter.note", l.note}, {"letter.basis", strings.Join(byAct(p.d.basis(l, p.say)), "; ")}, {"letter.wording", l.Suggestion},
		} {
			if line.text != "" {
				p.add(official.Plain(docx.Run{Text: p.say.T(line.id, "AsOf", Day(p.d.Tally.AsOf)) + " ", Italic: true}, docx.Run{Text: head(line.text, 2*aroundQuote)}))
			}
		}
	}
}

// recognisedText is the decision of recognition in a letter's words.
func (p *paper) recognisedText(c convention) string {
	if r := c.recognised(); r != "" {
		return p.say.T("letter.recognised", "Decision", r)
	}
	return ""
}

// lanes are the two ways of the law for a clause that discriminates (domain.md §1.1): both are printed, an officer chooses.
// The first is the milder one for a bad clause in an otherwise sound text.
func (p *paper) lanes(l Letter) {
	p.add(official.Item("2", p.say.T("letter.lanes")))
	p.text("letter.lanes.law")
	p.text("letter.lane.suspend")
	p.text("letter.lane.annul")
	p.text(l.id("letter.lanes.choice"))
}

// deadline is the day by which an answer is due, or a place for it.
func (p *paper) deadline() string {
	if p.office.Deadline == "" {
		return "[" + p.say.T("blank.deadline") + "]"
	}
	return official.Day(p.office.Deadline)
}
