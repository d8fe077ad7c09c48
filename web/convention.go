package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/review"
)

// conventionsView is the list of conventions with their verdicts.
type conventionsView struct {
	Verdicts, Grounds, Communes []option
	List                        []conventionLine
	Pager                       pager
}

type conventionLine struct {
	review.Convention
	Name   string
	Path   string
	States []string
}

func conventionLineOf(x review.Convention) conventionLine {
	return conventionLine{x, conventionName(x), "/conventions/" + x.ID, states(x.State)}
}

// conventionName is the title of a convention, or what people know it by where its text tells none: the village, the file.
func conventionName(x review.Convention) string {
	file := ""
	if len(x.Files) > 0 {
		file = fileName(x.Files[0].Document.Path)
	}
	return cmp.Or(x.Record.Title, x.Record.Village, file, x.ID)
}

func (s *Server) conventions(w http.ResponseWriter, r *http.Request, c *call) error {
	q := r.URL.Query()
	list, err := s.allConventions(r.Context(), c)
	if err != nil {
		return err
	}
	places, err := c.desk.Places(r.Context())
	if err != nil {
		return err
	}
	commune := q.Get("commune")
	v := conventionsView{Communes: c.choices(filter{Commune: commune}, places).Communes}
	v.Verdicts = c.options(q.Get("verdict"), "verdict.", []string{"compliant", "non-compliant", "undetermined"})
	var grounds []string
	for _, g := range checker.Grounds() {
		grounds = append(grounds, string(g))
	}
	v.Grounds = c.options(q.Get("why"), "why.", grounds)
	var chosen []review.Convention
	for _, x := range list {
		m := x.Record.Commune
		if (q.Get("verdict") == "" || string(x.Verdict) == q.Get("verdict")) && (q.Get("why") == "" || string(x.Why) == q.Get("why")) &&
			(commune == "" || m.Code == commune || m.Name == commune) {
			chosen = append(chosen, x)
		}
	}
	offset := number(q.Get("offset"), 0, len(chosen))
	for _, x := range chosen[offset:min(offset+pageOf, len(chosen))] {
		v.List = append(v.List, conventionLineOf(x))
	}
	v.Pager = paged(offset, pageOf, len(chosen), func(o int) string {
		more := url.Values{"offset": {itoa(o)}}
		for _, name := range []string{"verdict", "why", "commune"} {
			if q.Get(name) != "" {
				more.Set(name, q.Get(name))
			}
		}
		return withQuery("/conventions", more)
	})
	return s.show(w, r, c, "conventions", page{Title: c.say.T("web.area.conventions"), Nav: "conventions", Body: v})
}

// options are the choices of a list with "all" first; their texts are in the catalogue under the prefix.
func (c *call) options(chosen, prefix string, values []string) []option {
	list := []option{{Text: c.say.T("web.all")}}
	for _, v := range values {
		list = append(list, option{v, c.say.T(prefix + v), v == chosen})
	}
	return list
}

// states names where a convention stands, in the order of its life; "state.<id>" is the sentence.
func states(s checker.State) []string {
	var list []string
	for _, e := range []struct {
		is bool
		id string
	}{
		{!s.Adopted, "later"}, {s.Adopted && !s.Undated, "adopted"}, {s.Adopted && s.Undated, "undated"}, {s.Recognised, "recognised"},
		{s.Refused, "refused"}, {s.Amended, "amended"}, {s.SuspendedPart, "suspended-part"}, {s.SuspendedWhole, "suspended-whole"},
		{s.AnnulledPart, "annulled-part"}, {s.AnnulledWhole, "annulled-whole"}, {s.Replaced, "replaced"},
	} {
		if e.is {
			list = append(list, e.id)
		}
	}
	return list
}

// conventionView is one convention with its texts, findings and history.
type conventionView struct {
	conventionLine
	Findings []findingLine
	Versions []versionLine
	Compare  string
	Events   []checker.Event
	CanSign  bool
	Seen     string
	May      bool
	Kinds    []option
	Today    corpus.Date
}

type findingLine struct {
	Fingerprint string
	Path        string
	Decision    checker.Decision
	Address     string
	Text        []segment
	Kind        string
}

type versionLine struct {
	review.TextVersion
	Path string
}

func (s *Server) convention(w http.ResponseWriter, r *http.Request, c *call) error {
	found, err := c.desk.Convention(r.Context(), r.PathValue("convention"))
	if err != nil {
		return err
	}
	v, err := s.conventionView(r, c, found)
	if err != nil {
		return err
	}
	return s.show(w, r, c, "convention", page{Title: conventionName(found), Nav: "conventions", Body: v})
}

