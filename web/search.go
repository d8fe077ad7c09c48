package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// searchView is a search with what it found.
type searchView struct {
	Query   string
	Sorts   []option
	Asked   bool
	Wrong   *wrongQuery
	Results index.Results
	Hits    []hitView
	Near    []hitView
	Facets  []facetView
	Chosen  []chosenFilter
	Suggest string
	Pager   pager
	Export  []exportLink
	Saved   []savedView
	Fields  []query.FieldInfo
	MaySave bool
	Kept    []hiddenField // what is saved beside the query
}

// hiddenField is a value that a form sends along.
type hiddenField struct{ Name, Value string }

// wrongQuery is a mistake in a query, and where it is.
type wrongQuery struct {
	Sentence          string
	Before, At, After string
}

// wrongQuery shows where a query is wrong. The mistake may be in a filter of the address, which stands in no query.
func (c *call) wrongQuery(e *query.Error) *wrongQuery {
	start := min(e.At.Start, len(e.Source))
	end := max(start, min(e.At.End, len(e.Source)))
	return &wrongQuery{c.say.T(e.ID, e.Pairs...), e.Source[:start], e.Source[start:end], e.Source[end:]}
}

type hitView struct {
	index.Hit
	Path     string
	Finding  string // the page of its first finding
	Like     string
	Segments []segment
	Kinds    []string
}

type facetView struct {
	Field  string
	Counts []facetCount
}

type facetCount struct {
	Name   string
	Count  int
	Path   string
	Chosen bool
}

type chosenFilter struct{ Field, Name, Without string }

type exportLink struct{ Form, Path string }

// savedView is a saved search, with what it is narrowed by as people read it.
type savedView struct {
	Name, Path, Query string
	Narrowed          []string
}

func (c *call) savedView(x ledger.SavedSearch) savedView {
	v := savedView{Name: x.Name, Query: x.Query, Path: wishOf(x).with("q", x.Query)}
	for _, field := range facetFields() {
		if value := x.Filters[string(field)]; value != "" {
			v.Narrowed = append(v.Narrowed, c.say.T("web.facet."+string(field))+": "+c.facetName(field, index.Count{Value: value}))
		}
	}
	return v
}

// wishOf is a saved search as it stands in an address.
func wishOf(x ledger.SavedSearch) wish {
	w := wish{url.Values{"q": {x.Query}, "sort": {x.Sort}}}
	for field, value := range x.Filters {
		w.q.Set(field, value)
	}
	return w
}

// wish is a search as it stands in an address.
type wish struct {
	q url.Values
}

// facetFields are the fields that a person can narrow a search by, in their order on the page.
func facetFields() []query.Field {
	return []query.Field{query.Status, query.Kind, query.NewCommune, query.Grade, query.Year, query.Form, query.Village, query.Rule}
}

// wished reads a search from an address. The communes of a person who works on some only are a filter that nobody can take out.
func (s *Server) wished(r *http.Request, c *call) (w wish, request index.Request, err error) {
	w.q = r.URL.Query()
	request = index.Request{Query: strings.TrimSpace(w.q.Get("q")), Limit: 20, Facets: true, Offset: number(w.q.Get("offset"), 0, 100_000)}
	if sort := index.Sort(w.q.Get("sort")); slices.Contains(index.Sorts(), sort) {
		request.Sort = sort
	}
	for _, field := range facetFields() {
		if value := w.q.Get(string(field)); value != "" {
			f, err := query.Wanted(field, value)
			if err != nil {
				return w, request, err
			}
			request.Filters = append(request.Filters, f)
		}
	}
	if len(c.person.Communes) > 0 {
		own, err := s.ownCommunes(r, c)
		if err != nil {
			return w, request, err
		}
		request.Filters = append(request.Filters, own)
	}
	return w, request, nil
}

// ownCommunes is the filter of a person's communes.
func (s *Server) ownCommunes(r *http.Request, c *call) (query.Filter, error) {
	var own query.Filter
	table, err := s.Ledger.Units(r.Context())
	if err != nil {
		return own, err
	}
	for _, code := range c.person.Communes {
		commune, ok := table.Find(code, today(s.Now()))
		if !ok {
			continue
		}
		f, err := query.Wanted(query.NewCommune, commune.Type+" "+commune.Name)
		if err != nil {
			return own, err
		}
		own.Field, own.Values = f.Field, append(own.Values, f.Values...)
	}
	if len(own.Values) == 0 {
		return own, errRights
	}
	return own, nil
}

