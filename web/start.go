package web

import (
	"net/http"
	"net/url"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
)

func today(now time.Time) corpus.Date { return corpus.Date(now.Format(time.DateOnly)) }

// startView is the overview.
type startView struct {
	AsOf     corpus.Date
	Total    checker.Row
	Target   int
	Reached  bool
	Scale    scale
	Rows     []communeRow
	Decided  int
	Findings int
	Todo     []todo
	Log      checker.Head
	Empty    bool
}

// todo is something that needs a person, with the list behind the number.
type todo struct {
	ID    string
	Count int
	Path  string
}

// scale is the figure between its bounds on a line of 1000 units.
type scale struct{ Low, Width, Now, Target int }

// communeRow is a commune with its bar and the page behind it.
type communeRow struct {
	checker.Row
	Name string
	Path string
	Bar  bar
}

// bar is a stretch of 1000 units, cut into what is good, bad and waiting.
type bar struct {
	Good, Bad, BadEnd, Wait int
	Label                   string
}

func (s *Server) start(w http.ResponseWriter, r *http.Request, c *call) error {
	figure, files, err := s.figure(r.Context(), c)
	if err != nil {
		return err
	}
	counts, err := s.counts(r.Context(), c, ledger.Work{}, "usual")
	if err != nil {
		return err
	}
	unattached, err := s.unattached(r, c)
	if err != nil {
		return err
	}
	v := startOf(figure.Tally, c.say)
	v.Empty = len(files) == 0
	for d, n := range counts {
		v.Findings += n
		if d == checker.Confirmed || d == checker.Dismissed {
			v.Decided += n
		}
	}
	v.Todo = todos(files, counts, figure.Tally.Total, unattached)
	return s.show(w, r, c, "start", page{Title: c.say.T("web.area.start"), Nav: "start", Body: v})
}

func startOf(t checker.Tally, say *messages.Catalogue) startView {
	v := startView{AsOf: t.AsOf, Total: t.Total, Target: t.Definition.Target, Reached: t.Reached, Log: t.Log, Scale: scaleOf(t)}
	v.Rows = communeRows(t.Rows, say)
	return v
}

func scaleOf(t checker.Tally) scale {
	low, high := permille(t.Total.Lowest), permille(t.Total.Highest)
	return scale{Low: low, Width: max(high-low, 0), Now: permille(t.Total.Share), Target: t.Definition.Target * 10}
}

func permille(s checker.Share) int {
	if s.Whole == 0 {
		return 0
	}
	return s.Part * 1000 / s.Whole
}

func communeRows(rows []checker.Row, say *messages.Catalogue) []communeRow {
	var list []communeRow
	for _, row := range rows {
		name := row.Commune.Name
		if name == "" {
			name = say.T("commune.unknown")
		}
		list = append(list, communeRow{row, name, communePath(row.Commune), barOf(row, say)})
	}
	return list
}

// communePath is the page of a commune; "-" stands for the files whose commune is unknown.
func communePath(c checker.Commune) string {
	switch {
	case c.Code != "":
		return "/communes/" + url.PathEscape(c.Code)
	case c.Name != "":
		return "/communes/" + url.PathEscape(c.Name)
	default:
		return "/communes/-"
	}
}

func barOf(r checker.Row, say *messages.Catalogue) bar {
	whole := max(r.Conventions, 1)
	good, bad := r.Compliant*1000/whole, r.NonCompliant*1000/whole
	return bar{
		Good: good, Bad: bad, BadEnd: good + bad, Wait: r.Undetermined * 1000 / whole,
		Label: say.T("web.bar", "Good", say.Int(r.Compliant), "Bad", say.Int(r.NonCompliant), "Wait", say.Int(r.Undetermined)),
	}
}

// todos are what needs attention, most urgent first; what there is none of is left out.
func todos(files []ledger.Stored, counts map[checker.Decision]int, total checker.Row, unattached int) []todo {
	byStatus := map[corpus.Status]int{}
	for _, f := range files {
		byStatus[f.Document.Status]++
	}
	var list []todo
	for _, t := range []todo{
		{"open", counts[checker.Open], "/review"},
		{"disputed", counts[checker.Disputed], "/review?status=disputed"},
		{"unsure", counts[checker.Unsure], "/review?status=unsure"},
		{"unreadable", byStatus[corpus.StatusUnreadable], "/files?status=unreadable"},
		{"doubtful", byStatus[corpus.StatusDoubtful], "/files?status=doubtful"},
		{"unattached", unattached, "/roster/questions"},
		{"missing", total.Missing, "/conventions?why=not-received"},
		{"unsigned", total.Screened, "/conventions?why=screened"},
	} {
		if t.Count > 0 {
			list = append(list, t)
		}
	}
	return list
}

// unattached is how many files wait for somebody to say whose they are; without a list of villages nothing waits.
func (s *Server) unattached(r *http.Request, c *call) (int, error) {
	if !c.person.Sees("") {
		return 0, nil // files that nobody can place are for those who work on all communes
	}
	list, err := s.Ledger.Roster(r.Context())
	if err != nil || len(list.All()) == 0 {
		return 0, err
	}
	result, err := s.Ledger.Attachments(r.Context())
	return len(result.Questions), err
}