func (s *Server) conventionView(r *http.Request, c *call, found review.Convention) (conventionView, error) {
	v := conventionView{
		conventionLine: conventionLineOf(found), May: c.person.May(access.Reviewer), Today: today(s.Now()),
		CanSign: found.Why == checker.WhyScreened && found.State.Adopted && found.State.InForce(),
	}
	versions, err := c.desk.TextVersions(r.Context(), found)
	if err != nil {
		return v, err
	}
	for _, t := range versions {
		line := versionLine{TextVersion: t}
		for _, f := range found.Files {
			if f.Document.Path == t.Path && t.Replaced == "" {
				line.Path = filePath(f.ID, -1)
			}
		}
		v.Versions = append(v.Versions, line)
	}
	if len(versions) > 1 {
		v.Compare = v.Path + "/compare"
	}
	v.Findings = findingLines(found)
	if v.Events, err = s.Ledger.EventsOn(r.Context(), checker.ConventionSubject(found.Record.Key)); err != nil {
		return v, err
	}
	v.Seen = ledger.Standing(checker.Weigh(checker.ConventionSubject(found.Record.Key), v.Events))
	for _, k := range checker.LifeKinds() {
		v.Kinds = append(v.Kinds, option{Value: string(k), Text: c.say.T("life." + string(k))})
	}
	return v, nil
}

func findingLines(found review.Convention) []findingLine {
	known := map[string]checker.Finding{}
	for _, f := range found.Files {
		for _, x := range f.Findings {
			known[x.Fingerprint] = x
		}
	}
	var list []findingLine
	for _, j := range found.Text.Findings {
		f, ok := known[j.Finding]
		line := findingLine{Fingerprint: j.Finding, Decision: j.Decision}
		if ok {
			line.Path, line.Address, line.Kind = "/review/"+j.Finding+"?status=all", f.Address, f.Kind
			line.Text = markedFindings(f.Clause, []checker.Finding{f})
		}
		list = append(list, line)
	}
	return list
}

// compareView sets two texts of a convention beside each other.
type compareView struct {
	Title    string
	Back     string
	Old, New review.TextVersion
	Versions []review.TextVersion
	Changes  []checker.ClauseChange
	Counts   map[checker.ChangeKind]int
	Kept     int
}

func (s *Server) compareTexts(w http.ResponseWriter, r *http.Request, c *call) error {
	found, err := c.desk.Convention(r.Context(), r.PathValue("convention"))
	if err != nil {
		return err
	}
	q := r.URL.Query()
	before, after, changes, err := c.desk.Compare(r.Context(), found.ID, q.Get("from"), q.Get("to"))
	if err != nil {
		return err
	}
	v := compareView{Title: found.Record.Title, Back: "/conventions/" + found.ID, Old: before, New: after, Counts: map[checker.ChangeKind]int{}}
	if v.Versions, err = c.desk.TextVersions(r.Context(), found); err != nil {
		return err
	}
	for _, change := range changes {
		v.Counts[change.Kind]++
		if change.Kind != checker.ChangeKept {
			v.Changes = append(v.Changes, change)
		}
	}
	v.Kept = v.Counts[checker.ChangeKept]
	return s.show(w, r, c, "compare", page{Title: c.say.T("web.compare.title"), Nav: "conventions", Body: v})
}

// signConvention concludes that a convention is free of discrimination.
func (s *Server) signConvention(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	batch, err := c.desk.Batch(r.Context(), []string{r.PathValue("convention")}, "", nil)
	if err != nil {
		return err
	}
	event, err := c.desk.SignOff(r.Context(), batch, strings.TrimSpace(r.PostForm.Get("note")))
	if err != nil {
		return err
	}
	backTo(w, r, "/conventions/"+r.PathValue("convention"), event.ID)
	return nil
}

func (s *Server) noteConvention(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	words := strings.TrimSpace(r.PostForm.Get("note"))
	if words == "" {
		return errForm
	}
	event, err := c.desk.Note(r.Context(), []string{r.PathValue("convention")}, words)
	if err != nil {
		return err
	}
	backTo(w, r, "/conventions/"+r.PathValue("convention"), event.ID)
	return nil
}

// lifeOfConvention records what happened to a convention.
func (s *Server) lifeOfConvention(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f := r.PostForm
	life := checker.Life{
		Kind: checker.LifeKind(f.Get("kind")), On: corpus.Date(f.Get("on")), Number: strings.TrimSpace(f.Get("number")), Body: strings.TrimSpace(f.Get("body")),
	}
	if !slices.Contains(checker.LifeKinds(), life.Kind) || life.On == "" {
		return errForm
	}
	event, err := c.desk.Happened(r.Context(), r.PathValue("convention"), life, strings.TrimSpace(f.Get("note")))
	if err != nil {
		return err
	}
	s.figures.forget()
	backTo(w, r, "/conventions/"+r.PathValue("convention"), event.ID)
	return nil
}