func (s *Server) search(w http.ResponseWriter, r *http.Request, c *call) error {
	wish, request, err := s.wished(r, c)
	v := searchView{Query: request.Query, MaySave: c.person.May(access.Reviewer), Fields: query.Fields()}
	for _, sort := range index.Sorts() {
		v.Sorts = append(v.Sorts, option{string(sort), c.say.T("web.sort." + string(sort)), sort == request.Sort})
	}
	if err == nil && (request.Query != "" || len(wish.q) > 0) {
		v.Asked = true
		v.Results, err = s.Index.Search(r.Context(), request)
	}
	var wrong *query.Error
	switch {
	case errors.As(err, &wrong):
		v.Wrong = c.wrongQuery(wrong)
	case err != nil:
		return err
	case v.Asked:
		v.fill(wish, request, c)
	}
	saved, err := s.Ledger.SavedSearches(r.Context())
	if err != nil {
		return err
	}
	for _, x := range saved {
		v.Saved = append(v.Saved, c.savedView(x))
	}
	return s.show(w, r, c, "search", page{Title: c.say.T("web.area.search"), Nav: "search", Body: v})
}

func (v *searchView) fill(w wish, request index.Request, c *call) {
	for _, h := range v.Results.Hits {
		if c.person.Sees(h.Document.Commune.Code) {
			v.Hits = append(v.Hits, c.hitView(h))
		}
	}
	for _, h := range v.Results.Near {
		if c.person.Sees(h.Document.Commune.Code) {
			v.Near = append(v.Near, c.hitView(h))
		}
	}
	if v.Results.DidYouMean != "" {
		v.Suggest = w.with("q", v.Results.DidYouMean)
	}
	for _, f := range v.Results.Facets {
		if slices.Contains(facetFields(), f.Field) && len(f.Counts) > 0 {
			v.Facets = append(v.Facets, w.facet(f, c))
		}
	}
	for _, field := range facetFields() {
		if value := w.q.Get(string(field)); value != "" {
			v.Chosen = append(v.Chosen, chosenFilter{string(field), c.facetName(field, index.Count{Value: value}), w.with(string(field), "")})
			v.Kept = append(v.Kept, hiddenField{string(field), value})
		}
	}
	v.Kept = append(v.Kept, hiddenField{"sort", string(request.Sort)})
	v.Pager = paged(request.Offset, request.Limit, v.Results.Total, func(o int) string { return w.at("/search", "offset", itoa(o)) })
	for _, form := range []string{"xlsx", "csv", "json"} {
		v.Export = append(v.Export, exportLink{form, w.at("/search/export", "as", form)})
	}
}

// with is the address of the same search from its beginning, with another value; an empty one takes it out.
func (w wish) with(name, value string) string { return w.at("/search", name, value) }

func (w wish) at(path, name, value string) string {
	q := url.Values{}
	for k := range w.q {
		if k != "offset" && k != "done" && k != "said" && w.q.Get(k) != "" {
			q.Set(k, w.q.Get(k))
		}
	}
	q.Set(name, value)
	if value == "" {
		q.Del(name)
	}
	return withQuery(path, q)
}

// most is how many values of a facet are offered.
const most = 12

func (w wish) facet(f index.Facet, c *call) facetView {
	view := facetView{Field: string(f.Field)}
	chosen := w.q.Get(string(f.Field))
	for _, n := range f.Counts[:min(most, len(f.Counts))] {
		value := n.Value
		if value == chosen {
			value = ""
		}
		view.Counts = append(view.Counts, facetCount{c.facetName(f.Field, n), n.Clauses, w.with(string(f.Field), value), n.Value == chosen})
	}
	return view
}

// facetName is a value as people read it.
func (c *call) facetName(field query.Field, n index.Count) string {
	switch field {
	case query.Kind:
		return c.kindTitle(n.Value)
	case query.Status:
		return c.say.T("search.status." + n.Value)
	case query.Form:
		return c.say.T("kind." + n.Value)
	default:
		if n.Name != "" {
			return n.Name
		}
		return n.Value
	}
}

func (c *call) hitView(h index.Hit) hitView {
	v := hitView{Hit: h, Path: filePath(h.Ref.Document, h.Ref.Ordinal)}
	var spans [][2]int
	for _, s := range h.Highlights {
		spans = append(spans, [2]int{s.Start, s.End})
	}
	v.Segments = marked(h.Clause.Text, spans)
	for _, f := range h.Document.Findings {
		if v.Finding == "" {
			v.Finding = "/review/" + f.Fingerprint + "?status=all"
		}
		if title := c.kindTitle(f.Kind); !slices.Contains(v.Kinds, title) {
			v.Kinds = append(v.Kinds, title)
		}
	}
	v.Like = "/search/like/" + h.Ref.String()
	return v
}

// likeView are the clauses most like one.
type likeView struct {
	Of   hitView
	List []likeLine
}

type likeLine struct {
	hitView
	Percent int
}

