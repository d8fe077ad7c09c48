package web

import (
	"net/http"
	"slices"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// pageOf is how many lines a page of a list has.
const pageOf = 50

// queueView is the list of findings that wait.
type queueView struct {
	Filter  filter
	Choices choices
	Counts  map[checker.Decision]int
	Total   int
	Decided int
	All     int
	First   string
	Pieces  []pieceView
	Pager   pager
}

// pieceView is a line of the list.
type pieceView struct {
	ledger.Piece
	Path string
	Text []segment
}

func (s *Server) queue(w http.ResponseWriter, r *http.Request, c *call) error {
	f := filterOf(r.URL.Query())
	order, err := s.order(r.Context(), c, f)
	if err != nil {
		return err
	}
	offset := number(r.URL.Query().Get("offset"), 0, len(order))
	pieces, err := s.Ledger.Pieces(r.Context(), order[offset:min(offset+pageOf, len(order))])
	if err != nil {
		return err
	}
	all := f
	all.Status = "all"
	counts, err := s.counts(r.Context(), c, all.work(), all.query().Encode())
	if err != nil {
		return err
	}
	places, err := c.desk.Places(r.Context())
	if err != nil {
		return err
	}
	v := queueView{Filter: f, Choices: c.choices(f, places), Counts: counts, Total: len(order)}
	for d, n := range counts {
		v.All += n
		if d != checker.Open {
			v.Decided += n
		}
	}
	for _, p := range pieces {
		if f.Status == "open" && p.Decided.Decision != checker.Open {
			continue // decided since the queue was made
		}
		v.Pieces = append(v.Pieces, pieceView{p, f.At("/review/" + p.Finding.Fingerprint), markedFindings(p.Finding.Clause, []checker.Finding{p.Finding})})
	}
	if len(v.Pieces) > 0 {
		v.First = v.Pieces[0].Path
	}
	v.Pager = paged(offset, pageOf, len(order), func(o int) string { return f.At("/review", "offset", itoa(o)) })
	return s.show(w, r, c, "review", page{Title: c.say.T("web.area.review"), Nav: "review", Body: v})
}

// findingView is what a person sees who is to decide.
type findingView struct {
	review.Regard
	Filter  filter
	Place   review.Place
	Before  string
	After   string
	List    string
	Clause  []segment
	Heads   []string
	LeadIns []string
	Basis   []basis
	Words   []string // on which the rule rests
	Around  []aroundView
	Same    int
	Group   string
	Reasons []option
	Source  string // the clause in its document
	Beside  besideView
	Others  []checker.Event
	Mine    *checker.Event
	May     bool
	Note    string
	Query   string // of the filter, to be sent along
}

// basis is a provision with what it says.
type basis struct{ Citation, Gist string }

// aroundView is a clause near the one that is looked at.
type aroundView struct {
	Citation string
	Segments []segment
	Here     bool
}

func (s *Server) findingView(r *http.Request, c *call, fingerprint string) (findingView, error) {
	regard, err := c.desk.Regard(r.Context(), fingerprint)
	if err != nil {
		return findingView{}, err
	}
	f := filterOf(r.URL.Query())
	v := findingView{Regard: regard, Filter: f, List: f.At("/review"), Query: f.query().Encode(), May: c.person.May(access.Reviewer)}
	finding := regard.Piece.Finding
	order, err := s.order(r.Context(), c, f)
	if err != nil {
		return v, err
	}
	v.Place = review.PlaceIn(order, finding.Fingerprint)
	if v.Place.Before != "" {
		v.Before = f.At("/review/" + v.Place.Before)
	}
	if v.Place.After != "" {
		v.After = f.At("/review/" + v.Place.After)
	}
	if v.Same, err = s.alike(r.Context(), c, finding); err != nil {
		return v, err
	}
	v.Group = f.At("/groups/" + checker.GroupOf(finding))
	v.Clause = markedFindings(finding.Clause, []checker.Finding{finding})
	clauses, err := s.Ledger.Clauses(r.Context(), regard.Piece.Document)
	if err != nil {
		return v, err
	}
	v.Words = s.wordsOf(clauses, finding)
	v.Beside = v.beside(clauses, r.URL.Query().Get("page"))
	v.fill(s, c)
	return v, nil
}

// fill adds what needs no more asking.
func (v *findingView) fill(s *Server, c *call) {
	finding := v.Piece.Finding
	for _, a := range v.Regard.Around {
		here := a.Ordinal == finding.Ordinal
		if here {
			v.Heads, v.LeadIns = a.Headings, a.LeadIns
		}
		v.Around = append(v.Around, aroundView{a.Citation, []segment{{Text: a.Text}}, here})
	}
	v.Basis = s.basisOf(finding)
	v.Source = filePath(v.Piece.Document, finding.Ordinal)
	for _, e := range v.Weight.Standing {
		if e.Actor == c.person.Actor() {
			mine := e
			v.Mine = &mine
			continue
		}
		v.Others = append(v.Others, e)
	}
	for _, reason := range checker.Reasons() {
		chosen := v.Mine != nil && v.Mine.Reason == reason
		v.Reasons = append(v.Reasons, option{string(reason), c.say.T("reason.dismiss." + string(reason)), chosen})
	}
}

// basisOf is the law of a finding with what it says, as the rule's pack has it.
func (s *Server) basisOf(f checker.Finding) []basis {
	gist := map[string]string{}
	for _, law := range s.Pack.Laws {
		gist[law.Citation()] = law.Gist
	}
	var list []basis
	for _, citation := range f.Basis {
		list = append(list, basis{citation, gist[citation]})
	}
	return list
}

// wordsOf are the words of a clause that the rule of a finding rests on, in their order, each once. The clauses are those of
// the whole document, which tell how it is written.
func (s *Server) wordsOf(clauses []corpus.Clause, f checker.Finding) []string {
	at := slices.IndexFunc(clauses, func(c corpus.Clause) bool { return c.Ordinal == f.Ordinal })
	if at < 0 {
		return nil
	}
	var list []string
	for _, a := range s.matcher.Document(clauses).Explain(clauses[at], 0).Accounts {
		if a.Rule.ID != f.Rule {
			continue
		}
		for _, p := range a.Parts {
			if p.Words != "" && !slices.Contains(list, p.Words) {
				list = append(list, p.Words)
			}
		}
	}
	return list
}
