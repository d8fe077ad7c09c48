package web

import (
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

// freeze keeps the figure by a definition under a name.
func (s *Server) freeze(w http.ResponseWriter, r *http.Request, c *call) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	if !s.mayFreeze(c) {
		return errRights
	}
	name := strings.TrimSpace(r.PostForm.Get("name"))
	if name == "" || len(name) > 120 || strings.ContainsAny(name, "/\\\x00\r\n") || name == "." || name == ".." {
		return errForm
	}
	q, err := url.ParseQuery(r.PostForm.Get("definition"))
	if err != nil {
		return formError(err)
	}
	d, err := s.definitionOf(q)
	if err != nil {
		return err
	}
	snapshot := checker.Snapshot{Name: name, FrozenAt: s.Now(), Actor: c.person.Actor(), Program: s.Version}
	if _, _, err := s.Ledger.Freeze(r.Context(), snapshot, d); err != nil {
		return err
	}
	http.Redirect(w, r, "/snapshots/"+url.PathEscape(name)+"?said=saved", http.StatusSeeOther)
	return nil
}

// snapshotView is a frozen figure, made again from what it holds.
type snapshotView struct {
	Snapshot checker.Snapshot
	SHA      string
	Figure   startView
	Faults   []string
	File     string
	Others   []frozenLine
	Compare  string
	To       string
	Steps    []stepView
	After    checker.Tally
}

type stepView struct {
	checker.Step
	Name                              string
	Conventions, Compliant, Bad, Open int
}

func (s *Server) snapshot(w http.ResponseWriter, r *http.Request, c *call) error {
	if !s.mayFreeze(c) {
		return errRights
	}
	kept, sum, err := s.readSnapshot(r, r.PathValue("name"))
	if err != nil {
		return err
	}
	tally, problems := checker.VerifySnapshot(kept)
	v := snapshotView{Snapshot: kept, SHA: sum, Figure: startOf(tally, c.say), File: "/snapshots/" + url.PathEscape(kept.Name) + "/file"}
	for _, p := range problems {
		v.Faults = append(v.Faults, c.say.T("snapshot.fault."+string(p.Fault), "About", p.About))
	}
	all, err := s.frozen(r)
	if err != nil {
		return err
	}
	for _, f := range all {
		if f.Name != kept.Name {
			v.Others = append(v.Others, f)
		}
	}
	if v.To = r.URL.Query().Get("to"); v.To != "" {
		other, _, err := s.readSnapshot(r, v.To)
		if err != nil {
			return err
		}
		v.After = other.Tally
		for _, step := range checker.Bridge(kept, other) {
			v.Steps = append(v.Steps, stepView{
				step, c.say.T("cause." + string(step.Cause)), step.After.Conventions - step.Before.Conventions, step.After.Compliant - step.Before.Compliant,
				step.After.NonCompliant - step.Before.NonCompliant, step.After.Undetermined - step.Before.Undetermined,
			})
		}
	}
	return s.show(w, r, c, "snapshot", page{Title: kept.Name, Nav: "reports", Body: v})
}

func (s *Server) readSnapshot(r *http.Request, name string) (checker.Snapshot, string, error) {
	packed, sum, err := s.Ledger.SnapshotFile(r.Context(), name)
	if err != nil {
		return checker.Snapshot{}, "", err
	}
	data, err := ledger.Unpack(packed)
	if err != nil {
		return checker.Snapshot{}, "", err
	}
	kept, err := checker.DecodeSnapshot(data)
	return kept, sum, err
}

// snapshotFile hands out a snapshot as it is exported.
func (s *Server) snapshotFile(w http.ResponseWriter, r *http.Request, c *call) error {
	if !s.mayFreeze(c) {
		return errRights
	}
	name := r.PathValue("name")
	packed, _, err := s.Ledger.SnapshotFile(r.Context(), name)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/gzip")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + ".chot.json.gz"}))
	_, _ = w.Write(packed) //nolint:gosec // a file to keep, never shown as a page; a browser that went away cannot be told
	return nil
}