func (s *Server) like(w http.ResponseWriter, r *http.Request, c *call) error {
	ref, err := index.ParseRef(r.PathValue("clause"))
	if err != nil {
		return errNotFound
	}
	if _, err := c.desk.File(r.Context(), ref.Document); err != nil {
		return err
	}
	hit, list, err := s.Index.LikeClause(r.Context(), ref, 30)
	if errors.Is(err, index.ErrNoClause) {
		return errNotFound
	}
	if err != nil {
		return err
	}
	v := likeView{Of: c.hitView(hit)}
	for _, l := range list {
		if c.person.Sees(l.Document.Commune.Code) {
			v.List = append(v.List, likeLine{c.hitView(l.Hit), int(l.Share * 100)})
		}
	}
	return s.show(w, r, c, "like", page{Title: c.say.T("web.like.title"), Nav: "search", Body: v})
}

// exportSearch writes everything that a search finds.
func (s *Server) exportSearch(w http.ResponseWriter, r *http.Request, c *call) error {
	_, request, err := s.wished(r, c)
	if err != nil {
		return queryError(err)
	}
	var rows []report.QueryHit
	_, err = s.Index.Each(r.Context(), request, func(h index.Hit) error {
		if c.person.Sees(h.Document.Commune.Code) {
			rows = append(rows, report.QueryHit{Query: request.Query, Hit: h})
		}
		return nil
	})
	if err != nil {
		return queryError(err)
	}
	table := report.QueryHits(rows, c.say)
	switch r.URL.Query().Get("as") {
	case "xlsx":
		attach(w, "tim-kiem.xlsx")
		return report.HitsWorkbook(w, rows, s.Now(), s.Version, c.say)
	case "csv":
		attach(w, "tim-kiem.csv")
		return report.CSV(w, table)
	case "json":
		attach(w, "tim-kiem.json")
		return report.Encode(w, hitObjects(rows))
	default:
		return errForm
	}
}

// saveSearch keeps a search under a name; without a query it forgets the one of the name.
func (s *Server) saveSearch(w http.ResponseWriter, r *http.Request, _ *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	f := r.PostForm
	name := strings.TrimSpace(f.Get("name"))
	if name == "" || len(name) > 200 {
		return errForm
	}
	if f.Get("forget") == "1" {
		if err := s.Ledger.ForgetSearch(r.Context(), name); err != nil && !errors.Is(err, ledger.ErrNoSearch) {
			return err
		}
		http.Redirect(w, r, "/search?said=saved", http.StatusSeeOther)
		return nil
	}
	saved, err := savedOf(f)
	if err != nil {
		return err
	}
	saved.Name, saved.Saved = name, s.Now()
	if err := s.Ledger.SaveSearch(r.Context(), saved); err != nil {
		return err
	}
	http.Redirect(w, r, wishOf(saved).at("/search", "said", "saved"), http.StatusSeeOther)
	return nil
}

// savedOf is a search as a form sends it: what was typed, what it was narrowed by, and its order.
func savedOf(f url.Values) (ledger.SavedSearch, error) {
	saved := ledger.SavedSearch{Query: strings.TrimSpace(f.Get("q")), Filters: map[string]string{}}
	if _, err := query.Parse(saved.Query); err != nil {
		return saved, errForm
	}
	if slices.Contains(index.Sorts(), index.Sort(f.Get("sort"))) {
		saved.Sort = f.Get("sort")
	}
	for _, field := range facetFields() {
		value := f.Get(string(field))
		if value == "" {
			continue
		}
		if _, err := query.Wanted(field, value); err != nil {
			return saved, errForm
		}
		saved.Filters[string(field)] = value
	}
	return saved, nil
}

// hitObject is a clause that was found, as programs read it.
type hitObject struct {
	Clause     string   `json:"clause_id"`
	File       int64    `json:"file"`
	Convention string   `json:"convention"`
	Village    string   `json:"village"`
	Commune    string   `json:"commune_today"`
	Address    string   `json:"address"`
	Page       int      `json:"page"`
	Text       string   `json:"text"`
	Findings   []string `json:"findings"` // fingerprints
}

func hitObjects(rows []report.QueryHit) []hitObject {
	list := []hitObject{}
	for _, h := range rows {
		o := hitObject{
			Clause: h.Ref.String(), File: h.Ref.Document, Convention: h.Document.Document.Convention.Title, Village: h.Document.Document.Convention.Village,
			Commune: h.Document.Commune.Name, Address: h.Clause.Citation, Page: h.Clause.Page, Text: h.Clause.Text, Findings: []string{},
		}
		for _, f := range h.Document.Findings {
			o.Findings = append(o.Findings, f.Fingerprint)
		}
		list = append(list, o)
	}
	return list
}

// attach has a browser keep an answer as a file.
func attach(w http.ResponseWriter, name string) {
	kinds := map[string]string{
		"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8", "json": "application/json; charset=utf-8",
		"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	}
	kind, ok := kinds[name[strings.LastIndexByte(name, '.')+1:]]
	if !ok {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
}
