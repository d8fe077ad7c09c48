package web

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/index/query"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/review"
)

// openAPI describes the interface; a test holds it against the routes and their answers.
//
//go:embed openapi.json
var openAPI []byte

// apiRoutes are the same use cases for programs. They answer in JSON; a mistake is {"error": id, "message": sentence}.
func (s *Server) apiRoutes() []route {
	return []route{
		{pattern: "GET /api/v1/openapi.json", role: access.Nobody, handle: s.apiDescription},
		{pattern: "GET /api/v1/figure", role: access.Reader, handle: s.apiFigure},
		{pattern: "GET /api/v1/findings", role: access.Reader, handle: s.apiFindings},
		{pattern: "GET /api/v1/findings/{finding}", role: access.Reader, handle: s.apiFinding},
		{pattern: "POST /api/v1/findings/{finding}/decisions", role: access.Reviewer, handle: s.apiDecide},
		{pattern: "POST /api/v1/undo", role: access.Reviewer, handle: s.apiUndo},
		{pattern: "GET /api/v1/conventions", role: access.Reader, handle: s.apiConventions},
		{pattern: "GET /api/v1/conventions/{convention}", role: access.Reader, handle: s.apiConvention},
		{pattern: "GET /api/v1/files", role: access.Reader, handle: s.apiFiles},
		{pattern: "GET /api/v1/files/{file}", role: access.Reader, handle: s.apiFile},
		{pattern: "GET /api/v1/search", role: access.Reader, handle: s.apiSearch},
		{pattern: "POST /api/v1/check", role: access.Reader, handle: s.apiCheck},
		{pattern: "GET /api/v1/log", role: access.Reader, handle: s.apiLog},
	}
}

func (s *Server) apiDescription(w http.ResponseWriter, _ *http.Request, _ *call) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_, _ = w.Write(openAPI) // a program that went away cannot be told
	return nil
}

func (s *Server) apiFigure(w http.ResponseWriter, r *http.Request, c *call) error {
	d, err := s.definitionOf(r.URL.Query())
	if err != nil {
		return err
	}
	figure, _, err := c.desk.Figure(r.Context(), d)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, figure.Tally)
	return nil
}

// findingObject is a finding in the interface.
type findingObject struct {
	checker.Finding
	Group        string           `json:"group"`
	ConventionID string           `json:"convention_id"`
	Convention   string           `json:"convention"`
	Village      string           `json:"village"`
	Commune      checker.Commune  `json:"commune_today"`
	File         int64            `json:"file"`
	Decision     checker.Decision `json:"decision"`
	Assigned     string           `json:"assigned"`
}

func findingOf(p ledger.Piece) findingObject {
	return findingObject{
		Finding: p.Finding, Group: checker.GroupOf(p.Finding), ConventionID: checker.ConventionID(p.Key), Convention: p.Title, Village: p.Village,
		Commune: p.Commune, File: p.Document, Decision: p.Decided.Decision, Assigned: p.Decided.Assigned,
	}
}

// apiMost bounds a page of the interface.
const apiMost = 500

func (s *Server) apiFindings(w http.ResponseWriter, r *http.Request, c *call) error {
	q := r.URL.Query()
	work := filterOf(q).work()
	work.Limit, work.Offset = limitOf(q.Get("limit")), number(q.Get("offset"), 0, 10_000_000)
	pieces, total, err := c.desk.List(r.Context(), work)
	if err != nil {
		return err
	}
	objects := []findingObject{}
	for _, p := range pieces {
		objects = append(objects, findingOf(p))
	}
	writeJSON(w, http.StatusOK, map[string]any{"total": total, "findings": objects})
	return nil
}

func limitOf(value string) int {
	if value == "" {
		return pageOf
	}
	return number(value, 1, apiMost)
}

// eventObject is an entry of the log in the interface.
type eventObject struct {
	ID string `json:"id"`
	checker.Event
}

func eventsOf(events []checker.Event) []eventObject {
	list := []eventObject{}
	for _, e := range events {
		list = append(list, eventObject{e.ID, e})
	}
	return list
}

func (s *Server) apiFinding(w http.ResponseWriter, r *http.Request, c *call) error {
	regard, err := c.desk.Regard(r.Context(), r.PathValue("finding"))
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, struct {
		findingObject
		Seen    string        `json:"seen"`
		Entries []eventObject `json:"entries"`
	}{findingOf(regard.Piece), regard.Seen, eventsOf(regard.Events)})
	return nil
}

// decisionObject is a decision as a program sends it. Seen, when it is there, is what the finding said of itself when the
// program read it; another decision since then is a conflict (409).
type decisionObject struct {
	Decision checker.Decision `json:"decision"`
	Reason   checker.Reason   `json:"reason"`
	Note     string           `json:"note"`
	Settle   bool             `json:"settle"`
	Seen     *string          `json:"seen"`
}

func (s *Server) apiDecide(w http.ResponseWriter, r *http.Request, c *call) error {
	var d decisionObject
	if err := readJSON(r, &d); err != nil {
		return err
	}
	piece, err := c.desk.Find(r.Context(), r.PathValue("finding"))
	if err != nil {
		return err
	}
	conclusion := review.Conclusion{Decision: d.Decision, Reason: d.Reason, Note: d.Note, Settle: d.Settle}
	if d.Seen != nil {
		conclusion.Seen = map[string]string{checker.FindingSubject(piece.Finding.Fingerprint): *d.Seen}
	}
	event, err := c.desk.Decide(r.Context(), []string{piece.Finding.Fingerprint}, conclusion)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusCreated, eventObject{event.ID, event})
	return nil
}

func (s *Server) apiUndo(w http.ResponseWriter, r *http.Request, c *call) error {
	var u struct {
		Entry string `json:"entry"`
		Note  string `json:"note"`
	}
	if err := readJSON(r, &u); err != nil {
		return err
	}
	if u.Entry == "" {
		return errForm
	}
	event, err := c.desk.Undo(r.Context(), u.Entry, u.Note)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusCreated, eventObject{event.ID, event})
	return nil
}

// readJSON reads the object of a request. A browser's form cannot send one: it has another type.
func readJSON(r *http.Request, into any) error {
	if kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); kind != "application/json" {
		return fmt.Errorf("%w: type %q", errForm, kind)
	}
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return formError(err)
	}
	return nil
}

// conventionObject is a convention in the interface.
type conventionObject struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Kind    corpus.Kind     `json:"kind"`
	Village string          `json:"village"`
	Commune checker.Commune `json:"commune_today"`
	States  []string        `json:"states"`
	Verdict checker.Verdict `json:"verdict"`
	Why     checker.Why     `json:"why"`
	Files   []int64         `json:"files"`
}

func conventionOf(x review.Convention) conventionObject {
	o := conventionObject{
		ID: x.ID, Title: x.Record.Title, Kind: x.Record.Kind, Village: x.Record.Village, Commune: x.Record.Commune, States: states(x.State),
		Verdict: x.Verdict, Why: x.Why, Files: []int64{},
	}
	for _, f := range x.Files {
		o.Files = append(o.Files, f.ID)
	}
	return o
}

func (s *Server) apiConventions(w http.ResponseWriter, r *http.Request, c *call) error {
	list, err := c.desk.Conventions(r.Context(), r.URL.Query().Get("commune"), today(s.Now()))
	if err != nil {
		return err
	}
	objects := []conventionObject{}
	for _, x := range list {
		objects = append(objects, conventionOf(x))
	}
	writeJSON(w, http.StatusOK, map[string]any{"conventions": objects})
	return nil
}

func (s *Server) apiConvention(w http.ResponseWriter, r *http.Request, c *call) error {
	x, err := c.desk.Convention(r.Context(), r.PathValue("convention"))
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, conventionOf(x))
	return nil
}

// fileObject is a file in the interface.
type fileObject struct {
	ID int64 `json:"id"`
	report.CheckedDocument
}

func (c *call) fileObject(f ledger.Stored) fileObject {
	d := f.Document
	o := fileObject{f.ID, report.CheckDocument(&d, f.Clauses, f.Commune, f.Findings, c.say)}
	o.Path = fileName(d.Path) // where the server keeps a file is nobody's business
	if o.Findings == nil {
		o.Findings = []checker.Finding{}
	}
	return o
}

func (s *Server) apiFiles(w http.ResponseWriter, r *http.Request, c *call) error {
	files, err := c.desk.Files(r.Context())
	if err != nil {
		return err
	}
	q := r.URL.Query()
	offset := number(q.Get("offset"), 0, len(files))
	objects := []fileObject{}
	for _, f := range files[offset:min(offset+limitOf(q.Get("limit")), len(files))] {
		objects = append(objects, c.fileObject(f))
	}
	writeJSON(w, http.StatusOK, map[string]any{"total": len(files), "files": objects})
	return nil
}

func (s *Server) apiFile(w http.ResponseWriter, r *http.Request, c *call) error {
	n, err := id(r.PathValue("file"))
	if err != nil {
		return err
	}
	f, err := c.desk.File(r.Context(), n)
	if err != nil {
		return err
	}
	writeJSON(w, http.StatusOK, c.fileObject(f))
	return nil
}

func (s *Server) apiSearch(w http.ResponseWriter, r *http.Request, c *call) error {
	_, request, err := s.wished(r, c)
	if err != nil {
		return queryError(err)
	}
	request.Limit = limitOf(r.URL.Query().Get("limit"))
	request.Facets = false
	found, err := s.Index.Search(r.Context(), request)
	if err != nil {
		return queryError(err)
	}
	var rows []report.QueryHit
	for _, h := range found.Hits {
		if c.person.Sees(h.Document.Commune.Code) {
			rows = append(rows, report.QueryHit{Hit: h})
		}
	}
	writeJSON(w, http.StatusOK, map[string]any{"total": found.Total, "behind": found.Behind, "hits": hitObjects(rows)})
	return nil
}

// queryError is the error of a query with a mistake in it.
func queryError(err error) error {
	var wrong *query.Error
	if errors.As(err, &wrong) {
		return fmt.Errorf("%w: %w", errForm, err)
	}
	return err
}

// apiCheck judges a text, clause by clause where it is numbered; nothing of it is kept.
func (s *Server) apiCheck(w http.ResponseWriter, r *http.Request, _ *call) error {
	var q struct {
		Text   string `json:"text"`
		LeadIn string `json:"lead_in"`
	}
	if err := readJSON(r, &q); err != nil {
		return err
	}
	if q.Text == "" || len(q.Text)+len(q.LeadIn) > maxTry {
		return errForm
	}
	type hit struct {
		Address    string   `json:"address"` // of the clause, where the text has several
		Rule       string   `json:"rule"`
		Kind       string   `json:"kind"`
		Grade      string   `json:"grade"`
		Confidence string   `json:"confidence"`
		Against    string   `json:"against"`
		Quote      string   `json:"quote"`
		Message    string   `json:"message"`
		Basis      []string `json:"basis"`
		Suggestion string   `json:"suggestion"`
	}
	hits := []hit{}
	clauses := triedClauses(q.Text, q.LeadIn)
	for i, of := range s.matcher.MatchDocument(clauses) {
		for _, h := range of {
			hits = append(hits, hit{
				clauses[i].Citation, h.Rule.ID, h.Rule.Kind, string(h.Rule.Grade), string(h.Confidence), string(h.Against), clauses[i].Text[h.Start:h.End],
				h.Rule.Message, h.Rule.Citations(), h.Rule.Suggestion,
			})
		}
	}
	writeJSON(w, http.StatusOK, map[string]any{"hits": hits})
	return nil
}

func (s *Server) apiLog(w http.ResponseWriter, r *http.Request, c *call) error {
	q := r.URL.Query()
	entries, err := c.desk.Entries(r.Context(), int64(number(q.Get("before"), 0, 1<<40)), limitOf(q.Get("limit")))
	if err != nil {
		return err
	}
	head, err := s.Ledger.Head(r.Context())
	if err != nil {
		return err
	}
	type entry struct {
		N    int64  `json:"n"`
		Hash string `json:"hash"`
		eventObject
	}
	list := []entry{}
	for _, e := range entries {
		list = append(list, entry{e.N, e.Hash, eventObject{e.Event.ID, e.Event}})
	}
	writeJSON(w, http.StatusOK, map[string]any{"head": head, "entries": list})
	return nil
}
